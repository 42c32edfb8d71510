/* test_achievement.c: units beside each other, and rates against an exact computation of its own over random values. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "generator/core/achievement.h"

#include "grammar_fixture.h"

/* -- units ------------------------------------------------------------------------------------------------------------------ */

static const struct {
    const char *from, *to;
    enum unit_match match;
    int64_t times, over;
} pairs[] = {
    {"千円", "円", UNITS_CONVERT, 1000, 1},
    {"百万円", "千円", UNITS_CONVERT, 1000, 1},
    {"円", "億円", UNITS_CONVERT, 1, 100000000},
    {"千人", "人", UNITS_CONVERT, 1000, 1},
    {"万kWh", "MWh", UNITS_CONVERT, 10, 1},
    {"名", "人", UNITS_SAME, 1, 1},
    {"箇所", "か所", UNITS_SAME, 1, 1},
    {"人数", "人", UNITS_SAME, 1, 1},
    {"％", "%", UNITS_SAME, 1, 1},
    {"‰", "％", UNITS_CONVERT, 1, 10},
    {"割", "%", UNITS_CONVERT, 10, 1},
    {"km", "m", UNITS_CONVERT, 1000, 1},
    {"ha", "㎢", UNITS_CONVERT, 1, 100},
    {"時間", "分", UNITS_CONVERT, 60, 1},
    {"秒", "時間", UNITS_CONVERT, 1, 3600},
    {"か年", "か月", UNITS_CONVERT, 12, 1},
    {"t", "kg", UNITS_CONVERT, 1000, 1},
    {"千t-CO2", "t-CO2", UNITS_CONVERT, 1000, 1},
    {"回/月", "回/年", UNITS_CONVERT, 12, 1},
    {"回/四半期", "回/年", UNITS_CONVERT, 4, 1},
    {"回／日", "回/週", UNITS_CONVERT, 7, 1},
    {"回/年", "回", UNITS_SAME, 1, 1},
    {"kg/人/日", "g/人/日", UNITS_CONVERT, 1000, 1},
    {"", "人", UNITS_SAME, 1, 1},
    {"回/月", "回", PERIODS_DIFFER, 0, 0},
    {"回/週", "回/月", PERIODS_DIFFER, 0, 0},
    {"回/週", "回", PERIODS_DIFFER, 0, 0},
    {"人", "件", UNITS_DIFFER, 0, 0},
    {"日", "時間", UNITS_DIFFER, 0, 0},
    {"%", "ポイント", UNITS_DIFFER, 0, 0},
    {"t", "t-CO2", UNITS_DIFFER, 0, 0},
    {"g", "g/人/日", UNITS_DIFFER, 0, 0},
    {"百貨店", "貨店", UNITS_DIFFER, 0, 0},
    {"万博", "博", UNITS_DIFFER, 0, 0},
    {"回数券", "回", UNITS_DIFFER, 0, 0},
};

static void units_are_exchanged_exactly_or_not_at_all(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(pairs); i++) {
        struct unit_size from = unit_size_of(text_of(pairs[i].from)), to = unit_size_of(text_of(pairs[i].to));
        struct unit_factor there, back;
        enum unit_match match = unit_match(&from, &to, &there);
        if (match != pairs[i].match) fail_msg("%s, %s: %d", pairs[i].from, pairs[i].to, (int)match);
        assert_int_equal(unit_match(&to, &from, &back), match);
        if (match >= UNITS_DIFFER) continue;
        if (there.times != pairs[i].times || there.over != pairs[i].over)
            fail_msg("%s, %s: %lld/%lld", pairs[i].from, pairs[i].to, (long long)there.times,
                     (long long)there.over);
        assert_true(back.times == there.over && back.over == there.times);
    }
}

/* -- rates ------------------------------------------------------------------------------------------------------------------ */

