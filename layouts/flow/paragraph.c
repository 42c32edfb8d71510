/* paragraph.c: paragraphs: lines set once, drawn over as many pages as they take.
 *
 * A marker hangs in a column at the left, an aside stands at the end of the first line. Two lines at least stay together
 * at the foot of a page and at the top of the next one (JLREQ 3.1.7 on widows is for words; this is the page's). */
#include "kinds.h"
#include "layouts/page/line.h"
#include "layouts/page/object.h"
#include "layouts/page/rules.h"
#include "layouts/page/styles.h"
#include "layouts/page/tags.h"

struct set_paragraph {
    const struct paragraph *source;
    const struct style *style; /* with the setting's alignment */
    struct set_text text, marker;
    const struct style *marker_style;
    struct set_text aside; /* one line */
    const struct style *aside_style;
    bool aside_below; /* on a line of its own */
    int32_t text_left, text_width;
    int32_t narrow, leading; /* leading: of every line where `heights` is NULL */
    uint32_t narrow_lines;
    const int32_t *heights;
    uint32_t next_line; /* first line not drawn yet */
    struct line_links links;
    uint32_t body_tag; /* of the text: LBody in a list item, else the paragraph's */
};

enum {
    LABEL_WIDTH = 75 * PT, /* ruled label 75 × 15, 5 inside (look.md) */
    LABEL_HEIGHT = 15 * PT,
    LABEL_INSIDE = 5 * PT,
    ASIDE_GAP = 12 * PT,
    LINES_TOGETHER = 2
};

static bool has_fill(const struct inline_run *run)
{
    for (; run; run = run->next)
        if (run->kind == INLINE_FILL) return true;
    return false;
}

static struct set_text set_lines(struct flow *flow, struct galley *galley, const struct inline_run *first,
                                 const struct style *style, struct measure measure)
{
    struct object_context context = {flow->maker, has_fill(first)};
    unsigned flags = galley->setting.phrase ? SET_HEAD_AND_NAMES : SET_AT_START;
    return lines_set(flow->maker->setter, galley->memory->arena, first, style, measure, flags,
                     object_width_of, &context);
}

static void set_marker(struct flow *flow, struct galley *galley)
{
    struct set_paragraph *paragraph = galley->set;
    const struct paragraph *source = paragraph->source;
    paragraph->marker_style = source->marker_style ? source->marker_style : paragraph->style;
    int32_t width = paragraph->text_left;
    if (source->marker_framed) {
        paragraph->marker_style = style_aligned(flow->maker, paragraph->marker_style, ALIGN_SPREAD);
        width = LABEL_WIDTH - 2 * LABEL_INSIDE;
    }
    paragraph->marker =
        set_lines(flow, galley, source->marker, paragraph->marker_style, (struct measure){.width = width});
}

/* Of the page number at the end of a line of contents, and what keeps text from it; 0: there is none. */
static int32_t number_column(struct flow *flow, const struct galley *galley)
{
    const struct set_paragraph *paragraph = galley->set;
    const struct inline_run *last = galley->block->paragraph.last;
    if (galley->block->role != TAG_CONTENTS_ITEM || !last || last->kind != INLINE_PAGES) return 0;
    const struct style *style = paragraph->style;
    return object_width_of(last, style, &(struct object_context){flow->maker, true}) + style->size;
}

/* A title of several lines stays out of the column of page numbers: only its last line reaches so far. As many lines are
 * narrow as there are but for the last, which narrow lines can make more. */
static void set_title_of_contents(struct flow *flow, struct galley *galley, struct measure *measure)
{
    struct set_paragraph *paragraph = galley->set;
    int32_t column = paragraph->text.line_count > 1 ? number_column(flow, galley) : 0;
    if (column == 0 || measure->narrow_lines > 0 || column * 2 > measure->width) return;
    measure->narrow = measure->width - column;
    while (measure->narrow_lines + 1 < paragraph->text.line_count) {
        measure->narrow_lines = paragraph->text.line_count - 1;
        paragraph->text = set_lines(flow, galley, paragraph->source->first, paragraph->style, *measure);
    }
}

/* One line of an aside beside the first line of the text: does that leave room for it? */
static bool set_aside_beside(struct flow *flow, struct galley *galley, struct measure measure)
{
    struct set_paragraph *paragraph = galley->set;
    if (paragraph->aside.line_count > 1) return false;
    int32_t aside = paragraph->aside.widest + ASIDE_GAP;
    if (paragraph->text.line_count == 1) return paragraph->text.widest + aside <= paragraph->text_width;
    if (aside > paragraph->text_width * 2 / 5 || measure.narrow_lines > 0) return false;
    measure.narrow = paragraph->text_width - aside;
    measure.narrow_lines = 1;
    struct set_text text = set_lines(flow, galley, paragraph->source->first, paragraph->style, measure);
    if (text.lines[0].indent + text.lines[0].width > measure.narrow) return false;
    paragraph->text = text;
    return true;
}

