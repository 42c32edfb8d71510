/* pdf_sample.h: a document of three pages that has every kind of item and tag, for the tests of the PDF back
 * end. Texts are set in runs of one face each, as the composer does it, without breaking lines. */
#ifndef SHINCHOKU_TESTS_PDF_SAMPLE_H
#define SHINCHOKU_TESTS_PDF_SAMPLE_H

#include <assert.h>

#include "output/output.h"
#include "pdf_pictures.h"

enum { SAMPLE_GOTHIC, SAMPLE_BOLD, SAMPLE_MINCHO, SAMPLE_ROLES };
enum { SAMPLE_ITEMS = 160, SAMPLE_TAGS = 64, SAMPLE_PAGES = 3 };

static const char *const sample_chains[SAMPLE_ROLES] = {
    "BIZ UDGothic|IPAmjMincho", "BIZ UDGothic:bold|IPAmjMincho", "BIZ UDMincho|IPAmjMincho"};

/* Every character here must be drawn and extracted as it stands. */
/* clang-format off */
#define SAMPLE_RARE "𠮷野家、髙島屋、﨑、葛󠄀城、辻󠄀、①、㈱、半角ｶﾅ、か゚、ク゚、ま゚、令和６年度"
/* clang-format on */
#define SAMPLE_VERTICAL "（障がい福祉）サービス「ア」、。…ま゚"

struct sample {
    struct arena *arena;
    const struct metrics *metrics;
    struct document document;
    struct page pages[SAMPLE_PAGES];
    const struct page *page_list[SAMPLE_PAGES];
    struct item items[SAMPLE_PAGES][SAMPLE_ITEMS];
    struct tag tags[SAMPLE_TAGS];
    const struct tag *tag_pieces[1];
    struct tag_words words[SAMPLE_TAGS];
    struct outline_entry outline[3];
    struct picture pictures[6];
    unsigned page; /* being filled */
};

static struct item *sample_add(struct sample *sample, enum item_kind kind, uint32_t tag, uint32_t rgb)
{
    struct page *page = &sample->pages[sample->page];
    assert(page->item_count < SAMPLE_ITEMS);
    struct item *item = &sample->items[sample->page][page->item_count++];
    *item = (struct item){.kind = (uint8_t)kind, .tag = tag, .rgb = rgb};
    return item;
}

static uint32_t sample_tag(struct sample *sample, enum tag_role role, uint32_t parent)
{
    assert(sample->document.tag_count < SAMPLE_TAGS);
    struct tag *tag = &sample->tags[sample->document.tag_count];
    *tag = (struct tag){.role = (uint8_t)role, .parent = parent, .column_span = 1, .row_span = 1};
    tag->words = &sample->words[sample->document.tag_count];
    return sample->document.tag_count++;
}

/* A code point and what modifies it. */
static uint32_t sample_next(struct text *rest, uint32_t *modifier)
{
    uint32_t base = text_next(rest);
    struct text after = *rest;
    uint32_t next = after.length > 0 ? text_next(&after) : 0;
    bool modifies = (next >= 0xE0100 && next <= 0xE01EF) || next == 0x3099 || next == 0x309A;
    *modifier = modifies ? next : 0;
    if (modifies) *rest = after;
    return base;
}

/* Sets a text from (x, y) on, horizontally; returns where it ends. */
static int32_t sample_text(struct sample *sample, unsigned role, uint32_t tag, struct point at, int32_t size,
                           struct text text)
{
    struct item *run = NULL;
    int64_t x = at.x;
    for (struct text rest = text; rest.length > 0;) {
        const char *start = rest.at;
        uint32_t modifier, base = sample_next(&rest, &modifier);
        struct glyph_measure measure = {0};
        if (!sample->metrics->measure(sample->metrics, role, base, modifier, WRITING_HORIZONTAL, &measure))
            continue;
        if (run == NULL || run->text.face != measure.face) {
            run = sample_add(sample, ITEM_TEXT, tag, 0);
            run->text = (struct text_item){.text = {start, 0}, .origin = {(int32_t)x, at.y}, .size = size};
            run->text.face = measure.face;
        }
        run->text.text.length = (size_t)(rest.at - run->text.text.at);
        x += (int64_t)measure.advance * size / METRICS_EM;
    }
    return (int32_t)x;
}

static uint16_t sample_face(const struct sample *sample, unsigned role)
{
    struct glyph_measure measure = {0};
    sample->metrics->measure(sample->metrics, role, 0x4E00, 0, WRITING_HORIZONTAL, &measure);
    return measure.face;
}

