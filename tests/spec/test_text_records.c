/* test_text_records.c: the cases of tests/spec/text-records.md: a text, the tree it gives, the findings it gives.
 *
 * A case is a heading (##), words, a block ```text (or ```csv), a block ```xml with the children of <plan>, and for
 * findings a block ```findings with a rule a line. In texts ⇥ stands for a TAB, ␍ for a carriage return. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "generator/core/diag.h"
#include "input/read.h"
#include "input/text/notation/dictionary.h"
#include "input/text/notation/inline.h"
#include "input/text/notation/listing.h"
#include "input/text/text.h"

#define SPEC SOURCE_DIR "/tests/spec/text-records.md"

struct fixture {
    struct arena *arena;
    struct diagnostics *diagnostics;
    struct labels *labels;
};

static struct fixture open_fixture(void)
{
    struct fixture fixture = {.arena = arena_open(NULL)};
    fixture.diagnostics = diag_open(fixture.arena);
    fixture.labels = dictionary_load(fixture.arena, fixture.diagnostics, SOURCE_DIR, NULL);
    assert_non_null(fixture.labels);
    return fixture;
}

/* -- the tree as text ------------------------------------------------------------------------------------------------ */

static void add_escaped(struct text_buffer *out, struct text text)
{
    for (size_t i = 0; i < text.length; i++) {
        switch (text.at[i]) {
        case '<': buffer_add(out, TEXT("&lt;")); break;
        case '&': buffer_add(out, TEXT("&amp;")); break;
        case '"': buffer_add(out, TEXT("&quot;")); break;
        case '\t': buffer_add(out, TEXT("&#9;")); break;
        default: buffer_add(out, text_slice(text, i, 1));
        }
    }
}

static bool is_inline(const struct node *node)
{
    static const char *const names[] = {"ref", "em", "ruby", "br"};
    for (const struct node *child = node->first; child; child = child->next) {
        if (child->kind == NODE_TEXT) return true;
        for (size_t i = 0; i < ARRAY_LEN(names); i++)
            if (node_is(child, names[i])) return true;
    }
    return false;
}

static void dump(struct text_buffer *out, const struct node *node, size_t depth, bool in_line)
{
    if (node->kind == NODE_TEXT) {
        add_escaped(out, node->text);
        return;
    }
    for (size_t i = 0; i < depth && !in_line; i++)
        buffer_add(out, TEXT("  "));
    buffer_format(out, "<%.*s", TEXT_ARG(node->name));
    for (size_t i = 0; i < node->attribute_count; i++) {
        buffer_format(out, " %.*s=\"", TEXT_ARG(node->attributes[i].name));
        add_escaped(out, node->attributes[i].value);
        buffer_add(out, TEXT("\""));
    }
    buffer_add(out, node->first ? TEXT(">") : TEXT("/>"));
    bool line = is_inline(node);
    if (node->first && !line) buffer_add(out, TEXT("\n"));
    for (const struct node *child = node->first; child; child = child->next)
        dump(out, child, depth + 1, line);
    for (size_t i = 0; i < depth && node->first && !line; i++)
        buffer_add(out, TEXT("  "));
    if (node->first) buffer_format(out, "</%.*s>", TEXT_ARG(node->name));
    if (!in_line) buffer_add(out, TEXT("\n"));
}

static struct text dump_plan(struct arena *arena, const struct node *plan)
{
    struct text_buffer out = {.arena = arena};
    for (const struct node *child = plan->first; child; child = child->next)
        dump(&out, child, 0, false);
    return buffer_text(&out);
}

static struct text list_findings(struct arena *arena, const struct diagnostics *diagnostics)
{
    struct text_buffer out = {.arena = arena};
    for (const struct diagnostic *d = diagnostics->first; d; d = d->next) {
        struct line_column place = diag_place(d->at);
        buffer_format(&out, "%u:%u %s\n", (unsigned)place.line, (unsigned)place.column,
                      diag_rule_id(d->rule));
    }
    return buffer_text(&out);
}

/* -- the specification ------------------------------------------------------------------------------------------------- */

struct test_case {
    struct text title, name, text, xml, findings;
};

static struct text with_characters(struct arena *arena, struct text text)
{
    struct text_buffer out = {.arena = arena};
    while (text.length) {
        uint32_t c = text_next(&text);
        buffer_add_char(&out, c == 0x21E5 ? '\t' : c == 0x240D ? '\r' : c);
    }
    return buffer_text(&out);
}

