/* test_pdf.c: faces measure what they draw, documents are written the same every time, and failures are said.
 * `test_pdf DIRECTORY` writes the sample there instead, for pdf.test.sh to look at with other programs;
 * `test_pdf DIRECTORY cff` writes it with faces whose outlines are CFF. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>

#include "output/pdf/file/bytes.h"
#include "output/pdf/page/hatch.h"
#include "pdf_sample.h"

struct fixture {
    struct arena *arena;
    struct diagnostics *diagnostics;
    struct faces *faces;
};

static int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    if (!f) return -1;
    f->arena = arena_open(NULL);
    f->diagnostics = diag_open(f->arena);
    f->faces = faces_open(sample_chains, SAMPLE_ROLES, f->diagnostics);
    *state = f;
    return f->faces ? 0 : -1;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    if (f->faces) faces_close(f->faces);
    arena_close(f->arena);
    free(f);
    return 0;
}

/* -- faces ----------------------------------------------------------------------------------------------- */

static struct glyph_measure measure(struct fixture *f, unsigned role, uint32_t base, uint32_t modifier,
                                    enum writing writing)
{
    struct glyph_measure out = {0};
    const struct metrics *metrics = faces_metrics(f->faces);
    assert_true(metrics->measure(metrics, role, base, modifier, writing, &out));
    return out;
}

static void widths_are_those_of_the_face(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(measure(f, SAMPLE_GOTHIC, 0x3042, 0, WRITING_HORIZONTAL).advance, 1000);
    assert_int_equal(measure(f, SAMPLE_GOTHIC, '8', 0, WRITING_HORIZONTAL).advance, 500);
    assert_int_equal(measure(f, SAMPLE_GOTHIC, 0xFF76, 0, WRITING_HORIZONTAL).advance, 500);
}

static void the_first_face_that_has_a_character_gives_it(void **state)
{
    struct fixture *f = *state;
    unsigned main_face = measure(f, SAMPLE_GOTHIC, 0x5409, 0, WRITING_HORIZONTAL).face;
    unsigned rare = measure(f, SAMPLE_GOTHIC, 0x20BB7, 0, WRITING_HORIZONTAL).face; /* 𠮷 */
    assert_int_not_equal(main_face, rare);
    assert_int_equal(measure(f, SAMPLE_MINCHO, 0x20BB7, 0, WRITING_HORIZONTAL).face, rare);
    struct glyph_measure out;
    const struct metrics *metrics = faces_metrics(f->faces);
    assert_false(metrics->measure(metrics, SAMPLE_GOTHIC, 0xE123, 0, WRITING_HORIZONTAL, &out));
    assert_false(metrics->measure(metrics, SAMPLE_GOTHIC, 0x110000, 0, WRITING_HORIZONTAL, &out));
}

static void variants_and_marks_are_found(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(measure(f, SAMPLE_GOTHIC, 0x845B, 0xE0100, WRITING_HORIZONTAL).advance, 1000);
    assert_int_equal(measure(f, SAMPLE_GOTHIC, 0x304B, 0x309A, WRITING_HORIZONTAL).advance,
                     1000); /* か゚ is one glyph */
    /* ま゚ is none: the mark is laid over its base. */
    assert_int_equal(measure(f, SAMPLE_GOTHIC, 0x307E, 0x309A, WRITING_HORIZONTAL).advance, 1000);
    /* A variant that no face knows is its base. */
    assert_int_equal(measure(f, SAMPLE_GOTHIC, 0x845B, 0xE01EF, WRITING_HORIZONTAL).face,
                     measure(f, SAMPLE_GOTHIC, 0x845B, 0, WRITING_HORIZONTAL).face);
}

static void vertical_writing_turns_what_has_no_form(void **state)
{
    struct fixture *f = *state;
    assert_false(measure(f, SAMPLE_GOTHIC, 0x6F22, 0, WRITING_VERTICAL).rotated);
    assert_int_equal(measure(f, SAMPLE_GOTHIC, 0x6F22, 0, WRITING_VERTICAL).advance, 1000);
    assert_false(measure(f, SAMPLE_GOTHIC, 0x30FC, 0, WRITING_VERTICAL).rotated); /* ー has a form */
    assert_false(measure(f, SAMPLE_GOTHIC, 0xFF08, 0, WRITING_VERTICAL).rotated); /* （ too */
    assert_true(measure(f, SAMPLE_GOTHIC, 0xFF0D, 0, WRITING_VERTICAL).rotated);  /* － has none */
    assert_true(measure(f, SAMPLE_GOTHIC, 'A', 0, WRITING_VERTICAL).rotated);
    assert_int_equal(measure(f, SAMPLE_GOTHIC, 'A', 0, WRITING_VERTICAL).advance, 500);
}

