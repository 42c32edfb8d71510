/* head.c: heads of tables: set once, drawn with all their structure the first time, repeated as they were drawn. */
#include "head.h"

#include "cell.h"
#include "layouts/page/ground.h"
#include "row.h"
#include "rules.h"
#include "tags.h"
#include "uprights.h"

#include <string.h>

#include "layouts/pen/pen.h"

enum { LABEL_GAP = 3 * PT };

/* A head that takes more than half a page is a part of the text, not a label of columns. */
static bool heads_too_much(const struct flow *flow, const struct set_table *table)
{
    return table->head_height * 2 > flow->maker->bottom - flow->maker->top;
}

static void measure_rows(struct flow *flow, struct set_table *table, struct set_table_row *const *rows,
                         int32_t *heights)
{
    uint16_t count = table->table->head_rows;
    for (uint16_t i = 0; i < count; i++)
        heights[i] = rows[i]->own;
    for (uint16_t i = 0; i < count; i++) {
        for (uint16_t j = 0; j < rows[i]->cell_count; j++) {
            struct set_cell *cell = rows[i]->cells[j];
            if (!cell_spans(cell)) continue;
            uint16_t end = cell->cell->rows > count - i ? count : (uint16_t)(i + cell->cell->rows);
            int32_t needed = cell_height(flow, cell);
            for (uint16_t k = i; k < end; k++)
                needed -= heights[k];
            if (needed > 0) heights[end - 1] += needed;
        }
    }
}

static void want_rules(struct set_table *table, struct set_table_row *const *rows)
{
    uint16_t count = table->table->head_rows;
    for (uint16_t i = 0; i < count; i++) {
        for (uint16_t j = 0; j < rows[i]->cell_count; j++) {
            const struct table_cell *cell = rows[i]->cells[j]->cell;
            for (uint16_t k = i; k < count && (k == i || k < i + cell->rows); k++)
                uprights_of_head(table, cell, table->head_weights + (size_t)k * table->columns);
        }
    }
}

void head_make(struct flow *flow, struct set_table *table, struct arena *arena)
{
    uint16_t count = table->table->head_rows;
    if (count == 0) return;
    struct set_table_row **rows = ARENA_ARRAY(arena, struct set_table_row *, count);
    int32_t *heights = ARENA_ARRAY(arena, int32_t, count), *tops = ARENA_ARRAY(arena, int32_t, count + 1u);
    const struct table_row *source = table->table->rows;
    for (uint16_t i = 0; i < count; i++, source = source->next)
        rows[i] = table_row_make(flow, table, source);
    measure_rows(flow, table, rows, heights);
    for (uint16_t i = 0; i < count; i++)
        tops[i + 1] = tops[i] + heights[i];
    table->head_height = tops[count];
    if (heads_too_much(flow, table)) {
        for (uint16_t i = 0; i < count; i++)
            table_row_leave(flow, rows[i]);
        table->head_height = 0;
        return;
    }
    table->head = rows;
    table->head_tops = tops;
    table->unmade = source;
    table->head_weights = ARENA_ARRAY(arena, uint8_t, (size_t)count * table->columns);
    want_rules(table, rows);
}

/* The row below the cell. */
static uint16_t row_below(const struct set_table *table, uint16_t row, const struct set_cell *cell)
{
    uint16_t count = table->table->head_rows, rows = cell->cell->rows > 0 ? cell->cell->rows : 1;
    return rows > count - row ? count : (uint16_t)(row + rows);
}

/* A label over several columns stands on a hair as wide as they are. Where no upright parts it from the label beside it,
 * a gap does. */
static void keep_label_rules(struct set_table *table, uint16_t row, int32_t x, int32_t y)
{
    const struct set_table_row *labels = table->head[row];
    const uint8_t *uprights = table->head_weights + (size_t)row * table->columns;
    bool gap_before = false;
    for (uint16_t i = 0; i < labels->cell_count; i++) {
        const struct set_cell *cell = labels->cells[i], *next = NULL;
        uint16_t end = row_below(table, row, cell);
        if (i + 1 < labels->cell_count) next = labels->cells[i + 1];
        bool labelled = end < table->table->head_rows;
        bool gap = labelled && next && row_below(table, row, next) == end &&
                   uprights[next->cell->column] == RULE_NONE;
        int32_t at = y + table->head_tops[end], left = x + cell->left, right = left + cell->width;
        if (labelled)
            rule_keep(table, RULE_HAIR, (struct point){left + (gap_before ? LABEL_GAP / 2 : 0), at},
                      (struct point){right - (gap ? LABEL_GAP / 2 : 0), at});
        gap_before = gap;
    }
}