/* The aside beside the first line, else on lines of its own, which end at the measure. */
static void set_aside(struct flow *flow, struct galley *galley, struct measure measure)
{
    struct set_paragraph *paragraph = galley->set;
    const struct style *style =
        paragraph->source->aside_style ? paragraph->source->aside_style : paragraph->style;
    style = style_aligned(flow->maker, style, ALIGN_START);
    paragraph->aside_style = style;
    paragraph->aside =
        set_lines(flow, galley, paragraph->source->aside, style, (struct measure){.width = LINE_NO_END});
    if (set_aside_beside(flow, galley, measure)) return;
    paragraph->aside_below = true;
    if (paragraph->aside.widest > paragraph->text_width)
        paragraph->aside = set_lines(flow, galley, paragraph->source->aside, style,
                                     (struct measure){.width = paragraph->text_width});
}

static int32_t aside_height(const struct set_paragraph *paragraph)
{
    return tallest_of((int64_t)paragraph->aside.line_count * paragraph->aside_style->leading);
}

static void note_heights(struct galley *galley)
{
    struct set_paragraph *paragraph = galley->set;
    paragraph->leading = paragraph->style->leading;
    int32_t *heights = NULL;
    for (uint32_t i = 0; i < paragraph->text.line_count; i++) {
        int32_t height = line_height(&paragraph->text.lines[i], paragraph->style);
        /* An aside on a line of its own counts as a part of the last line. */
        if (paragraph->aside_below && i + 1 == paragraph->text.line_count) height += aside_height(paragraph);
        if (!heights && height == paragraph->leading) continue;
        if (!heights) {
            heights = ARENA_ARRAY(galley->memory->arena, int32_t, paragraph->text.line_count);
            for (uint32_t j = 0; j < paragraph->text.line_count; j++)
                heights[j] = paragraph->leading;
        }
        heights[i] = height;
    }
    paragraph->heights = heights;
}

/* The word, or its beginning, that is broken from line `i` on: the parts that fill lines of their own. */
static struct text broken_word(struct arena *arena, const struct set_text *text, uint32_t i,
                               const struct piece **begins)
{
    enum { SHOWN = 60 };
    struct text_buffer word = {.arena = arena};
    *begins = NULL;
    for (; i < text->line_count && text->lines[i].broken_word && word.length < SHOWN; i++) {
        const struct piece *last = text->lines[i].first;
        while (last && last->next)
            last = last->next;
        if (!last || !last->is_text) break;
        if (!*begins) *begins = last;
        for (struct text rest = last->text.text; rest.length > 0 && word.length < SHOWN;)
            buffer_add_char(&word, text_next(&rest));
    }
    if (*begins) buffer_add(&word, TEXT("…"));
    return buffer_text(&word);
}

/* A word that its column cannot hold was broken somewhere: said once a paragraph. */
static void report_overflow(struct flow *flow, const struct galley *galley)
{
    if (!flow->maker->diagnostics || galley->setting.cell == OUTSIDE_CELL || galley->setting.again) return;
    const struct set_paragraph *paragraph = galley->set;
    const struct set_text *text = &paragraph->text;
    uint32_t i = 0;
    while (i < text->line_count && !text->lines[i].broken_word)
        i++;
    if (i == text->line_count) return;
    const struct piece *begins;
    struct text word = broken_word(galley->memory->arena, text, i, &begins);
    if (!begins) return;
    DIAG(flow->maker->diagnostics, CELL_OVERFLOW,
         .at = begins->run->at.source ? begins->run->at : galley->block->at, .arguments = {word});
}

static int32_t whole_characters(int32_t width, int32_t size)
{
    return size > 0 && width > size ? width / size * size : width;
}