static void assert_reported(struct fixture *f, enum rule rule, const char *first)
{
    assert_non_null(f->diagnostics->last);
    assert_int_equal(f->diagnostics->last->rule, rule);
    if (first) assert_true(text_is(f->diagnostics->last->arguments[0], first));
}

static void only_the_very_font_will_do(void **state)
{
    struct fixture *f = *state;
    assert_null(faces_open((const char *const[]){"No Such Gothic"}, 1, f->diagnostics));
    assert_reported(f, RULE_FONT_MISSING, "No Such Gothic");
    /* IPAex Mincho has no bold: what fontconfig would give instead is not it. */
    assert_null(faces_open((const char *const[]){"BIZ UDGothic|IPAexMincho:bold"}, 1, f->diagnostics));
    assert_reported(f, RULE_FONT_MISSING, "IPAexMincho:bold");
    assert_null(faces_open((const char *const[]){SOURCE_DIR "/LICENSE"}, 1, f->diagnostics));
    assert_reported(f, RULE_FONT_UNREADABLE, NULL);
    assert_null(faces_open((const char *const[]){"/nowhere/at/all.ttf"}, 1, f->diagnostics));
    assert_reported(f, RULE_FONT_UNREADABLE, NULL);
}

/* -- writing --------------------------------------------------------------------------------------------- */

static struct text written(struct fixture *f, const struct document *document)
{
    FILE *file = tmpfile();
    assert_non_null(file);
    struct arena *scratch = arena_open(NULL);
    assert_true(pdf_write(document, f->faces, fileno(file), "sample.pdf", scratch, f->diagnostics));
    arena_close(scratch);
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    size_t length = (size_t)ftell(file);
    rewind(file);
    char *bytes = arena_alloc(f->arena, length);
    assert_int_equal(fread(bytes, 1, length, file), length);
    fclose(file);
    return (struct text){bytes, length};
}

static void the_same_document_is_the_same_bytes(void **state)
{
    struct fixture *f = *state;
    const struct document *document = sample_make(f->arena, faces_metrics(f->faces));
    struct text first = written(f, document);
    assert_true(text_starts(first, TEXT("%PDF-1.7\n")));
    assert_true(text_ends(first, TEXT("%%EOF\n")));
    assert_true(text_equal(first, written(f, document)));
    /* Faces that were used before give the same as new ones. */
    faces_close(f->faces);
    f->faces = faces_open(sample_chains, SAMPLE_ROLES, f->diagnostics);
    assert_true(text_equal(first, written(f, sample_make(f->arena, faces_metrics(f->faces)))));
    assert_int_equal(f->diagnostics->count[SEVERITY_ERROR], 0);
}

static void a_full_disk_is_said(void **state)
{
    struct fixture *f = *state;
    int full = open("/dev/full", O_WRONLY);
    if (full < 0) skip();
    struct arena *scratch = arena_open(NULL);
    const struct document *document = sample_make(f->arena, faces_metrics(f->faces));
    assert_false(pdf_write(document, f->faces, full, "sample.pdf", scratch, f->diagnostics));
    assert_reported(f, RULE_WRITE_FAILED, "sample.pdf");
    close(full);
    arena_close(scratch);
}

/* Wherever the file ends: in a page, a font, the structure, the last line. */
static void a_file_that_may_not_grow_is_said(void **state)
{
    struct fixture *f = *state;
    const struct document *document = sample_make(f->arena, faces_metrics(f->faces));
    size_t whole = written(f, document).length;
    const size_t limits[] = {0, 1, 5000, whole / 2, whole - 2000, whole - 1};
    struct rlimit before;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
    for (size_t i = 0; i < ARRAY_LEN(limits); i++) {
        FILE *file = tmpfile();
        assert_non_null(file);
        struct arena *scratch = arena_open(NULL);
        assert_int_equal(setrlimit(RLIMIT_FSIZE, &(struct rlimit){limits[i], before.rlim_max}), 0);
        bool done = pdf_write(document, f->faces, fileno(file), "sample.pdf", scratch, f->diagnostics);
        assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
        assert_false(done);
        assert_reported(f, RULE_WRITE_FAILED, "sample.pdf");
        assert_int_equal(f->diagnostics->count[SEVERITY_ERROR], i + 1);
        arena_close(scratch);
        fclose(file);
    }
    signal(SIGXFSZ, handler);
}

