/* test_quantity_found.c: the grammar against strangers' sentences and against what other readers of Japanese numbers and
 * dates make of theirs, where those cases are at hand (../shared/cases/found/values). Each file may miss three in a hundred,
 * and says which; what a case calls "none" or ERR may never be read as an amount. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "input/quantity/canonical.h"
#include "input/quantity/grammar.h"

#include "grammar_fixture.h"
#include "tests/spec/spec_table.h"

/* -- rows ------------------------------------------------------------------------------------------------------------ */

enum { COLUMNS = 3 };

struct cases {
    struct text rest;
    size_t rows, missed;
};

static void open_cases(struct cases *cases, struct arena *arena, const char *name)
{
    const char *shared = getenv("SHINCHOKU_SHARED");
    char path[1024];
    snprintf(path, sizeof path, "%s/cases/found/values/%s", shared ? shared : SOURCE_DIR "/../shared", name);
    FILE *file = fopen(path, "r");
    if (!file) {
        print_message("skipped: %s is not there\n", path);
        skip();
    }
    fclose(file);
    *cases = (struct cases){.rest = spec_load(arena, path)};
}

static struct text take_until(struct text *rest, const char *sign)
{
    size_t at = text_find(*rest, text_of(sign)), length = strlen(sign);
    struct text taken = text_slice(*rest, 0, at == SIZE_MAX ? rest->length : at);
    size_t past = taken.length + (at == SIZE_MAX ? 0 : length);
    *rest = text_slice(*rest, past, rest->length - past);
    return taken;
}

static bool next_case(struct cases *cases, struct text columns[COLUMNS])
{
    if (!cases->rest.length) return false;
    struct text line = take_until(&cases->rest, "\n");
    for (int i = 0; i < COLUMNS; i++)
        columns[i] = take_until(&line, "\t");
    cases->rows++;
    return true;
}

static void miss(struct cases *cases, struct text written, struct text want, struct text got)
{
    cases->missed++;
    print_message("%.*s: want %.*s, got %.*s\n", TEXT_ARG(written), TEXT_ARG(want), TEXT_ARG(got));
}

static void assert_nearly_all(const struct cases *cases, size_t least)
{
    assert_true(cases->rows >= least);
    assert_true(cases->missed * 100 <= cases->rows * 3);
}

/* -- canonical forms ------------------------------------------------------------------------------------------------- */

/* Without blanks, a leading ~, and the zero of 05:30. */
static struct text settled(struct arena *arena, struct text form)
{
    struct text_buffer out = {.arena = arena};
    for (size_t i = 0; i < form.length; i++)
        if (form.at[i] != ' ') buffer_add(&out, text_slice(form, i, 1));
    struct text text = buffer_text(&out);
    if (text_starts(text, TEXT("~"))) text = text_slice(text, 1, text.length - 1);
    bool hour = text.length > 4 && text.at[0] == '0' && text.at[2] == ':';
    return hour ? text_slice(text, 1, text.length - 1) : text;
}

/* The canonical forms that stand in a text, parted by a bar; "none". */
static struct text forms_in(struct fixture *fixture, struct expressions found)
{
    struct text_buffer out = {.arena = fixture->arena};
    for (uint32_t i = 0; i < found.count; i++) {
        struct text_buffer form = {.arena = fixture->arena};
        canonical_add(&form, &found.at[i]);
        if (i) buffer_add(&out, TEXT("|"));
        buffer_add(&out, settled(fixture->arena, buffer_text(&form)));
    }
    return found.count ? buffer_text(&out) : TEXT("none");
}

/* "3 回/週 | 2 時間 or 2 時間/回": does each place have one of its alternatives? */
static bool agrees(struct arena *arena, struct text want, struct text got)
{
    while (want.length && got.length) {
        struct text alternatives = take_until(&want, " | "), place = take_until(&got, "|");
        bool same = false;
        while (alternatives.length && !same)
            same = text_equal(settled(arena, take_until(&alternatives, " or ")), place);
        if (!same) return false;
    }
    return !want.length && !got.length;
}

static bool is_of_amounts(const struct expression *one)
{
    return one->kind != EXPRESSION_CODE && one->kind != EXPRESSION_PHONE && one->kind != EXPRESSION_PAGE &&
           one->kind != EXPRESSION_FISCAL_YEAR && one->kind != EXPRESSION_ERA_YEAR;
}

