/* house.c: numbers in the width a city prints them in. Digits, separators, decimal points and signs change their width;
 * nothing else of a text is touched. */
#include "house.h"

#include <string.h>

bool house_parse(struct text name, enum numerals *numerals)
{
    static const char *const names[] = {"as-written", "half", "full", "mixed"};
    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        if (!text_is(name, names[i])) continue;
        *numerals = (enum numerals)i;
        return true;
    }
    return false;
}

/* A character of a number, without its width. */
struct sign {
    char ascii;   /* '0' to '9', ',' '.' '-' '+' or ' '; 0: not of a number */
    size_t bytes; /* in the text */
};

static struct sign sign_at(struct text text, size_t at)
{
    if (at >= text.length) return (struct sign){0, 0};
    const unsigned char *byte = (const unsigned char *)text.at + at;
    if (*byte < 0x80) {
        bool known = (*byte >= '0' && *byte <= '9') || strchr(",.-+ ", *byte) != NULL;
        return (struct sign){*byte && known ? (char)*byte : '\0', 1};
    }
    if (text.length - at < 3) return (struct sign){0, 1};
    if (byte[0] == 0xEF && byte[1] == 0xBC) {
        char ascii = (char)(byte[2] - 0x60);
        bool known = byte[2] >= 0x8B && byte[2] <= 0x99 && byte[2] != 0x8F; /* ＋ ， － ． ０ to ９ */
        return (struct sign){known ? ascii : '\0', 3};
    }
    if (byte[0] == 0xE3 && byte[1] == 0x80 && byte[2] <= 0x81) /* U+3000 and 、 */
        return (struct sign){byte[2] == 0x80 ? ' ' : ',', 3};
    return (struct sign){0, 3};
}

static bool is_digit(char ascii)
{
    return ascii >= '0' && ascii <= '9';
}

/* One number in a text: where it stands and how many digits it has. */
struct number {
    size_t start, end;
    unsigned digits, whole; /* all of them, and those before the decimal point */
    bool separated;
};

/* What may stand between the digits of one number: nothing in a date (R4.8), signs and single spaces in an amount. */
enum joining { JOIN_NOTHING, JOIN_AMOUNT };

/* The end of what joins the digit before `at` to a next digit, or 0. The ideographic comma joins full-width digits only,
 * as in input/quantity/fold.c; which of them are joined the expression has settled already, by its limits and notes. */
static size_t joint_end(struct text text, size_t at, bool comma, bool *point)
{
    size_t end = at;
    for (int i = 0; i < 3; i++) {
        struct sign sign = sign_at(text, end);
        if (is_digit(sign.ascii)) return end > at ? end : 0;
        bool ideographic = sign.ascii == ',' && sign.bytes == 3 && (unsigned char)text.at[end] == 0xE3;
        if (sign.ascii == '.')
            *point = true;
        else if (sign.ascii != ',' && sign.ascii != ' ')
            return 0;
        if (ideographic && !comma) return 0;
        end += sign.bytes;
    }
    return is_digit(sign_at(text, end).ascii) ? end : 0;
}

/* The next number at or after `from`, before `to`. */
static bool find_number(struct text text, size_t from, enum joining joining, bool comma,
                        struct number *number)
{
    size_t at = from;
    while (at < text.length && !is_digit(sign_at(text, at).ascii))
        at += sign_at(text, at).bytes;
    if (at >= text.length) return false;
    *number = (struct number){.start = at};
    bool point = false;
    for (;;) {
        struct sign sign = sign_at(text, at);
        if (is_digit(sign.ascii)) {
            number->digits++;
            number->whole += !point;
            at += sign.bytes;
            continue;
        }
        number->end = at;
        bool was_point = point;
        size_t next = joining == JOIN_AMOUNT ? joint_end(text, at, comma, &point) : 0;
        if (!next || (was_point && point && sign.ascii == '.')) return true;
        number->separated = number->separated || sign_at(text, at).ascii != '.';
        at = next;
    }
}

static void put(struct text_buffer *out, char ascii, bool wide)
{
    if (wide && ascii != ' ')
        buffer_add_char(out, 0xFF01 + (uint32_t)(ascii - '!'));
    else
        buffer_add(out, (struct text){&ascii, 1});
}

static bool is_wide(const struct house *house, const struct number *number)
{
    switch (house->numerals) {
    case NUMERALS_AS_WRITTEN:
    case NUMERALS_HALF: return false;
    case NUMERALS_FULL: return true;
    case NUMERALS_MIXED: return number->digits == 1;
    }
    return false;
}

/* The digits of one number, with separators as the house has them. */
static void put_number(struct text_buffer *out, const struct house *house, struct text text,
                       const struct number *number, bool wide)
{
    bool add = house->thousands && !number->separated && number->whole >= 4;
    unsigned left = number->whole;
    bool whole = true;
    for (size_t at = number->start; at < number->end;) {
        struct sign sign = sign_at(text, at);
        if (is_digit(sign.ascii)) {
            bool first = left == number->whole;
            if (add && whole && !first && left % 3 == 0) put(out, ',', wide);
            put(out, sign.ascii, wide);
            left -= whole;
        } else if (sign.ascii == ' ') {
            buffer_add(out, text_slice(text, at, sign.bytes));
        } else if (sign.ascii == '.' || !house->unseparated) {
            whole = whole && sign.ascii != '.';
            put(out, sign.ascii, wide);
        }
        at += sign.bytes;
    }
}