static void a_file_that_is_not_open_for_writing_is_said(void **state)
{
    struct fixture *f = *state;
    const struct document *document = sample_make(f->arena, faces_metrics(f->faces));
    int only_for_reading = open("/dev/null", O_RDONLY);
    int closed = open("/dev/null", O_WRONLY);
    close(closed);
    assert_false(pdf_write(document, f->faces, only_for_reading, "first.pdf", f->arena, f->diagnostics));
    assert_reported(f, RULE_WRITE_FAILED, "first.pdf");
    assert_false(pdf_write(document, f->faces, closed, "second.pdf", f->arena, f->diagnostics));
    assert_reported(f, RULE_WRITE_FAILED, "second.pdf");
    close(only_for_reading);
}

static void a_page_beyond_the_limits_is_said(void **state)
{
    struct fixture *f = *state;
    struct page wide = {.width = 14401 * PT, .height = 100 * PT}, low = {.width = 100 * PT, .height = 2 * PT};
    const struct page *pages[] = {&wide};
    struct document document = {.title = TEXT("t"), .pages = pages, .page_count = 1};
    assert_false(pdf_write(&document, f->faces, -1, "x", f->arena, f->diagnostics));
    assert_reported(f, RULE_PDF_FAILED, NULL);
    pages[0] = &low;
    assert_false(pdf_write(&document, f->faces, -1, "x", f->arena, f->diagnostics));
    document.page_count = 0;
    assert_false(pdf_write(&document, f->faces, -1, "x", f->arena, f->diagnostics));
    assert_int_equal(f->diagnostics->count[SEVERITY_ERROR], 3);
}

static struct text repeated(struct fixture *f, const char *character, size_t count)
{
    struct text_buffer words = {.arena = f->arena};
    for (size_t i = 0; i < count; i++)
        buffer_add(&words, text_of(character));
    return buffer_text(&words);
}

static void a_string_holds_as_much_as_it_may(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *character;
        size_t most; /* how many of them */
    } cases[] = {{"a", 32766}, {"字", 16382}, {"é", 16382}, {"𠮷", 8191}};
    for (size_t i = 0; i < ARRAY_LEN(cases); i++)
        for (size_t more = 0; more < 3; more++) {
            struct bytes string = {.arena = f->arena};
            struct text text = repeated(f, cases[i].character, cases[i].most + more);
            bytes_put_text_string(&string, text);
            assert_in_range(string.length, 32764, 32766);
            struct text held = bytes_within_string(f->arena, text);
            assert_true(text_ends(held, more == 0 ? text_of(cases[i].character)
                                        : i == 0  ? TEXT("...")
                                                  : TEXT("…")));
            assert_true(text_well_formed(held, &(size_t){0}));
        }
}

static void a_text_beyond_a_string_is_shortened_and_said(void **state)
{
    struct fixture *f = *state;
    struct item item = {
        .kind = ITEM_TEXT, .tag = 2, .text = {.text = TEXT("図"), .origin = {9 * PT, 9 * PT}}};
    item.text.size = 9 * PT;
    struct page blank = {.width = 100 * PT, .height = 100 * PT}, page = blank;
    page.items = &item;
    page.item_count = 1;
    const struct page *pages[] = {&blank, &page};
    struct tag_words words = {.alternative = repeated(f, "字", 17000)};
    struct tag tags[TAGS_TOGETHER] = {
        [1] = {.role = TAG_DOCUMENT}, [2] = {.role = TAG_FIGURE, .parent = 1, .words = &words}};
    const struct tag *pieces[] = {tags};
    struct document document = {.title = TEXT("t"), .pages = pages, .page_count = 2};
    document.tags = pieces;
    document.tag_count = 3;
    document.outline = &(struct outline_entry){repeated(f, "a", 40000), 1, 1, 0};
    document.outline_count = 1;
    assert_true(written(f, &document).length > 0);
    const struct diagnostic *first = f->diagnostics->first;
    assert_non_null(first);
    assert_int_equal(first->rule, RULE_TEXT_SHORTENED);
    assert_true(text_is(first->arguments[1], "17000"));
    assert_true(text_is(first->arguments[2], "16381"));
    struct text said = diag_print(f->arena, first, LANGUAGE_EN);
    assert_true(text_find(said, TEXT("an alternative text on page 2")) != SIZE_MAX);
    said = diag_print(f->arena, first->next, LANGUAGE_EN);
    assert_true(text_find(said, TEXT("a bookmark on page 2")) != SIZE_MAX);
    assert_null(first->next->next);
}