static struct item *sample_vertical(struct sample *sample, uint32_t tag, struct point at, struct text text)
{
    struct item *item = sample_add(sample, ITEM_TEXT, tag, 0);
    item->text = (struct text_item){.text = text, .origin = at, .size = 12 * PT, .writing = WRITING_VERTICAL};
    item->text.face = sample_face(sample, SAMPLE_GOTHIC);
    return item;
}

static void sample_first_page(struct sample *sample, uint32_t continued)
{
    static const int16_t extras[] = {0, -6000, 0, 0, 2500, 2500, 2500};
    uint32_t heading = sample_tag(sample, TAG_H1, 1);
    sample->words[heading].title = TEXT("第１章　見守りの体制");
    sample_text(sample, SAMPLE_BOLD, heading, (struct point){60000, 90000}, 18 * PT,
                TEXT("第１章　見守りの体制"));
    uint32_t rare = sample_tag(sample, TAG_P, 1);
    sample_text(sample, SAMPLE_GOTHIC, rare, (struct point){60000, 120000}, 10500, TEXT(SAMPLE_RARE));
    uint32_t spaced = sample_tag(sample, TAG_P, 1);
    sample_text(sample, SAMPLE_MINCHO, spaced, (struct point){60000, 140000}, 10500, TEXT("人。」七団体が"));
    sample->items[0][sample->pages[0].item_count - 1].text.extra = extras;
    sample_text(sample, SAMPLE_MINCHO, spaced, (struct point){60000, 160000}, 10500,
                TEXT("訪問の回数は目標を上回った"));
    sample->items[0][sample->pages[0].item_count - 1].text.extra_all = 1750;
    uint32_t read = sample_tag(sample, TAG_RUBY, sample_tag(sample, TAG_P, 1));
    sample_text(sample, SAMPLE_GOTHIC, sample_tag(sample, TAG_RUBY_BASE, read), (struct point){60000, 180000},
                10500, TEXT("椋木"));
    sample_text(sample, SAMPLE_GOTHIC, sample_tag(sample, TAG_RUBY_TEXT, read), (struct point){60000, 170000},
                5250, TEXT("むくのき"));
    uint32_t vertical = sample_tag(sample, TAG_P, 1);
    sample_vertical(sample, vertical, (struct point){500000, 100000}, TEXT(SAMPLE_VERTICAL));
    sample_vertical(sample, vertical, (struct point){530000, 100000}, TEXT("SDGs 2030"))->text.rotated = true;
    uint32_t contents = sample_tag(sample, TAG_CONTENTS, 1),
             entry = sample_tag(sample, TAG_CONTENTS_ITEM, contents);
    uint32_t link = sample_tag(sample, TAG_LINK, sample_tag(sample, TAG_REFERENCE, entry));
    sample_text(sample, SAMPLE_GOTHIC, link, (struct point){60000, 200000}, 9 * PT,
                TEXT("第２章　図と写真…………2"));
    sample_add(sample, ITEM_LINK, link, 0)->link =
        (struct link_item){{60000, 190000, 200000, 14000}, 1, 60000, {0}};
    uint32_t outside = sample_tag(sample, TAG_LINK, sample_tag(sample, TAG_P, 1));
    sample_text(sample, SAMPLE_GOTHIC, outside, (struct point){60000, 220000}, 9 * PT, TEXT("市のサイト"));
    sample_add(sample, ITEM_LINK, outside, 0)->link = (struct link_item){
        {60000, 210000, 60000, 14000}, 0, 0, TEXT("https://www.example.jp/plan?year=2024&kind=a")};
    sample_text(sample, SAMPLE_MINCHO, continued, (struct point){60000, 780000}, 10500,
                TEXT("この段落は次の次の"));
    sample_text(sample, SAMPLE_GOTHIC, 0, (struct point){290000, 810000}, 9 * PT, TEXT("1"));
}

