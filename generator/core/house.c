/* house.c: numbers in the width a city prints them in. Digits, separators, decimal points and signs change their width;
 * nothing else of a text is touched. */
#include "house.h"

#include <string.h>

#include "house_names.h"
#include "house_number.h"
#include "house_place.h"

bool house_parse(struct text name, enum numerals *numerals)
{
    static const char *const names[] = {
#define X(list, style, word) word,
        NUMERALS_WORDS(X)
#undef X
    };
    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        if (!text_is(name, names[i])) continue;
        *numerals = (enum numerals)i;
        return true;
    }
    return false;
}

struct text house_styles(void)
{
#define X(list, style, word) ", " word
    struct text all = TEXT(NUMERALS_WORDS(X));
#undef X
    return text_slice(all, strlen(", "), all.length);
}

static bool is_amount(const struct expression *expression)
{
    return expression->kind <= EXPRESSION_MULTIPLE;
}

/* 1,234回目 and 1,000人当たり are one number as 1,234回 is; in dates and years every run of digits is one of its own. */
static enum joining joining_of(const struct expression *expression)
{
    bool counted = expression->kind == EXPRESSION_ORDINAL || expression->kind == EXPRESSION_OTHER;
    if (!is_amount(expression) && !counted) return JOIN_NOTHING;
    bool single = expression->shape == SHAPE_ONE || expression->shape == SHAPE_INDEFINITE;
    return single ? JOIN_AMOUNT : JOIN_THOUSANDS;
}

/* How many full-width digits stand side by side: back from `at`, or on from it; counting stops at four. */
static unsigned wide_digits_before(struct text text, size_t at)
{
    unsigned count = 0;
    while (count < 4 && at >= 3 && (unsigned char)text.at[at - 3] == 0xEF &&
           house_is_ascii_digit(house_sign_at(text, at - 3).ascii)) {
        at -= 3;
        count++;
    }
    return count;
}

static unsigned wide_digits_after(struct text text, size_t at)
{
    unsigned count = 0;
    while (count < 4 && at < text.length && house_sign_at(text, at).bytes == 3 &&
           house_is_ascii_digit(house_sign_at(text, at).ascii)) {
        at += 3;
        count++;
    }
    return count;
}

/* Digits before the first separator, once the number is printed. */
static unsigned leading_digits(const struct house *house, struct text written, const struct number *number)
{
    unsigned count = 0;
    for (size_t at = number->start; at < number->end; at += house_sign_at(written, at).bytes, count++)
        if (!house_is_ascii_digit(house_sign_at(written, at).ascii)) break;
    bool add = house->thousands && !number->separated && number->whole >= 4;
    return add ? (number->whole - 1) % 3 + 1 : count;
}

static const struct text ideographic_comma = {"、", 3};

/* Would a number with three leading digits, made full-width, be read as the thousands of what stands before it? The comma is
 * printed already, or among the words of an expression that lists numbers: 9、100番. */
static bool joins_before(struct text printed, struct text words)
{
    bool listed = text_equal(words, ideographic_comma);
    if (!listed && (words.length || !text_ends(printed, ideographic_comma))) return false;
    unsigned before = wide_digits_before(printed, printed.length - (listed ? 0 : ideographic_comma.length));
    return before >= 1 && before <= 3;
}

/* Digits at the end of a number, not counted beyond four. */
static unsigned trailing_digits(struct text written, const struct number *number)
{
    unsigned count = 0;
    size_t before = number->end;
    for (size_t at = before; count < 4 && at > number->start; at = before, count++)
        if (!house_is_digit(house_before(written, at, &before))) break;
    return count;
}

/* … or a number at the end of an expression take the full-width digits after it for its own? */
static bool joins_after(struct text rest, unsigned trailing)
{
    if (trailing > 3 || !text_starts(rest, ideographic_comma)) return false;
    size_t end = ideographic_comma.length + 9;
    return wide_digits_after(rest, ideographic_comma.length) == 3 &&
           !house_is_ascii_digit(house_sign_at(rest, end).ascii);
}

/* What is printed: the expressions of a text, and which of them stay as they are. */
struct printing {
    struct text_buffer *out;
    const struct house *house;
    struct text text;
    const struct expression *found;
    size_t count;
    const bool *kept;
};

