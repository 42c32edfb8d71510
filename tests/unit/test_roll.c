/* test_roll.c: next year's records: years in every spelling, and each rule of plan/roll.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "generator/plan/roll.h"
#include "input/xml/write.h"
#include "input/quantity/grammar.h"
#include "input/read.h"

struct fixture {
    struct arena *arena;
    struct diagnostics *diagnostics;
    struct grammar *grammar;
};

static int open_fixture(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    assert_non_null(f);
    f->arena = arena_open(NULL);
    f->diagnostics = diag_open(f->arena);
    f->grammar = grammar_open();
    assert_non_null(f->grammar);
    *state = f;
    return 0;
}

static int close_fixture(void **state)
{
    struct fixture *f = *state;
    grammar_close(f->grammar);
    arena_close(f->arena);
    free(f);
    return 0;
}

static void assert_text(struct text text, const char *expected)
{
    if (!text_is(text, expected)) fail_msg("“%.*s” is not “%s”", TEXT_ARG(text), expected);
}

/* -- years --------------------------------------------------------------------------------------------------------------- */

static void years_keep_their_spelling(void **state)
{
    struct fixture *f = *state;
    static const char *const table[][2] = {
        {"R7", "R8"},
        {"Ｒ７", "Ｒ８"},
        {"R 6", "R 7"},
        {"Ｒ　９", "Ｒ　１０"},
        {"R9", "R10"},
        {"r6", "r7"},
        {"令和７年度", "令和８年度"},
        {"令和元年度", "令和2年度"},
        {"令和６", "令和７"},
        {"令和 6 年度", "令和 7 年度"},
        {"平成29年度", "平成30年度"},
        {"平成30年度", "令和元年度"},
        {"平成31年度", "令和2年度"},
        {"H30", "R1"},
        {"Ｈ３０", "Ｒ１"},
        {"H31", "R2"},
        {"昭和63年度", "平成元年度"},
        {"S63", "H1"},
        {"2025", "2026"},
        {"２０２５年度", "２０２６年度"},
        {"令和6(2024)", "令和7(2025)"},
        {"令和６（2024）年度", "令和７（2025）年度"},
        {"令和元(2019)", "令和2(2020)"},
        {"Ｒ４年度（R4.8末時点)", "Ｒ５年度"},
        {"適宜", "適宜"},
        {"", ""},
    };
    for (size_t i = 0; i < ARRAY_LEN(table); i++)
        assert_text(roll_year(f->arena, text_of(table[i][0])), table[i][1]);
}

/* Reading what was moved on gives the year after: over all eras, in all spellings. */
static void every_year_is_followed_by_the_next(void **state)
{
    struct fixture *f = *state;
    for (int year = 1927; year < 2100; year++) {
        for (int style = YEAR_ERA; style <= YEAR_BOTH; style++) {
            int next;
            struct text moved = roll_year(f->arena, year_print(f->arena, year, (enum year_style)style));
            assert_int_equal(year_read(moved, &next), YEAR_FINE);
            assert_int_equal(next, year + 1);
        }
    }
}

/* -- records ------------------------------------------------------------------------------------------------------------- */

static struct plan *read_plan(struct fixture *f, const char *xml)
{
    char path[] = "/tmp/test_roll.XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, xml, strlen(xml)), (ssize_t)strlen(xml));
    close(fd);
    const char *paths[] = {path};
    struct plan_input input = {.paths = paths, .path_count = 1, .data = SOURCE_DIR, .grammar = f->grammar};
    struct plan *plan = input_plans(f->arena, f->diagnostics, &input);
    unlink(path);
    if (f->diagnostics->first)
        fail_msg("%.*s", TEXT_ARG(diag_print(f->arena, f->diagnostics->first, LANGUAGE_EN)));
    assert_non_null(plan);
    return plan;
}

#define PLAN(meta, body)                                                                                     \
    "<plan xmlns='urn:shinchoku:plan:1' id='town-r6'><meta><title>計画</title>" meta "</meta>" body "</"     \
                                                                                                    "plan>"

