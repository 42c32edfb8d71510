/* codes.c: readers of what looks like an amount and is none: codes, pages, telephone numbers, notes, ordinals. */
#include "codes.h"

#include "digits.h"
#include "numeral.h"
#include "scope.h"
#include "units.h"

/* Digits of a numeral, kanji or not, in ASCII. */
static struct text number_text(struct arena *arena, struct text written)
{
    int64_t value;
    if (!written.length || scope_is_digit(written.at[0]) ||
        !numeral_kanji(written, NUMERAL_POSITIONAL, &value))
        return text_copy(arena, written);
    return text_format(arena, "%lld", (long long)value);
}

/* The runs of digits of a text, joined. */
static struct text joined_digits(struct arena *arena, struct text written, const char *by)
{
    struct text_buffer out = {.arena = arena};
    bool open = false, any = false;
    for (size_t i = 0; i < written.length; i++) {
        if (!scope_is_digit(written.at[i])) {
            open = false;
            continue;
        }
        if (!open && any) buffer_add(&out, text_of(by));
        buffer_add(&out, text_slice(written, i, 1));
        open = any = true;
    }
    return buffer_text(&out);
}

static bool as_code(struct expression *expression, struct text detail)
{
    expression->kind = EXPRESSION_CODE;
    expression->detail = detail;
    return detail.length > 0;
}

/* (2), 3., １ 丁目 1 番 5 号, No.12-3 */
bool codes_read_digits_code(struct arena *arena, const struct match *match, struct expression *expression)
{
    return as_code(expression, joined_digits(arena, match->group[0], "-"));
}

/* 1・2 */
bool codes_read_list(struct arena *arena, const struct match *match, struct expression *expression)
{
    return as_code(expression, joined_digits(arena, match->group[0], ","));
}

/* As it is written, folded: ISO 9001, A4, 5/3. */
bool codes_read_written(struct arena *arena, const struct match *match, struct expression *expression)
{
    return as_code(expression, text_copy(arena, match->group[0]));
}

bool codes_read_era_code(struct arena *arena, const struct match *match, struct expression *expression)
{
    return as_code(expression, text_format(arena, "%.*s%.*s-%.*s", TEXT_ARG(match->group[1]),
                                           TEXT_ARG(match->group[2]), TEXT_ARG(match->group[3])));
}

/* 目標４－成果目標１～５－活動指標２: levels are joined by hyphens, ranges by .., lists by commas; a level without a
 * number says nothing. */
bool codes_read_label(struct arena *arena, const struct match *match, struct expression *expression)
{
    struct text written = match->group[0];
    struct text_buffer out = {.arena = arena};
    const char *sign = "";
    for (size_t i = 0; i < written.length;) {
        struct text rest = text_slice(written, i, written.length - i);
        if (scope_is_digit(written.at[i])) {
            buffer_add(&out, text_of(out.length ? sign : ""));
            for (; i < written.length && scope_is_digit(written.at[i]); i++)
                buffer_add(&out, text_slice(written, i, 1));
            sign = "-";
        } else if (text_starts(rest, TEXT("・"))) {
            sign = ",";
            i += sizeof "・" - 1;
        } else {
            if (written.at[i] == '~') sign = "..";
            i++;
        }
    }
    return as_code(expression, buffer_text(&out));
}

/* 第77条の2 is art.77-2, 第 106 条の４第２項 art.106-4 para.2. */
bool codes_read_law(struct arena *arena, const struct match *match, struct expression *expression)
{
    const struct text *group = match->group; /* article, の…, paragraph, item */
    struct text_buffer out = {.arena = arena};
    buffer_format(&out, "art.%.*s", TEXT_ARG(number_text(arena, group[1])));
    for (struct text rest = group[2]; rest.length;) {
        size_t no = text_find(rest, TEXT("の"));
        if (no == SIZE_MAX) break;
        rest = text_slice(rest, no + 3, rest.length - no - 3);
        size_t next = text_find(rest, TEXT("の"));
        struct text number = text_trim(text_slice(rest, 0, next == SIZE_MAX ? rest.length : next));
        buffer_format(&out, "-%.*s", TEXT_ARG(number_text(arena, number)));
    }
    if (group[3].length) buffer_format(&out, " para.%.*s", TEXT_ARG(number_text(arena, group[3])));
    if (group[4].length) buffer_format(&out, " item %.*s", TEXT_ARG(number_text(arena, group[4])));
    return as_code(expression, buffer_text(&out));
}

bool codes_read_ordinal(struct arena *arena, const struct match *match, struct expression *expression)
{
    struct text unit = units_canonical(match->group[2]);
    if (!digits_value(match->group[1], expression, &expression->value)) return false;
    expression->kind = EXPRESSION_ORDINAL;
    expression->has_value = true;
    expression->unit = text_copy(arena, unit);
    return true;
}

bool codes_read_page(struct arena *arena, const struct match *match, struct expression *expression)
{
    const struct text *group = match->group; /* page, last page */
    expression->kind = EXPRESSION_PAGE;
    if (!group[1].length)
        expression->detail = TEXT("p.?");
    else if (!group[2].length)
        expression->detail = text_format(arena, "p.%.*s", TEXT_ARG(group[1]));
    else
        expression->detail = text_format(arena, "p.%.*s..p.%.*s", TEXT_ARG(group[1]), TEXT_ARG(group[2]));
    return true;
}

/* Two hyphenated numbers are a range of pages where both are 10 or more and rise; otherwise a code. A postal code
 * (three digits and four) and numbers that begin with 0 are codes. */
bool codes_read_hyphenated(struct arena *arena, const struct match *match, struct expression *expression)
{
    struct text written = match->group[0];
    size_t hyphen = text_find(written, TEXT("-"));
    struct text first = text_slice(written, 0, hyphen);
    struct text second = text_slice(written, hyphen + 1, written.length - hyphen - 1);
    bool two = text_find(second, TEXT("-")) == SIZE_MAX;
    bool postal = first.length == 3 && second.length == 4;
    int from = digits_small(first), to = two ? digits_small(second) : -1;
    if (!two || postal || first.at[0] == '0' || second.at[0] == '0' || from < 10 || to <= from)
        return codes_read_written(arena, match, expression);
    expression->kind = EXPRESSION_PAGE;
    expression->detail = text_format(arena, "p.%d..p.%d", from, to);
    return true;
}

/* Area code, exchange and number: nine to eleven digits, in Japan. */
bool codes_read_phone(struct arena *arena, const struct match *match, struct expression *expression)
{
    const struct text *group = match->group; /* (area), area, exchange, number */
    struct text area = group[1].length ? group[1] : group[2];
    size_t digits = area.length + group[3].length + group[4].length;
    if (digits < 9 || digits > 11) return codes_read_digits_code(arena, match, expression);
    expression->kind = EXPRESSION_PHONE;
    expression->detail =
        text_format(arena, "%.*s-%.*s-%.*s", TEXT_ARG(area), TEXT_ARG(group[3]), TEXT_ARG(group[4]));
    return true;
}

bool codes_read_note(struct arena *arena, const struct match *match, struct expression *expression)
{
    expression->kind = EXPRESSION_OTHER;
    expression->detail = text_format(arena, "*%.*s", TEXT_ARG(match->group[1]));
    return true;
}
