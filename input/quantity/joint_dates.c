/* joint_dates.c: years, months, days and times that stand side by side. */
#include "joint_dates.h"

/* The number an expression begins with behind an era's name: 6 of 令和６年度, 1 of 令和元年, 2023 of 2023年; 0: none. */
static int year_number(struct text year)
{
    int number = 0;
    while (year.length) {
        uint32_t c = text_next(&year);
        if (c == 0x5143 && number == 0) return 1; /* 元 */
        int digit = text_digit(c);
        if (digit < 0 && number) break;
        if (digit >= 0 && number < 1000) number = number * 10 + digit;
    }
    return number;
}

/* The year that a number means behind a year: 8年度 behind 令和6年度. */
static int year_behind(const struct joint *joint, const struct expression *last,
                       const struct expression *next)
{
    int number = year_number(joint_written(joint, last)), later = (int)next->value.units;
    if (number == 0 || !joint_is_whole(next->value) || later > 99) return 0;
    if (number >= 1000) return last->year - last->year % 100 + later;
    return last->year + later - number;
}

bool joint_is_year(const struct expression *one)
{
    bool kind = one->kind == EXPRESSION_FISCAL_YEAR || one->kind == EXPRESSION_ERA_YEAR;
    return kind && one->calendar.part == PART_WHOLE;
}

static void make_years(const struct joint *joint, int first, int last, bool range, struct expression *next)
{
    const char *sign = next->fiscal ? "FY" : "";
    next->kind = EXPRESSION_YEAR_RANGE;
    next->shape = range ? SHAPE_RANGE : SHAPE_LIST;
    next->has_value = false;
    next->year = first;
    next->last_year = last;
    if (!range) next->detail = text_format(joint->arena, "%s%d,%s%d", sign, first, sign, last);
}

/* 令和3・4・5年度 */
size_t joint_merge_year_chain(const struct joint *joint, enum sign sign, struct expression *next)
{
    size_t length = sign == SIGN_DOT || sign == SIGN_COMMA ? joint_chain_length(joint, next, sign) : 0;
    if (length == 0 || length >= joint->count || !text_is(next->unit, "年度")) return 0;
    const struct expression *numbers = joint_chain_start(joint, length), *first = numbers - 1;
    if (first->offset < joint->base || !joint_is_year(first) ||
        joint_sign_between(joint, first, numbers) != sign)
        return 0;
    struct text_buffer out = {.arena = joint->arena};
    buffer_format(&out, "FY%d", first->year);
    int before = first->year;
    for (size_t i = 0; i <= length; i++) {
        int year = year_behind(joint, first, i < length ? &numbers[i] : next);
        if (year <= before) return 0;
        buffer_format(&out, ",FY%d", year);
        before = year;
    }
    next->fiscal = true;
    next->unit = (struct text){NULL, 0};
    make_years(joint, first->year, before, false, next);
    next->detail = buffer_text(&out);
    return joint_take_in(first, length + 1, next);
}

/* 令和5・6年度, 令和6年度から10年度まで, 令和6年度及び7年度 */
size_t joint_merge_years(const struct joint *joint, const struct expression *last, enum sign sign,
                         struct expression *next)
{
    bool fiscal = next->kind == EXPRESSION_FISCAL_YEAR || text_is(next->unit, "年度");
    bool named = joint_is_year(next);
    bool counted = (next->kind == EXPRESSION_ORDINAL && fiscal) ||
                   (joint_is_quantity_of(next, "年") && next->comparator == COMPARE_EQUAL);
    if ((!named && !counted) || (last->kind == EXPRESSION_FISCAL_YEAR && !fiscal)) return 0;
    int year = named ? next->year : year_behind(joint, last, next);
    if (year <= last->year) return 0;
    bool open = text_find(joint_written(joint, last), TEXT("年")) ==
                SIZE_MAX; /* 令和5・: its 年度 is still to come */
    bool range = joint_makes_range(sign, joint, next);
    bool list = counted && (open ? sign == SIGN_DOT || sign == SIGN_COMMA
                                 : fiscal && (sign == SIGN_DOT || sign == SIGN_COMMA || sign == SIGN_AND));
    if (!range && !list) return 0;
    if (counted && !open && !fiscal && !range) return 0;
    next->fiscal = fiscal;
    next->unit = (struct text){NULL, 0};
    make_years(joint, last->year, year, range, next);
    return joint_take_in(last, 1, next);
}

