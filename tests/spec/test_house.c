/* test_house.c: house styles against spec/quantities.md and spec/house-styles.md, and the numbers the program computes. */
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

static const char *const specifications[] = {SOURCE_DIR "/tests/spec/quantities.md",
                                             SOURCE_DIR "/tests/spec/house-styles.md"};

static void styles_of_the_specification(void **state)
{
    (void)state;
    struct arena *arena = arena_open(NULL);
    struct grammar *grammar = grammar_open();
    for (size_t i = 0; i < ARRAY_LEN(specifications); i++) {
        struct spec_table table;
        spec_open(&table, arena, specifications[i], "mixed");
        struct text cells[SPEC_COLUMNS];
        size_t rows = 0;
        for (; spec_next(&table, cells); rows++)
            for (int style = NUMERALS_HALF; style <= NUMERALS_MIXED; style++)
                assert_printed(
                    cells[style],
                    printed(grammar, arena, (struct house){.numerals = (enum numerals)style}, cells[0]));
        assert_true(rows >= 25);
    }
    grammar_close(grammar);
    arena_close(arena);
}

/* -- what holds for every text ---------------------------------------------------------------------------------------- */

/* A text without its widths: full-width ASCII and 、 between digits made half-width. */
static struct text without_widths(struct arena *arena, struct text text)
{
    struct text_buffer out = {.arena = arena};
    while (text.length) {
        uint32_t c = text_next(&text);
        if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
        buffer_add_char(&out, c == 0x3001 ? ',' : c);
    }
    return buffer_text(&out);
}

/* A style is what it is whatever style came before, and nothing but widths differs between them. */
static void assert_styles_agree(const struct grammar *grammar, struct arena *arena, struct text text)
{
    struct text styled[NUMERALS_MIXED + 1];
    for (int style = NUMERALS_HALF; style <= NUMERALS_MIXED; style++) {
        styled[style] = printed(grammar, arena, (struct house){.numerals = (enum numerals)style}, text);
        assert_printed(without_widths(arena, text), without_widths(arena, styled[style]));
        struct text again =
            printed(grammar, arena, (struct house){.numerals = (enum numerals)style}, styled[style]);
        if (!text_equal(styled[style], again)) print_error("text %.*s\n", TEXT_ARG(text));
        assert_printed(styled[style], again);
    }
    for (int style = NUMERALS_FULL; style <= NUMERALS_MIXED; style++) {
        struct text half = printed(grammar, arena, (struct house){.numerals = NUMERALS_HALF}, styled[style]);
        if (!text_equal(styled[NUMERALS_HALF], half)) print_error("text %.*s\n", TEXT_ARG(text));
        assert_printed(styled[NUMERALS_HALF], half);
    }
}

static void styles_change_nothing_but_widths(void **state)
{
    (void)state;
    struct arena *arena = arena_open(NULL);
    struct grammar *grammar = grammar_open();
    for (size_t i = 0; i < ARRAY_LEN(specifications); i++) {
        struct spec_table table;
        spec_open(&table, arena, specifications[i], i ? "mixed" : "見つかる表現");
        struct text cells[SPEC_COLUMNS];
        while (spec_next(&table, cells))
            assert_styles_agree(grammar, arena, cells[0]);
    }
    grammar_close(grammar);
    arena_close(arena);
}

/* What stands around numbers, put together at random. */
static struct text random_tokens(struct arena *arena, uint64_t *seed)
{
    static const char *const pieces[] = {
        "1",    "２",   "34",   "５６",  "7,890",        "1.5",   "０",    "令和",
        "R",    "Ｈ",   "年",   "月",    "日",           "第",    "条",    "項",
        "号",   "章",   "の",   "及び",  "法律",         "条例",  "図",    "表",
        "資料", "施策", "内線", "電話",  "TEL ",         "#",     "＃",    "(",
        ")",    "（",   "）",   "-",     "－",           "―",     "/",     "／",
        ":",    "：",   ".",    "．",    "～",           "、",    "・",    " ",
        "　",   "人",   "件",   "km",    "ｋｍ",         "t-CO2", "m2",    "％",
        "万",   "千",   "億",   "HbA1c", "IPv",          "AED",   "Vol.",  "A",
        "番",   "丁目", "番地", "室",    "http://a.jp/", "www.",  "@b.jp", ".pdf",
        "\\",   "を",   "\n",   "※",     "注",           "②"};
    struct text_buffer out = {.arena = arena};
    for (unsigned left = 12; left > 0; left--) {
        *seed = *seed * 6364136223846793005u + 1442695040888963407u;
        buffer_add(&out, text_of(pieces[(*seed >> 33) % ARRAY_LEN(pieces)]));
    }
    return buffer_text(&out);
}

static void random_tokens_have_stable_styles(void **state)
{
    (void)state;
    struct grammar *grammar = grammar_open();
    uint64_t seed = 11;
    for (int round = 0; round < 40000; round++) {
        struct arena *arena = arena_open(NULL);
        assert_styles_agree(grammar, arena, random_tokens(arena, &seed));
        arena_close(arena);
    }
    grammar_close(grammar);
}

/* Names among numbers, found each by itself as in the whole text. */
static void one_expression_is_printed_as_in_its_text(void **state)
{
    (void)state;
    struct arena *arena = arena_open(NULL);
    struct grammar *grammar = grammar_open();
    const struct house full = {.numerals = NUMERALS_FULL};
    struct text text = TEXT("図3-12　資料、HbA1c6.5％が12人");
    struct expressions found = grammar_find(grammar, arena, text);
    bool *kept = house_names(arena, text, found.at, found.count);
    struct text_buffer out = {.arena = arena};
    size_t at = 0;
    for (uint32_t i = 0; i < found.count; i++) {
        buffer_add(&out, text_slice(text, at, found.at[i].offset - at));
        buffer_add(&out, house_print_one(arena, &full, text, found.at, found.count, kept, i));
        at = found.at[i].offset + found.at[i].length;
    }
    assert_int_equal(at, text.length);
    assert_printed(TEXT("図3-12　資料、HbA1c6.5％が１２人"), buffer_text(&out));
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
        {{.numerals = NUMERALS_HALF}, {12345, 0}, "12,345"},
        {{.numerals = NUMERALS_FULL}, {12345, 0}, "１２，３４５"},
        {{.numerals = NUMERALS_HALF, .unseparated = true}, {12345, 0}, "12345"},
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
        cmocka_unit_test(styles_change_nothing_but_widths),
        cmocka_unit_test(random_tokens_have_stable_styles),
        cmocka_unit_test(one_expression_is_printed_as_in_its_text),
        cmocka_unit_test(text_that_stays_is_not_copied),
        cmocka_unit_test(separators_come_and_go),
        cmocka_unit_test(computed_numbers_follow_the_style),
        cmocka_unit_test(computed_texts_follow_the_style),
        cmocka_unit_test(styles_have_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