/* The metadata are XML, which has no way to write some characters. */
static void metadata_are_xml_whatever_the_title(void **state)
{
    struct fixture *f = *state;
    struct page page = {.width = 100 * PT, .height = 100 * PT};
    const struct page *pages[] = {&page};
    struct document document = {
        .title = TEXT("a<\a\xEF\xBF\xBE\xEF\xBF\xBFz"), .pages = pages, .page_count = 1};
    struct text file = written(f, &document);
    assert_true(text_find(file, TEXT(">a&lt; \xEF\xBF\xBD\xEF\xBF\xBDz</rdf:li>")) != SIZE_MAX);
}

static void a_character_without_glyph_is_drawn_and_said(void **state)
{
    struct fixture *f = *state;
    struct item item = {
        .kind = ITEM_TEXT,
        .text = {.text = TEXT("\xEE\x84\xA3"), .origin = {100 * PT, 100 * PT}, .size = 10 * PT}};
    struct page page = {.width = 500 * PT, .height = 500 * PT, .items = &item, .item_count = 1};
    const struct page *pages[] = {&page};
    struct document document = {.title = TEXT("t"), .pages = pages, .page_count = 1};
    assert_true(written(f, &document).length > 0);
    assert_reported(f, RULE_GLYPH_MISSING, "\xEE\x84\xA3");
}

static void broken_pictures_are_said_and_leave_a_frame(void **state)
{
    static const char *const broken[] = {"", "GIF89a", "\x89PNG\r\n\x1A\n and then nothing",
                                         "\xFF\xD8\xFF\xE0"};
    struct fixture *f = *state;
    struct picture pictures[ARRAY_LEN(broken)];
    struct item items[ARRAY_LEN(broken)];
    for (size_t i = 0; i < ARRAY_LEN(broken); i++) {
        pictures[i] = (struct picture){.path = TEXT("photo"), .bytes = text_of(broken[i])};
        items[i] = (struct item){.kind = ITEM_IMAGE, .image = {{0, 0, 9000, 9000}, &pictures[i]}};
    }
    struct page page = {
        .width = 500 * PT, .height = 500 * PT, .items = items, .item_count = ARRAY_LEN(broken)};
    const struct page *pages[] = {&page};
    struct document document = {.title = TEXT("t"), .pages = pages, .page_count = 1};
    assert_true(written(f, &document).length > 0);
    assert_reported(f, RULE_IMAGE_UNREADABLE, "photo");
    assert_int_equal(f->diagnostics->count[SEVERITY_ERROR], ARRAY_LEN(broken));
}

/* A fill byte before a marker is allowed (ISO/IEC 10918-1, B.1.1.2), but libharu stumbles over it: it is decoded here. */
static void a_picture_that_libharu_refuses_is_drawn(void **state)
{
    struct fixture *f = *state;
    unsigned char bytes[sizeof jpeg_grey + 1];
    size_t frame = 2;
    while (jpeg_grey[frame] != 0xFF || jpeg_grey[frame + 1] != 0xC0)
        frame++;
    memcpy(bytes, jpeg_grey, frame);
    bytes[frame] = 0xFF;
    memcpy(bytes + frame + 1, jpeg_grey + frame, sizeof jpeg_grey - frame);
    struct picture picture = {.path = TEXT("photo"), .bytes = {(const char *)bytes, sizeof bytes}};
    struct item item = {.kind = ITEM_IMAGE, .image = {{0, 0, 9000, 9000}, &picture}};
    struct page page = {.width = 500 * PT, .height = 500 * PT, .items = &item, .item_count = 1};
    const struct page *pages[] = {&page};
    struct document document = {.title = TEXT("t"), .pages = pages, .page_count = 1};
    assert_true(written(f, &document).length > 0);
    assert_null(f->diagnostics->first);
}