static bool is_amount(const struct expression *expression)
{
    return expression->kind <= EXPRESSION_MULTIPLE;
}

/* Codes, references, telephone numbers, notes and times are names, not numbers. */
static bool is_touched(const struct expression *expression)
{
    switch (expression->kind) {
    case EXPRESSION_NUMBER:
    case EXPRESSION_QUANTITY:
    case EXPRESSION_PERCENT:
    case EXPRESSION_RATIO:
    case EXPRESSION_FRACTION:
    case EXPRESSION_MULTIPLE:
    case EXPRESSION_FISCAL_YEAR:
    case EXPRESSION_YEAR_RANGE:
    case EXPRESSION_ERA_YEAR:
    case EXPRESSION_YEAR_MONTH:
    case EXPRESSION_DATE:
    case EXPRESSION_MONTH_RANGE:
    case EXPRESSION_ORDINAL: return true;
    case EXPRESSION_OTHER:
        return text_starts(expression->detail, TEXT("per ")) ||
               text_starts(expression->detail, TEXT("every "));
    case EXPRESSION_CODE:
    case EXPRESSION_PAGE:
    case EXPRESSION_PHONE:
    case EXPRESSION_KIND_COUNT: break;
    }
    return false;
}

/* 1,234回目 and 1,000人当たり are one number as 1,234回 is; in dates and years every run of digits is one of its own. */
static enum joining joining_of(const struct expression *expression)
{
    bool counted = expression->kind == EXPRESSION_ORDINAL || expression->kind == EXPRESSION_OTHER;
    return is_amount(expression) || counted ? JOIN_AMOUNT : JOIN_NOTHING;
}

/* How many full-width digits stand side by side: back from `at`, or on from it; counting stops at four. */
static unsigned wide_digits_before(struct text text, size_t at)
{
    unsigned count = 0;
    while (count < 4 && at >= 3 && (unsigned char)text.at[at - 3] == 0xEF &&
           is_digit(sign_at(text, at - 3).ascii)) {
        at -= 3;
        count++;
    }
    return count;
}

static unsigned wide_digits_after(struct text text, size_t at)
{
    unsigned count = 0;
    while (count < 4 && at < text.length && sign_at(text, at).bytes == 3 &&
           is_digit(sign_at(text, at).ascii)) {
        at += 3;
        count++;
    }
    return count;
}

/* Digits before the first separator, once the number is printed. */
static unsigned leading_digits(const struct house *house, struct text written, const struct number *number)
{
    unsigned count = 0;
    for (size_t at = number->start; at < number->end; at += sign_at(written, at).bytes, count++)
        if (!is_digit(sign_at(written, at).ascii)) break;
    bool add = house->thousands && !number->separated && number->whole >= 4;
    return add ? (number->whole - 1) % 3 + 1 : count;
}

static const struct text ideographic_comma = {"、", 3};

/* Would a number with three leading digits, made full-width, be read as the thousands of what stands before it? */
static bool joins_before(struct text printed)
{
    if (!text_ends(printed, ideographic_comma)) return false;
    unsigned before = wide_digits_before(printed, printed.length - ideographic_comma.length);
    return before >= 1 && before <= 3;
}

/* … or a number at the end of an expression take the full-width digits after it for its own? */
static bool joins_after(struct text rest)
{
    if (!text_starts(rest, ideographic_comma)) return false;
    size_t end = ideographic_comma.length + 9;
    return wide_digits_after(rest, ideographic_comma.length) == 3 && !is_digit(sign_at(rest, end).ascii);
}

/* Are three full-width digits at `at` full-width in print? Mixed style makes them half-width where it touches them. */
static bool stays_wide(const struct house *house, const struct expression *follower, size_t at)
{
    return house->numerals == NUMERALS_FULL || !follower || follower->offset != at || !is_touched(follower);
}

/* ヶ所 → か所, and the like, for a character that stands before 所 月 国 年 条 村 店. */
static size_t respelled(struct text text, size_t at)
{
    static const char *const spellings[] = {"カ", "ヵ", "ケ", "ヶ", "ｶ", "ｹ", "箇", "個"};
    static const char *const counted[] = {"所", "月", "国", "年", "条", "村", "店"};
    struct text rest = text_slice(text, at, text.length - at);
    for (size_t i = 0; i < ARRAY_LEN(spellings); i++) {
        if (!text_starts(rest, text_of(spellings[i]))) continue;
        struct text after = text_slice(rest, 3, rest.length - 3);
        for (size_t k = 0; k < ARRAY_LEN(counted); k++)
            if (text_starts(after, text_of(counted[k]))) return 3;
    }
    return 0;
}

