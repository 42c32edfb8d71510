/* test_bind.c: what each element of a definition makes of a plan (tests/spec/bindings.md). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "tests/unit/block_dump.h"
#include "tests/unit/case_files.h"
#include "layouts/book/keep.h"
#include "layouts/bind/bind.h"
#include "spec_cases.h"

#define SPEC SOURCE_DIR "/tests/spec/bindings.md"

static int close_fixture(void **state)
{
    close_files(*state, "case", "plan");
    return 0;
}

static const struct layout *load_layout(struct fixture *f, struct text content)
{
    const char *directories[] = {f->directory, SOURCE_DIR "/layouts"};
    struct layout_search search = {directories, ARRAY_LEN(directories), read_xml, f};
    /* The rule at the end is no part of the case: bodies that end with an each may be bound when they are composed. */
    put(f, "case",
        text_format(
            f->arena,
            "<layout xmlns=\"urn:shinchoku:layout:1\" name=\"case\" extends=\"base\" unshown=\"warn\">\n"
            "%.*s<title>例</title><rule weight=\"none\"/></layout>\n",
            TEXT_ARG(content)));
    return layout_load(f->arena, f->diagnostics, &search, "case");
}

static struct plan *load_plan(struct fixture *f, struct text content)
{
    const char *paths[] = {path_of(f, "plan")};
    struct plan_input input = {.paths = paths, .path_count = 1, .data = SOURCE_DIR, .grammar = f->grammar};
    put(f, "plan",
        text_format(f->arena, "<plan xmlns=\"urn:shinchoku:plan:1\" id=\"p\">\n%.*s</plan>\n",
                    TEXT_ARG(content)));
    return input_plans(f->arena, f->diagnostics, &input);
}

/* Behind ```xml: xlsx, department=NAME. */
static struct bind_options options_of(struct text info)
{
    struct bind_options options = {.format = OUTPUT_PDF, .date = TEXT("令和7年3月末")};
    size_t department = text_find(info, TEXT("department="));
    if (text_find(info, TEXT("xlsx")) != SIZE_MAX) {
        options.format = OUTPUT_XLSX;
        options.keep_row = keep_row_words;
    }
    if (department != SIZE_MAX)
        options.department = text_slice(info, department + strlen("department="), info.length);
    return options;
}

static void add_findings(struct fixture *f, struct text_buffer *out)
{
    for (const struct diagnostic *finding = f->diagnostics->first; finding; finding = finding->next) {
        struct text all = diag_print(f->arena, finding, LANGUAGE_EN);
        size_t end = text_find(all, TEXT("\n")), rule = text_find(all, TEXT("["));
        buffer_format(out, "! %.*s\n", TEXT_ARG(text_slice(all, rule, end - rule)));
    }
}

/* The blocks that the case's definition makes of its plan, and what is found on the way. */
static struct text bound(struct fixture *f, const struct spec_case *test)
{
    struct dump dump = {.out = {.arena = f->arena}};
    f->diagnostics = diag_open(f->arena);
    const struct plan *plan = load_plan(f, test->blocks[0].content);
    const struct layout *layout = load_layout(f, test->blocks[1].content);
    struct bind_options options = options_of(test->blocks[1].info);
    if (plan && layout) {
        options.shown = ARENA_ARRAY(f->arena, uint8_t, plan->record_count / 8 + 1);
        const struct publication *made = bind_publication(f->arena, f->diagnostics, layout, plan, &options);
        if (made) {
            dump_blocks(&dump, made->first);
            if (options.department.length == 0)
                bind_report_unshown(f->arena, f->diagnostics, plan, options.shown);
        }
    }
    if (text_ends(buffer_text(&dump.out), TEXT("rule 0\n"))) dump.out.length -= strlen("rule 0\n");
    add_findings(f, &dump.out);
    return buffer_text(&dump.out);
}