static bool take_line(struct text *rest, struct text *line)
{
    if (rest->length == 0) return false;
    const char *end = memchr(rest->at, '\n', rest->length);
    *line = text_slice(*rest, 0, end ? (size_t)(end - rest->at) : rest->length);
    *rest = text_slice(*rest, line->length + 1, rest->length);
    return true;
}

static struct text take_block(struct text *rest)
{
    struct text block = {rest->at, 0}, line;
    while (take_line(rest, &line) && !text_starts(line, TEXT("```")))
        block.length = (size_t)(rest->at - block.at);
    return block;
}

/* Reads up to the next case; false at the end. A case is complete with its second heading or the end of the file. */
static bool take_case(struct arena *arena, struct text *rest, struct test_case *found)
{
    struct text line, before = *rest;
    *found = (struct test_case){.name = TEXT("case.txt")};
    while (take_line(rest, &line)) {
        if (text_starts(line, TEXT("## "))) {
            if (found->title.length) {
                *rest = before;
                return true;
            }
            found->title = text_slice(line, 3, line.length);
        }
        bool csv = text_is(line, "```csv");
        if (csv) found->name = TEXT("case.csv");
        if (csv || text_is(line, "```text")) found->text = with_characters(arena, take_block(rest));
        if (text_is(line, "```xml")) found->xml = take_block(rest);
        if (text_is(line, "```findings")) found->findings = take_block(rest);
        before = *rest;
    }
    return found->title.length > 0;
}

static void check_case(struct fixture *fixture, const struct test_case *test)
{
    struct diagnostics *diagnostics = diag_open(fixture->arena);
    const struct source *source = diag_source(diagnostics, test->name.at, test->text);
    struct listing listing = {.arena = fixture->arena};
    struct node *plan = text_read_listed(fixture->arena, diagnostics, source, fixture->labels, &listing);
    struct text xml = dump_plan(fixture->arena, plan);
    struct text findings = list_findings(fixture->arena, diagnostics);
    size_t unknown;
    listing_print(&listing, fixture->arena, source, &unknown);
    bool same = text_equal(xml, test->xml) && text_equal(findings, test->findings) && unknown == 0;
    if (same) return;
    print_error("case: %.*s\n--- gives\n%.*s--- findings\n%.*s--- lines nobody knows of: %zu\n",
                TEXT_ARG(test->title), TEXT_ARG(xml), TEXT_ARG(findings), unknown);
    fail();
}

/* `TEXT_SPEC_BLESS=FILE test_text_records` writes the specification anew with what the reader gives now: to be read
 * line by line before it replaces the old one. */
static void bless_case(FILE *out, struct fixture *fixture, const struct test_case *test)
{
    struct diagnostics *diagnostics = diag_open(fixture->arena);
    const struct source *source = diag_source(diagnostics, test->name.at, test->text);
    struct text xml =
        dump_plan(fixture->arena, text_read(fixture->arena, diagnostics, source, fixture->labels));
    struct text findings = list_findings(fixture->arena, diagnostics);
    fprintf(out, "## %.*s\n```xml\n%.*s```\n", TEXT_ARG(test->title), TEXT_ARG(xml));
    if (findings.length) fprintf(out, "```findings\n%.*s```\n", TEXT_ARG(findings));
}

static void test_specification(void **state)
{
    (void)state;
    struct fixture fixture = open_fixture();
    const struct source *spec = load_source(fixture.arena, fixture.diagnostics, SPEC, "UTF-8");
    assert_non_null(spec);
    struct text rest = spec->content;
    struct test_case test;
    size_t count = 0;
    const char *bless = getenv("TEXT_SPEC_BLESS");
    FILE *out = bless ? fopen(bless, "w") : NULL;
    while (take_case(fixture.arena, &rest, &test)) {
        if (out)
            bless_case(out, &fixture, &test);
        else
            check_case(&fixture, &test);
        count++;
    }
    if (out) fclose(out);
    assert_true(count >= 40);
    arena_close(fixture.arena);
}

/* -- beyond the specification ------------------------------------------------------------------------------------------ */

/* Whatever the bytes, every line is accounted for and positions lie in the source. */
static void check_positions(const struct node *node, const struct source *source)
{
    for (const struct node *n = node->first; n; n = n->next) {
        assert_true(!n->at.source || (n->at.source == source && n->at.offset <= source->content.length));
        assert_ptr_equal(n->parent, node);
        check_positions(n, source);
    }
}