/* What stands between the numbers of an expression. */
static void put_words(struct text_buffer *out, const struct house *house, struct text words)
{
    for (size_t at = 0; at < words.length;) {
        size_t mark = house->respelled ? respelled(words, at) : 0;
        if (mark) buffer_add(out, TEXT("か"));
        struct text rest = text_slice(words, at, words.length - at);
        text_next(&rest);
        size_t bytes = words.length - at - rest.length;
        if (!mark) buffer_add(out, text_slice(words, at, bytes));
        at += bytes;
    }
}

/* The words before a number, whose last character may be its sign. */
static void put_words_and_sign(struct text_buffer *out, const struct house *house, struct text words,
                               bool wide)
{
    size_t mark = 0;
    if (words.length >= 1 && strchr("-+", words.at[words.length - 1])) mark = 1;
    if (words.length >= 3 && sign_at(words, words.length - 3).bytes == 3) {
        char ascii = sign_at(words, words.length - 3).ascii;
        if (ascii == '-' || ascii == '+') mark = 3;
    }
    put_words(out, house, text_slice(words, 0, words.length - mark));
    if (mark) put(out, sign_at(words, words.length - mark).ascii, wide);
}

/* 2024 alone may be a year that lost its 年. */
static bool may_be_year(const struct expression *expression)
{
    return expression->kind == EXPRESSION_NUMBER && expression->value.scale == 0 &&
           expression->value.units >= 1868 && expression->value.units <= 2100;
}

/* 1,122024 is a list: with separators it would be one number. */
static bool stands_in_list(struct text text, size_t start, size_t end)
{
    char after = sign_at(text, end).ascii, before = '\0';
    if (start >= 1) before = text.at[start - 1];
    if (start >= 3 && sign_at(text, start - 3).bytes == 3) before = sign_at(text, start - 3).ascii;
    return before == ',' || before == '.' || after == ',' || after == '.';
}

/* `follower`: the next expression, NULL when there is none. */
static void put_expression(struct text_buffer *out, const struct house *house, struct text text,
                           const struct expression *expression, const struct expression *follower)
{
    struct text written = text_slice(text, expression->offset, expression->length);
    enum joining joining = joining_of(expression);
    bool comma = (expression->notes & NOTE_IDEOGRAPHIC_COMMA) != 0;
    struct house style = *house;
    bool thousands = house->thousands && is_amount(expression) && !may_be_year(expression);
    struct number number;
    size_t at = 0;
    while (find_number(written, at, joining, comma, &number)) {
        struct text words = text_slice(written, at, number.start - at);
        size_t end = expression->offset + number.end;
        bool wide = is_wide(house, &number);
        style.thousands = thousands && !stands_in_list(text, expression->offset + number.start, end);
        if (wide && !words.length && leading_digits(&style, written, &number) == 3 &&
            joins_before(buffer_text(out)))
            wide = false;
        bool stays = stays_wide(house, follower, end + ideographic_comma.length);
        if (wide && stays && joins_after(text_slice(text, end, text.length - end))) wide = false;
        if (is_amount(expression))
            put_words_and_sign(out, house, words, wide);
        else
            put_words(out, house, words);
        put_number(out, &style, written, &number, wide);
        at = number.end;
    }
    put_words(out, house, text_slice(written, at, written.length - at));
}

struct text house_print(struct arena *arena, const struct house *house, struct text text,
                        const struct expression *expressions, size_t count)
{
    if (house->numerals == NUMERALS_AS_WRITTEN || count == 0) return text;
    struct text_buffer out = {.arena = arena};
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        if (!is_touched(&expressions[i])) continue;
        buffer_add(&out, text_slice(text, at, expressions[i].offset - at));
        put_expression(&out, house, text, &expressions[i], i + 1 < count ? &expressions[i + 1] : NULL);
        at = expressions[i].offset + expressions[i].length;
    }
    if (at == 0) return text;
    buffer_add(&out, text_slice(text, at, text.length - at));
    struct text printed = buffer_text(&out);
    return text_equal(printed, text) ? text : printed;
}

struct text house_number(struct arena *arena, const struct house *house, struct decimal value)
{
    bool separated = house->numerals == NUMERALS_AS_WRITTEN || house->thousands;
    struct text half = decimal_print(arena, value, separated ? SEPARATORS_THOUSANDS : SEPARATORS_NONE);
    return house_digits(arena, house, half);
}

struct text house_digits(struct arena *arena, const struct house *house, struct text text)
{
    if (house->numerals == NUMERALS_AS_WRITTEN) return text;
    static const struct house as_it_is = {NUMERALS_AS_WRITTEN, false, false, false};
    struct text_buffer out = {.arena = arena};
    struct number number;
    size_t at = 0;
    while (find_number(text, at, JOIN_AMOUNT, false, &number)) {
        bool wide = is_wide(house, &number);
        put_words_and_sign(&out, &as_it_is, text_slice(text, at, number.start - at), wide);
        put_number(&out, &as_it_is, text, &number, wide);
        at = number.end;
    }
    buffer_add(&out, text_slice(text, at, text.length - at));
    return buffer_text(&out);
}
