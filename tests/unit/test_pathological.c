/* test_pathological.c: layouts that nobody would ask for end, say what is wrong, and lose nothing.
 *
 *   test_pathological             each record, and four times as much of it, is set with the fixed face
 *   test_pathological --write DIR writes the records, for pathological.test.sh and the whole program
 *
 * What is counted is the character 字, which stands nowhere but in what a record repeats; each has to be read aloud as often
 * as it was written. */
#include <errno.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "pages_sample.h"
#include "published.h"

#define COUNTED "字"

struct writer {
    FILE *file;
    size_t written; /* of the character that is counted */
    size_t letters; /* w, of which words consist */
};

static void put(struct writer *out, const char *xml)
{
    fputs(xml, out->file);
}

static void put_counted(struct writer *out, size_t count)
{
    for (size_t i = 0; i < count; i++)
        fputs(COUNTED, out->file);
    out->written += count;
}

/* A word without a place to break. */
static void put_word(struct writer *out, size_t length)
{
    for (size_t i = 0; i < length; i++)
        fputc('w', out->file);
    out->letters += length;
}

/* -- records ---------------------------------------------------------------------------------------------------------- */
static void tall_cell(struct writer *out, size_t size)
{
    put(out, "<table><row><cell>名</cell><cell>");
    put_counted(out, 1500 * size);
    put(out, "</cell><cell>隣</cell></row></table>");
}

static void word_in_cell(struct writer *out, size_t size)
{
    put(out, "<table><row><cell head=\"col\">名</cell><cell head=\"col\">値</cell></row><row><cell>");
    put_word(out, 10000 * size);
    put_counted(out, 1);
    put(out, "</cell><cell>隣</cell></row></table>");
}

static void word_in_text(struct writer *out, size_t size)
{
    put(out, "<p>");
    put_word(out, 10000 * size);
    put_counted(out, 1);
    put(out, "</p>");
}

static void forty_columns(struct writer *out, size_t size)
{
    put(out, "<table>");
    for (size_t row = 0; row < 20 * size; row++) {
        put(out, "<row>");
        for (int i = 0; i < 40; i++) {
            put(out, row == 0 ? "<cell head=\"col\">" : "<cell>");
            put_counted(out, 3);
            put(out, "</cell>");
        }
        put(out, "</row>");
    }
    put(out, "</table>");
}

/* The title stands in the contents too. */
static void long_heading(struct writer *out, size_t size)
{
    put(out, "<section level=\"章\" no=\"1\"><title>");
    put_counted(out, 2000 * size);
    put(out, "</title><p>文</p></section>");
    out->written += 2000 * size;
}

static void many_contents(struct writer *out, size_t size)
{
    for (size_t i = 0; i < 150 * size; i++) {
        fprintf(out->file, "<section level=\"章\" no=\"%zu\"><title>", i + 1);
        put_counted(out, 2);
        put(out, "</title><p>");
        put_counted(out, 40);
        put(out, "</p></section>\n");
        out->written += 2;
    }
}

static void nested(struct writer *out, size_t size)
{
    enum { DEEP = 200 };
    for (size_t i = 0; i < size; i++) {
        for (int depth = 0; depth < DEEP; depth++)
            put(out, "<box>");
        put(out, "<p>");
        put_counted(out, 400);
        put(out, "</p>");
        for (int depth = 0; depth < DEEP; depth++)
            put(out, "</box>");
    }
}

static void empty_titles(struct writer *out, size_t size)
{
    for (size_t i = 0; i < 50 * size; i++) {
        put(out, "<section level=\"章\"><title/><p/><list><item/></list><p>");
        put_counted(out, 1);
        put(out, "</p><table><row><cell/></row></table><box><p/></box></section>");
    }
}

/* Every row names the section that all of them stand in. */
static void long_section(struct writer *out, size_t size)
{
    for (size_t i = 0; i < 4000 * size; i++) {
        fprintf(out->file, "<initiative id=\"%zu\"><title>", i);
        put_counted(out, 1);
        put(out, "</title></initiative>");
    }
}

/* Spans that end far outside the table, side by side and one below the other. */
static void endless_spans(struct writer *out, size_t size)
{
    for (size_t i = 0; i < 10 * size; i++) {
        put(out, "<table><row><cell rows=\"999\">");
        put_counted(out, 300);
        put(out, "</cell><cell>一</cell><cell span=\"2\" rows=\"50\">");
        put_counted(out, 30);
        put(out, "</cell></row><row><cell>");
        put_counted(out, 3);
        put(out, "</cell></row></table>");
    }
}

