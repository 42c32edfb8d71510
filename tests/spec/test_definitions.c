/* test_definitions.c: every mistake a layout definition can have, and what is said of it (tests/spec/definitions.md). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "layouts/language/definition.h"
#include "tests/unit/case_files.h"
#include "spec_cases.h"

#define SPEC SOURCE_DIR "/tests/spec/definitions.md"

static int close_fixture(void **state)
{
    close_files(*state, "case", "other");
    return 0;
}

static const struct layout *load(struct fixture *f, const char *name)
{
    const char *directories[] = {f->directory, SOURCE_DIR "/layouts", SOURCE_DIR "/layouts/examples"};
    struct layout_search search = {directories, ARRAY_LEN(directories), read_xml, f};
    f->diagnostics = diag_open(f->arena);
    return layout_load(f->arena, f->diagnostics, &search, name);
}

/* What stands between the tags of a definition; the first line of a case is the second of its file. */
static struct text definition(struct fixture *f, struct text content)
{
    if (text_starts(content, TEXT("<layout")) || text_starts(content, TEXT("<plan")))
        return content; /* a whole file */
    return text_format(
        f->arena, "<layout xmlns=\"urn:shinchoku:layout:1\" name=\"case\" extends=\"base\">\n%.*s</layout>\n",
        TEXT_ARG(content));
}

/* The message without its excerpt of the source. */
static struct text first_line(struct fixture *f, const struct diagnostic *finding, enum language language)
{
    struct text all = diag_print(f->arena, finding, language);
    size_t end = text_find(all, TEXT("\n"));
    struct text line = text_slice(all, 0, end == SIZE_MAX ? all.length : end);
    size_t name = text_find(line, TEXT("case.xml:"));
    return name == SIZE_MAX ? line : text_slice(line, name + strlen("case.xml:"), line.length);
}

static struct text findings(struct fixture *f)
{
    struct text_buffer out = {.arena = f->arena};
    for (const struct diagnostic *finding = f->diagnostics->first; finding; finding = finding->next) {
        struct text ja = first_line(f, finding, LANGUAGE_JA), en = first_line(f, finding, LANGUAGE_EN);
        buffer_format(&out, "%.*s\n%.*s\n", TEXT_ARG(ja), TEXT_ARG(en));
    }
    return buffer_text(&out);
}

/* `SPEC_BLESS=FILE test_definitions` writes the cases with what is said now: to be read before it replaces the old. */
static void mistakes_are_answered(void **state)
{
    struct fixture *f = *state;
    struct text rest = spec_load(f->arena, SPEC);
    struct spec_case test;
    size_t count = 0, wrong = 0;
    const char *bless = getenv("SPEC_BLESS");
    FILE *out = bless ? fopen(bless, "w") : NULL;
    for (; spec_next_case(f->arena, &rest, &test); count++) {
        put(f, "case", definition(f, test.blocks[0].content));
        bool loaded = load(f, "case") != NULL;
        struct text said = findings(f);
        struct text expected = test.count > 1 ? test.blocks[1].content : TEXT("");
        if (out)
            fprintf(out, "## %.*s\n```xml\n%.*s```\n```text\n%.*s```\n\n", TEXT_ARG(test.title),
                    TEXT_ARG(test.blocks[0].content), TEXT_ARG(said));
        else if (loaded != (said.length == 0) || !text_equal(said, expected)) {
            print_error("case: %.*s\n--- expected\n%.*s--- said\n%.*s", TEXT_ARG(test.title),
                        TEXT_ARG(expected), TEXT_ARG(said));
            wrong++;
        }
    }
    if (out) fclose(out);
    assert_int_equal(wrong, 0);
    assert_true(count >= 50);
}

/* Every definition that ships is without a mistake, and so is what its elements hold. */
static void shipped_definitions_are_clean(void **state)
{
    struct fixture *f = *state;
    static const char *const names[] = {"process-sheet", "progress-table", "plan-booklet", "status-report",
                                        "goal-report",   "input-form",     "gaiyo"};
    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        assert_non_null(load(f, names[i]));
        assert_null(f->diagnostics->first);
    }
}

