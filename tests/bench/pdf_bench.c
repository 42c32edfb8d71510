/* pdf_bench.c: what writing costs, layout apart: a tagged report of N pages is made in memory, then written.
 *
 *     cc -O2 -I. -DSHINCHOKU_VERSION='"bench"' -D_POSIX_C_SOURCE=200809L tests/bench/pdf_bench.c \
 *        output/pdf/{.,file,font,image,page}/*.c generator/core/{arena,text,diag,reason}.c -lhpdf -lm -o pdf_bench \
 *        $(pkg-config --cflags --libs harfbuzz-subset fontconfig libdeflate libpng libjpeg)
 *     ./pdf_bench 1500 out.pdf
 *
 * Prints: pages, structure elements, characters, milliseconds of processor time to open the faces, to measure
 * every character once, and to write; peak memory before and after writing; bytes of the file. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "output/output.h"

enum {
    LINES = 26,
    ROWS = 9,
    COLUMNS = 4,
    ITEMS = 2 * LINES + ROWS * (2 * COLUMNS + 2) + 16,
    CHARACTERS = 42
};

static const char sentences[] =
    "見守り活動に参加する団体は前年度より七つ増え、訪問の回数も目標を上回った。一方で担い手の高齢化が進み、"
    "若い世代への呼びかけが次の課題である。研修は平日の夜間にも開き、働く世帯が加わりやすい形に改めた。"
    "相談窓口では複数の課が同席する日を設け、住まい、就労、医療の悩みを一度に聞く体制を整えた。"
    "公共交通の減便を受けて移動支援の利用は伸びており、予約の受付を電話とアプリの両方に広げる。"
    "防災訓練は中学校区ごとに実施し、避難所の鍵の管理と備蓄の点検を住民と市が分担した。"
    "子ども食堂への食材の提供は十二か所から十八か所に広がり、企業の寄附も増加している。"
    "図書館の開館時間延長は試行の段階にあり、利用者の意見を集めて本格実施を判断する。";

struct report {
    struct arena *arena;
    const struct metrics *metrics;
    struct tag **tags; /* TAGS_TOGETHER in each */
    uint32_t tag_count;
    size_t characters;
    uint32_t seed;
};

static double milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static double mebibytes(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)usage.ru_maxrss / 1024;
}

static uint32_t next_random(struct report *report)
{
    report->seed = report->seed * 1664525u + 1013904223u;
    return report->seed >> 8;
}

/* `count` characters of the sentences from a random place, with numbers strewn in. */
static struct text some_text(struct report *report, size_t count)
{
    struct text_buffer out = {.arena = report->arena};
    struct text rest =
        text_slice(text_of(sentences), next_random(report) % (sizeof sentences - 1), sizeof sentences);
    while (rest.length > 0 && ((unsigned char)rest.at[0] & 0xC0) == 0x80)
        rest = text_slice(rest, 1, rest.length);
    for (size_t i = 0; i < count; i++) {
        if (rest.length == 0) rest = text_of(sentences);
        uint32_t code_point = text_next(&rest);
        if (next_random(report) % 9 == 0) code_point = 0x4E00 + next_random(report) % 2600;
        struct glyph_measure measure;
        if (report->metrics->measure(report->metrics, 0, code_point, 0, WRITING_HORIZONTAL, &measure) &&
            measure.face == 0)
            buffer_add_char(&out, code_point);
        else
            buffer_add_char(&out, '0' + next_random(report) % 10);
        report->characters++;
    }
    return buffer_text(&out);
}

static uint32_t add_tag(struct report *report, enum tag_role role, uint32_t parent)
{
    uint32_t place = report->tag_count % TAGS_TOGETHER;
    struct tag **piece = &report->tags[report->tag_count / TAGS_TOGETHER];
    if (place == 0) *piece = ARENA_ARRAY(report->arena, struct tag, TAGS_TOGETHER);
    (*piece)[place] = (struct tag){.role = (uint8_t)role, .parent = parent, .column_span = 1, .row_span = 1};
    if (role == TAG_HEAD_CELL) (*piece)[place].scope = SCOPE_ROW;
    return report->tag_count++;
}

static struct item text_item(uint32_t tag, int32_t x, int32_t y, int32_t size, struct text text)
{
    return (struct item){
        .kind = ITEM_TEXT, .tag = tag, .text = {.text = text, .origin = {x, y}, .size = size}};
}