static struct record *add_value(struct fixture *f, struct record *indicator, enum record_kind kind, int year,
                                const char *text)
{
    struct record *value = record_add(f->arena, indicator, kind, indicator->at);
    value->prose.text = text_of(text);
    value->year = value->last_year = (int16_t)year;
    value->reading = grammar_read(f->grammar, f->arena, value->prose.text);
    return value;
}

static struct record *make_indicator(struct fixture *f, const char *unit, const char *better)
{
    struct record *indicator = record_add(f->arena, NULL, RECORD_INDICATOR, (struct position){0});
    struct text one = text_format(f->arena, "1%s", unit);
    record_set(f->arena, indicator, ATTRIBUTE_UNIT, (struct prose){.text = text_of(unit)});
    if (*better) record_set(f->arena, indicator, ATTRIBUTE_BETTER, (struct prose){.text = text_of(better)});
    if (*unit) indicator->reading = grammar_read(f->grammar, f->arena, one);
    return indicator;
}

static const struct {
    const char *unit, *better, *target, *actual;
    enum achievement_outcome outcome;
    const char *rate;
} cases[] = {
    {"人", "", "40", "30", ACHIEVEMENT_RATE, "75.0"},
    {"人", "", "40人", "30名", ACHIEVEMENT_RATE, "75.0"},
    {"", "", "40人", "30", ACHIEVEMENT_RATE, "75.0"},
    {"千円", "", "240,000千円", "60百万円", ACHIEVEMENT_RATE, "25.0"},
    {"億円", "", "1億5,000万円", "1.2億円", ACHIEVEMENT_RATE, "80.0"},
    {"千人", "", "12", "9千人", ACHIEVEMENT_RATE, "75.0"},
    {"千人", "", "12", "9,000人", ACHIEVEMENT_RATE, "75.0"},
    {"分", "", "90分", "1.5時間", ACHIEVEMENT_RATE, "100.0"},
    {"m", "", "2.5km", "1,000", ACHIEVEMENT_RATE, "40.0"},
    {"回", "", "年12回", "月1回", ACHIEVEMENT_RATE, "100.0"},
    {"回", "", "年12回", "9回", ACHIEVEMENT_RATE, "75.0"},
    {"回/年", "", "12回", "年９回", ACHIEVEMENT_RATE, "75.0"},
    {"％", "", "約80％", "60％", ACHIEVEMENT_RATE, "75.0"},
    {"件", "", "30件以下", "40件", ACHIEVEMENT_RATE, "75.0"},
    {"分", "", "30分以内", "24分", ACHIEVEMENT_RATE, "125.0"},
    {"％", "", "5％未満", "10％", ACHIEVEMENT_RATE, "50.0"},
    {"件", "", "30件以上", "40件", ACHIEVEMENT_RATE, "133.3"},
    {"件", "lower", "30", "40", ACHIEVEMENT_RATE, "75.0"},
    {"件", "higher", "30件以下", "40件", ACHIEVEMENT_RATE, "133.3"},
    {"件", "reach", "30", "40", ACHIEVEMENT_RATE, "100.0"},
    {"件", "", "3", "2", ACHIEVEMENT_RATE, "66.7"},
    {"件", "", "8", "1", ACHIEVEMENT_RATE, "12.5"},
    {"件", "", "2000", "1", ACHIEVEMENT_RATE, "0.1"},
    {"人", "", "40", "", ACHIEVEMENT_NO_ACTUAL, ""},
    {"人", "", "―", "30", ACHIEVEMENT_NO_TARGET, ""},
    {"校", "", "全校で実施", "12校", ACHIEVEMENT_WORDS, ""},
    {"校", "", "12校", "調査中", ACHIEVEMENT_WORDS, ""},
    {"人", "", "0", "30", ACHIEVEMENT_ZERO, ""},
    {"人", "", "0人", "0人", ACHIEVEMENT_ZERO, ""},
    {"件", "lower", "30", "0", ACHIEVEMENT_ZERO, ""},
    {"人", "", "△40", "△30", ACHIEVEMENT_NEGATIVE, ""},
    {"人", "", "△40", "30", ACHIEVEMENT_NEGATIVE, ""},
    {"ポイント", "", "＋4.0ポイント", "▲3.0ポイント", ACHIEVEMENT_NEGATIVE, ""},
    {"人", "", "40人", "30件", ACHIEVEMENT_UNITS, ""},
    {"人", "", "40", "30％", ACHIEVEMENT_UNITS, ""},
    {"日", "", "40日", "30時間", ACHIEVEMENT_UNITS, ""},
    {"回", "", "月1回", "12", ACHIEVEMENT_PERIODS, ""},
    {"回", "", "週1回", "月4回", ACHIEVEMENT_PERIODS, ""},
    {"人", "", "40人", "20人(昼) 10人(夜)", ACHIEVEMENT_SEVERAL, ""},
    {"人", "", "20人(昼) 10人(夜)", "40人", ACHIEVEMENT_SEVERAL, ""},
    {"％", "", "50", "7/20", ACHIEVEMENT_SEVERAL, ""},
    {"園", "", "8園中4園", "6園中3園", ACHIEVEMENT_SEVERAL, ""},
    {"園", "", "8園中6園", "8園中3園", ACHIEVEMENT_RATE, "50.0"},
    {"人", "", "40人", "30人以上", ACHIEVEMENT_BOUND, ""},
};

