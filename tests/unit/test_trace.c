/* test_trace.c: every kind of item, tag and entry is one line, and the lines are these. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "output/output.h"

/* As TEXT, for objects with static storage. */
#define WORDS(literal)                                                                                       \
    {                                                                                                        \
        (literal), sizeof(literal) - 1                                                                       \
    }

static const int16_t extras[] = {0, -5250, -5250, 250};
static const struct point corner[] = {{1000, 2000}, {3000, 4500}, {5000, 2000}};
static const struct picture photo = {.path = WORDS("集会所.png"), .width = 640, .height = 480};

static const struct item items[] = {
    {.kind = ITEM_TEXT,
     .tag = 2,
     .text = {.text = WORDS("か\xE3\x82\x9A「表」"),
              .origin = {60000, 90500},
              .size = 10500,
              .face = 1,
              .extra = extras,
              .extra_all = -125,
              .halo = 1000}},
    {.kind = ITEM_TEXT, .rgb = 0xE6ECF3, .text = {.text = WORDS("一行\n二行"), .size = 8000, .turn = 45}},
    {.kind = ITEM_TEXT, .tag = 2, .text = {.text = WORDS("縦"), .size = 9000, .writing = WRITING_VERTICAL}},
    {.kind = ITEM_TEXT,
     .tag = 2,
     .text = {.text = WORDS("R6"), .size = 9000, .writing = WRITING_VERTICAL, .rotated = true}},
    {.kind = ITEM_LINE, .line = {{0, 0}, {-1, 250}, 250, 1000, 2000}},
    {.kind = ITEM_FILL, .tag = 3, .rgb = 0xF6AA00, .hatch = HATCH_RISING, .fill = {1000, 2000, 3000, 4000}},
    {.kind = ITEM_FRAME, .tag = 3, .frame = {{1000, 2000, 3000, 4000}, 500}},
    {.kind = ITEM_PATH, .rgb = 0x17407A, .path = {corner, 3, true, 0}},
    {.kind = ITEM_PATH, .path = {corner, 2, false, 1500}},
    {.kind = ITEM_IMAGE, .tag = 3, .image = {{0, 0, 64000, 48000}, &photo}},
    {.kind = ITEM_LINK, .tag = 4, .link = {{0, 0, 1000, 1000}, 0, 72000, {NULL, 0}}},
    {.kind = ITEM_LINK, .tag = 4, .link = {{0, 0, 1000, 1000}, 0, 0, WORDS("https://www.example.jp/")}},
};

static const struct tag_words heading = {.title = WORDS("第１章")},
                              drawn = {.alternative = WORDS("棒グラフ"), .actual = WORDS("図")};
static const struct tag tags[] = {
    {0},
    {.role = TAG_DOCUMENT},
    {.role = TAG_H1, .parent = 1, .words = &heading},
    {.role = TAG_FIGURE, .parent = 1, .words = &drawn},
    {.role = TAG_HEAD_CELL, .parent = 1, .scope = SCOPE_BOTH, .column_span = 2, .row_span = 3},
};

