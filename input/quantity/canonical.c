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

/* Every line of --explain has some of these: printed by hand, without the cost of a format. */
static void add_number(struct text_buffer *out, int number, int width)
{
    char digits[16];
    size_t at = sizeof digits;
    for (int written = 0; number > 0 || written < width; written++) {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
    }
    buffer_add(out, (struct text){digits + at, sizeof digits - at});
}

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
    struct text_buffer out = {.arena = arena};
    buffer_add(&out, text_of(comparator_sign(expression->comparator)));
    add_decimal(&out, expression->value);
    buffer_add(&out, TEXT("/"));
    add_decimal(&out, expression->of);
    if (expression->unit.length) buffer_add(&out, TEXT(" "));
    buffer_add(&out, expression->unit);
    return buffer_text(&out);
}

static struct text ordinal(struct arena *arena, const struct expression *expression)
{
    struct text_buffer out = {.arena = arena};
    buffer_add(&out, TEXT("#"));
    add_decimal(&out, expression->value);
    if (expression->unit.length) buffer_add(&out, TEXT(" "));
    buffer_add(&out, expression->unit);
    return buffer_text(&out);
}

static struct text year(struct arena *arena, const struct expression *expression)
{
    struct text_buffer out = {.arena = arena};
    bool fiscal = expression->kind == EXPRESSION_FISCAL_YEAR;
    if (fiscal) buffer_add(&out, TEXT("FY"));
    add_number(&out, expression->year, 1);
    if (fiscal) buffer_add(&out, text_of(part_suffix(expression->calendar.part)));
    return buffer_text(&out);
}

static struct text year_range(struct arena *arena, const struct expression *expression)
{
    struct text sign = expression->fiscal ? TEXT("FY") : TEXT("");
    struct text_buffer out = {.arena = arena};
    buffer_add(&out, sign);
    add_number(&out, expression->year, 1);
    buffer_add(&out, TEXT(".."));
    if (!expression->last_year) return buffer_text(&out);
    buffer_add(&out, sign);
    add_number(&out, expression->last_year, 1);
    return buffer_text(&out);
}

/* "2024-04", "--04": a year that is not written is a dash. */
static void add_month(struct text_buffer *out, int in_year, int month)
{
    if (in_year)
        add_number(out, in_year, 4);
    else
        buffer_add(out, TEXT("-"));
    buffer_add(out, TEXT("-"));
    add_number(out, month, 2);
}

/* "--04-01", "---01", "--04": month and day as far as they are written. */
static void add_day(struct text_buffer *out, int in_year, int month, int day)
{
    if (month)
        add_month(out, in_year, month);
    else
        buffer_add(out, TEXT("--"));
    if (!day) return;
    buffer_add(out, TEXT("-"));
    add_number(out, day, 2);
}

static struct text year_month(struct arena *arena, const struct expression *expression)
{
    const struct calendar *at = &expression->calendar;
    struct text_buffer out = {.arena = arena};
    add_month(&out, expression->year, at->month);
    if (at->last_month) {
        buffer_add(&out, TEXT(".."));
        add_month(&out, expression->last_year, at->last_month);
    }
    buffer_add(&out, text_of(part_suffix(at->part)));
    return buffer_text(&out);
}

static struct text month_range(struct arena *arena, const struct calendar *at)
{
    struct text_buffer out = {.arena = arena};
    add_month(&out, 0, at->month);
    buffer_add(&out, TEXT(".."));
    add_month(&out, 0, at->last_month);
    return buffer_text(&out);
}

/* ISO 8601's forms: 2024-04-01, --04-01, --04, ---01. */
static struct text date(struct arena *arena, const struct expression *expression)
{
    const struct calendar *at = &expression->calendar;
    struct text_buffer out = {.arena = arena};
    buffer_add(&out, text_of(comparator_sign(expression->comparator)));
    add_day(&out, expression->year, at->month, at->day);
    if (at->last_day) {
        buffer_add(&out, TEXT(".."));
        add_day(&out, 0, at->last_month, at->last_day);
    }
    buffer_add(&out, text_of(part_suffix(at->part)));
    return buffer_text(&out);
}

struct text expression_canonical(struct arena *arena, const struct expression *expression)
{
    switch (expression->kind) {
    case EXPRESSION_NUMBER:
    case EXPRESSION_QUANTITY: return amount(arena, expression);
    case EXPRESSION_PERCENT:
    case EXPRESSION_RATIO: return with_sign(arena, expression, " %");
    case EXPRESSION_MULTIPLE: return with_sign(arena, expression, " x");
    case EXPRESSION_FRACTION: return share(arena, expression);
    case EXPRESSION_FISCAL_YEAR:
    case EXPRESSION_ERA_YEAR: return year(arena, expression);
    case EXPRESSION_YEAR_RANGE: return year_range(arena, expression);
    case EXPRESSION_YEAR_MONTH: return year_month(arena, expression);
    case EXPRESSION_DATE: return date(arena, expression);
    case EXPRESSION_MONTH_RANGE: return month_range(arena, &expression->calendar);
    case EXPRESSION_ORDINAL: return ordinal(arena, expression);
    case EXPRESSION_CODE:
    case EXPRESSION_PAGE:
    case EXPRESSION_PHONE:
    case EXPRESSION_OTHER: return expression->detail;
    case EXPRESSION_KIND_COUNT: break;
    }
    return (struct text){0};
}
