/* canonical.c: each kind in its form. */
#include "canonical.h"

const char *canonical_kind_name(enum expression_kind kind)
{
    static const char *const names[] = {
#define X(kind, name) name,
        EXPRESSION_KINDS(X)
#undef X
    };
    return kind < EXPRESSION_KIND_COUNT ? names[kind] : "";
}

static struct text comparator_sign(enum comparator comparator)
{
    switch (comparator) {
    case COMPARE_EQUAL: return TEXT("");
    case COMPARE_LEAST: return TEXT(">=");
    case COMPARE_MOST: return TEXT("<=");
    case COMPARE_MORE: return TEXT(">");
    case COMPARE_LESS: return TEXT("<");
    case COMPARE_ABOUT: return TEXT("~");
    }
    return TEXT("");
}

static struct text part_suffix(enum month_part part)
{
    switch (part) {
    case PART_WHOLE: return TEXT("");
    case PART_EARLY: return TEXT(" early");
    case PART_MIDDLE: return TEXT(" mid");
    case PART_LATE: return TEXT(" late");
    case PART_END: return TEXT(" end");
    }
    return TEXT("");
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

/* 12, 5..10, 1:3, 10+ */
static void add_value(struct text_buffer *out, const struct expression *expression)
{
    buffer_add(out, comparator_sign(expression->comparator));
    if (!expression->has_value) return;
    add_decimal(out, expression->value);
    switch (expression->shape) {
    case SHAPE_ONE:
    case SHAPE_LIST: return;
    case SHAPE_RANGE:
        buffer_add(out, TEXT(".."));
        add_decimal(out, expression->last);
        return;
    case SHAPE_RELATION:
        buffer_add(out, TEXT(":"));
        add_decimal(out, expression->of);
        return;
    case SHAPE_INDEFINITE: buffer_add(out, TEXT("+")); return;
    }
}

static void add_unit(struct text_buffer *out, struct text unit)
{
    if (unit.length) buffer_add(out, TEXT(" "));
    buffer_add(out, unit);
}

static void add_with_sign(struct text_buffer *out, const struct expression *expression, struct text sign)
{
    add_value(out, expression);
    if (expression->shape != SHAPE_RELATION) buffer_add(out, sign);
    buffer_add(out, expression->detail);
}

static void add_amount(struct text_buffer *out, const struct expression *expression)
{
    add_value(out, expression);
    if (!expression->has_value) buffer_add(out, expression->detail);
    add_unit(out, expression->unit);
    if (!expression->has_value || !expression->detail.length) return;
    if (!expression->unit.length) buffer_add(out, TEXT(" "));
    buffer_add(out, expression->detail);
}

/* "every 3 か月", "per 1 人", "*1" */
static void add_other(struct text_buffer *out, const struct expression *expression)
{
    buffer_add(out, expression->detail);
    if (!expression->has_value) return;
    add_value(out, expression);
    add_unit(out, expression->unit);
}

static void add_share(struct text_buffer *out, const struct expression *expression)
{
    buffer_add(out, comparator_sign(expression->comparator));
    add_decimal(out, expression->value);
    buffer_add(out, TEXT("/"));
    add_decimal(out, expression->of);
    add_unit(out, expression->unit);
}

static void add_ordinal(struct text_buffer *out, const struct expression *expression)
{
    if (expression->shape == SHAPE_LIST) {
        buffer_add(out, expression->detail);
    } else {
        buffer_add(out, TEXT("#"));
        add_decimal(out, expression->value);
    }
    if (expression->shape == SHAPE_RANGE) {
        buffer_add(out, TEXT("..#"));
        add_decimal(out, expression->last);
    }
    add_unit(out, expression->unit);
}

static void add_time(struct text_buffer *out, struct decimal minutes)
{
    add_number(out, (int)(minutes.units / 60), 2);
    buffer_add(out, TEXT(":"));
    add_number(out, (int)(minutes.units % 60), 2);
}

static void add_clock(struct text_buffer *out, const struct expression *expression)
{
    buffer_add(out, comparator_sign(expression->comparator));
    add_time(out, expression->value);
    if (expression->shape != SHAPE_RANGE) return;
    buffer_add(out, TEXT(".."));
    add_time(out, expression->last);
}

static void add_year(struct text_buffer *out, const struct expression *expression)
{
    buffer_add(out, comparator_sign(expression->comparator));
    if (expression->kind == EXPRESSION_FISCAL_YEAR) buffer_add(out, TEXT("FY"));
    add_number(out, expression->year, 1);
    buffer_add(out, part_suffix(expression->calendar.part));
}

static void add_year_range(struct text_buffer *out, const struct expression *expression)
{
    struct text sign = expression->fiscal ? TEXT("FY") : TEXT("");
    if (expression->shape == SHAPE_LIST) {
        buffer_add(out, expression->detail);
        return;
    }
    buffer_add(out, sign);
    add_number(out, expression->year, 1);
    buffer_add(out, TEXT(".."));
    if (!expression->last_year) return;
    buffer_add(out, sign);
    add_number(out, expression->last_year, 1);
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

static void add_year_month(struct text_buffer *out, const struct expression *expression)
{
    const struct calendar *at = &expression->calendar;
    buffer_add(out, comparator_sign(expression->comparator));
    add_month(out, expression->year, at->month);
    if (at->last_month) {
        buffer_add(out, TEXT(".."));
        add_month(out, expression->last_year, at->last_month);
    }
    buffer_add(out, part_suffix(at->part));
}

static void add_month_range(struct text_buffer *out, const struct calendar *at)
{
    add_month(out, 0, at->month);
    buffer_add(out, TEXT(".."));
    add_month(out, 0, at->last_month);
}

/* ISO 8601's forms: 2024-04-01, --04-01, --04, ---01. */
static void add_date(struct text_buffer *out, const struct expression *expression)
{
    const struct calendar *at = &expression->calendar;
    buffer_add(out, comparator_sign(expression->comparator));
    if (expression->shape == SHAPE_LIST) {
        buffer_add(out, expression->detail);
        return;
    }
    add_day(out, expression->year, at->month, at->day);
    if (at->last_day) {
        buffer_add(out, TEXT(".."));
        add_day(out, expression->last_year, at->last_month, at->last_day);
    }
    buffer_add(out, part_suffix(at->part));
}

void canonical_add(struct text_buffer *out, const struct expression *expression)
{
    switch (expression->kind) {
    case EXPRESSION_NUMBER:
    case EXPRESSION_QUANTITY: add_amount(out, expression); return;
    case EXPRESSION_PERCENT:
    case EXPRESSION_RATIO: add_with_sign(out, expression, TEXT(" %")); return;
    case EXPRESSION_MULTIPLE: add_with_sign(out, expression, TEXT(" x")); return;
    case EXPRESSION_FRACTION: add_share(out, expression); return;
    case EXPRESSION_FISCAL_YEAR:
    case EXPRESSION_ERA_YEAR: add_year(out, expression); return;
    case EXPRESSION_YEAR_RANGE: add_year_range(out, expression); return;
    case EXPRESSION_YEAR_MONTH: add_year_month(out, expression); return;
    case EXPRESSION_DATE: add_date(out, expression); return;
    case EXPRESSION_MONTH_RANGE: add_month_range(out, &expression->calendar); return;
    case EXPRESSION_ORDINAL: add_ordinal(out, expression); return;
    case EXPRESSION_CLOCK: add_clock(out, expression); return;
    case EXPRESSION_OTHER: add_other(out, expression); return;
    case EXPRESSION_CODE:
    case EXPRESSION_PAGE:
    case EXPRESSION_PHONE: buffer_add(out, expression->detail); return;
    case EXPRESSION_KIND_COUNT: return;
    }
}