static void make(struct flow *flow, struct galley *galley)
{
    const struct block *block = galley->block;
    struct set_paragraph *paragraph = ARENA_NEW(galley->memory->arena, struct set_paragraph);
    galley->set = paragraph;
    paragraph->source = &block->paragraph;
    paragraph->style = block->style ? block->style : galley->setting.style;
    if (!paragraph->style) paragraph->style = &flow->maker->publication->styles[0];
    if (galley->setting.align >= 0)
        paragraph->style = style_aligned(flow->maker, paragraph->style, galley->setting.align);
    if (block->paragraph.marker) paragraph->text_left = block->paragraph.marker_width;
    int32_t least = paragraph->style->size;
    if (paragraph->text_left > galley->width - least) paragraph->text_left = 0;
    paragraph->text_width = galley->width - paragraph->text_left;
    if (paragraph->text_width < least) paragraph->text_width = least;

    struct measure measure = {.width = paragraph->text_width};
    if (galley->setting.narrow_height > 0) {
        int32_t leading = paragraph->style->leading;
        measure.narrow = whole_characters(galley->setting.narrow - paragraph->text_left, least);
        measure.narrow_lines = (uint32_t)((galley->setting.narrow_height + leading - 1) / leading);
    }
    paragraph->text = set_lines(flow, galley, block->paragraph.first, paragraph->style, measure);
    set_title_of_contents(flow, galley, &measure);
    paragraph->narrow = measure.narrow;
    paragraph->narrow_lines = measure.narrow_lines;
    if (block->paragraph.marker) set_marker(flow, galley);
    if (block->paragraph.aside) set_aside(flow, galley, measure);
    note_heights(galley);
    report_overflow(flow, galley);
}

static int32_t height_of_line(const struct set_paragraph *paragraph, uint32_t line)
{
    return paragraph->heights ? paragraph->heights[line] : paragraph->leading;
}

static int32_t lines_height(const struct set_paragraph *paragraph, uint32_t from, uint32_t to)
{
    if (!paragraph->heights) return tallest_of((int64_t)(to - from) * paragraph->leading);
    int64_t height = 0;
    for (uint32_t i = from; i < to; i++)
        height += paragraph->heights[i];
    return tallest_of(height);
}

/* Where the marker is taller than its text, the difference. */
static int32_t marker_excess(const struct set_paragraph *paragraph)
{
    if (paragraph->marker.line_count == 0) return 0;
    int32_t marker = (int32_t)paragraph->marker.line_count * paragraph->marker_style->leading;
    if (paragraph->source->marker_framed) marker = (int32_t)paragraph->marker.line_count * LABEL_HEIGHT;
    int32_t text = lines_height(paragraph, 0, paragraph->text.line_count);
    /* One line beside one line shares its baseline: what it is taller is air. */
    if (paragraph->marker.line_count == 1 || marker <= text) return 0;
    return marker - text;
}

static int32_t whole_height(const struct galley *galley)
{
    const struct set_paragraph *paragraph = galley->set;
    return lines_height(paragraph, paragraph->next_line, paragraph->text.line_count) +
           marker_excess(paragraph);
}

static int32_t height(struct flow *flow, struct galley *galley, int32_t limit)
{
    (void)flow, (void)limit;
    return galley->height = whole_height(galley);
}

/* The fewest lines that may stand on a page before the rest goes on: a marker's lines stay with its text. */
static uint32_t least_lines(const struct set_paragraph *paragraph)
{
    uint32_t rest = paragraph->text.line_count - paragraph->next_line;
    uint32_t least = LINES_TOGETHER;
    if (paragraph->next_line == 0 && paragraph->marker.line_count > least)
        least = paragraph->marker.line_count;
    return rest < least + LINES_TOGETHER ? rest : least;
}

static int32_t first(struct flow *flow, struct galley *galley, int32_t fresh)
{
    (void)flow, (void)fresh;
    const struct set_paragraph *paragraph = galley->set;
    uint32_t least = least_lines(paragraph);
    if (paragraph->next_line + least == paragraph->text.line_count) return whole_height(galley);
    return lines_height(paragraph, paragraph->next_line, paragraph->next_line + least);
}

/* How many of the lines left go into the room; 0 when no legal break does. */
static uint32_t lines_that_fit(const struct set_paragraph *paragraph, int32_t height, bool must)
{
    uint32_t rest = paragraph->text.line_count - paragraph->next_line;
    uint32_t count = 0;
    for (int32_t used = 0; count < rest; count++) {
        int32_t more = height_of_line(paragraph, paragraph->next_line + count);
        if (more > height - used) break;
        used += more;
    }
    if (count == rest && marker_excess(paragraph) == 0) return rest;
    uint32_t most = count;
    if (rest - count < LINES_TOGETHER) count = rest > LINES_TOGETHER ? rest - LINES_TOGETHER : 0;
    if (count >= least_lines(paragraph)) return count;
    if (!must) return 0;
    return most > 0 ? most : 1;
}

