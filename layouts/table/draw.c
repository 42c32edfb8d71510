/* draw.c: rows onto pages.
 *
 * A row moves whole where it fits on the next page, unless half a page would stay empty for it; else it breaks between
 * lines, and what names it is said again. A band never ends a page. */
#include "draw.h"

#include <string.h>

#include "cell.h"
#include "head.h"
#include "layouts/flow/continued.h"
#include "layouts/page/ground.h"
#include "room.h"
#include "row.h"
#include "rules.h"
#include "tags.h"
#include "uprights.h"

/* -- rows --------------------------------------------------------------------------------------------------------------- */
/* May the row break on this page, though it could stand whole on the next? */
static bool may_break(const struct table_page *page, int32_t height, int32_t room)
{
    return height > page->fresh || room * 2 >= page->fresh;
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
        if (!room_ends_span(table, span)) {
            span->rows_left--;
            link = &span->next;
            continue;
        }
        *link = span->next;
        cell_draw(flow, span, x, span->top, y, CELL_ENDS);
        if (span->cell->not_applicable) rule_keep_diagonal(table, box_of(span, x, span->top, y));
        cell_leave(flow, span);
        span->open = false;
        stage_leave(flow->maker->stage, span->memory);
    }
}

static void want_uprights(struct set_table *table, const struct set_table_row *row, int32_t x, int32_t y)
{
    memset(table->wanted_weight, RULE_NONE, table->columns);
    if (row->row->kind != ROW_BAND) {
        for (uint16_t i = 0; i < row->cell_count; i++)
            uprights_of_body(table, row->cells[i]->cell, table->wanted_weight);
        for (const struct set_cell *span = table->spans; span; span = span->next)
            uprights_of_body(table, span->cell, table->wanted_weight);
    }
    uprights_set(table, table->wanted_weight, x, y);
}

static void draw_grounds(struct flow *flow, const struct set_table *table, const struct set_table_row *row,
                         int32_t x, int32_t y, int32_t height)
{
    if (row->row->kind == ROW_BAND)
        ground_draw(flow->maker, row->row->level <= 1 ? COLOUR_ACCENT : COLOUR_TINT,
                    (struct box){x, y, table->edges[table->columns], height});
    for (uint16_t i = 0; i < row->cell_count; i++)
        if (!cell_spans(row->cells[i]))
            ground_draw(flow->maker, row->cells[i]->cell->fill, box_of(row->cells[i], x, y, y + height));
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
        rule_keep_above(table, row->row->above, page->x, page->y);
}

/* Rules, grounds, tags and spans of a row that begins, or goes on, at the top of `page`. */
static void begin_row(struct flow *flow, struct set_table *table, struct set_table_row *row,
                      const struct table_page *page, int32_t height)
{
    draw_grounds(flow, table, row, page->x, page->y, height);
    table_tag_row(flow->maker, table, row);
    keep_rule_over(table, row, page);
    if (!row->broken)
        for (uint16_t i = 0; i < row->cell_count; i++)
            if (cell_spans(row->cells[i])) open_span(table, row->cells[i], page->y);
    want_uprights(table, row, page->x, page->y);
}

static void colour_band(struct flow *flow, const struct set_table_row *row)
{
    if (row->row->kind == ROW_BAND && row->row->level <= 1)
        flow->maker->recolouring =
            (struct recolouring){true, flow->maker->publication->colours[COLOUR_WHITE]};
}

static void place_row(struct flow *flow, struct set_table *table, struct table_page *page, int32_t height)
{
    struct set_table_row *row = table->first;
    struct recolouring before = flow->maker->recolouring;
    begin_row(flow, table, row, page, height);
    colour_band(flow, row);
    for (uint16_t i = 0; i < row->cell_count; i++) {
        struct set_cell *cell = row->cells[i];
        if (cell_spans(cell)) continue;
        cell_draw(flow, cell, page->x, page->y, page->y + height, CELL_ENDS);
        if (cell->cell->not_applicable)
            rule_keep_diagonal(table, box_of(cell, page->x, page->y, page->y + height));
    }
    flow->maker->recolouring = before;
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
    table_row_drop(flow, table);
}

