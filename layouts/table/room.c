/* room.c: how much room rows take: those that belong together, and what of a row may stand alone. */
#include "room.h"

#include "cell.h"
#include "row.h"

enum { PART_LINES = 3 };

static bool is_last(const struct set_table *table)
{
    return !table->unmade && table->first == table->last;
}

bool room_ends_span(const struct set_table *table, const struct set_cell *span)
{
    return span->rows_left == 1 || is_last(table);
}

int32_t room_of_row(struct flow *flow, const struct set_table *table, struct set_table_row *row, int32_t y)
{
    int32_t height = row->broken ? table_row_own_height(flow, row) : row->own;
    for (struct set_cell *span = table->spans; span; span = span->next)
        if (room_ends_span(table, span)) height = larger(height, cell_height(flow, span) - (y - span->top));
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

int32_t room_needed(struct flow *flow, struct set_table *table, int32_t first, int32_t fresh)
{
    struct set_table_row *row = table_row_first(flow, table);
    if (!row) return 0;
    int32_t total = 0, labels = 0, height = first;
    for (;;) {
        if (!row->broken) labels = larger(labels, total + label_height(flow, row, fresh));
        bool more = binds(row) || total + height < labels;
        struct set_table_row *next = more ? table_row_next(flow, table, row) : NULL;
        if (!next || total + height > fresh) break;
        total += height;
        row = next;
        height = row->planned;
    }
    total += least_room(table, height, fresh);
    return total > fresh ? least_room(table, first, fresh) : total;
}