/* Styles that the binder asks for by name. */
static void base_has_the_styles_that_the_binder_asks_for(void **state)
{
    struct fixture *f = *state;
    static const char *const names[] = {"small",
                                        "small-bold",
                                        "small-muted",
                                        "missing",
                                        "continued",
                                        "field-label",
                                        "table",
                                        "table-bold",
                                        "table-head",
                                        "table-zero",
                                        "table-caption",
                                        "body",
                                        "body-bold",
                                        "list",
                                        "list-bold",
                                        "list-marker",
                                        "label",
                                        "note",
                                        "reference",
                                        "caption",
                                        "footnote",
                                        "band-1",
                                        "band-2",
                                        "h1",
                                        "h2",
                                        "h3",
                                        "prose-heading",
                                        "contents-entry",
                                        "table-close-bold",
                                        "caption-bold",
                                        "note-bold",
                                        "body-flush-bold",
                                        "prose-subheading"};
    put(f, "case", definition(f, TEXT("<rule/>")));
    const struct layout *layout = load(f, "case");
    assert_non_null(layout);
    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        if (!layout_style(layout, text_of(names[i]))) fail_msg("base has no style %s", names[i]);
}

static size_t count_elements(const struct element *element, enum element_kind kind)
{
    size_t count = element->kind == kind;
    for (const struct element *child = element->first; child; child = child->next)
        count += count_elements(child, kind);
    return count;
}

static void a_definition_without_blocks_keeps_those_it_extends(void **state)
{
    struct fixture *f = *state;
    put(f, "case",
        TEXT("<layout xmlns='urn:shinchoku:layout:1' name='case' extends='status-report'>"
             "<colour role='accent' rgb='#7a1717'/><style name='note' colour='accent'/></layout>"));
    const struct layout *layout = load(f, "case");
    assert_non_null(layout);
    assert_true(count_elements(layout->body, ELEMENT_TABLE) > 0);
    assert_int_equal(layout->colours[COLOUR_ACCENT], 0x7A1717);
    assert_int_equal(layout_style(layout, TEXT("note"))->rgb, 0x7A1717);
    assert_int_equal(layout_style(layout, TEXT("note"))->size, 8000); /* the rest is as it was */
    const struct layout *own = load(f, "status-report");
    assert_int_equal(count_elements(layout->body, ELEMENT_PROSE), count_elements(own->body, ELEMENT_PROSE));
}

static void loops_and_long_chains_end(void **state)
{
    struct fixture *f = *state;
    put(f, "case", TEXT("<layout xmlns='urn:shinchoku:layout:1' name='case' extends='other'/>"));
    put(f, "other", TEXT("<layout xmlns='urn:shinchoku:layout:1' name='other' extends='case'/>"));
    assert_null(load(f, "case"));
    assert_int_equal(f->diagnostics->first->rule, RULE_LAYOUT_LOOP);
    assert_null(f->diagnostics->first->next);
}

static void names_do_not_leave_their_directory(void **state)
{
    struct fixture *f = *state;
    static const char *const names[] = {"../case", "/etc/passwd", ".case", ""};
    put(f, "case", definition(f, TEXT("<rule/>")));
    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        assert_null(load(f, names[i]));
        assert_int_equal(f->diagnostics->first->rule, RULE_LAYOUT_UNKNOWN);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(mistakes_are_answered, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(shipped_definitions_are_clean, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(base_has_the_styles_that_the_binder_asks_for, open_fixture,
                                        close_fixture),
        cmocka_unit_test_setup_teardown(a_definition_without_blocks_keeps_those_it_extends, open_fixture,
                                        close_fixture),
        cmocka_unit_test_setup_teardown(loops_and_long_chains_end, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(names_do_not_leave_their_directory, open_fixture, close_fixture),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