/* Are three full-width digits at `at` full-width in print? Mixed style makes them half-width where it touches them. */
static bool stays_wide(const struct printing *printing, size_t follower, size_t at)
{
    bool touched =
        follower < printing->count && printing->found[follower].offset == at && !printing->kept[follower];
    return printing->house->numerals == NUMERALS_FULL || !touched;
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
    if (words.length >= 3 && house_sign_at(words, words.length - 3).bytes == 3) {
        char ascii = house_sign_at(words, words.length - 3).ascii;
        if (ascii == '-' || ascii == '+') mark = 3;
    }
    put_words(out, house, text_slice(words, 0, words.length - mark));
    if (mark) house_put(out, house_sign_at(words, words.length - mark).ascii, wide);
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
    char after = house_sign_at(text, end).ascii, before = '\0';
    if (start >= 1) before = text.at[start - 1];
    if (start >= 3 && house_sign_at(text, start - 3).bytes == 3)
        before = house_sign_at(text, start - 3).ascii;
    return before == ',' || before == '.' || after == ',' || after == '.';
}

/* -- tokens: numbers that a sign or 万 makes one ----------------------------------------------------------------------- */

static bool is_multiplier(uint32_t c)
{
    return c == 0x5341 || c == 0x767E || c == 0x5343 || c == 0x4E07 || c == 0x5104 ||
           c == 0x5146; /* 十百千万億兆 */
}

/* Is there more of the token before the digit at `at`: 12/|3, 1億|2,000万? */
static bool goes_on_before(struct text text, size_t at)
{
    size_t before, sign = at;
    uint32_t c = house_before(text, at, &before);
    if (house_is_joint(c)) return house_is_digit(house_before(text, before, &sign));
    if (c == ' ') c = house_before(text, sign = before, &before);
    if (!is_multiplier(c)) return false;
    for (; is_multiplier(c); c = house_before(text, sign, &before))
        sign = before;
    return house_is_digit(c);
}

static bool goes_on_after(struct text text, size_t at)
{
    size_t next;
    uint32_t c = house_after(text, at, &next);
    if (house_is_joint(c)) return house_is_digit(house_after(text, next, &at));
    bool multiplied = is_multiplier(c);
    for (; is_multiplier(c); c = house_after(text, at, &next))
        at = next;
    if (multiplied && c == ' ') c = house_after(text, next, &at);
    return multiplied && house_is_digit(c);
}

/* Ｒ７．３．３１, R7.3.31: the letter of an era is part of the token that a sign makes of its date. Before a year that is written
 * with 年 it is a word, which is never made wide: R６年度. */
static void put_words_and_era(struct text_buffer *out, const struct house *house, struct text words,
                              bool wide, bool joined)
{
    size_t before;
    uint32_t letter = house_before(words, words.length, &before);
    bool follows = house_is_latin(letter) && (joined || !wide);
    if (follows) words.length = before;
    put_words(out, house, words);
    if (follows) house_put(out, (char)letter, wide);
}

/* A sign between two numbers of one token; false where the words are something else. */
static bool put_joint(struct text_buffer *out, struct text text, size_t start, size_t end, bool wide)
{
    size_t next, before;
    uint32_t c = house_after(text, start, &next);
    if (start == end || next != end || !house_is_joint(c) || c >= 0x80) return false;
    if (!house_is_digit(house_before(text, start, &before)) || !house_is_digit(house_after(text, end, &next)))
        return false;
    house_put(out, (char)c, wide);
    return true;
}

/* -- printing ------------------------------------------------------------------------------------------------------------ */

/* Would this number, made full-width, be taken for thousands of a number beside it? */
static bool would_join(const struct printing *printing, size_t index, const struct house *style,
                       const struct number *number, size_t at)
{
    const struct expression *expression = &printing->found[index];
    struct text written = text_slice(printing->text, expression->offset, expression->length);
    size_t end = expression->offset + number->end;
    if (leading_digits(style, written, number) == 3 &&
        joins_before(buffer_text(printing->out), text_slice(written, at, number->start - at)))
        return true;
    return stays_wide(printing, index + 1, end + ideographic_comma.length) &&
           joins_after(text_slice(printing->text, end, printing->text.length - end),
                       trailing_digits(written, number));
}

/* One number of an expression with the words before it, which begin at `at`. Is it wide? */
static bool put_part(const struct printing *printing, size_t index, const struct number *number, size_t at)
{
    const struct expression *expression = &printing->found[index];
    struct text text = printing->text, written = text_slice(text, expression->offset, expression->length);
    struct text words = text_slice(written, at, number->start - at);
    size_t start = expression->offset + number->start, end = expression->offset + number->end;
    struct house style = *printing->house;
    style.thousands = style.thousands && is_amount(expression) && !may_be_year(expression) &&
                      !stands_in_list(text, start, end);
    bool joined = goes_on_before(text, start) || goes_on_after(text, end);
    bool wide = house_is_wide(&style, number) && !(joined && style.numerals == NUMERALS_MIXED);
    if (wide && would_join(printing, index, &style, number, at)) wide = false;
    if (put_joint(printing->out, text, expression->offset + at, start, wide))
        ;
    else if (is_amount(expression))
        put_words_and_sign(printing->out, &style, words, wide);
    else
        put_words_and_era(printing->out, &style, words, wide, joined);
    house_put_number(printing->out, &style, written, number, wide);
    return wide;
}