/* Cut short anywhere, a picture is refused, and nothing else happens. */
static void truncated_pictures_do_no_harm(void **state)
{
    struct fixture *f = *state;
    const struct text whole[] = {{(const char *)png_interlaced, sizeof png_interlaced},
                                 {(const char *)jpeg_progressive, sizeof jpeg_progressive},
                                 {(const char *)jpeg_cmyk, sizeof jpeg_cmyk}};
    for (size_t i = 0; i < ARRAY_LEN(whole); i++)
        for (size_t length = 0; length < whole[i].length; length += 7) {
            char *copy = malloc(length + 1); /* so that the sanitizer sees the end */
            assert_non_null(copy);
            memcpy(copy, whole[i].at, length);
            struct picture picture = {.path = TEXT("photo"), .bytes = {copy, length}};
            struct item item = {.kind = ITEM_IMAGE, .image = {{0, 0, 9000, 9000}, &picture}};
            struct page page = {.width = 500 * PT, .height = 500 * PT, .items = &item, .item_count = 1};
            const struct page *pages[] = {&page};
            struct document document = {.title = TEXT("t"), .pages = pages, .page_count = 1};
            assert_true(written(f, &document).length > 0);
            free(copy);
        }
}

static void assert_drawn(struct canvas *canvas, const char *operators)
{
    canvas_settle(canvas);
    assert_string_equal(text_copy(canvas->out.arena, bytes_text(&canvas->out)).at, operators);
    canvas_start(canvas, 100 * PT);
}

/* One rectangle alone would be made a pixel wide by viewers, and so would a stroke: never one, never a stroke. */
static void rules_keep_their_weights_on_a_screen(void **state)
{
    struct fixture *f = *state;
    struct canvas canvas = {.out = {.arena = f->arena}};
    struct stroke hair = {.width = PT / 4}, dashed = {.width = PT, .dash_on = PT, .dash_off = PT};
    struct point corner = {10 * PT, 10 * PT}, right = {30 * PT, 10 * PT}, below = {10 * PT, 40 * PT};
    canvas_start(&canvas, 100 * PT);
    canvas_line(&canvas, &hair, corner, right);
    canvas_line(&canvas, &hair, below, corner);
    assert_drawn(&canvas, "10 89.87 10 .25 re\n20 89.87 10 .25 re\n9.88 60 .25 30 re\nf\n");
    canvas_line(&canvas, &hair, below, corner);
    assert_drawn(&canvas, "9.88 75 .25 15 re\n9.88 60 .25 15 re\nf\n");
    canvas_frame(&canvas, &(struct stroke){.width = PT}, (struct box){10 * PT, 10 * PT, 20 * PT, 30 * PT});
    assert_drawn(&canvas, "9.5 59.5 21 31 re\n29.5 60.5 -19 29 re\nf\n");
    canvas_frame(&canvas, &(struct stroke){.width = PT}, (struct box){10 * PT, 10 * PT, 20 * PT, PT});
    assert_drawn(&canvas, "9.5 88.5 10.5 2 re\n20 88.5 10.5 2 re\nf\n");
    canvas_panel(&canvas, 0xFFFFFF, &(struct stroke){.width = PT}, (struct box){10 * PT, 10 * PT, PT, PT});
    assert_drawn(&canvas, "1 g\n10 89 1 1 re\nB\n");
    canvas_line(&canvas, &hair, right, below);
    canvas_line(&canvas, &dashed, corner, right);
    assert_drawn(&canvas, ".25 w\n30 90 m 10 60 l\nS\n1 w\n[1 1] 0 d\n10 90 m 30 89.99 l\nS\n");
}

/* A tile would be drawn once, in whole pixels, and its joints would show all over a bar. */
static void hatches_are_lines_of_the_page(void **state)
{
    struct fixture *f = *state;
    struct canvas canvas = {.out = {.arena = f->arena}};
    struct box box = {10 * PT, 10 * PT, 6 * PT, 6 * PT};
    canvas_start(&canvas, 100 * PT);
    hatch_fill(&canvas, HATCH_RISING, 0, box);
    assert_drawn(&canvas, "1 g\n10 84 6 6 re\nf\nq\n10 84 6 6 re\nW n\n.75 w\n5.76 84 m 11.76 90 l\n"
                          "10 84 m 16 90 l\n14.24 84 m 20.24 90 l\nS\nQ\n");
    hatch_fill(&canvas, HATCH_DOTS, 0, box);
    canvas_line(&canvas, &(struct stroke){.width = PT}, (struct point){0, 0}, (struct point){PT, PT});
    assert_drawn(&canvas, "1 g\n10 84 6 6 re\nf\nq\n10 84 6 6 re\nW n\n1.5 w\n[0 3] 0 d\n1 J\n"
                          "11.5 85.5 m 17.5 85.49 l\n11.5 88.5 m 17.5 88.49 l\nS\nQ\n0 100 m 1 99 l\nS\n");
}