static void rates_of_values_as_they_are_written(void **state)
{
    struct fixture *f = *state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct record *indicator = make_indicator(f, cases[i].unit, cases[i].better);
        add_value(f, indicator, RECORD_TARGET, 2024, cases[i].target);
        add_value(f, indicator, RECORD_ACTUAL, 2024, cases[i].actual);
        struct achievement found = achievement_of(indicator, 2024);
        struct text rate = decimal_print(f->arena, found.rate, SEPARATORS_NONE);
        bool right = found.outcome == cases[i].outcome &&
                     (found.outcome != ACHIEVEMENT_RATE || text_is(rate, cases[i].rate));
        if (!right)
            fail_msg("目標 %s 実績 %s (%s): outcome %d, %.*s", cases[i].target, cases[i].actual,
                     cases[i].unit, (int)found.outcome, TEXT_ARG(rate));
    }
}

static void other_years_tell_the_direction_and_contradict_it(void **state)
{
    struct fixture *f = *state;
    struct record *indicator = make_indicator(f, "件", "");
    struct record *earlier = add_value(f, indicator, RECORD_TARGET, 2023, "30件以下");
    add_value(f, indicator, RECORD_TARGET, 2024, "20");
    struct record *later = add_value(f, indicator, RECORD_TARGET, 2025, "10件以上");
    add_value(f, indicator, RECORD_ACTUAL, 2024, "40");
    struct achievement found = achievement_of(indicator, 2024);
    assert_int_equal(found.direction, DIRECTION_LOWER);
    assert_int_equal(found.rate.units, 500);
    assert_ptr_equal(found.contradiction, later);
    record_set(f->arena, indicator, ATTRIBUTE_BETTER, (struct prose){.text = TEXT("higher")});
    found = achievement_of(indicator, 2024);
    assert_int_equal(found.rate.units, 2000);
    assert_ptr_equal(found.contradiction, earlier);
    indicator = make_indicator(f, "件", "lower");
    add_value(f, indicator, RECORD_TARGET, 2024, "20件以下");
    add_value(f, indicator, RECORD_ACTUAL, 2024, "40");
    assert_null(achievement_of(indicator, 2024).contradiction);
}

/* xorshift: the same values in every run */
static uint64_t next_random(uint64_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return *seed;
}

struct random_value {
    int64_t units;
    unsigned scale;
    size_t unit;
    char text[64];
};

static const struct {
    const char *written;
    int64_t times, over;
} lengths[] = {{"cm", 1, 100}, {"m", 1, 1}, {"km", 1000, 1}, {"", 1, 1}};