static void draw_marker(struct flow *flow, struct set_paragraph *paragraph, int32_t x, int32_t y,
                        uint32_t tag)
{
    const struct style *style = paragraph->marker_style;
    int32_t first = height_of_line(paragraph, 0);
    int32_t baseline = line_baseline(&paragraph->text.lines[0], paragraph->style, y);
    int32_t pitch = style->leading;
    if (paragraph->source->marker_framed) {
        pitch = LABEL_HEIGHT;
        int32_t top = y + (first - LABEL_HEIGHT) / 2;
        int32_t height = (int32_t)paragraph->marker.line_count * LABEL_HEIGHT;
        rule_frame(flow->maker, RULE_REGULAR, (struct box){x, top, LABEL_WIDTH, height});
        baseline = style_baseline(style, top + (LABEL_HEIGHT - style->leading) / 2);
        x += LABEL_INSIDE;
    }
    int32_t right = x + (paragraph->text_left > 0 ? paragraph->text_left : paragraph->text_width);
    for (uint32_t i = 0; i < paragraph->marker.line_count; i++)
        line_draw(flow->maker, &paragraph->links, &paragraph->marker.lines[i], style,
                  (struct line_place){x, baseline + (int32_t)i * pitch, right, tag});
}

/* `top` and `bottom` of what of the paragraph stands on this page. */
static void draw_aside(struct flow *flow, struct set_paragraph *paragraph, int32_t right, int32_t top,
                       int32_t bottom)
{
    const struct style *style = paragraph->aside_style;
    int32_t baseline = style_baseline(style, bottom - aside_height(paragraph));
    if (!paragraph->aside_below) baseline = line_baseline(&paragraph->text.lines[0], paragraph->style, top);
    for (uint32_t i = 0; i < paragraph->aside.line_count; i++, baseline += style->leading) {
        const struct set_line *line = &paragraph->aside.lines[i];
        int32_t left = right - line->width + line_closing_blank(line, style);
        line_draw(flow->maker, &paragraph->links, line, style,
                  (struct line_place){left, baseline, right, paragraph->body_tag});
    }
}

/* The tags of a paragraph: its own, in an item of a list or of contents the label's and the body's. */
static void open_tags(struct flow *flow, struct galley *galley, uint32_t *label)
{
    struct set_paragraph *paragraph = galley->set;
    const struct block *block = galley->block;
    uint8_t cell = galley->setting.cell;
    if ((cell && block->role == TAG_ARTIFACT) || (cell == ALONE_IN_CELL && block->role == TAG_P)) {
        galley->tag = flow->maker->parent_tag;
    } else if (!galley->tag && block->role != TAG_ARTIFACT) {
        galley->tag = tag_new(flow->maker, (enum tag_role)block->role, flow->maker->parent_tag);
        if (galley->tag)
            tag_words_of(flow->maker, galley->tag)->title = text_copy(flow->maker->arena, block->outline);
    }
    *label = paragraph->body_tag = galley->tag;
    bool contents = block->role == TAG_CONTENTS_ITEM;
    if ((!contents && block->role != TAG_LIST_ITEM) || !galley->tag) return;
    if (block->paragraph.marker) *label = tag_new(flow->maker, TAG_LABEL, galley->tag);
    paragraph->body_tag = tag_new(flow->maker, contents ? TAG_REFERENCE : TAG_LIST_BODY, galley->tag);
}

static struct galley_part draw(struct flow *flow, struct galley *galley, struct point at, struct room room)
{
    struct set_paragraph *paragraph = galley->set;
    uint32_t count = lines_that_fit(paragraph, room.height, room.must);
    if (count == 0) return (struct galley_part){0, false};
    bool beginning = paragraph->next_line == 0;
    uint32_t label = 0;
    if (beginning) open_tags(flow, galley, &label);
    if (beginning && paragraph->marker.line_count > 0) draw_marker(flow, paragraph, at.x, at.y, label);
    int32_t y = at.y, left = at.x + paragraph->text_left;
    for (uint32_t end = paragraph->next_line + count; paragraph->next_line < end; paragraph->next_line++) {
        uint32_t i = paragraph->next_line;
        const struct set_line *line = &paragraph->text.lines[i];
        int32_t width = i < paragraph->narrow_lines ? paragraph->narrow : paragraph->text_width;
        struct line_place place = {left, line_baseline(line, paragraph->style, y), left + width,
                                   paragraph->body_tag};
        line_draw(flow->maker, &paragraph->links, line, paragraph->style, place);
        y += height_of_line(paragraph, i);
    }
    bool done = paragraph->next_line == paragraph->text.line_count;
    if (done && paragraph->aside.line_count > 0)
        draw_aside(flow, paragraph, left + paragraph->text_width, at.y, y);
    if (done && beginning) y += marker_excess(paragraph);
    return (struct galley_part){y - at.y, done};
}

const struct galley_kind paragraph_galley = {.make = make, .height = height, .first = first, .draw = draw};