/* The plan rolled, as its file without the line ends and indentation. */
static struct text rolled(struct fixture *f, const char *xml)
{
    struct plan *plan = read_plan(f, xml);
    assert_true(plan_roll(f->arena, plan));
    struct written written = written_open(f->arena);
    write_xml(&written, plan, "UTF-8");
    struct text_buffer out = {.arena = f->arena};
    struct text rest = buffer_text(&written.out);
    while (rest.length) {
        struct text line = text_slice(rest, 0, text_find(rest, TEXT("\n")));
        rest = text_slice(rest, line.length + (line.length < rest.length), rest.length);
        buffer_add(&out, text_trim(line));
    }
    return buffer_text(&out);
}

static void assert_has(struct text text, const char *part)
{
    if (text_find(text, text_of(part)) == SIZE_MAX) fail_msg("no “%s” in\n%.*s", part, TEXT_ARG(text));
}

static void assert_lacks(struct text text, const char *part)
{
    if (text_find(text, text_of(part)) != SIZE_MAX) fail_msg("“%s” in\n%.*s", part, TEXT_ARG(text));
}

static void the_plan_moves_on(void **state)
{
    struct fixture *f = *state;
    struct text out = rolled(
        f,
        PLAN(
            "<subtitle>令和５年度～７年度版</subtitle><document-title>R6取組シート（第２期）</document-title>"
            "<year>令和６年度</year><period from='令和５年度' to='令和７年度'/><period name='前期' from='R1' "
            "to='R4'/>"
            "<published>令和６年６月</published><as-of>R6.8末時点</as-of><revision "
            "date='2024-06-01'>初版</revision>",
            "<scales><scale id='evaluation' name='Ｒ５評価'><mark "
            "symbol='◎'>R5年度より進んだ</mark></scale></scales>"));
    assert_has(out, "id=\"town-r7\"");
    assert_has(out, "<year>令和７年度</year>");
    assert_has(out, "<subtitle>令和６年度～８年度版</subtitle>");
    assert_has(out, "<document-title>R7取組シート（第２期）</document-title>");
    assert_has(out, "<period from=\"令和６年度\" to=\"令和８年度\"/>");
    assert_has(out, "from=\"R1\" to=\"R4\"");
    assert_lacks(out, "published");
    assert_lacks(out, "as-of");
    assert_has(out, "<revision date=\"2024-06-01\">初版</revision>");
    assert_has(out, "name=\"Ｒ６評価\"");
    assert_has(out, "R5年度より進んだ");
}

static void reports_are_emptied(void **state)
{
    struct fixture *f = *state;
    struct text out =
        rolled(f, PLAN("<year>R6</year>",
                       "<levels><level id='施策'>施策</level></levels><section level='施策' "
                       "page='12'><title>方針</title><note name='現状の分析'><p>続く説明</p></note>"
                       "<note name='まとめ' year='R6'><p>今年のまとめ</p></note>"
                       "<initiative id='1' new='true' page='14' "
                       "category='継続'><title>相談</title><overview><p>概要</p></overview>"
                       "<goal year='R6'><p>目標</p></goal><goal year='R9'><p>先の目標</p></goal><schedule "
                       "year='Ｒ６'><p>計画</p></schedule>"
                       "<status year='R5' progress='↗'><p>前の年</p></status>"
                       "<status year='R6' progress='→' as-of='8月末'><p>今の年</p></status>"
                       "<note name='主な取組'><p>した事</p></note><field "
                       "name='大施策'>支援</field></initiative></section>"));
    assert_lacks(out, "page=");
    assert_lacks(out, "new=");
    assert_has(out, "category=\"継続\"");
    assert_has(out, "概要");
    assert_has(out, "<goal year=\"R7\"><p>目標</p></goal>");
    assert_has(out, "<goal year=\"R9\"><p>先の目標</p></goal>");
    assert_has(out, "<schedule year=\"Ｒ７\"><p>計画</p></schedule>");
    assert_has(out, "<status year=\"R5\" progress=\"↗\"><p>前の年</p></status>");
    assert_has(out, "<status year=\"R7\"/>");
    assert_has(out, "<note name=\"主な取組\"><p/></note>");
    assert_has(out, "続く説明");
    assert_has(out, "<note name=\"まとめ\" year=\"R7\"><p/></note>");
    assert_has(out, "<field name=\"大施策\">支援</field>");
}