static bool sentence_is_right(struct fixture *fixture, struct text want, struct expressions found)
{
    bool amounts = false;
    for (uint32_t i = 0; i < found.count; i++)
        amounts = amounts || is_of_amounts(&found.at[i]);
    if (text_is(want, "none")) return !amounts;
    if (text_is(want, "phone") || text_is(want, "code"))
        return found.count == 1 && text_is(want, canonical_kind_name(found.at[0].kind));
    return agrees(fixture->arena, want, forms_in(fixture, found));
}

static void sentences(void **state)
{
    struct fixture *fixture = *state;
    struct cases cases;
    struct text columns[COLUMNS];
    open_cases(&cases, fixture->arena, "prose.tsv");
    while (next_case(&cases, columns)) {
        struct expressions found = grammar_find(fixture->grammar, fixture->arena, columns[0]);
        if (sentence_is_right(fixture, columns[1], found)) continue;
        miss(&cases, columns[0], columns[1], forms_in(fixture, found));
    }
    assert_nearly_all(&cases, 150);
}

/* -- what peers read ------------------------------------------------------------------------------------------------- */

static bool is_worth(struct reading reading, struct text want)
{
    static const struct {
        const char *unit;
        int64_t yen;
    } units[] = {{"千円", 1000}, {"百万円", 1000000}};
    struct decimal value = reading.value, wanted;
    if (reading.kind != READING_AMOUNT ||
        !decimal_parse(text_starts(want, TEXT("-")) ? text_slice(want, 1, want.length - 1) : want, &wanted))
        return false;
    if (text_starts(want, TEXT("-"))) wanted.units = -wanted.units;
    for (size_t i = 0; i < ARRAY_LEN(units); i++)
        if (text_is(reading.unit, units[i].unit))
            decimal_multiply(value, (struct decimal){units[i].yen, 0}, &value);
    return decimal_compare(value, wanted) == 0;
}

static void values_of_peers(void **state)
{
    struct fixture *fixture = *state;
    struct cases cases;
    struct text columns[COLUMNS];
    open_cases(&cases, fixture->arena, "peer_values.tsv");
    while (next_case(&cases, columns)) {
        struct reading reading = grammar_read(fixture->grammar, fixture->arena, columns[1]);
        bool amount = reading.kind == READING_AMOUNT;
        if (text_is(columns[2], "ERR")) assert_false(amount);
        if (text_is(columns[2], "ERR") || is_worth(reading, columns[2])) continue;
        miss(&cases, columns[1], columns[2],
             amount ? decimal_print(fixture->arena, reading.value, SEPARATORS_NONE) : TEXT("no amount"));
    }
    assert_nearly_all(&cases, 100);
}

static bool is_day_or_year(const struct expression *one)
{
    return one->kind == EXPRESSION_DATE || one->kind == EXPRESSION_YEAR_MONTH ||
           one->kind == EXPRESSION_ERA_YEAR || one->kind == EXPRESSION_FISCAL_YEAR ||
           one->kind == EXPRESSION_YEAR_RANGE;
}

static bool date_is_right(struct fixture *fixture, struct text want, struct expressions found)
{
    bool any = false, codes = found.count > 0;
    for (uint32_t i = 0; i < found.count; i++) {
        any = any || is_day_or_year(&found.at[i]);
        codes = codes && found.at[i].kind == EXPRESSION_CODE;
    }
    if (text_starts(want, TEXT("NO"))) return !any; /* NONE, NODATE, NOERA */
    if (text_is(want, "CODE")) return codes;
    if (text_is(want, "REPORT")) return found.count == 1 && found.at[0].notes != 0;
    struct text_buffer parts = {.arena = fixture->arena};
    for (size_t i = 0; i < want.length; i++) /* 1 年+2 か月, 12|34|56 */
        buffer_add(&parts, want.at[i] == '+' || want.at[i] == '|' ? TEXT(" | ") : text_slice(want, i, 1));
    return agrees(fixture->arena, buffer_text(&parts), forms_in(fixture, found));
}

/* Clock times with seconds are outside the grammar. */
static bool has_seconds(struct text want)
{
    return want.length == 8 && want.at[2] == ':' && want.at[5] == ':';
}

static void dates_of_peers(void **state)
{
    struct fixture *fixture = *state;
    struct cases cases;
    struct text columns[COLUMNS];
    open_cases(&cases, fixture->arena, "peer_dates.tsv");
    while (next_case(&cases, columns)) {
        struct expressions found = grammar_find(fixture->grammar, fixture->arena, columns[1]);
        if (has_seconds(columns[2]) || date_is_right(fixture, columns[2], found)) continue;
        miss(&cases, columns[1], columns[2], forms_in(fixture, found));
    }
    assert_nearly_all(&cases, 95);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sentences),
        cmocka_unit_test(values_of_peers),
        cmocka_unit_test(dates_of_peers),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