/* `SPEC_BLESS=FILE test_bind` writes the cases with what is made now: to be read before it replaces the old. */
static void elements_make_their_blocks(void **state)
{
    struct fixture *f = *state;
    struct text rest = spec_load(f->arena, SPEC);
    struct spec_case test;
    size_t count = 0, wrong = 0;
    const char *bless = getenv("SPEC_BLESS");
    FILE *out = bless ? fopen(bless, "w") : NULL;
    for (; spec_next_case(f->arena, &rest, &test); count++) {
        struct text made = bound(f, &test);
        struct text expected = test.count > 2 ? test.blocks[2].content : TEXT("");
        if (out)
            fprintf(out, "## %.*s\n```xml\n%.*s```\n```%.*s\n%.*s```\n```text\n%.*s```\n\n",
                    TEXT_ARG(test.title), TEXT_ARG(test.blocks[0].content), TEXT_ARG(test.blocks[1].info),
                    TEXT_ARG(test.blocks[1].content), TEXT_ARG(made));
        else if (!text_equal(made, expected)) {
            print_error("case: %.*s\n--- expected\n%.*s--- made\n%.*s", TEXT_ARG(test.title),
                        TEXT_ARG(expected), TEXT_ARG(made));
            wrong++;
        }
    }
    if (out) fclose(out);
    assert_int_equal(wrong, 0);
    assert_true(count >= 40);
}

static const struct publication *bind_case(struct fixture *f, const char *plan_text,
                                           const struct layout *layout)
{
    const struct plan *plan = load_plan(f, text_of(plan_text));
    struct bind_options options = {.format = OUTPUT_PDF};
    assert_non_null(plan);
    assert_non_null(layout);
    const struct publication *made = bind_publication(f->arena, f->diagnostics, layout, plan, &options);
    assert_non_null(made);
    return made;
}

/* Elements that make several blocks have their space before the first and after the last. */
static void space_lies_around_all_that_an_element_makes(void **state)
{
    struct fixture *f = *state;
    static const char plan[] =
        "<meta><title>計画</title><revision date='令和6年'>初版</revision></meta>"
        "<scales><scale id='s'><mark symbol='○'>はい</mark><mark symbol='×'>いいえ</mark></scale></scales>"
        "<p>一つめ。</p><p>二つめ。</p><colophon><line>発行</line></colophon>";
    static const char *const elements[] = {"<prose", "<legend of='s'", "<revisions", "<colophon",
                                           "<contents"};
    for (size_t i = 0; i < ARRAY_LEN(elements); i++) {
        struct text body =
            text_format(f->arena, "%s before='7pt' after='11pt' keep-next='yes'/>", elements[i]);
        const struct block *first = bind_case(f, plan, load_layout(f, body))->first, *last = first;
        while (last->next && last->next->kind != BLOCK_RULE)
            last = last->next;
        assert_int_equal(first->before, 7000);
        assert_int_equal(last->after, 11000);
        assert_true(last->keep_next);
    }
}

static size_t place_of(struct text text, const char *part)
{
    size_t at = text_find(text, text_of(part));
    if (at == SIZE_MAX) fail_msg("“%s” is not in\n%.*s", part, TEXT_ARG(text));
    return at;
}

/* 改訂履歴 stands once in a booklet: behind the last card, before the colophon. */
static void a_booklet_has_its_revisions_before_its_colophon(void **state)
{
    struct fixture *f = *state;
    const char *directories[] = {SOURCE_DIR "/layouts"};
    struct layout_search search = {directories, ARRAY_LEN(directories), read_xml, f};
    const struct layout *layout = layout_load(f->arena, f->diagnostics, &search, "plan-booklet");
    struct dump dump = {.out = {.arena = f->arena}};
    const struct publication *made =
        bind_case(f,
                  "<meta><title>みどり野市計画</title><year>R6</year><revision date='令和6年5月' "
                  "no='2'>目標値の訂正</revision></meta>"
                  "<section level='基本目標' no='1'><title>見守り</title><section level='施策' "
                  "no='1-1'><title>声かけ</title>"
                  "<initiative "
                  "id='1'><title>訪問</title><reference>別冊12頁</reference></initiative></section></section>"
                  "<colophon><line>発行：みどり野市</line></colophon>",
                  layout);
    dump_blocks(&dump, made->first);
    struct text all = buffer_text(&dump.out);
    size_t history = place_of(all, "改訂履歴");
    assert_true(place_of(all, "(関連) 別冊12頁") < history);
    assert_true(history < place_of(all, "第2版　目標値の訂正"));
    assert_true(place_of(all, "目標値の訂正") < place_of(all, "ruled above below together"));
    struct text rest = text_slice(all, history + 1, all.length);
    assert_int_equal(text_find(rest, TEXT("改訂履歴")), SIZE_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(elements_make_their_blocks, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(space_lies_around_all_that_an_element_makes, open_fixture,
                                        close_fixture),
        cmocka_unit_test_setup_teardown(a_booklet_has_its_revisions_before_its_colophon, open_fixture,
                                        close_fixture),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