static void a_status_without_a_year_is_emptied(void **state)
{
    struct fixture *f = *state;
    struct text out =
        rolled(f, PLAN("<year>R6</year>",
                       "<initiative id='1'><title>甲</title><status progress='→'><p>進んだ</p></status>"
                       "</initiative>"));
    assert_has(out, "<status/>");
}

static void values_go_on(void **state)
{
    struct fixture *f = *state;
    struct text out = rolled(
        f,
        PLAN("<year>R6</year>",
             "<initiative id='1'><title>甲</title>"
             "<indicator id='a'><name>件数</name><target year='R6'>10</target><target year='R7'>12</target>"
             "<actual year='R5'>8</actual><actual year='R6'>9</actual></indicator>"
             "<indicator id='b'><name>人数</name><target year='R6'>3</target></indicator></initiative>"));
    assert_has(out, "<target year=\"R6\">10</target>");
    assert_has(out, "<target year=\"R7\">12</target>");
    assert_has(out, "<actual year=\"R6\">9</actual><actual year=\"R7\"/>");
    assert_has(out, "<name>人数</name><target year=\"R6\">3</target></indicator>");
}

static void strands_go_on(void **state)
{
    struct fixture *f = *state;
    struct text out = rolled(f, PLAN("<year>R4</year>",
                                     "<initiative id='1'><title>甲</title>"
                                     "<strand id='a'><entry year='R4'><p>した</p></entry><entry from='R5' "
                                     "to='R7' kind='plan'><p>する</p></entry>"
                                     "<evaluation year='R3'>◎</evaluation></strand>"
                                     "<strand id='b'><entry from='R2' to='R4'><p>続けた</p></entry></strand>"
                                     "<strand id='c'><entry year='R4'><p>した</p></entry><entry year='R5' "
                                     "kind='plan'><p>来年する</p></entry></strand>"
                                     "<strand id='d'><entry year='R4'><p>した</p></entry><entry from='R4' "
                                     "to='R6'><p>まとめ</p></entry></strand>"
                                     "<strand id='e' same-as='a'/></initiative>"));
    assert_has(out, "<entry year=\"R4\"><p>した</p></entry><entry year=\"R5\"/><entry from=\"R6\" to=\"R7\" "
                    "kind=\"plan\"><p>する</p></entry>"
                    "<evaluation year=\"R4\"/></strand>");
    assert_has(out, "<entry from=\"R2\" to=\"R4\"><p>続けた</p></entry><entry year=\"R5\"/></strand>");
    assert_has(out, "<entry year=\"R5\" kind=\"plan\"><p>来年する</p></entry></strand>");
    assert_has(out, "<entry from=\"R4\" to=\"R6\"><p>まとめ</p></entry></strand>");
    assert_has(out, "<strand id=\"e\" same-as=\"a\"/>");
}

static void summaries_are_computed_anew(void **state)
{
    struct fixture *f = *state;
    struct text out = rolled(
        f, PLAN("<year>R6</year>",
                "<levels><level id='章'>章</level></levels>"
                "<scales><scale id='達成率'><band min='100'>100%以上</band></scale></scales>"
                "<section level='章' id='x'><title>概要</title><summary by='章' scale='達成率' year='R6'>"
                "<row of='x' total='1'><count band='100%以上'>1</count></row></summary></section>"));
    assert_has(out, "<summary by=\"章\" scale=\"達成率\" year=\"R7\"/>");
}

static void a_plan_without_a_year_stays(void **state)
{
    struct fixture *f = *state;
    assert_false(plan_roll(f->arena, read_plan(f, PLAN("", "<p>文</p>"))));
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, open_fixture, close_fixture)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(years_keep_their_spelling),
        CASE(every_year_is_followed_by_the_next),
        CASE(the_plan_moves_on),
        CASE(reports_are_emptied),
        CASE(a_status_without_a_year_is_emptied),
        CASE(values_go_on),
        CASE(strands_go_on),
        CASE(summaries_are_computed_anew),
        CASE(a_plan_without_a_year_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