static struct random_value random_value(uint64_t *seed)
{
    static const int64_t ten[] = {1, 10, 100, 1000};
    struct random_value value = {.scale = (unsigned)(next_random(seed) % 4)};
    int64_t below = ten[next_random(seed) % 4] * ten[next_random(seed) % 4];
    value.units = 1 + (int64_t)(next_random(seed) % (uint64_t)below);
    value.unit = next_random(seed) % ARRAY_LEN(lengths);
    int64_t whole = value.units / ten[value.scale], rest = value.units % ten[value.scale];
    if (value.scale)
        snprintf(value.text, sizeof value.text, "%lld.%0*lld%s", (long long)whole, (int)value.scale,
                 (long long)rest, lengths[value.unit].written);
    else
        snprintf(value.text, sizeof value.text, "%lld%s", (long long)whole, lengths[value.unit].written);
    return value;
}

/* top ÷ bottom in thousandths, half up, by whole numbers: both in 1/1000 cm. */
static int64_t exact_rate(const struct random_value *top, const struct random_value *bottom)
{
    static const int64_t to_thousandth[] = {1000, 100, 10, 1};
    int64_t a =
        top->units * to_thousandth[top->scale] * lengths[top->unit].times * 100 / lengths[top->unit].over;
    int64_t b = bottom->units * to_thousandth[bottom->scale] * lengths[bottom->unit].times * 100 /
                lengths[bottom->unit].over;
    return (2 * a * 1000 + b) / (2 * b);
}

static void random_rates_are_exact(void **state)
{
    struct fixture *f = *state;
    uint64_t seed = 88172645463325252u;
    size_t rated = 0;
    for (int i = 0; i < 6000; i++) {
        struct random_value target = random_value(&seed), actual = random_value(&seed);
        bool lower = next_random(&seed) % 2;
        struct record *indicator = make_indicator(f, "m", lower ? "lower" : "");
        add_value(f, indicator, RECORD_TARGET, 2024, target.text);
        add_value(f, indicator, RECORD_ACTUAL, 2024, actual.text);
        struct achievement found = achievement_of(indicator, 2024);
        int64_t want = lower ? exact_rate(&target, &actual) : exact_rate(&actual, &target);
        if (found.outcome != ACHIEVEMENT_RATE || found.rate.units != want || found.rate.scale != 1)
            fail_msg("目標 %s 実績 %s: outcome %d, %lld, not %lld", target.text, actual.text,
                     (int)found.outcome, (long long)found.rate.units, (long long)want);
        rated++;
        if (i % 200 == 0) arena_reset(f->arena);
    }
    assert_int_equal(rated, 6000);
}

static void amounts_are_scaled_exactly(void **state)
{
    (void)state;
    struct decimal out;
    assert_true(achievement_scale((struct decimal){98, 0}, (struct unit_factor){1000, 1}, &out));
    assert_true(out.units == 98000 && out.scale == 0);
    assert_true(achievement_scale((struct decimal){98000000, 0}, (struct unit_factor){1, 100000000}, &out));
    assert_true(out.units == 98 && out.scale == 2);
    assert_true(achievement_scale((struct decimal){90, 0}, (struct unit_factor){1, 60}, &out));
    assert_true(out.units == 15 && out.scale == 1);
    assert_false(achievement_scale((struct decimal){20, 0}, (struct unit_factor){1, 60}, &out));
    assert_false(achievement_scale((struct decimal){INT64_MAX / 2, 0}, (struct unit_factor){1000, 1}, &out));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(units_are_exchanged_exactly_or_not_at_all),
        cmocka_unit_test(rates_of_values_as_they_are_written),
        cmocka_unit_test(other_years_tell_the_direction_and_contradict_it),
        cmocka_unit_test(random_rates_are_exact),
        cmocka_unit_test(amounts_are_scaled_exactly),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