static bool part_fits(struct flow *flow, const struct set_table_row *row, int32_t room)
{
    for (uint16_t i = 0; i < row->cell_count; i++) {
        struct set_cell *cell = row->cells[i];
        if (cell_spans(cell)) return true;
        if (!cell->content || cell->content->done) continue;
        int32_t padding = cell->padding.top + cell->padding.bottom;
        if (galley_first(flow, cell->content, UNLIMITED) + padding <= room) return true;
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
        if (flow->maker->items.items[i].kind == ITEM_FILL) flow->maker->items.items[i].fill.height = height;
}

/* A part of the row, as much as fits; the page is full then. */
static void place_part(struct flow *flow, struct set_table *table, struct table_page *page)
{
    struct set_table_row *row = table->first;
    page->full = true;
    if (!page->must && !part_fits(flow, row, page->bottom - page->y)) return;
    enum cell_end end = page->must ? CELL_MUST_GO_ON : CELL_GOES_ON;
    int32_t used = 0;
    size_t grounds = flow->maker->items.count;
    begin_row(flow, table, row, page, page->bottom - page->y);
    size_t content = flow->maker->items.count;
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
    const struct set_table_row *next = table_row_first(flow, table);
    size_t levels = BAND_LEVELS;
    if (next && next->row->kind == ROW_BAND && !next->broken) levels = next->row->level > 1 ? 1 : 0;
    struct recolouring before = flow->maker->recolouring;
    flow->maker->artifacts++;
    for (size_t i = 0; i < levels; i++) {
        if (!table->bands[i]) continue;
        struct table_row row = *table->bands[i];
        struct stage_arena *memory = stage_enter(flow->maker->stage);
        row.cells = ARENA_ARRAY(memory->arena, struct table_cell, row.cell_count);
        for (uint16_t j = 0; j < row.cell_count; j++) {
            row.cells[j] = table->bands[i]->cells[j];
            row.cells[j].first = continued_blocks(flow->maker->publication, memory->arena, row.cells[j].first,
                                                  band_style(&row, j));
        }
        struct set_table_row *band = table_row_make(flow, table, &row);
        draw_grounds(flow, table, band, page->x, page->y, band->own);
        want_uprights(table, band, page->x, page->y);
        colour_band(flow, band);
        for (uint16_t j = 0; j < band->cell_count; j++)
            cell_draw(flow, band->cells[j], page->x, page->y, page->y + band->own, CELL_ENDS);
        flow->maker->recolouring = before;
        page->y += band->own;
        table->after_band = true;
        table_row_leave(flow, band);
        stage_leave(flow->maker->stage, memory);
    }
    flow->maker->artifacts--;
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
    if (table->table->plain && !table->begun && table_row_first(flow, table)) top = table->first->row->above;
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
    uprights_end(table, page->x, page->y);
    if (table->table->plain) return;
    rule_keep(table, RULE_REGULAR, (struct point){page->x, page->y},
              (struct point){page->x + table->edges[table->columns], page->y});
}

static void end_page(struct flow *flow, struct set_table *table, const struct table_page *page)
{
    enum cell_end end = page->spans_must ? CELL_MUST_GO_ON : CELL_GOES_ON;
    for (struct set_cell *span = table->spans; span; span = span->next) {
        cell_draw(flow, span, page->x, span->top, page->y, end);
        if (span->cell->not_applicable) rule_keep_diagonal(table, box_of(span, page->x, span->top, page->y));
    }
    end_rules(table, page);
    rules_draw(flow->maker, table);
}

/* True when all rows are drawn. */
static bool draw_rows(struct flow *flow, struct set_table *table, struct table_page *page)
{
    while (table_row_first(flow, table)) {
        int32_t room = page->bottom - page->y;
        int32_t height = room_of_row(flow, table, table->first, page->y);
        if (!page->must && room_needed(flow, table, height, page->fresh) > room) return false;
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

bool draw_table_page(struct flow *flow, struct set_table *table, struct table_page *page)
{
    begin_page(flow, table, page);
    bool done = draw_rows(flow, table, page);
    end_page(flow, table, page);
    table->begun = true;
    return done;
}
