/* canonical.c: an expression in the one spelling that --explain prints and the tests compare. */
#include "grammar.h"

const char *expression_kind_name(enum expression_kind kind)
{
    static const char *const names[] = {
#define X(kind, name) name,
        EXPRESSION_KINDS(X)
#undef X
    };
    return kind < EXPRESSION_KIND_COUNT ? names[kind] : "";
}

static const char *comparator_sign(enum comparator comparator)
{
    switch (comparator) {
    case COMPARE_EQUAL: return "";
    case COMPARE_LEAST: return ">=";
    case COMPARE_MOST: return "<=";
    case COMPARE_MORE: return ">";
    case COMPARE_LESS: return "<";
    case COMPARE_ABOUT: return "~";
    }
    return "";
}

static const char *part_suffix(enum month_part part)
{
    switch (part) {
    case PART_WHOLE: return "";
    case PART_EARLY: return " early";
    case PART_MIDDLE: return " mid";
    case PART_LATE: return " late";
    case PART_END: return " end";
    }
    return "";
}

/* Every line of --explain has one of these: printed by hand, without the cost of a format. */
static void add_decimal(struct text_buffer *out, struct decimal value)
{
    char digits[24];
    size_t at = sizeof digits;
    uint64_t magnitude = value.units < 0 ? (uint64_t)0 - (uint64_t)value.units : (uint64_t)value.units;
    for (unsigned written = 0; magnitude > 0 || written <= value.scale; written++) {
        if (written == value.scale && written > 0) digits[--at] = '.';
        digits[--at] = (char)('0' + magnitude % 10);
        magnitude /= 10;
    }
    if (value.units < 0) digits[--at] = '-';
    buffer_add(out, (struct text){digits + at, sizeof digits - at});
}

static struct text with_sign(struct arena *arena, const struct expression *expression, const char *sign)
{
    struct text_buffer out = {.arena = arena};
    buffer_add(&out, text_of(comparator_sign(expression->comparator)));
    add_decimal(&out, expression->value);
    buffer_add(&out, text_of(sign));
    return buffer_text(&out);
}

static struct text amount(struct arena *arena, const struct expression *expression)
{
    struct text_buffer out = {.arena = arena};
    buffer_add(&out, text_of(comparator_sign(expression->comparator)));
    if (expression->has_value)
        add_decimal(&out, expression->value);
    else
        buffer_add(&out, expression->detail);
    if (expression->unit.length) buffer_add(&out, TEXT(" "));
    buffer_add(&out, expression->unit);
    if (expression->has_value) buffer_add(&out, expression->detail);
    return buffer_text(&out);
}

static struct text share(struct arena *arena, const struct expression *expression)
{
    struct text part = decimal_print(arena, expression->value, SEPARATORS_NONE);
    struct text whole = decimal_print(arena, expression->of, SEPARATORS_NONE);
    const char *space = expression->unit.length ? " " : "";
    return text_format(arena, "%s%.*s/%.*s%s%.*s", comparator_sign(expression->comparator), TEXT_ARG(part),
                       TEXT_ARG(whole), space, TEXT_ARG(expression->unit));
}

static struct text year_range(struct arena *arena, const struct expression *expression)
{
    const char *sign = expression->fiscal ? "FY" : "";
    if (!expression->last_year) return text_format(arena, "%s%d..", sign, expression->year);
    return text_format(arena, "%s%d..%s%d", sign, expression->year, sign, expression->last_year);
}

static struct text year_month(struct arena *arena, const struct expression *expression)
{
    const struct calendar *at = &expression->calendar;
    struct text_buffer out = {.arena = arena};
    buffer_format(&out, "%04d-%02d", expression->year, at->month);
    if (at->last_month) buffer_format(&out, "..%04d-%02d", expression->last_year, at->last_month);
    buffer_add(&out, text_of(part_suffix(at->part)));
    return buffer_text(&out);
}

/* ISO 8601's forms: 2024-04-01, --04-01, --04, ---01. */
static struct text date(struct arena *arena, const struct expression *expression)
{
    const struct calendar *at = &expression->calendar;
    struct text_buffer out = {.arena = arena};
    buffer_add(&out, text_of(comparator_sign(expression->comparator)));
    if (expression->year)
        buffer_format(&out, "%04d-%02d-%02d", expression->year, at->month, at->day);
    else if (at->month && at->day)
        buffer_format(&out, "--%02d-%02d", at->month, at->day);
    else if (at->month)
        buffer_format(&out, "--%02d", at->month);
    else
        buffer_format(&out, "---%02d", at->day);
    if (at->last_month)
        buffer_format(&out, "..--%02d-%02d", at->last_month, at->last_day);
    else if (at->last_day)
        buffer_format(&out, "..---%02d", at->last_day);
    buffer_add(&out, text_of(part_suffix(at->part)));
    return buffer_text(&out);
}

struct text expression_canonical(struct arena *arena, const struct expression *expression)
{
    const struct calendar *at = &expression->calendar;
    switch (expression->kind) {
    case EXPRESSION_NUMBER:
    case EXPRESSION_QUANTITY: return amount(arena, expression);
    case EXPRESSION_PERCENT:
    case EXPRESSION_RATIO: return with_sign(arena, expression, " %");
    case EXPRESSION_MULTIPLE: return with_sign(arena, expression, " x");
    case EXPRESSION_FRACTION: return share(arena, expression);
    case EXPRESSION_FISCAL_YEAR: return text_format(arena, "FY%d%s", expression->year, part_suffix(at->part));
    case EXPRESSION_YEAR_RANGE: return year_range(arena, expression);
    case EXPRESSION_ERA_YEAR: return text_format(arena, "%d", expression->year);
    case EXPRESSION_YEAR_MONTH: return year_month(arena, expression);
    case EXPRESSION_DATE: return date(arena, expression);
    case EXPRESSION_MONTH_RANGE: return text_format(arena, "--%02d..--%02d", at->month, at->last_month);
    case EXPRESSION_ORDINAL: {
        struct text value = decimal_print(arena, expression->value, SEPARATORS_NONE);
        const char *space = expression->unit.length ? " " : "";
        return text_format(arena, "#%.*s%s%.*s", TEXT_ARG(value), space, TEXT_ARG(expression->unit));
    }
    case EXPRESSION_CODE:
    case EXPRESSION_PAGE:
    case EXPRESSION_PHONE:
    case EXPRESSION_OTHER: return expression->detail;
    case EXPRESSION_KIND_COUNT: break;
    }
    return (struct text){0};
}