static void no_width(struct writer *out, size_t size)
{
    put(out, "<table widths=\"0 0pt 0fr 1\">");
    for (size_t i = 0; i < 30 * size; i++) {
        put(out, "<row>");
        for (int column = 0; column < 4; column++) {
            put(out, "<cell>");
            put_counted(out, 5);
            put(out, "</cell>");
        }
        put(out, "</row>");
    }
    put(out, "</table>");
}

static void odd_pictures(struct writer *out, size_t size)
{
    static const char *const names[] = {"dot.png", "wide.png", "tall.png"};
    for (size_t i = 0; i < 4 * size; i++)
        for (size_t name = 0; name < ARRAY_LEN(names); name++) {
            fprintf(out->file, "<figure src=\"%s\" alt=\"図\"><caption>", names[name]);
            put_counted(out, 4);
            put(out, "</caption></figure>");
        }
}

static void long_caption(struct writer *out, size_t size)
{
    put(out, "<table><caption>");
    put_counted(out, 3000 * size);
    put(out, "</caption><row><cell>値</cell></row></table><figure alt=\"図\"><caption>");
    put_counted(out, 3000 * size);
    put(out, "</caption></figure>");
}

/* No line holds the one or the other. */
static void endless_rubies(struct writer *out, size_t size)
{
    for (int i = 0; i < 2; i++) {
        put(out, "<p>前<ruby text=\"");
        put_counted(out, i ? 1 : 5000 * size);
        put(out, "\">");
        put_counted(out, i ? 5000 * size : 200);
        put(out, "</ruby>後</p>");
    }
}

static void titled_boxes(struct writer *out, size_t size)
{
    for (size_t i = 0; i < size; i++)
        for (size_t length = 30; length <= 3000; length *= 10) {
            put(out, "<box><title>");
            put_counted(out, length);
            put(out, "</title><p>文</p></box>");
        }
}

static void tall_head(struct writer *out, size_t size)
{
    put(out, "<table><row><cell head=\"col\">");
    put_counted(out, 2500 * size);
    put(out, "</cell><cell head=\"col\">値</cell></row>");
    for (size_t i = 0; i < 60; i++) {
        put(out, "<row><cell>");
        put_counted(out, 1);
        put(out, "</cell><cell>値</cell></row>");
    }
    put(out, "</table>");
}

/* Notes longer than a page, in prose and below an indicator. */
static void long_notes(struct writer *out, size_t size)
{
    put(out, "<p role=\"note\">");
    put_counted(out, 4000 * size);
    put(out, "</p><indicator unit=\"人\"><name>数</name><target year=\"R6\" footnote=\"a\">1</target>"
             "<footnote id=\"a\">");
    put_counted(out, 4000 * size);
    put(out, "</footnote></indicator>");
}

/* Words instead of amounts, a year each, beyond what any axis holds. */
static void many_years(struct writer *out, size_t size)
{
    put(out, "<indicator unit=\"人\"><name>数</name>");
    for (size_t i = 0; i < 200 * size; i++) {
        fprintf(out->file, "<actual year=\"%zu\">", 1900 + i);
        put_counted(out, 1);
        put(out, "</actual>");
    }
    put(out, "</indicator>");
}

static void deep_lists(struct writer *out, size_t size)
{
    enum { DEEP = 30 };
    for (size_t i = 0; i < size; i++) {
        for (int depth = 0; depth < DEEP; depth++)
            put(out, "<list><item>");
        put_counted(out, 200);
        for (int depth = 0; depth < DEEP; depth++)
            put(out, "</item></list>");
    }
}

enum { NO_RULE = -1, SECTIONS = 1 /* the record brings its own */ };

struct pathology {
    const char *name;
    void (*write)(struct writer *out, size_t size);
    int rule; /* reported once, with its place */
    int sections;
    size_t places; /* reported at so many places, times the size, instead of once */
};