static const char *const cff_chains[SAMPLE_ROLES] = {
    "Noto Sans CJK JP|IPAmjMincho", "Noto Sans CJK JP:bold|IPAmjMincho", "Noto Serif CJK JP|IPAmjMincho"};

/* The last page first, as pages come that others have to wait for. */
static bool write_backwards(struct fixture *f, const struct document *document, const char *name)
{
    int file = open(name, O_CREAT | O_TRUNC | O_RDWR, 0644);
    if (file < 0) return false;
    struct pdf_writer *writer = pdf_open(f->arena, f->faces, file);
    struct page_sink sink = pdf_sink(writer);
    sink.take(sink.context, document, 1);
    sink.restart(sink.context);
    for (uint32_t i = document->page_count; i-- > 0;)
        sink.take(sink.context, document, i);
    bool done = pdf_close(writer, document, name, f->diagnostics);
    return close(file) == 0 && done;
}

static int write_sample(const char *directory, bool cff)
{
    struct fixture *f = NULL;
    if (set_up((void **)&f) != 0) return 77;
    if (cff) {
        faces_close(f->faces);
        f->faces = faces_open(cff_chains, SAMPLE_ROLES, f->diagnostics);
        if (f->faces == NULL) {
            tear_down((void **)&f);
            return 77;
        }
    }
    const struct document *document = sample_make(f->arena, faces_metrics(f->faces));
    const char *pdf = text_format(f->arena, "%s/sample.pdf", directory).at;
    const char *trace = text_format(f->arena, "%s/sample.trace", directory).at;
    int pdf_file = open(pdf, O_CREAT | O_TRUNC | O_WRONLY, 0644),
        trace_file = open(trace, O_CREAT | O_TRUNC | O_WRONLY, 0644);
    bool done = pdf_file >= 0 && trace_file >= 0 &&
                pdf_write(document, f->faces, pdf_file, pdf, f->arena, f->diagnostics) &&
                write_backwards(f, document, text_format(f->arena, "%s/backwards.pdf", directory).at) &&
                trace_write(document, trace_file, f->diagnostics) && !diag_has_errors(f->diagnostics);
    close(pdf_file);
    close(trace_file);
    tear_down((void **)&f);
    return done ? 0 : 1;
}

int main(int count, char **arguments)
{
    struct fixture *f = NULL;
    if (set_up((void **)&f) != 0) {
        printf("skipped: the fonts BIZ UDGothic, BIZ UDMincho and IPAmjMincho are not installed\n");
        return 77;
    }
    tear_down((void **)&f);
    if (count > 1) return write_sample(arguments[1], count > 2 && strcmp(arguments[2], "cff") == 0);
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(widths_are_those_of_the_face),
        TEST(the_first_face_that_has_a_character_gives_it),
        TEST(variants_and_marks_are_found),
        TEST(vertical_writing_turns_what_has_no_form),
        TEST(only_the_very_font_will_do),
        TEST(the_same_document_is_the_same_bytes),
        TEST(a_full_disk_is_said),
        TEST(a_file_that_may_not_grow_is_said),
        TEST(a_file_that_is_not_open_for_writing_is_said),
        TEST(a_page_beyond_the_limits_is_said),
        TEST(metadata_are_xml_whatever_the_title),
        TEST(a_string_holds_as_much_as_it_may),
        TEST(a_text_beyond_a_string_is_shortened_and_said),
        TEST(a_character_without_glyph_is_drawn_and_said),
        TEST(broken_pictures_are_said_and_leave_a_frame),
        TEST(a_picture_that_libharu_refuses_is_drawn),
        TEST(truncated_pictures_do_no_harm),
        TEST(rules_keep_their_weights_on_a_screen),
        TEST(hatches_are_lines_of_the_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