static bool is_month_only(const struct expression *one)
{
    const struct calendar *at = &one->calendar;
    return one->kind == EXPRESSION_DATE && one->shape == SHAPE_ONE && at->month && !at->day;
}

/* 4・5・6月 */
static size_t merge_months(const struct joint *joint, enum sign sign, struct expression *next)
{
    size_t length = joint_chain_length(joint, next, sign);
    const struct expression *first = joint_chain_start(joint, length);
    if (length == 0 || next->calendar.part != PART_WHOLE) return 0;
    for (size_t i = 0; i < length; i++) {
        int64_t month = first[i].value.units,
                after = i + 1 < length ? first[i + 1].value.units : next->calendar.month;
        bool follows = after == month % 12 + 1 || (length > 1 && after > month);
        if (month < 1 || month > 12 || (sign == SIGN_COMMA && !follows)) return 0;
    }
    next->detail = joint_chain_text(joint, length, next->calendar.month, LINK_MONTH);
    next->shape = SHAPE_LIST;
    next->calendar.last_month = next->calendar.month;
    next->calendar.month = (int8_t)first->value.units;
    return joint_take_in(first, length, next);
}

static bool is_day_only(const struct expression *one)
{
    const struct calendar *at = &one->calendar;
    return one->kind == EXPRESSION_DATE && one->shape == SHAPE_ONE && !one->year && !at->month && at->day;
}

/* 2、3日 are some days, 5～7日 and 5・6日 days of a month. */
static size_t merge_bare_day(const struct joint *joint, const struct expression *last, enum sign sign,
                             struct expression *next)
{
    enum { FEW = 10, LONGEST_MONTH = 31 };
    int64_t first = last->value.units, second = next->calendar.day;
    if (!joint_is_whole(last->value) || last->detail.length || first < 1 || first >= second ||
        second > LONGEST_MONTH)
        return 0;
    bool some = sign == SIGN_COMMA && second < FEW && first + 1 == second &&
                joint_chain_length(joint, next, sign) == 1;
    if (some) {
        *next = (struct expression){.offset = next->offset,
                                    .length = next->length,
                                    .kind = EXPRESSION_QUANTITY,
                                    .shape = SHAPE_RANGE,
                                    .comparator = last->comparator,
                                    .has_value = true,
                                    .value = last->value,
                                    .last = {second, 0},
                                    .unit = TEXT("日")};
    } else if (sign == SIGN_RANGE) {
        next->shape = SHAPE_RANGE;
        next->calendar.day = (int8_t)first;
        next->calendar.last_day = (int8_t)second;
    } else if (sign == SIGN_DOT) {
        next->shape = SHAPE_LIST;
        next->detail = text_format(joint->arena, "---%02d,---%02d", (int)first, (int)second);
    } else {
        return 0;
    }
    return joint_take_in(last, 1, next);
}

/* 2/14 is a day where it ends a range that 2/1 begins. */
static bool as_day(const struct expression *one, struct calendar *day)
{
    bool share = one->kind == EXPRESSION_FRACTION && !one->unit.length && joint_is_whole(one->value) &&
                 joint_is_whole(one->of) && one->shape == SHAPE_ONE && one->comparator == COMPARE_EQUAL;
    if (one->kind == EXPRESSION_DATE && one->shape == SHAPE_ONE) {
        *day = one->calendar;
        return day->month > 0;
    }
    if (!share || one->value.units < 1 || one->value.units > 12 || one->of.units < 1 || one->of.units > 31)
        return false;
    *day = (struct calendar){.month = (int8_t)one->value.units, .day = (int8_t)one->of.units};
    return true;
}