static const struct pathology pathologies[] = {
    {"tall-cell", tall_cell, NO_RULE, 0, 0},
    {"word-in-cell", word_in_cell, RULE_CELL_OVERFLOW, 0, 0},
    {"word-in-text", word_in_text, NO_RULE, 0, 0},
    {"forty-columns", forty_columns, RULE_TABLE_TOO_WIDE, 0, 0},
    {"long-heading", long_heading, NO_RULE, SECTIONS, 0},
    {"many-contents", many_contents, NO_RULE, SECTIONS, 0},
    {"nested", nested, NO_RULE, 0, 0},
    {"empty-titles", empty_titles, NO_RULE, SECTIONS, 0},
    {"long-section", long_section, NO_RULE, 0, 0},
    {"endless-spans", endless_spans, NO_RULE, 0, 0},
    {"no-width", no_width, NO_RULE, 0, 0},
    {"odd-pictures", odd_pictures, RULE_PICTURE_COARSE, 0, 4}, /* the dots */
    {"long-caption", long_caption, NO_RULE, 0, 0},
    {"endless-rubies", endless_rubies, NO_RULE, 0, 0},
    {"titled-boxes", titled_boxes, NO_RULE, 0, 0},
    {"tall-head", tall_head, NO_RULE, 0, 0},
    {"long-notes", long_notes, NO_RULE, 0, 0},
    {"many-years", many_years, NO_RULE, 0, 0},
    {"deep-lists", deep_lists, NO_RULE, 0, 0},
};

struct amount {
    size_t characters, letters; /* 字 and w */
};

/* Writes DIRECTORY/NAME.xml; how often the characters that are counted have to be read. */
static struct amount write_record(const char *path, const struct pathology *pathology, size_t size)
{
    struct writer out = {.file = fopen(path, "w")};
    if (!out.file) fail_msg("%s: %s", path, strerror(errno));
    fprintf(
        out.file,
        "<plan xmlns=\"urn:shinchoku:plan:1\" id=\"%s\" xml:lang=\"ja\">\n<meta><title>計画</title></meta>"
        "<levels><level id=\"章\">章</level></levels>\n",
        pathology->name);
    if (pathology->sections == 0) put(&out, "<section level=\"章\"><title>題</title>\n");
    pathology->write(&out, size);
    put(&out, pathology->sections == 0 ? "\n</section></plan>\n" : "\n</plan>\n");
    assert_int_equal(fclose(out.file), 0);
    return (struct amount){out.written, out.letters};
}

/* -- pictures: PNG, one bit a pixel, stored ---------------------------------------------------------------------------- */
static uint32_t crc_of(const unsigned char *bytes, size_t length)
{
    uint32_t crc = 0xFFFFFFFFu;
    for (size_t i = 0; i < length; i++) {
        crc ^= bytes[i];
        for (int bit = 0; bit < 8; bit++)
            crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320u : 0);
    }
    return ~crc;
}

static void put_32(unsigned char *at, uint32_t value)
{
    for (int i = 0; i < 4; i++)
        at[i] = (unsigned char)(value >> (24 - 8 * i));
}

static void put_chunk(FILE *file, const char *type, const unsigned char *bytes, size_t length)
{
    unsigned char chunk[32768 + 12];
    assert_true(length <= sizeof chunk - 12);
    put_32(chunk, (uint32_t)length);
    memcpy(chunk + 4, type, 4);
    if (length > 0) memcpy(chunk + 8, bytes, length);
    put_32(chunk + 8 + length, crc_of(chunk + 4, length + 4));
    assert_int_equal(fwrite(chunk, 1, length + 12, file), length + 12);
}

static void write_picture(const char *path, uint32_t width, uint32_t height)
{
    unsigned char head[13] = {0}, data[32768];
    size_t row = 1 + (width + 7) / 8, length = row * height, end = 7 + length;
    assert_true(end + 4 <= sizeof data);
    put_32(head, width);
    put_32(head + 4, height);
    head[8] = 1;
    /* zlib: one stored block of zeros, whose Adler-32 is (length << 16) + 1. */
    memset(data, 0, sizeof data);
    memcpy(data, (unsigned char[]){0x78, 0x01, 0x01}, 3);
    data[3] = (unsigned char)length, data[4] = (unsigned char)(length >> 8);
    data[5] = (unsigned char)~data[3], data[6] = (unsigned char)~data[4];
    put_32(data + end, (uint32_t)(length % 65521) << 16 | 1);
    FILE *file = fopen(path, "wb");
    if (!file) fail_msg("%s: %s", path, strerror(errno));
    fwrite("\x89PNG\r\n\x1a\n", 1, 8, file);
    put_chunk(file, "IHDR", head, sizeof head);
    put_chunk(file, "IDAT", data, end + 4);
    put_chunk(file, "IEND", NULL, 0);
    assert_int_equal(fclose(file), 0);
}

