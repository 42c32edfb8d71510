/* test_house.c: house styles against spec/quantities.md, and the numbers the program computes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "generator/core/house.h"
#include "input/quantity/grammar.h"

#include "spec_table.h"

static struct text printed(const struct grammar *grammar, struct arena *arena, struct house house,
                           struct text text)
{
    struct expressions found = grammar_find(grammar, arena, text);
    return house_print(arena, &house, text, found.at, found.count);
}

static void assert_printed(struct text want, struct text got)
{
    if (!text_equal(want, got)) print_error("want %.*s\ngot  %.*s\n", TEXT_ARG(want), TEXT_ARG(got));
    assert_true(text_equal(want, got));
}

static void styles_of_the_specification(void **state)
{
    (void)state;
    struct arena *arena = arena_open(NULL);
    struct grammar *grammar = grammar_open();
    struct spec_table table;
    spec_open(&table, arena, SOURCE_DIR "/tests/spec/quantities.md", "mixed");
    struct text cells[SPEC_COLUMNS];
    size_t rows = 0;
    for (; spec_next(&table, cells); rows++)
        for (int style = NUMERALS_HALF; style <= NUMERALS_MIXED; style++)
            assert_printed(cells[style], printed(grammar, arena,
                                                 (struct house){.numerals = (enum numerals)style}, cells[0]));
    assert_true(rows >= 25);
    grammar_close(grammar);
    arena_close(arena);
}

static void text_that_stays_is_not_copied(void **state)
{
    (void)state;
    struct arena *arena = arena_open(NULL);
    struct grammar *grammar = grammar_open();
    struct text text = TEXT("12人と1-1-1");
    assert_ptr_equal(printed(grammar, arena, (struct house){.numerals = NUMERALS_HALF}, text).at, text.at);
    assert_ptr_equal(printed(grammar, arena, (struct house){.numerals = NUMERALS_AS_WRITTEN}, text).at,
                     text.at);
    grammar_close(grammar);
    arena_close(arena);
}

static void separators_come_and_go(void **state)
{
    static const struct {
        struct house house;
        const char *text, *want;
    } cases[] = {
        {{.numerals = NUMERALS_HALF, .thousands = true}, "1292人", "1,292人"},
        {{.numerals = NUMERALS_HALF, .thousands = true}, "１２３４５６７．５円", "1,234,567.5円"},
        {{.numerals = NUMERALS_FULL, .thousands = true}, "1292人", "１，２９２人"},
        {{.numerals = NUMERALS_MIXED, .thousands = true}, "１２９２人と3人", "1,292人と３人"},
        {{.numerals = NUMERALS_HALF, .thousands = true}, "1,292人", "1,292人"},
        {{.numerals = NUMERALS_HALF, .thousands = true}, "2024を書く", "2024を書く"},
        {{.numerals = NUMERALS_HALF, .thousands = true}, "2024年度の3024", "2024年度の3,024"},
        {{.numerals = NUMERALS_HALF, .thousands = true}, "999人", "999人"},
        {{.numerals = NUMERALS_HALF}, "１，２９２人", "1,292人"},
        {{.numerals = NUMERALS_HALF, .unseparated = true}, "１，２９２人", "1292人"},
        {{.numerals = NUMERALS_HALF, .respelled = true}, "２ヶ所で３箇月", "2か所で3か月"},
        {{.numerals = NUMERALS_HALF}, "２ヶ所", "2ヶ所"},
    };
    (void)state;
    struct arena *arena = arena_open(NULL);
    struct grammar *grammar = grammar_open();
    for (size_t i = 0; i < ARRAY_LEN(cases); i++)
        assert_printed(text_of(cases[i].want),
                       printed(grammar, arena, cases[i].house, text_of(cases[i].text)));
    grammar_close(grammar);
    arena_close(arena);
}

static void computed_numbers_follow_the_style(void **state)
{
    static const struct {
        struct house house;
        struct decimal value;
        const char *want;
    } cases[] = {
        {{.numerals = NUMERALS_AS_WRITTEN}, {12345, 0}, "12,345"},
        {{.numerals = NUMERALS_HALF}, {12345, 0}, "12345"},
        {{.numerals = NUMERALS_HALF, .thousands = true}, {12345, 0}, "12,345"},
        {{.numerals = NUMERALS_FULL, .thousands = true}, {-12345, 1}, "－１，２３４．５"},
        {{.numerals = NUMERALS_MIXED}, {5, 0}, "５"},
        {{.numerals = NUMERALS_MIXED}, {15, 1}, "1.5"},
        {{.numerals = NUMERALS_MIXED}, {-5, 0}, "－５"},
        {{.numerals = NUMERALS_MIXED}, {10, 0}, "10"},
        {{.numerals = NUMERALS_FULL}, {0, 0}, "０"},
        {{.numerals = NUMERALS_FULL}, {1000, 1}, "１００．０"},
    };
    (void)state;
    struct arena *arena = arena_open(NULL);
    for (size_t i = 0; i < ARRAY_LEN(cases); i++)
        assert_printed(text_of(cases[i].want), house_number(arena, &cases[i].house, cases[i].value));
    arena_close(arena);
}

static void computed_texts_follow_the_style(void **state)
{
    static const struct {
        enum numerals numerals;
        const char *text, *want;
    } cases[] = {
        {NUMERALS_FULL, "令和6（2024）年度", "令和６（２０２４）年度"},
        {NUMERALS_MIXED, "令和6（2024）年度", "令和６（2024）年度"},
        {NUMERALS_MIXED, "12", "12"},
        {NUMERALS_MIXED, "3", "３"},
        {NUMERALS_FULL, "― 200 ―", "― ２００ ―"},
        {NUMERALS_FULL, "103.7%", "１０３．７%"},
        {NUMERALS_HALF, "令和６年度", "令和6年度"},
        {NUMERALS_AS_WRITTEN, "令和6年度", "令和6年度"},
        {NUMERALS_FULL, "年度", "年度"},
        {NUMERALS_FULL, "", ""},
    };
    (void)state;
    struct arena *arena = arena_open(NULL);
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct house house = {.numerals = cases[i].numerals};
        assert_printed(text_of(cases[i].want), house_digits(arena, &house, text_of(cases[i].text)));
    }
    arena_close(arena);
}

static void styles_have_names(void **state)
{
    (void)state;
    enum numerals numerals = NUMERALS_HALF;
    assert_true(house_parse(TEXT("as-written"), &numerals) && numerals == NUMERALS_AS_WRITTEN);
    assert_true(house_parse(TEXT("half"), &numerals) && numerals == NUMERALS_HALF);
    assert_true(house_parse(TEXT("full"), &numerals) && numerals == NUMERALS_FULL);
    assert_true(house_parse(TEXT("mixed"), &numerals) && numerals == NUMERALS_MIXED);
    assert_false(house_parse(TEXT("Half"), &numerals));
    assert_false(house_parse(TEXT(""), &numerals));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(styles_of_the_specification),
        cmocka_unit_test(text_that_stays_is_not_copied),
        cmocka_unit_test(separators_come_and_go),
        cmocka_unit_test(computed_numbers_follow_the_style),
        cmocka_unit_test(computed_texts_follow_the_style),
        cmocka_unit_test(styles_have_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
