/* achievement.c: values in a year, their units, and the rate of achievement. */
#include "achievement.h"

const struct record *achievement_value(const struct record *indicator, enum record_kind kind, int year)
{
    for (const struct record *each = record_child(indicator, kind); each; each = record_following(each))
        if (each->year <= year && year <= each->last_year && each->year) return each;
    return NULL;
}

/* -- units --------------------------------------------------------------------------------------------------------------- */

static struct unit_size indicator_unit(const struct record *indicator)
{
    const struct reading *reading = &indicator->reading; /* of 1 of its unit: 千人 is 1000 人 */
    if (!reading_has_value(reading)) return unit_size_of(text_trim(record_value(indicator, ATTRIBUTE_UNIT)));
    struct unit_size size = unit_size_of(reading->unit), per = unit_size_of(reading->per);
    if (reading->value.scale == 0) size.times *= reading->value.units;
    if (per.by.length) size.by = per.by;
    if (per.period != PERIOD_NONE) size.period = per.period;
    return size;
}

static bool is_measured(const struct record *value)
{
    return (value->kind == RECORD_ACTUAL || value->kind == RECORD_ESTIMATE || value->kind == RECORD_TARGET ||
            value->kind == RECORD_BASELINE) &&
           reading_has_value(&value->reading);
}

/* Of an indicator without a unit: a bare number beside 9人 is one of 人. */
static struct unit_size first_written_unit(const struct record *indicator)
{
    const struct record *each = indicator->first;
    while (each && !(is_measured(each) && each->reading.unit.length))
        each = each->next;
    return unit_size_of(each ? each->reading.unit : (struct text){NULL, 0});
}

static struct achievement_units units_of(const struct record *indicator)
{
    struct unit_size whole = indicator_unit(indicator);
    return (struct achievement_units){whole, whole.base.length ? whole : first_written_unit(indicator)};
}

/* What a value's amount is measured in: its own unit, what that leaves open by the indicator's. */
static struct unit_size value_unit(const struct achievement_units *units, const struct record *value)
{
    struct unit_size size = unit_size_of(value->reading.unit), per = unit_size_of(value->reading.per);
    if (per.by.length) size.by = per.by;
    if (per.period != PERIOD_NONE) size.period = per.period;
    if (!size.base.length) {
        size.base = units->bare.base;
        size.times = units->bare.times;
        size.over = units->bare.over;
    }
    if (!text_equal(size.base, units->whole.base)) return size;
    if (!size.by.length) size.by = units->whole.by;
    if (size.period == PERIOD_NONE) size.period = units->whole.period;
    return size;
}

bool achievement_scale(struct decimal amount, struct unit_factor factor, struct decimal *out)
{
    struct decimal times = {factor.times, 0}, exact;
    if (!decimal_multiply(amount, times, &amount)) return false;
    for (uint8_t scale = 0; scale <= 12; scale++) {
        struct decimal back;
        if (!decimal_ratio(amount, (struct decimal){factor.over, 0}, 1, scale, &exact)) return false;
        if (!decimal_multiply(exact, (struct decimal){factor.over, 0}, &back)) return false;
        if (decimal_compare(back, amount) != 0) continue;
        *out = exact;
        return true;
    }
    return false;
}

/* -- direction ------------------------------------------------------------------------------------------------------------- */

/* What a target's comparator says: 1 that lower is better, -1 higher, 0 nothing. */
static int lower_by(const struct record *target)
{
    if (!target || !reading_has_value(&target->reading)) return 0;
    switch (target->reading.comparator) {
    case COMPARE_MOST:
    case COMPARE_LESS: return 1;
    case COMPARE_LEAST:
    case COMPARE_MORE: return -1;
    case COMPARE_EQUAL:
    case COMPARE_ABOUT: return 0;
    }
    return 0;
}

/* The first of the indicator's targets that says otherwise; NULL: none does. */
static const struct record *target_against(const struct record *indicator, int lower)
{
    const struct record *each = record_child(indicator, RECORD_TARGET);
    while (each && lower_by(each) != -lower)
        each = record_following(each);
    return each;
}

/* The record's own word holds; then the year's target; then what the other targets say, if they agree. */
static void take_direction(const struct record *indicator, struct achievement *found)
{
    struct text better = record_value(indicator, ATTRIBUTE_BETTER);
    int lower = lower_by(found->target);
    for (const struct record *each = record_child(indicator, RECORD_TARGET); each && !lower;
         each = record_following(each))
        lower = lower_by(each);
    if (text_is(better, "lower")) {
        lower = 1;
        found->direction = DIRECTION_LOWER;
    } else if (text_is(better, "reach") || text_is(better, "higher")) {
        lower = -1;
        found->direction = text_is(better, "reach") ? DIRECTION_REACH : DIRECTION_HIGHER;
    } else {
        found->direction = lower > 0 ? DIRECTION_LOWER : DIRECTION_HIGHER;
    }
    if (lower) found->contradiction = target_against(indicator, lower);
}

/* -- the rate -------------------------------------------------------------------------------------------------------------- */

static bool is_nothing(const struct record *value)
{
    return !value || value->reading.kind == READING_NONE;
}