static void write_pictures(struct arena *arena, const char *where)
{
    write_picture(text_format(arena, "%s/dot.png", where).at, 1, 1);
    write_picture(text_format(arena, "%s/wide.png", where).at, 10000, 1);
    write_picture(text_format(arena, "%s/tall.png", where).at, 1, 10000);
}

/* -- through binding and composition ----------------------------------------------------------------------------------- */
/* How often it is heard: a figure is its alternative text, whatever of it is drawn. */
static size_t count_read(const struct document *document, const char *counted)
{
    size_t count = 0;
    for (uint32_t i = 1; i < document->tag_count; i++)
        count += sample_count(tag_words(document_tag(document, i)).alternative, counted);
    for (uint32_t i = 0; i < document->page_count; i++)
        for (uint32_t j = 0; j < document->pages[i]->item_count; j++) {
            const struct item *item = &document->pages[i]->items[j];
            bool heard = item->kind == ITEM_TEXT && item->tag != 0 &&
                         tag_words(document_tag(document, item->tag)).alternative.length == 0;
            if (heard) count += sample_count(item->text.text, counted);
        }
    return count;
}

static void check_inside(const struct document *document)
{
    for (uint32_t i = 0; i < document->page_count; i++) {
        const struct page *page = document->pages[i];
        for (uint32_t j = 0; j < page->item_count; j++) {
            const struct item *item = &page->items[j];
            if (item->kind == ITEM_IMAGE) {
                assert_in_range(item->image.at.x, 0, page->width - item->image.at.width);
                assert_in_range(item->image.at.y, 0, page->height - item->image.at.height);
            }
            if (item->kind != ITEM_TEXT) continue;
            assert_in_range(item->text.origin.x, 0, page->width);
            assert_in_range(item->text.origin.y, 0, page->height);
        }
    }
}

static void check_findings(const struct published *p, const struct pathology *pathology, size_t size)
{
    size_t found = 0, once = pathology->rule == NO_RULE ? 0 : 1;
    for (const struct diagnostic *each = p->diagnostics->first; each; each = each->next) {
        if (each->rule == RULE_FIGURE_MISSING) continue;
        if ((int)each->rule != pathology->rule) fail_msg("%s", diag_print(p->arena, each, LANGUAGE_EN).at);
        if (!each->at.source) fail_msg("%s has no place", diag_rule_id(each->rule));
        found++;
    }
    assert_int_equal(found, pathology->places ? pathology->places * size : once);
}

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* How long it took, in seconds. */
static double set_record(const char *where, const struct pathology *pathology, size_t size)
{
    struct arena *arena = arena_open(NULL);
    const char *path = text_format(arena, "%s/%s.xml", where, pathology->name).at;
    struct amount written = write_record(path, pathology, size);
    struct wanted wanted = {.record = path,
                            .layout = "prose",
                            .own = SOURCE_DIR "/tests/command/pathological",
                            .shipped = SOURCE_DIR "/layouts"};
    double begun = seconds();
    struct published p = published_open(&wanted);
    double took = seconds() - begun;
    assert_non_null(p.document);
    assert_int_equal(count_read(p.document, COUNTED), written.characters);
    assert_int_equal(count_read(p.document, "w"), written.letters);
    check_inside(p.document);
    check_findings(&p, pathology, size);
    published_close(&p);
    unlink(path);
    arena_close(arena);
    return took;
}

static char directory[] = "/tmp/test_pathological.XXXXXX";

static void pathology_ends(void **state)
{
    const struct pathology *pathology = *state;
    double once = set_record(directory, pathology, 1), four = set_record(directory, pathology, 4);
    print_message("%s: %.3f s, four times as much: %.3f s\n", pathology->name, once, four);
    assert_true(four < 8 * once + 0.2);
}

static int open_directory(void **state)
{
    (void)state;
    if (!mkdtemp(directory)) return -1;
    struct arena *arena = arena_open(NULL);
    write_pictures(arena, directory);
    arena_close(arena);
    return 0;
}

static int close_directory(void **state)
{
    static const char *const names[] = {"dot.png", "wide.png", "tall.png"};
    (void)state;
    struct arena *arena = arena_open(NULL);
    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        unlink(text_format(arena, "%s/%s", directory, names[i]).at);
    arena_close(arena);
    return rmdir(directory);
}

