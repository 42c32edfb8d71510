/* table.c: tables as galleys: made, measured and left; table/draw.c draws them. */
#include "table.h"

void table_make(struct flow *flow, struct galley *galley)
{
    struct arena *arena = galley->memory->arena;
    struct set_table *table = ARENA_NEW(arena, struct set_table);
    table->arena = arena;
    galley->table = table;
    table->table = &galley->block->table;
    table->columns = table->table->column_count;
    table->unmade = table->table->rows;
    table->rule_from = ARENA_ARRAY(arena, int32_t, table->columns);
    table->rule_weight = ARENA_ARRAY(arena, uint8_t, table->columns);
    table->wanted_weight = ARENA_ARRAY(arena, uint8_t, table->columns);
    const struct style *style = table->columns > 0 ? table->table->columns[0].style : NULL;
    if (!style) style = &flow->publication->styles[0];
    table->line = style->leading;
    table->first_is_head = table_lacks_heads(table->table);
    columns_make(flow, table, galley);
    head_make(flow, table, arena);
    if (table->table->caption) {
        uint8_t cell = table->table->caption->next ? AMONG_OTHERS : ALONE_IN_CELL;
        struct setting setting = {.width = galley->width, .align = -1, .cell = cell};
        table->caption = galley_make_stack(flow, table->table->caption, setting);
    }
}

int32_t caption_space(const struct set_table *table)
{
    const struct block *last = table->table->caption;
    while (last && last->next)
        last = last->next;
    return last ? block_after(last) : 0;
}

static int32_t caption_height(struct flow *flow, const struct set_table *table)
{
    return table->caption ? galley_height(flow, table->caption, UNLIMITED) + caption_space(table) : 0;
}

bool caption_goes_on(struct flow *flow, const struct set_table *table, int32_t fresh)
{
    return table->caption && caption_height(flow, table) > fresh / 2;
}

int32_t table_height(struct flow *flow, struct galley *galley, int32_t limit)
{
    struct set_table *table = galley->table;
    int32_t height = caption_height(flow, table);
    if (!table->begun || table->table->repeat_head) height += table->head_height;
    for (struct set_table_row *row = table_first_row(flow, table); row;
         row = table_next_row(flow, table, row)) {
        height += row->planned;
        if (height > limit) return height;
    }
    return galley->height = height;
}

int32_t table_first(struct flow *flow, struct galley *galley, int32_t fresh)
{
    struct set_table *table = galley->table;
    if (caption_goes_on(flow, table, fresh)) return galley_first(flow, table->caption, fresh);
    int32_t top = caption_height(flow, table) + table->head_height;
    if (table->table->repeat_head) fresh -= table->head_height;
    const struct set_table_row *row = table_first_row(flow, table);
    return top + rows_needed(flow, table, row ? row->planned : 0, fresh);
}

void table_leave(struct flow *flow, struct galley *galley)
{
    struct set_table *table = galley->table;
    if (table->caption) galley_leave(flow, table->caption);
    head_leave(flow, table);
    while (table->first)
        table_drop_row(flow, table);
}