/* A unit of Latin letters beside its number has the number's width: １０ｋｍ, 10km, 5mg/dL. Returns where it ends. */
static size_t put_latin_unit(struct text_buffer *out, struct text written, size_t at, bool wide)
{
    size_t next, after, start = at;
    for (uint32_t c; (c = house_after(written, at, &next)) != 0; at = next) {
        bool part = c == '/' && at > start && house_is_latin(house_after(written, next, &after));
        if (!house_is_latin(c) && !part) break;
        house_put(out, (char)c, wide);
    }
    return at;
}

static void put_expression(const struct printing *printing, size_t index)
{
    const struct expression *expression = &printing->found[index];
    struct text written = text_slice(printing->text, expression->offset, expression->length);
    enum joining joining = joining_of(expression);
    bool comma = (expression->notes & NOTE_IDEOGRAPHIC_COMMA) != 0;
    struct number number;
    size_t at = 0;
    while (house_find_number(written, at, joining, comma, &number)) {
        bool wide = put_part(printing, index, &number, at);
        at = number.end;
        if (is_amount(expression)) at = put_latin_unit(printing->out, written, at, wide);
    }
    put_words(printing->out, printing->house, text_slice(written, at, written.length - at));
}

/* What stands between two expressions: words, or a sign that joins them. */
static void put_between(const struct printing *printing, size_t from, size_t to)
{
    bool wide = printing->house->numerals == NUMERALS_FULL;
    if (from > 0 && put_joint(printing->out, printing->text, from, to, wide)) return;
    buffer_add(printing->out, text_slice(printing->text, from, to - from));
}

bool *house_names(struct arena *arena, struct text text, const struct expression *expressions, size_t count)
{
    bool *kept = ARENA_ARRAY(arena, bool, count ? count : 1);
    house_names_mark(text, expressions, count, kept);
    return kept;
}

struct text house_print_one(struct arena *arena, const struct house *house, struct text text,
                            const struct expression *expressions, size_t count, const bool *kept,
                            size_t index)
{
    const struct expression *expression = &expressions[index];
    struct text_buffer out = {.arena = arena};
    struct printing printing = {&out, house, text, expressions, count, kept};
    if (house->numerals == NUMERALS_AS_WRITTEN || kept[index])
        return text_slice(text, expression->offset, expression->length);
    put_expression(&printing, index);
    return buffer_text(&out);
}

struct text house_print(struct arena *arena, const struct house *house, struct text text,
                        const struct expression *expressions, size_t count)
{
    if (house->numerals == NUMERALS_AS_WRITTEN || count == 0) return text;
    const bool *kept = house_names(arena, text, expressions, count);
    size_t room = text.length + 8 * count; /* mostly enough: a digit that is made wide takes two bytes more */
    struct text_buffer out = {.arena = arena, .at = arena_alloc(arena, room), .capacity = room};
    struct printing printing = {&out, house, text, expressions, count, kept};
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        if (kept[i]) continue;
        put_between(&printing, at, expressions[i].offset);
        put_expression(&printing, i);
        at = expressions[i].offset + expressions[i].length;
    }
    if (at == 0) return text;
    buffer_add(&out, text_slice(text, at, text.length - at));
    struct text printed = buffer_text(&out);
    return text_equal(printed, text) ? text : printed;
}

struct text house_number(struct arena *arena, const struct house *house, struct decimal value)
{
    enum separators separators = house->unseparated ? SEPARATORS_NONE : SEPARATORS_THOUSANDS;
    struct text half = decimal_print(arena, value, separators);
    return house_digits(arena, house, half);
}

struct text house_digits(struct arena *arena, const struct house *house, struct text text)
{
    if (house->numerals == NUMERALS_AS_WRITTEN) return text;
    static const struct house as_it_is = {NUMERALS_AS_WRITTEN, false, false, false};
    struct text_buffer out = {.arena = arena};
    struct number number;
    size_t at = 0;
    while (house_find_number(text, at, JOIN_AMOUNT, false, &number)) {
        bool wide = house_is_wide(house, &number);
        put_words_and_sign(&out, &as_it_is, text_slice(text, at, number.start - at), wide);
        house_put_number(&out, &as_it_is, text, &number, wide);
        at = number.end;
    }
    buffer_add(&out, text_slice(text, at, text.length - at));
    return buffer_text(&out);
}
