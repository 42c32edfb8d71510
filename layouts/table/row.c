/* row.c: rows of a table, set in order, each when the flow reaches it. */
#include "row.h"

#include "cell.h"

struct set_table_row *table_row_make(struct flow *flow, struct set_table *table,
                                     const struct table_row *source)
{
    struct stage_arena *memory = stage_enter(flow->maker->stage);
    struct set_table_row *row = ARENA_NEW(memory->arena, struct set_table_row);
    row->row = source;
    row->memory = memory;
    row->cells = ARENA_ARRAY(memory->arena, struct set_cell *, source->cell_count);
    for (uint16_t i = 0; i < source->cell_count; i++) {
        if (source->cells[i].column >= table->columns) continue;
        row->cells[row->cell_count++] = cell_make(flow, table, memory, source, &source->cells[i]);
    }
    row->own = table_row_own_height(flow, row);
    if (row->own == 0) row->own = table->line;
    row->planned = row->own;
    return row;
}

int32_t table_row_own_height(struct flow *flow, struct set_table_row *row)
{
    int32_t most = 0;
    for (uint16_t i = 0; i < row->cell_count; i++) {
        if (cell_spans(row->cells[i])) continue;
        int32_t height = cell_height(flow, row->cells[i]);
        if (height > most) most = height;
    }
    return most;
}

/* Where cells that span rows end if no page break comes between: the last of their rows holds what they need. */
static void plan(struct flow *flow, struct set_table *table, struct set_table_row *row)
{
    for (uint16_t i = 0; i < row->cell_count; i++) {
        struct set_cell *cell = row->cells[i];
        if (!cell_spans(cell)) continue;
        cell->planned_top = table->planned_height;
        cell->rows_planned = cell->cell->rows;
        cell->next_planned = table->planned;
        table->planned = cell;
    }
    for (struct set_cell **link = &table->planned; *link;) {
        struct set_cell *cell = *link;
        if (--cell->rows_planned > 0 && table->unmade) {
            link = &cell->next_planned;
            continue;
        }
        int32_t needed = cell_height(flow, cell) - (table->planned_height - cell->planned_top);
        if (needed > row->planned) row->planned = needed;
        *link = cell->next_planned;
    }
    table->planned_height += row->planned;
}

static struct set_table_row *set_next(struct flow *flow, struct set_table *table)
{
    if (!table->unmade) return NULL;
    const struct table_row *source = table->unmade;
    table->unmade = source->next;
    struct set_table_row *row = table_row_make(flow, table, source);
    plan(flow, table, row);
    if (table->last)
        table->last->next = row;
    else
        table->first = row;
    table->last = row;
    return row;
}

struct set_table_row *table_row_first(struct flow *flow, struct set_table *table)
{
    return table->first ? table->first : set_next(flow, table);
}

struct set_table_row *table_row_next(struct flow *flow, struct set_table *table,
                                     const struct set_table_row *row)
{
    return row->next ? row->next : set_next(flow, table);
}

void table_row_leave(struct flow *flow, struct set_table_row *row)
{
    /* Open cells stay: they have a share in the row's memory until their last row is drawn. */
    for (uint16_t i = 0; i < row->cell_count; i++)
        if (!row->cells[i]->open) cell_leave(flow, row->cells[i]);
    stage_leave(flow->maker->stage, row->memory);
}

void table_row_drop(struct flow *flow, struct set_table *table)
{
    struct set_table_row *row = table->first;
    table->first = row->next;
    if (!table->first) table->last = NULL;
    table_row_leave(flow, row);
}