static void write_all(const char *where)
{
    struct arena *arena = arena_open(NULL);
    write_pictures(arena, where);
    for (size_t i = 0; i < ARRAY_LEN(pathologies); i++) {
        const char *path = text_format(arena, "%s/%s.xml", where, pathologies[i].name).at;
        struct amount written = write_record(path, &pathologies[i], 1);
        printf("%s %zu %zu %s\n", pathologies[i].name, written.characters, written.letters,
               pathologies[i].rule == NO_RULE ? "-" : diag_rule_id((enum rule)pathologies[i].rule));
    }
    arena_close(arena);
}

/* -- what no record can say: blocks made by hand ----------------------------------------------------------------------- */
static void three_hundred_nested_groups(void **state)
{
    struct sample *s = *state;
    struct block *block = sample_text(s, BODY, sample_characters(s, 4000, COUNTED));
    for (int i = 0; i < 300; i++) {
        block = sample_group(s, (enum group_flow)(i % 4), block);
        block->group.keep_together = i % 3 == 0;
        block->group.frame = i % 5 == 0 ? RULE_REGULAR : RULE_NONE;
        block->group.columns = (uint16_t)(i % 3);
        block->group.padding[1] = block->group.padding[3] = 3 * PT;
        block->role = i % 2 ? TAG_SECTION : TAG_ARTIFACT;
    }
    sample_append(s, block);
    sample_compose(s);
    assert_int_equal(sample_count(sample_read(s), COUNTED), 4000);
}

static void nothing_between_breaks(void **state)
{
    struct sample *s = *state;
    for (int i = 0; i < 50; i++)
        sample_break(s, (enum break_kind)(i % 3), -1, i == 7 ? 1000 : 0);
    sample_add_text(s, BODY, COUNTED);
    for (int i = 0; i < 50; i++)
        sample_break(s, (enum break_kind)(i % 3), -1, 0);
    sample_compose(s);
    assert_int_equal(sample_count(sample_read(s), COUNTED), 1);
    assert_true(s->document->page_count <= 101);
}

/* What stands nowhere must not be pointed at: an empty block at the end has no page of its own. */
static void the_last_block_is_empty(void **state)
{
    struct sample *s = *state;
    sample_add_lines(s, 38, COUNTED);
    sample_break(s, BREAK_PAGE, -1, 0);
    struct block *empty = sample_append(s, sample_group(s, GROUP_STACK, NULL));
    empty->anchor = &s->records[1];
    empty->outline_level = 1;
    empty->outline = TEXT("空");
    struct block *reference = sample_text(s, BODY, TEXT("参照"));
    reference->paragraph.first->record = &s->records[1];
    reference->next = s->publication.first;
    s->publication.first = reference;
    sample_compose(s);
    const struct document *document = s->document;
    for (uint32_t i = 0; i < document->outline_count; i++)
        assert_true(document->outline[i].page < document->page_count);
    for (uint32_t i = 0; i < document->page_count; i++)
        for (uint32_t j = 0; j < document->pages[i]->item_count; j++)
            if (document->pages[i]->items[j].kind == ITEM_LINK)
                assert_true(document->pages[i]->items[j].link.page < document->page_count);
}

int main(int argc, char **argv)
{
#define BLOCKS(test) cmocka_unit_test_setup_teardown(test, sample_open, sample_close)
    const struct CMUnitTest by_hand[] = {
        BLOCKS(three_hundred_nested_groups),
        BLOCKS(nothing_between_breaks),
        BLOCKS(the_last_block_is_empty),
    };
    struct CMUnitTest tests[ARRAY_LEN(pathologies)];
    if (argc > 2 && strcmp(argv[1], "--write") == 0) {
        write_all(argv[2]);
        return 0;
    }
    for (size_t i = 0; i < ARRAY_LEN(pathologies); i++)
        tests[i] = (struct CMUnitTest){.name = pathologies[i].name,
                                       .test_func = pathology_ends,
                                       .initial_state = (void *)(size_t)&pathologies[i]};
    int failed =
        _cmocka_run_group_tests("pathologies", tests, ARRAY_LEN(tests), open_directory, close_directory);
    return failed + cmocka_run_group_tests(by_hand, NULL, NULL);
}