static void fill_page(struct report *report, struct page *page, uint32_t number)
{
    struct item *items = ARENA_ARRAY(report->arena, struct item, ITEMS);
    uint32_t count = 0, section = add_tag(report, TAG_SECTION, 1), paragraph = 0;
    int32_t y = 84000;
    items[count++] = text_item(0, 66600, 50000, 8000, TEXT("実施状況報告書"));
    items[count++] = text_item(add_tag(report, TAG_H2, section), 66600, y, 14000, some_text(report, 18));
    for (unsigned line = 0; line < LINES; line++) {
        if (line % 6 == 0) paragraph = add_tag(report, TAG_P, section);
        items[count] = text_item(paragraph, 66600, y += 18000, 10500, some_text(report, CHARACTERS));
        items[count++].text.extra_all = (int16_t)(next_random(report) % 400);
    }
    uint32_t table = add_tag(report, TAG_TABLE, section);
    for (unsigned row = 0; row < ROWS; row++) {
        uint32_t tag = add_tag(report, TAG_ROW, table);
        y += 18000;
        for (unsigned column = 0; column < COLUMNS; column++)
            items[count++] =
                text_item(add_tag(report, column == 0 ? TAG_HEAD_CELL : TAG_CELL, tag),
                          66600 + (int32_t)column * 115500, y, 9000, some_text(report, column == 0 ? 10 : 5));
        items[count++] =
            (struct item){.kind = ITEM_LINE, .line = {{66600, y + 4000}, {528600, y + 4000}, 250, 0, 0}};
    }
    items[count++] =
        text_item(0, 290000, 797000, 9000, text_format(report->arena, "%u", (unsigned)number + 1));
    *page =
        (struct page){595276, 841890, items, count, text_format(report->arena, "%u", (unsigned)number + 1)};
}

static struct document make(struct report *report, uint32_t pages)
{
    struct page *all = ARENA_ARRAY(report->arena, struct page, pages);
    const struct page **list = ARENA_ARRAY(report->arena, const struct page *, pages);
    struct outline_entry *outline = ARENA_ARRAY(report->arena, struct outline_entry, pages);
    size_t tags = 2 + (size_t)pages * (8 + LINES / 6 + ROWS * (COLUMNS + 1));
    report->tags = ARENA_ARRAY(report->arena, struct tag *, tags / TAGS_TOGETHER + 1);
    add_tag(report, TAG_ARTIFACT, 0);
    add_tag(report, TAG_DOCUMENT, 0);
    for (uint32_t i = 0; i < pages; i++) {
        fill_page(report, &all[i], i);
        list[i] = &all[i];
        outline[i] = (struct outline_entry){all[i].items[1].text.text, 1, i, 84000};
    }
    return (struct document){.title = TEXT("実施状況報告書"),
                             .language = TEXT("ja"),
                             .creator_date = TEXT("2024-09-01"),
                             .pages = list,
                             .page_count = pages,
                             .tags = (const struct tag *const *)report->tags,
                             .tag_count = report->tag_count,
                             .outline = outline,
                             .outline_count = pages};
}

int main(int count, char **arguments)
{
    uint32_t pages = count > 1 ? (uint32_t)strtoul(arguments[1], NULL, 10) : 1500;
    const char *path = count > 2 ? arguments[2] : "/dev/null";
    const char *chains[] = {count > 3 ? arguments[3] : "BIZ UDGothic|IPAmjMincho"};
    struct arena *arena = arena_open(NULL), *scratch = arena_open(NULL);
    struct diagnostics *diagnostics = diag_open(arena);
    double start = milliseconds();
    struct faces *faces = faces_open(chains, 1, diagnostics);
    if (faces == NULL) return 77;
    double opened = milliseconds();
    struct report report = {.arena = arena, .metrics = faces_metrics(faces), .seed = 1};
    struct document document = make(&report, pages);
    double made = milliseconds(), before = mebibytes();
    int fd = open(path, O_CREAT | O_TRUNC | O_WRONLY, 0644);
    bool written = pdf_write(&document, faces, fd, path, scratch, diagnostics);
    double end = milliseconds(), after = mebibytes();
    struct stat status = {0};
    fstat(fd, &status);
    printf("pages %u elements %u characters %zu open %.1f ms make+measure %.1f ms write %.1f ms memory %.1f "
           "-> %.1f MiB "
           "file %.2f MiB%s\n",
           (unsigned)pages, (unsigned)report.tag_count, report.characters, opened - start, made - opened,
           end - made, before, after, (double)status.st_size / (1 << 20), written ? "" : " FAILED");
    faces_close(faces);
    arena_close(scratch);
    arena_close(arena);
    close(fd);
    return written ? 0 : 1;
}