/* Something like an amount that no single value can be taken from. */
static bool has_several(const struct record *value)
{
    return !reading_has_value(&value->reading) && value->reading.kind != READING_NONE &&
           value->reading.kind != READING_WORDS;
}

/* 6事業所中2事業所 beside 8事業所中4事業所: neither the parts nor the shares are meant for certain. NULL: of one whole. */
static const struct record *share_of_another_whole(const struct achievement *found)
{
    struct decimal actual = found->actual->reading.of, target = found->target->reading.of;
    if (decimal_compare(actual, target) == 0) return NULL;
    return actual.units ? found->actual : found->target;
}

static enum achievement_outcome divide(struct achievement *found, struct unit_factor factor)
{
    struct decimal actual = decimal_reduced(found->actual->reading.value),
                   target = decimal_reduced(found->target->reading.value);
    if (target.units < 0 || actual.units < 0) return ACHIEVEMENT_NEGATIVE;
    if (target.units == 0) return ACHIEVEMENT_ZERO;
    if (found->direction == DIRECTION_LOWER && actual.units == 0) return ACHIEVEMENT_ZERO;
    if (!decimal_multiply(actual, (struct decimal){factor.times, 0}, &actual) ||
        !decimal_multiply(target, (struct decimal){factor.over, 0}, &target))
        return ACHIEVEMENT_TOO_LARGE;
    bool lower = found->direction == DIRECTION_LOWER;
    if (!decimal_ratio(lower ? target : actual, lower ? actual : target, 100, 1, &found->rate))
        return ACHIEVEMENT_TOO_LARGE;
    if (found->direction == DIRECTION_REACH && decimal_compare(found->rate, (struct decimal){1000, 1}) > 0)
        found->rate = (struct decimal){1000, 1};
    return ACHIEVEMENT_RATE;
}

static enum achievement_outcome weigh(const struct record *indicator, struct achievement *found)
{
    if (is_nothing(found->actual)) return ACHIEVEMENT_NO_ACTUAL;
    if (is_nothing(found->target)) return ACHIEVEMENT_NO_TARGET;
    if (found->actual->reading.kind == READING_WORDS || found->target->reading.kind == READING_WORDS)
        return ACHIEVEMENT_WORDS;
    found->obstacle = has_several(found->actual)   ? found->actual
                      : has_several(found->target) ? found->target
                                                   : share_of_another_whole(found);
    if (found->obstacle) return ACHIEVEMENT_SEVERAL;
    take_direction(indicator, found);
    if (lower_by(found->actual)) {
        found->obstacle = found->actual;
        return ACHIEVEMENT_BOUND;
    }
    struct achievement_units units = units_of(indicator);
    struct unit_size actual = value_unit(&units, found->actual), target = value_unit(&units, found->target);
    struct unit_factor factor;
    found->units = unit_match(&actual, &target, &factor);
    if (found->units == UNITS_DIFFER) return ACHIEVEMENT_UNITS;
    if (found->units == PERIODS_DIFFER) return ACHIEVEMENT_PERIODS;
    return divide(found, factor);
}

struct achievement achievement_of(const struct record *indicator, int year)
{
    struct achievement found = {.actual = achievement_value(indicator, RECORD_ACTUAL, year),
                                .target = achievement_value(indicator, RECORD_TARGET, year)};
    found.outcome = weigh(indicator, &found);
    return found;
}

/* -- one unit for all values ------------------------------------------------------------------------------------------------ */

/* 回 over 年12回 is 回 a year: 月1回 is 12 there. */
static void take_period(const struct record *indicator, const struct achievement_units *units, struct unit_size *size)
{
    for (const struct record *each = indicator->first; each && size->period == PERIOD_NONE; each = each->next)
        if (is_measured(each) && value_unit(units, each).period == PERIOD_YEAR) size->period = PERIOD_YEAR;
}

struct achievement_measure achievement_measure(const struct record *indicator)
{
    bool written = text_trim(record_value(indicator, ATTRIBUTE_UNIT)).length > 0;
    struct achievement_measure measure = {.units = units_of(indicator)};
    measure.common = measure.units.whole;
    struct unit_factor factor;
    for (const struct record *each = indicator->first; each; each = each->next) {
        if (!is_measured(each)) continue;
        struct unit_size own = value_unit(&measure.units, each);
        if (written && unit_match(&own, &measure.common, &factor) < UNITS_DIFFER) {
            take_period(indicator, &measure.units, &measure.common);
            measure.model = NULL;
            return measure;
        }
        const struct record *first = measure.model;
        if (!first || (!written && !first->reading.unit.length && each->reading.unit.length))
            measure.model = each;
    }
    if (measure.model) measure.common = value_unit(&measure.units, measure.model);
    return measure;
}

bool achievement_amount(const struct achievement_measure *measure, const struct record *value,
                        struct decimal *amount)
{
    struct unit_factor factor;
    if (!reading_has_value(&value->reading)) return false;
    *amount = value->reading.value;
    struct unit_size own = value_unit(&measure->units, value);
    enum unit_match match = unit_match(&own, &measure->common, &factor);
    return match == UNITS_SAME || (match == UNITS_CONVERT && achievement_scale(*amount, factor, amount));
}