static const char *const pieces[] = {"取組No.：",
                                     "取組名：",
                                     "【年度目標】",
                                     "①事業概要",
                                     "■ ",
                                     "■■ 施策 1：",
                                     "\t",
                                     "：",
                                     "\n",
                                     "\n\n",
                                     "\"",
                                     "｜",
                                     "|",
                                     "［以上］",
                                     "［囲み：",
                                     "［表］\n",
                                     "［項目］",
                                     "【以上】",
                                     "\\",
                                     "年度",
                                     "R6",
                                     "R 7",
                                     "目標値（R6）：",
                                     "指標：",
                                     "区分\t",
                                     "事業内容\t指標\tR6\tR7\n",
                                     "(再掲)",
                                     "1-1-1",
                                     "、",
                                     "<p>",
                                     "15人以上",
                                     "担当課：",
                                     "福祉課・介護課",
                                     "構成計画\t地\t●",
                                     "　",
                                     "\r\n",
                                     "\f",
                                     "#",
                                     "�",
                                     "［文字：U+0009］",
                                     "進捗度：↗",
                                     "【進捗状況】",
                                     "年度別の記載",
                                     "【R6】",
                                     "評価（R3）：〇",
                                     "施策No.\t3-1\n",
                                     "基本目標\t",
                                     "取組No.\t2-1-1\n",
                                     ",",
                                     "₁"};

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static void test_any_text(void **state)
{
    (void)state;
    struct fixture fixture = open_fixture();
    struct arena *arena = arena_open(NULL);
    uint32_t seed = 20240401;
    for (int round = 0; round < 3000; round++) {
        arena_reset(arena);
        struct text_buffer text = {.arena = arena};
        size_t count = next_random(&seed) % 60;
        for (size_t i = 0; i < count; i++)
            buffer_add(&text, text_of(pieces[next_random(&seed) % ARRAY_LEN(pieces)]));
        struct diagnostics *diagnostics = diag_open(arena);
        const struct source *source =
            diag_source(diagnostics, round % 5 ? "a.txt" : "a.csv", buffer_text(&text));
        struct listing listing = {.arena = arena};
        size_t unknown;
        check_positions(text_read_listed(arena, diagnostics, source, fixture.labels, &listing), source);
        struct text listed = listing_print(&listing, arena, source, &unknown);
        if (unknown) print_error("a line was passed over in:\n%.*s\n", TEXT_ARG(listed));
        assert_int_equal(unknown, 0);
    }
    arena_close(arena);
    arena_close(fixture.arena);
}

/* What the writer writes for a paragraph is read back as that paragraph, whatever is in it. */
static void test_escapes(void **state)
{
    (void)state;
    struct fixture fixture = open_fixture();
    struct arena *arena = arena_open(NULL);
    uint32_t seed = 7;
    for (int round = 0; round < 3000; round++) {
        arena_reset(arena);
        struct text_buffer line = {.arena = arena}, written = {.arena = arena};
        for (size_t i = 0; i < 1 + next_random(&seed) % 4; i++)
            buffer_add(&line, text_of(pieces[next_random(&seed) % ARRAY_LEN(pieces)]));
        inline_write(&written, buffer_text(&line), INLINE_RUNNING);
        bool escaped = text_needs_escape(fixture.labels, buffer_text(&written));
        struct text record = text_format(arena, "取組No.：1\n取組名：名\n【事業概要】\n%s%.*s\n",
                                         escaped ? "\\" : "", TEXT_ARG(buffer_text(&written)));
        struct diagnostics *diagnostics = diag_open(arena);
        const struct source *source = diag_source(diagnostics, "a.txt", record);
        const struct node *plan = text_read(arena, diagnostics, source, fixture.labels);
        const struct node *overview = node_child(node_child(plan, "initiative"), "overview");
        const struct node *p = overview ? node_child(overview, "p") : NULL;
        struct text read = p ? node_content(arena, p) : TEXT("nothing");
        bool same = text_equal(read, buffer_text(&line)) && diagnostics->first == NULL;
        if (!same)
            print_error("%.*s\n%.*s\n%.*s", TEXT_ARG(record), TEXT_ARG(read),
                        TEXT_ARG(list_findings(arena, diagnostics)));
        assert_true(same);
    }
    arena_close(arena);
    arena_close(fixture.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_specification),
        cmocka_unit_test(test_any_text),
        cmocka_unit_test(test_escapes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