/* 2/1～2/14, 4月から9月まで, 令和6年4月1日～令和7年3月31日 */
static size_t merge_days(const struct joint *joint, const struct expression *last, struct expression *next)
{
    struct calendar from, to;
    if (!as_day(last, &from) || !as_day(next, &to) || (from.day == 0) != (to.day == 0)) return 0;
    bool later = to.month > from.month || (to.month == from.month && to.day > from.day);
    bool shares = last->kind == EXPRESSION_FRACTION || next->kind == EXPRESSION_FRACTION;
    bool thirds =
        last->kind == EXPRESSION_FRACTION && next->kind == EXPRESSION_FRACTION && from.day == to.day;
    if (thirds || (shares && !later) || (next->year && !last->year)) return 0;
    if (next->year && (next->year < last->year || (next->year == last->year && !later))) return 0;
    (void)joint;
    next->kind = from.day ? EXPRESSION_DATE : EXPRESSION_MONTH_RANGE;
    next->last_year = last->year && !next->year ? last->year + !later : next->year;
    next->year = last->year;
    next->calendar = (struct calendar){from.month, from.day, to.month, to.day, to.part};
    next->has_value = false;
    next->shape = SHAPE_RANGE;
    return joint_take_in(last, 1, next);
}

/* 令和6年4月～令和7年3月, 令和6年10月から3月まで */
static size_t merge_year_months(const struct expression *last, struct expression *next)
{
    bool named = next->kind == EXPRESSION_YEAR_MONTH && next->shape == SHAPE_ONE;
    if (last->shape != SHAPE_ONE || (!named && !is_month_only(next))) return 0;
    bool later = next->calendar.month > last->calendar.month;
    int year = named ? next->year : last->year + !later;
    if (year < last->year || (year == last->year && !later)) return 0;
    next->kind = EXPRESSION_YEAR_MONTH;
    next->shape = SHAPE_RANGE;
    next->year = last->year;
    next->last_year = year;
    next->calendar.last_month = next->calendar.month;
    next->calendar.month = last->calendar.month;
    return joint_take_in(last, 1, next);
}

/* 10時から15時まで, 午後1時～3時, 10～15時 */
size_t joint_merge_clocks(const struct joint *joint, const struct expression *last, struct expression *next)
{
    enum { NOON = 12 * 60, DAY = 24 };
    struct decimal from = last->value;
    if (joint_is_bare(last)) {
        if (!joint_is_whole(from) || from.units > DAY) return 0;
        from.units *= 60;
    } else if (last->kind != EXPRESSION_CLOCK || last->shape != SHAPE_ONE) {
        return 0;
    }
    next->last = next->value;
    bool afternoon = text_starts(joint_written(joint, last), TEXT("午後"));
    bool named = text_starts(joint->folded, TEXT("午"));
    if (afternoon && !named && next->last.units < from.units && next->last.units <= NOON)
        next->last.units += NOON;
    next->value = from;
    next->shape = SHAPE_RANGE;
    return joint_take_in(last, 1, next);
}

size_t joint_merge_dates(const struct joint *joint, const struct expression *last, enum sign sign,
                         struct expression *next)
{
    bool listed = sign == SIGN_DOT || sign == SIGN_COMMA;
    if (listed && is_month_only(next)) return merge_months(joint, sign, next);
    if (is_day_only(next) && joint_is_bare(last)) return merge_bare_day(joint, last, sign, next);
    if (!joint_makes_range(sign, joint, next) || sign == SIGN_HYPHEN) return 0;
    if (last->kind == EXPRESSION_YEAR_MONTH) return merge_year_months(last, next);
    return merge_days(joint, last, next);
}