static void draw_cells(struct flow *flow, struct set_table *table, uint16_t row, int32_t x, int32_t y)
{
    for (uint16_t i = 0; i < table->head[row]->cell_count; i++) {
        struct set_cell *cell = table->head[row]->cells[i];
        uint16_t end = row_below(table, row, cell);
        int32_t top = y + table->head_tops[row], bottom = y + table->head_tops[end];
        ground_draw(flow->maker, cell->cell->fill,
                    (struct box){x + cell->left, top, cell->width, bottom - top});
        cell_draw(flow, cell, x, top, bottom, CELL_ENDS);
    }
}

static void move_point(struct point *point, struct point by)
{
    point->x += by.x;
    point->y += by.y;
}

static void move_box(struct box *box, struct point by)
{
    box->x += by.x;
    box->y += by.y;
}

static void move_path(struct arena *arena, struct path_item *path, struct point by)
{
    struct point *points = ARENA_ARRAY(arena, struct point, path->count);
    for (uint16_t i = 0; i < path->count; i++)
        points[i] = (struct point){path->points[i].x + by.x, path->points[i].y + by.y};
    path->points = points;
}

static void move_text(struct arena *arena, struct text_item *item, struct point by)
{
    item->text = text_copy(arena, item->text);
    if (item->extra) {
        size_t bases = text_bases(item->text);
        int16_t *extra = ARENA_ARRAY(arena, int16_t, bases);
        memcpy(extra, item->extra, bases * sizeof *extra);
        item->extra = extra;
    }
    move_point(&item->origin, by);
}

/* A copy in another place, with all that it points to in `arena`. */
static struct item moved(struct arena *arena, const struct item *source, struct point by)
{
    struct item copy = *source;
    switch ((enum item_kind)copy.kind) {
    case ITEM_TEXT: move_text(arena, &copy.text, by); break;
    case ITEM_LINE:
        move_point(&copy.line.from, by);
        move_point(&copy.line.to, by);
        break;
    case ITEM_FILL: move_box(&copy.fill, by); break;
    case ITEM_FRAME: move_box(&copy.frame.box, by); break;
    case ITEM_PATH: move_path(arena, &copy.path, by); break;
    case ITEM_IMAGE: move_box(&copy.image.at, by); break;
    case ITEM_LINK: break;
    }
    return copy;
}

static void draw_first(struct flow *flow, struct set_table *table, int32_t x, int32_t y)
{
    size_t from = flow->maker->items.count;
    struct box box = {x, y, table->edges[table->columns], table->head_height};
    if (!table->table->plain) ground_draw(flow->maker, COLOUR_TINT, box);
    for (uint16_t i = 0; i < table->table->head_rows; i++) {
        table_tag_row(flow->maker, table, table->head[i]);
        draw_cells(flow, table, i, x, y);
    }
    table->head_item_count = (uint32_t)(flow->maker->items.count - from);
    table->head_items = ARENA_ARRAY(table->arena, struct item, table->head_item_count);
    for (uint32_t i = 0; i < table->head_item_count; i++)
        table->head_items[i] = moved(table->arena, &flow->maker->items.items[from + i], (struct point){0, 0});
    table->head_at = (struct point){x, y};
}

/* The same items in another place; a head is read aloud once, and its links lead from there. */
static void repeat_item(struct flow *flow, const struct item *source, struct point by)
{
    if (source->kind == ITEM_LINK) return;
    struct item copy = moved(flow->maker->memory.page, source, by);
    copy.tag = 0;
    *pen_add_item(&flow->maker->items, (enum item_kind)copy.kind, 0, copy.rgb) = copy;
}

void head_draw(struct flow *flow, struct set_table *table, int32_t x, int32_t y)
{
    if (!table->head_items) {
        draw_first(flow, table, x, y);
    } else {
        struct point by = {x - table->head_at.x, y - table->head_at.y};
        for (uint32_t i = 0; i < table->head_item_count; i++)
            repeat_item(flow, &table->head_items[i], by);
    }
    for (uint16_t i = 0; i < table->table->head_rows; i++)
        keep_label_rules(table, i, x, y);
    for (uint16_t i = 0; i < table->table->head_rows; i++)
        uprights_set(table, table->head_weights + (size_t)i * table->columns, x, y + table->head_tops[i]);
    int32_t bottom = y + table->head_height;
    rule_keep(table, RULE_REGULAR, (struct point){x, bottom},
              (struct point){x + table->edges[table->columns], bottom});
}

void head_leave(struct flow *flow, struct set_table *table)
{
    if (!table->head) return;
    for (uint16_t i = 0; i < table->table->head_rows; i++)
        table_row_leave(flow, table->head[i]);
}
