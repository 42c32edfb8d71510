/* draw.c: rows onto pages.
 *
 * A row moves whole where it fits on the next page, unless half a page would stay empty for it; else it breaks between
 * lines, and what names it is said again. A band never ends a page. */
#include "table.h"

#include <string.h>

enum { PART_LINES = 3 };

struct table_page {
    int32_t x, y, bottom; /* y: where the next row stands */
    int32_t fresh;        /* room for rows on the next page */
    bool must;            /* nothing of the table's rows stands on this page, nor anything else */
    bool any;             /* a row stands on this page */
    bool full;
    bool spans_must; /* only cells that span rows can make use of this page */
};

static int32_t larger(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

/* -- rows --------------------------------------------------------------------------------------------------------------- */
static bool is_last(const struct set_table *table)
{
    return !table->unmade && table->first == table->last;
}

/* A cell that claims more rows than there are ends with the table. */
static bool ends_here(const struct set_table *table, const struct set_cell *span)
{
    return span->rows_left == 1 || is_last(table);
}

/* Height of a row that stands at `y` on this page, with what the cells that end in it need. */
static int32_t height_at(struct flow *flow, const struct set_table *table, struct set_table_row *row,
                         int32_t y)
{
    int32_t height = row->broken ? row_own_height(flow, row) : row->own;
    for (struct set_cell *span = table->spans; span; span = span->next)
        if (ends_here(table, span)) height = larger(height, cell_height(flow, span) - (y - span->top));
    if (row->broken || !is_last(table)) return height;
    for (uint16_t i = 0; i < row->cell_count; i++)
        if (cell_spans(row->cells[i])) height = larger(height, cell_height(flow, row->cells[i]));
    return height;
}

static bool binds(const struct set_table_row *row)
{
    return row->row->keep_next || row->row->kind == ROW_BAND;
}

static int32_t part_height(const struct set_table *table)
{
    const int32_t *padding = table->table->padding;
    return PART_LINES * table->line + padding[0] + padding[2];
}

/* May the row break on this page, though it could stand whole on the next? */
static bool may_break(const struct table_page *page, int32_t height, int32_t room)
{
    return height > page->fresh || room * 2 >= page->fresh;
}

/* The least room in which a row of that height may begin. */
static int32_t least_room(const struct set_table *table, int32_t height, int32_t fresh)
{
    int32_t part = part_height(table), half = (fresh + 1) / 2;
    if (height <= part) return height;
    if (height > fresh) return part;
    return height < half ? height : larger(half, part);
}

/* The height at which the merged labels that begin in the row can be read; not more than a third of a page. */
static int32_t label_height(struct flow *flow, const struct set_table_row *row, int32_t fresh)
{
    int32_t most = 0;
    for (uint16_t i = 0; i < row->cell_count; i++) {
        struct set_cell *cell = row->cells[i];
        if (!cell_spans(cell) || cell->cell->not_applicable) continue;
        int32_t height = cell_height(flow, cell);
        if (height * 3 <= fresh) most = larger(most, height);
    }
    return most;
}

int32_t rows_needed(struct flow *flow, struct set_table *table, int32_t first, int32_t fresh)
{
    struct set_table_row *row = table_first_row(flow, table);
    if (!row) return 0;
    int32_t total = 0, labels = 0, height = first;
    for (;;) {
        if (!row->broken) labels = larger(labels, total + label_height(flow, row, fresh));
        bool more = binds(row) || total + height < labels;
        struct set_table_row *next = more ? table_next_row(flow, table, row) : NULL;
        if (!next || total + height > fresh) break;
        total += height;
        row = next;
        height = row->planned;
    }
    total += least_room(table, height, fresh);
    return total > fresh ? least_room(table, first, fresh) : total;
}

static void open_span(struct set_table *table, struct set_cell *cell, int32_t top)
{
    cell->memory->galleys++;
    cell->open = true;
    cell->top = top;
    cell->next = NULL;
    struct set_cell **end = &table->spans;
    while (*end)
        end = &(*end)->next;
    *end = cell;
}

static struct box box_of(const struct set_cell *cell, int32_t x, int32_t top, int32_t bottom)
{
    return (struct box){x + cell->left, top, cell->width, bottom - top};
}

static void close_spans(struct flow *flow, struct set_table *table, int32_t x, int32_t y)
{
    for (struct set_cell **link = &table->spans; *link;) {
        struct set_cell *span = *link;
        if (!ends_here(table, span)) {
            span->rows_left--;
            link = &span->next;
            continue;
        }
        *link = span->next;
        cell_draw(flow, span, x, span->top, y, CELL_ENDS);
        if (span->cell->not_applicable) diagonal_keep(table, box_of(span, x, span->top, y));
        cell_leave(flow, span);
        span->open = false;
        stage_leave(flow->stage, span->memory);
    }
}

static void want_verticals(struct set_table *table, const struct set_table_row *row, int32_t x, int32_t y)
{
    memset(table->wanted_weight, RULE_NONE, table->columns);
    if (row->row->kind != ROW_BAND) {
        for (uint16_t i = 0; i < row->cell_count; i++)
            verticals_of_body(table, row->cells[i]->cell, table->wanted_weight);
        for (const struct set_cell *span = table->spans; span; span = span->next)
            verticals_of_body(table, span->cell, table->wanted_weight);
    }
    verticals_set(table, table->wanted_weight, x, y);
}

static void draw_grounds(struct flow *flow, const struct set_table *table, const struct set_table_row *row,
                         int32_t x, int32_t y, int32_t height)
{
    if (row->row->kind == ROW_BAND)
        fill_draw(flow, row->row->level <= 1 ? COLOUR_ACCENT : COLOUR_TINT,
                  (struct box){x, y, table->edges[table->columns], height});
    for (uint16_t i = 0; i < row->cell_count; i++)
        if (!cell_spans(row->cells[i]))
            fill_draw(flow, row->cells[i]->cell->fill, box_of(row->cells[i], x, y, y + height));
}

/* A hair under the last of some bands, as wide as they are; the rows after it are parted as they ask for. */
static void keep_rule_over(struct set_table *table, const struct set_table_row *row,
                           const struct table_page *page)
{
    bool band = row->row->kind == ROW_BAND;
    struct point at = {page->x, page->y}, right = {page->x + table->edges[table->columns], page->y};
    if (table->after_band && !band)
        rule_keep(table, RULE_HAIR, at, right);
    else if (page->any && !table->after_band)
        rule_above_keep(table, row->row->above, page->x, page->y);
}

/* Rules, grounds, tags and spans of a row that begins, or goes on, at the top of `page`. */
static void begin_row(struct flow *flow, struct set_table *table, struct set_table_row *row,
                      const struct table_page *page, int32_t height)
{
    draw_grounds(flow, table, row, page->x, page->y, height);
    row_tags(flow, table, row);
    keep_rule_over(table, row, page);
    if (!row->broken)
        for (uint16_t i = 0; i < row->cell_count; i++)
            if (cell_spans(row->cells[i])) open_span(table, row->cells[i], page->y);
    want_verticals(table, row, page->x, page->y);
}

static void colour_band(struct flow *flow, const struct set_table_row *row)
{
    if (row->row->kind == ROW_BAND && row->row->level <= 1)
        flow->recolouring = (struct recolouring){true, flow->publication->colours[COLOUR_WHITE]};
}

static void place_row(struct flow *flow, struct set_table *table, struct table_page *page, int32_t height)
{
    struct set_table_row *row = table->first;
    struct recolouring before = flow->recolouring;
    begin_row(flow, table, row, page, height);
    colour_band(flow, row);
    for (uint16_t i = 0; i < row->cell_count; i++) {
        struct set_cell *cell = row->cells[i];
        if (cell_spans(cell)) continue;
        cell_draw(flow, cell, page->x, page->y, page->y + height, CELL_ENDS);
        if (cell->cell->not_applicable)
            diagonal_keep(table, box_of(cell, page->x, page->y, page->y + height));
    }
    flow->recolouring = before;
    page->y += height;
    close_spans(flow, table, page->x, page->y);
    table->after_band = row->row->kind == ROW_BAND;
    if (table->after_band) {
        size_t level = row->row->level > 1 ? 1 : 0;
        for (size_t i = level; i < BAND_LEVELS; i++)
            table->bands[i] = NULL;
        table->bands[level] = row->row;
    }
    page->any = true;
    page->must = false;
    table_drop_row(flow, table);
}

static bool part_fits(struct flow *flow, const struct set_table_row *row, int32_t room)
{
    for (uint16_t i = 0; i < row->cell_count; i++) {
        struct set_cell *cell = row->cells[i];
        if (cell_spans(cell)) return true;
        if (!cell->content || cell->content->done) continue;
        int32_t padding = cell->padding.top + cell->padding.bottom;
        if (galley_first(flow, cell->content, INT32_MAX / 2) + padding <= room) return true;
    }
    return false;
}

/* Is there a merged cell whose text would go on below `y`? */
static bool spans_want_more(struct flow *flow, const struct set_table *table, int32_t y)
{
    for (struct set_cell *span = table->spans; span; span = span->next)
        if (!span->again && cell_height(flow, span) > y - span->top) return true;
    return false;
}

/* The grounds of a part reach as far as it does: no further than the rule that closes the page. */
static void end_grounds(struct flow *flow, size_t first, size_t end, int32_t height)
{
    for (size_t i = first; i < end; i++)
        if (flow->items.items[i].kind == ITEM_FILL) flow->items.items[i].fill.height = height;
}

/* A part of the row, as much as fits; the page is full then. */
static void place_part(struct flow *flow, struct set_table *table, struct table_page *page)
{
    struct set_table_row *row = table->first;
    page->full = true;
    if (!page->must && !part_fits(flow, row, page->bottom - page->y)) return;
    enum cell_end end = page->must ? CELL_MUST_GO_ON : CELL_GOES_ON;
    int32_t used = 0;
    size_t grounds = flow->items.count;
    begin_row(flow, table, row, page, page->bottom - page->y);
    size_t content = flow->items.count;
    for (uint16_t i = 0; i < row->cell_count; i++)
        if (!cell_spans(row->cells[i]))
            used = larger(used, cell_draw(flow, row->cells[i], page->x, page->y, page->bottom, end));
    row->broken = true;
    page->spans_must = page->must;
    if (used == 0 || spans_want_more(flow, table, page->y + used))
        used = larger(page->bottom - page->y, table->line);
    end_grounds(flow, grounds, content, used);
    page->y += used;
    page->any = true;
}

/* -- pages -------------------------------------------------------------------------------------------------------------- */
/* Merged labels name what goes on; in a row, the leftmost cell that is no explanation. */
static enum cell_naming naming(const struct set_table *table, const struct set_cell *cell, bool *named)
{
    if (cell->cell->mute_continued || cell->cell->missing) return CELL_EXPLAINS;
    bool label = table->table->columns[cell->cell->column].merging == MERGE_SAME;
    bool names = cell->cell->head || label || !*named;
    *named = true;
    return names ? CELL_NAMES : CELL_EXPLAINS;
}

/* What would take more than a third of the page is not said again. */
static void say_again(struct flow *flow, const struct set_table *table, struct set_cell *cell,
                      const struct table_page *page, bool *named)
{
    cell_repeat(flow, cell, naming(table, cell, named));
    if (cell_height(flow, cell) * 3 > page->fresh) cell_silence(flow, cell);
}

/* Open cells and the left cells of a broken row are said again. */
static void go_on(struct flow *flow, struct set_table *table, const struct table_page *page)
{
    bool named = false;
    for (struct set_cell *span = table->spans; span; span = span->next) {
        span->top = page->y;
        if (span->printed || span->again)
            say_again(flow, table, span, page, &named);
        else if (span->announced && span->column_height == 0)
            cell_continue(flow, span);
    }
    struct set_table_row *row = table->first;
    if (!row || !row->broken) return;
    for (uint16_t i = 0; i < row->cell_count; i++) {
        struct set_cell *cell = row->cells[i];
        if (cell_spans(cell)) continue;
        if (!cell->printed && !cell->again) return;
        say_again(flow, table, cell, page, &named);
    }
}

/* A band speaks with one voice: （続き） looks like its title. */
static const struct style *band_style(const struct table_row *row, uint16_t cell)
{
    return row->cells[cell].first ? row->cells[cell].first->style : NULL;
}

static void repeat_bands(struct flow *flow, struct set_table *table, struct table_page *page)
{
    const struct set_table_row *next = table_first_row(flow, table);
    size_t levels = BAND_LEVELS;
    if (next && next->row->kind == ROW_BAND && !next->broken) levels = next->row->level > 1 ? 1 : 0;
    struct recolouring before = flow->recolouring;
    flow->artifacts++;
    for (size_t i = 0; i < levels; i++) {
        if (!table->bands[i]) continue;
        struct table_row row = *table->bands[i];
        struct stage_arena *memory = stage_enter(flow->stage);
        row.cells = ARENA_ARRAY(memory->arena, struct table_cell, row.cell_count);
        for (uint16_t j = 0; j < row.cell_count; j++) {
            row.cells[j] = table->bands[i]->cells[j];
            row.cells[j].first =
                blocks_continued(flow, memory->arena, row.cells[j].first, band_style(&row, j));
        }
        struct set_table_row *band = table_row_make(flow, table, &row);
        draw_grounds(flow, table, band, page->x, page->y, band->own);
        want_verticals(table, band, page->x, page->y);
        colour_band(flow, band);
        for (uint16_t j = 0; j < band->cell_count; j++)
            cell_draw(flow, band->cells[j], page->x, page->y, page->y + band->own, CELL_ENDS);
        flow->recolouring = before;
        page->y += band->own;
        table->after_band = true;
        table_row_leave(flow, band);
        stage_leave(flow->stage, memory);
    }
    flow->artifacts--;
}

static void begin_page(struct flow *flow, struct set_table *table, struct table_page *page)
{
    int32_t right = page->x + table->edges[table->columns];
    bool head = table->head && (!table->begun || table->table->repeat_head);
    enum rule_weight top = table->table->plain ? RULE_NONE : RULE_THICK;
    if (!head && table->begun) top = RULE_REGULAR;
    memset(table->rule_weight, RULE_NONE, table->columns);
    table->after_band = false;
    int32_t y = page->y;
    if (head) {
        head_draw(flow, table, page->x, page->y);
        page->y += table->head_height;
    }
    if (table->table->plain && !table->begun && table_first_row(flow, table)) top = table->first->row->above;
    rule_keep(table, top, (struct point){page->x, y}, (struct point){right, y});
    page->fresh -= table->table->repeat_head ? table->head_height : 0;
    if (!table->begun) return;
    int32_t rows_top = page->y;
    repeat_bands(flow, table, page);
    page->fresh -= page->y - rows_top;
    go_on(flow, table, page);
}

static void end_rules(struct set_table *table, const struct table_page *page)
{
    verticals_end(table, page->x, page->y);
    if (table->table->plain) return;
    rule_keep(table, RULE_REGULAR, (struct point){page->x, page->y},
              (struct point){page->x + table->edges[table->columns], page->y});
}

static void end_page(struct flow *flow, struct set_table *table, const struct table_page *page)
{
    enum cell_end end = page->spans_must ? CELL_MUST_GO_ON : CELL_GOES_ON;
    for (struct set_cell *span = table->spans; span; span = span->next) {
        cell_draw(flow, span, page->x, span->top, page->y, end);
        if (span->cell->not_applicable) diagonal_keep(table, box_of(span, page->x, span->top, page->y));
    }
    end_rules(table, page);
    rules_draw(flow, table);
}

/* True when all rows are drawn. */
static bool draw_rows(struct flow *flow, struct set_table *table, struct table_page *page)
{
    while (table_first_row(flow, table)) {
        int32_t room = page->bottom - page->y;
        int32_t height = height_at(flow, table, table->first, page->y);
        if (!page->must && rows_needed(flow, table, height, page->fresh) > room) return false;
        if (height <= room) {
            place_row(flow, table, page, height);
            continue;
        }
        if (!page->must && !may_break(page, height, room)) return false;
        place_part(flow, table, page);
        return false;
    }
    return true;
}

static struct part draw_caption(struct flow *flow, struct set_table *table, int32_t x, int32_t y,
                                struct room room)
{
    if (!table->caption) return (struct part){0, true};
    uint32_t parent = flow->parent_tag;
    if (!table->caption->started) flow->parent_tag = table->tag ? tag_new(flow, TAG_CAPTION, table->tag) : 0;
    struct part part = galley_draw(flow, table->caption, x, y, room);
    flow->parent_tag = parent;
    if (!part.done) return part;
    galley_leave(flow, table->caption);
    table->caption = NULL;
    part.height += caption_space(table);
    return part;
}

struct part table_draw(struct flow *flow, struct galley *galley, int32_t x, int32_t y, struct room room)
{
    struct set_table *table = galley->table;
    if (!room.must && table_first(flow, galley, room.fresh) > room.height) return (struct part){0, false};
    if (!table->tag) {
        table->tag = tag_new(flow, TAG_TABLE, flow->parent_tag);
        if (table->tag) tag_words_of(flow, table->tag)->title = text_copy(flow->arena, table->table->summary);
    }
    struct table_page page = {
        .x = x, .y = y, .bottom = y + room.height, .fresh = room.fresh, .must = room.must};
    bool tall = caption_goes_on(flow, table, room.fresh);
    struct room whole = {INT32_MAX / 2, INT32_MAX / 2, true};
    struct part caption = draw_caption(flow, table, x, y, tall ? room : whole);
    if (!caption.done) return caption;
    page.y += caption.height;
    if (tall && table_first(flow, galley, room.fresh) > page.bottom - page.y)
        return (struct part){caption.height, false};
    begin_page(flow, table, &page);
    bool done = draw_rows(flow, table, &page);
    end_page(flow, table, &page);
    table->begun = true;
    return (struct part){page.y - y, done};
}