static void sample_bars(struct sample *sample, uint32_t figure)
{
    static const uint32_t colours[] = {0x005AFF, 0xF6AA00, 0x03AF7A, 0xFF4B00,
                                       0x4DC4FF, 0x990099, 0x804000, 0x17407A};
    for (int32_t i = 0; i < 7; i++) {
        struct box bar = {60000 + i * 55000, 150000 + i * 6000, 40000, 100000 - i * 6000};
        struct item *item = sample_add(sample, ITEM_FILL, figure, colours[i]);
        item->hatch = (uint8_t)i;
        item->fill = bar;
        item = sample_add(sample, ITEM_FRAME, figure, 0);
        item->frame.box = bar;
        item->frame.width = 500;
    }
    sample_add(sample, ITEM_LINE, figure, 0)->line =
        (struct line_item){{50000, 200000}, {500000, 200000}, 250, 1000, 2000};
    sample_add(sample, ITEM_LINE, figure, 0)->line =
        (struct line_item){{50000, 250000}, {500000, 250000}, 500, 0, 0};
    sample_text(sample, SAMPLE_BOLD, figure, (struct point){480000, 204000}, 9 * PT, TEXT("24,024件"));
    sample->items[1][sample->pages[1].item_count - 1].text.halo = PT;
}

static void sample_picture(struct sample *sample, unsigned number, const unsigned char *bytes, size_t length)
{
    struct picture *picture = &sample->pictures[number];
    *picture = (struct picture){.path = text_format(sample->arena, "picture-%u", number),
                                .bytes = {(const char *)bytes, length},
                                .width = 8,
                                .height = 8};
    uint32_t figure = sample_tag(sample, TAG_FIGURE, 1);
    sample->words[figure].alternative = text_format(sample->arena, "写真%u：ます目", number + 1);
    struct box at = {60000 + (int32_t)number * 80000, 400000, 64000, 64000};
    sample_add(sample, ITEM_IMAGE, figure, 0)->image = (struct image_item){at, picture};
}

static void sample_second_page(struct sample *sample)
{
    static const struct point triangle[] = {{60000, 340000}, {100000, 300000}, {110000, 350000}};
    static const struct point corner[] = {{150000, 340000}, {190000, 300000}, {200000, 350000}};
    sample->page = 1;
    uint32_t heading = sample_tag(sample, TAG_H1, 1);
    sample_text(sample, SAMPLE_BOLD, heading, (struct point){60000, 90000}, 18 * PT,
                TEXT("第２章　図と写真"));
    uint32_t chart = sample_tag(sample, TAG_FIGURE, 1);
    sample->words[chart].alternative = TEXT("棒グラフ：訪問の件数（𠮷川地区）。24,024件");
    sample_bars(sample, chart);
    sample_add(sample, ITEM_PATH, 0, 0x17407A)->path = (struct path_item){triangle, 3, true, 0};
    sample_add(sample, ITEM_PATH, 0, 0)->path = (struct path_item){corner, 3, false, 3 * PT};
    sample_picture(sample, 0, png_interlaced, sizeof png_interlaced);
    sample_picture(sample, 1, png_palette, sizeof png_palette);
    sample_picture(sample, 2, png_deep_grey, sizeof png_deep_grey);
    sample_picture(sample, 3, jpeg_grey, sizeof jpeg_grey);
    sample_picture(sample, 4, jpeg_progressive, sizeof jpeg_progressive);
    sample_picture(sample, 5, jpeg_cmyk, sizeof jpeg_cmyk);
}

static uint32_t sample_cell(struct sample *sample, enum tag_role role, uint32_t row, struct point at,
                            const char *text)
{
    uint32_t cell = sample_tag(sample, role, row);
    sample_text(sample, SAMPLE_GOTHIC, cell, at, 9 * PT, text_of(text));
    return cell;
}

