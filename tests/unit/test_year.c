/* test_year.c: fiscal years and eras, read and printed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "generator/core/year.h"

static void years_are_read(void **state)
{
    static const struct {
        const char *text;
        enum year_problem problem;
        int year;
    } cases[] = {
        {"R7", YEAR_FINE, 2025},
        {"Ｒ７", YEAR_FINE, 2025},
        {"r7", YEAR_FINE, 2025},
        {"R 6", YEAR_FINE, 2024},
        {"R元", YEAR_FINE, 2019},
        {"R1", YEAR_FINE, 2019},
        {"令和７年度", YEAR_FINE, 2025},
        {"令和 6 年度", YEAR_FINE, 2024},
        {"令和元年度", YEAR_FINE, 2019},
        {"令和６", YEAR_FINE, 2024},
        {"令和６年", YEAR_FINE, 2024},
        {"令和六年度", YEAR_FINE, 2024},
        {"令和十年度", YEAR_FINE, 2028},
        {"平成二十八年度", YEAR_FINE, 2016},
        {"令和6(2024)", YEAR_FINE, 2024},
        {"令和６（2024）年度", YEAR_FINE, 2024},
        {"令和６年度（2024年度）", YEAR_FINE, 2024},
        {"Ｒ４年度（R4.8末時点)", YEAR_FINE, 2022},
        {"R4年度末", YEAR_FINE, 2022},
        {"2024（令和６）年度", YEAR_FINE, 2024},
        {"H30", YEAR_FINE, 2018},
        {"Ｈ30年度", YEAR_FINE, 2018},
        {"平成30年度", YEAR_FINE, 2018},
        {"平成31年度", YEAR_FINE, 2019},
        {"平成元年度", YEAR_FINE, 1989},
        {"S64", YEAR_FINE, 1989},
        {"昭和63年度", YEAR_FINE, 1988},
        {"昭和元年", YEAR_FINE, 1926},
        {"大正15年", YEAR_FINE, 1926},
        {"T1", YEAR_FINE, 1912},
        {"明治45年", YEAR_FINE, 1912},
        {"M1", YEAR_FINE, 1868},
        {"2025", YEAR_FINE, 2025},
        {"２０２５年度", YEAR_FINE, 2025},
        {"2025年", YEAR_FINE, 2025},
        {" 2025 ", YEAR_FINE, 2025},
        {"　令和７年度　", YEAR_FINE, 2025},
        {"平成33年度", YEAR_AFTER_ERA_END, 2021},
        {"H32", YEAR_AFTER_ERA_END, 2020},
        {"昭和65年", YEAR_AFTER_ERA_END, 1990},
        {"", YEAR_UNREADABLE, 0},
        {"令和", YEAR_UNREADABLE, 0},
        {"令和0", YEAR_UNREADABLE, 0},
        {"令和０年度", YEAR_UNREADABLE, 0},
        {"R", YEAR_UNREADABLE, 0},
        {"R0", YEAR_UNREADABLE, 0},
        {"R100", YEAR_UNREADABLE, 0},
        {"7", YEAR_UNREADABLE, 0},
        {"元", YEAR_UNREADABLE, 0},
        {"今年度", YEAR_UNREADABLE, 0},
        {"1867", YEAR_UNREADABLE, 0},
        {"20255", YEAR_UNREADABLE, 0},
        {"2025年度の計画", YEAR_UNREADABLE, 0},
        {"R7人", YEAR_UNREADABLE, 0},
        {"令和６（2024", YEAR_UNREADABLE, 0},
        {"令和二三年度", YEAR_UNREADABLE, 0},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        int year = 0;
        enum year_problem problem = year_read(text_of(cases[i].text), &year);
        if (problem != cases[i].problem || (problem != YEAR_UNREADABLE && year != cases[i].year))
            fail_msg("%s: problem %d, year %d", cases[i].text, (int)problem, year);
    }
}

static void years_are_printed(void **state)
{
    static const struct {
        int year;
        const char *era, *letter, *western, *both;
    } cases[] = {
        {2024, "令和6", "R6", "2024", "令和6（2024）"},
        {2019, "令和元", "R1", "2019", "令和元（2019）"},
        {2018, "平成30", "H30", "2018", "平成30（2018）"},
        {1989, "平成元", "H1", "1989", "平成元（1989）"},
        {1988, "昭和63", "S63", "1988", "昭和63（1988）"},
        {1926, "大正15", "T15", "1926", "大正15（1926）"},
        {1927, "昭和2", "S2", "1927", "昭和2（1927）"},
        {1912, "明治45", "M45", "1912", "明治45（1912）"},
        {1850, "1850", "1850", "1850", "1850"},
    };
    (void)state;
    struct arena *arena = arena_open(NULL);
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        const char *want[] = {cases[i].era, cases[i].letter, cases[i].western, cases[i].both};
        for (int style = YEAR_ERA; style <= YEAR_BOTH; style++) {
            struct text got = year_print(arena, cases[i].year, (enum year_style)style);
            if (!text_is(got, want[style])) fail_msg("%d: %.*s", cases[i].year, TEXT_ARG(got));
        }
    }
    arena_close(arena);
}

/* What is printed is read again. */
static void printed_years_are_read(void **state)
{
    (void)state;
    struct arena *arena = arena_open(NULL);
    for (int year = 1868; year < 2100; year++) {
        for (int style = YEAR_ERA; style <= YEAR_BOTH; style++) {
            int again = 0;
            struct text text = year_print(arena, year, (enum year_style)style);
            enum year_problem problem = year_read(text, &again);
            if (problem != YEAR_FINE || again != year) fail_msg("%.*s: %d", TEXT_ARG(text), again);
        }
    }
    arena_close(arena);
}

static void months_have_fiscal_years(void **state)
{
    (void)state;
    assert_int_equal(year_of_month(2025, 3), 2024);
    assert_int_equal(year_of_month(2025, 4), 2025);
    assert_int_equal(year_of_month(2025, 12), 2025);
    assert_int_equal(year_of_month(2025, 1), 2024);
}

static void eras_are_looked_up(void **state)
{
    (void)state;
    size_t count;
    const struct era *eras = year_eras(&count);
    assert_int_equal(count, 5);
    for (size_t i = 1; i < count; i++)
        assert_true(eras[i - 1].year < eras[i].year);
    assert_ptr_equal(year_lookup_era(TEXT("令和")), &eras[4]);
    assert_ptr_equal(year_lookup_era(TEXT("Ｈ")), &eras[3]);
    assert_ptr_equal(year_lookup_era(TEXT("s")), &eras[2]);
    assert_null(year_lookup_era(TEXT("慶応")));
    assert_null(year_lookup_era(TEXT("令和6")));
    assert_null(year_lookup_era(TEXT("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(years_are_read),         cmocka_unit_test(years_are_printed),
        cmocka_unit_test(printed_years_are_read), cmocka_unit_test(months_have_fiscal_years),
        cmocka_unit_test(eras_are_looked_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