static const char expected[] =
    "document title=「題」 author=「課」 subject=「」 language=「ja」 date=「2024-09-01」\n"
    "tag 1 Document in=0\n"
    "tag 2 H1 in=1 title=「第１章」\n"
    "tag 3 Figure in=1 alt=「棒グラフ」 actual=「図」\n"
    "tag 4 TH in=1 scope=both columns=2 rows=3\n"
    "outline 1 page=1 top=72 「第１章」\n"
    "page 1 size=595.276,841.89 label=「i」\n"
    "text tag=2 rgb=000000 face=1 size=10.5 at=60,90.5 extra-all=-0.125 extra=0,-5.25×2,0.25 halo=1 "
    "「か\xE3\x82\x9A「表」」\n"
    "text tag=0 rgb=E6ECF3 face=0 size=8 at=0,0 turned=45 「一行\\x0A二行」\n"
    "text tag=2 rgb=000000 face=0 size=9 at=0,0 vertical 「縦」\n"
    "text tag=2 rgb=000000 face=0 size=9 at=0,0 rotated 「R6」\n"
    "line tag=0 rgb=000000 from=0,0 to=-0.001,0.25 width=0.25 dash=1,2\n"
    "fill tag=3 rgb=F6AA00 rising at=1,2,3,4\n"
    "frame tag=3 rgb=000000 width=0.5 at=1,2,3,4\n"
    "path tag=0 rgb=17407A filled from=1,2 to=3,4.5 to=5,2\n"
    "path tag=0 rgb=000000 width=1.5 from=1,2 to=3,4.5\n"
    "image tag=3 rgb=000000 at=0,0,64,48 pixels=640x480 file=「集会所.png」\n"
    "link tag=4 rgb=000000 at=0,0,1,1 page=1 top=72\n"
    "link tag=4 rgb=000000 at=0,0,1,1 uri=「https://www.example.jp/」\n"
    "page 2 size=100,100\n";

static struct document sample(void)
{
    static const struct page first = {595276, 841890, items, ARRAY_LEN(items), WORDS("i")},
                             second = {.width = 100000, .height = 100000};
    static const struct page *const pages[] = {&first, &second};
    static const struct tag *const pieces[] = {tags};
    static const struct outline_entry outline[] = {{WORDS("第１章"), 1, 0, 72000}};
    return (struct document){.title = TEXT("題"),
                             .author = TEXT("課"),
                             .language = TEXT("ja"),
                             .creator_date = TEXT("2024-09-01"),
                             .pages = pages,
                             .page_count = 2,
                             .tags = pieces,
                             .tag_count = ARRAY_LEN(tags),
                             .outline = outline,
                             .outline_count = 1};
}

static void every_line_is_as_expected(void **state)
{
    (void)state;
    struct arena *arena = arena_open(NULL);
    struct diagnostics *diagnostics = diag_open(arena);
    struct document document = sample();
    FILE *file = tmpfile();
    assert_non_null(file);
    assert_true(trace_write(&document, fileno(file), diagnostics));
    rewind(file);
    char written[2 * sizeof expected] = "";
    size_t length = fread(written, 1, sizeof written - 1, file);
    assert_string_equal(written, expected);
    assert_int_equal(length, strlen(expected));
    fclose(file);
    arena_close(arena);
}

static void a_full_disk_is_said(void **state)
{
    (void)state;
    struct arena *arena = arena_open(NULL);
    struct diagnostics *diagnostics = diag_open(arena);
    struct document document = sample();
    int full = open("/dev/full", O_WRONLY);
    if (full < 0) skip();
    assert_false(trace_write(&document, full, diagnostics));
    assert_int_equal(diagnostics->first->rule, RULE_WRITE_FAILED);
    close(full);
    arena_close(arena);
}

static void the_face_is_of_fixed_widths(void **state)
{
    (void)state;
    struct glyph_measure out;
    const struct metrics *metrics = trace_metrics();
    assert_true(metrics->measure(metrics, 0, 0x6F22, 0, WRITING_HORIZONTAL, &out));
    assert_int_equal(out.advance, 1000);
    assert_true(metrics->measure(metrics, 3, 'A', 0, WRITING_HORIZONTAL, &out));
    assert_int_equal(out.advance, 500);
    assert_false(out.rotated);
    assert_true(metrics->measure(metrics, 0, 'A', 0, WRITING_VERTICAL, &out));
    assert_true(out.rotated);
    assert_true(metrics->measure(metrics, 0, 0x6F22, 0, WRITING_VERTICAL, &out));
    assert_false(out.rotated);
    assert_false(metrics->measure(metrics, 0, 0xE000, 0, WRITING_HORIZONTAL, &out));
    assert_false(metrics->measure(metrics, 0, 0xF0000, 0, WRITING_HORIZONTAL, &out));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_line_is_as_expected),
        cmocka_unit_test(a_full_disk_is_said),
        cmocka_unit_test(the_face_is_of_fixed_widths),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