static void sample_third_page(struct sample *sample, uint32_t continued)
{
    sample->page = 2;
    struct item *draft = sample_add(sample, ITEM_TEXT, 0, 0xE6ECF3);
    draft->text =
        (struct text_item){.text = TEXT("（案）"), .origin = {200000, 600000}, .size = 120 * PT, .turn = 45};
    draft->text.face = sample_face(sample, SAMPLE_GOTHIC);
    sample_text(sample, SAMPLE_MINCHO, continued, (struct point){60000, 90000}, 10500,
                TEXT("ページへ続く。"));
    uint32_t table = sample_tag(sample, TAG_TABLE, 1);
    sample_cell(sample, TAG_CAPTION, table, (struct point){60000, 116000}, "表１　訪問の件数");
    uint32_t head = sample_tag(sample, TAG_ROW, table);
    uint32_t year = sample_cell(sample, TAG_HEAD_CELL, head, (struct point){60000, 130000}, "年度");
    uint32_t wide = sample_cell(sample, TAG_HEAD_CELL, head, (struct point){160000, 130000}, "目標と実績");
    sample->tags[year].scope = sample->tags[wide].scope = SCOPE_COLUMN;
    sample->tags[wide].column_span = 2;
    for (int32_t i = 0; i < 2; i++) {
        uint32_t row = sample_tag(sample, TAG_ROW, table);
        int32_t y = 150000 + i * 20000;
        sample_add(sample, ITEM_LINE, 0, 0)->line =
            (struct line_item){{60000, y - 14000}, {360000, y - 14000}, 250, 0, 0};
        uint32_t label =
            sample_cell(sample, TAG_HEAD_CELL, row, (struct point){60000, y}, i ? "令和６" : "令和５");
        sample->tags[label].scope = SCOPE_ROW;
        sample_cell(sample, TAG_CELL, row, (struct point){160000, y}, i ? "1,904" : "1,820");
        uint32_t empty = sample_tag(sample, TAG_CELL, row); /* a cell without content still counts */
        sample->tags[empty].row_span = 1;
    }
    uint32_t sentence = sample_tag(sample, TAG_P, 1), arrow = sample_tag(sample, TAG_SPAN, sentence);
    sample->words[arrow].actual = TEXT("推進");
    sample_text(sample, SAMPLE_MINCHO, sentence, (struct point){60000, 240000}, 10500, TEXT("進捗度は"));
    sample_text(sample, SAMPLE_GOTHIC, arrow, (struct point){104000, 240000}, 10500, TEXT("↗"));
    sample_text(sample, SAMPLE_MINCHO, sentence, (struct point){116000, 240000}, 10500, TEXT("である"));
    static const struct point falling[] = {{150000, 232000}, {158000, 240000}};
    uint32_t drawn = sample_tag(sample, TAG_SPAN, sentence);
    sample->words[drawn].actual = TEXT("↘");
    sample_add(sample, ITEM_PATH, drawn, 0)->path = (struct path_item){falling, 2, false, PT};
    uint32_t items = sample_tag(sample, TAG_LIST, 1);
    for (int32_t i = 0; i < 2; i++) {
        uint32_t item = sample_tag(sample, TAG_LIST_ITEM, items);
        uint32_t label = sample_tag(sample, TAG_LABEL, item), body = sample_tag(sample, TAG_LIST_BODY, item);
        int32_t y = 290000 + i * 18000;
        sample_text(sample, SAMPLE_MINCHO, label, (struct point){60000, y}, 10500,
                    i ? TEXT("（２）") : TEXT("（１）"));
        sample_text(sample, SAMPLE_MINCHO, body, (struct point){92000, y}, 10500, TEXT("夜間の研修"));
    }
    uint32_t note = sample_tag(sample, TAG_NOTE, 1);
    sample_text(sample, SAMPLE_GOTHIC, note, (struct point){60000, 260000}, 8 * PT, TEXT("※　人数は延べ"));
}

/* The document lives in the arena. */
static const struct document *sample_make(struct arena *arena, const struct metrics *metrics)
{
    struct sample *sample = ARENA_NEW(arena, struct sample);
    *sample = (struct sample){.arena = arena, .metrics = metrics};
    for (unsigned i = 0; i < SAMPLE_PAGES; i++) {
        sample->pages[i] = (struct page){.width = 595276, .height = 841890, .items = sample->items[i]};
        sample->pages[i].label = i == 0 ? TEXT("i") : text_format(arena, "― %u ―", i);
        sample->page_list[i] = &sample->pages[i];
    }
    sample_tag(sample, TAG_ARTIFACT, 0);
    sample_tag(sample, TAG_DOCUMENT, 0);
    uint32_t continued = sample_tag(sample, TAG_P, 1); /* read first: its number says so */
    sample_first_page(sample, continued);
    sample_second_page(sample);
    sample_third_page(sample, continued);
    sample->outline[0] = (struct outline_entry){TEXT("第１章　見守りの体制（𠮷川）"), 1, 0, 70000};
    sample->outline[1] = (struct outline_entry){TEXT("(1) a\\b"), 2, 0, 120000};
    sample->outline[2] = (struct outline_entry){TEXT("第２章　図と写真"), 1, 1, 70000};
    struct document *document = &sample->document;
    document->title = TEXT("見守り活動の記録 <案> & 𠮷川");
    document->author = TEXT("福祉課");
    document->subject = TEXT("試験");
    document->language = TEXT("ja");
    document->creator_date = TEXT("2024-09-01");
    document->pages = sample->page_list;
    document->page_count = SAMPLE_PAGES;
    sample->tag_pieces[0] = sample->tags;
    document->tags = sample->tag_pieces;
    document->outline = sample->outline;
    document->outline_count = 3;
    return document;
}

#endif
