/* tags.c: rows and cells for those who hear the table: which cells are heads, of what, and how far they reach. */
#include "tags.h"

#include "layouts/page/tags.h"

bool table_lacks_heads(const struct table *table)
{
    for (const struct table_row *row = table->rows; row; row = row->next) {
        if (row->kind == ROW_HEAD || row->kind == ROW_BAND) return false;
        for (uint16_t i = 0; i < row->cell_count; i++)
            if (row->cells[i].head) return false;
    }
    return table->column_count > 1;
}

static uint32_t cell_tag(struct page_maker *maker, const struct set_table *table, const struct table_row *row,
                         const struct table_cell *cell, uint32_t parent)
{
    bool head = cell->head || row->kind == ROW_HEAD || row->kind == ROW_BAND;
    if (table->first_is_head && cell->column == 0) head = true;
    uint32_t tag = tag_new(maker, head ? TAG_HEAD_CELL : TAG_CELL, parent);
    if (!tag) return 0;
    tag_at(maker, tag)->column_span = cell->columns > 0 ? cell->columns : 1;
    tag_at(maker, tag)->row_span = cell->rows > 0 ? cell->rows : 1;
    if (head) tag_at(maker, tag)->scope = row->kind == ROW_HEAD ? SCOPE_COLUMN : SCOPE_ROW;
    return tag;
}

void table_tag_row(struct page_maker *maker, const struct set_table *table, struct set_table_row *row)
{
    if (row->tag || maker->artifacts > 0 || !table->tag) return;
    row->tag = tag_new(maker, TAG_ROW, table->tag);
    for (uint16_t i = 0; i < row->cell_count; i++)
        row->cells[i]->tag = cell_tag(maker, table, row->row, row->cells[i]->cell, row->tag);
}
