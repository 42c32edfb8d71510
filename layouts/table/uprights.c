/* uprights.c: rules between columns: they run down the page in one stroke and stop at cells that cross them. */
#include "uprights.h"

#include "rules.h"

static uint8_t heavier(uint8_t a, uint8_t b)
{
    return a > b ? a : b;
}

static uint32_t end_of(const struct table_cell *cell)
{
    return (uint32_t)cell->column + (cell->columns > 0 ? cell->columns : 1);
}

void uprights_of_head(const struct set_table *table, const struct table_cell *cell, uint8_t *weights)
{
    const struct table_column *columns = table->table->columns;
    uint32_t end = end_of(cell);
    if (cell->column > 0)
        weights[cell->column] = heavier(weights[cell->column], (uint8_t)columns[cell->column].before);
    if (end < table->columns) weights[end] = heavier(weights[end], (uint8_t)columns[end].before);
}

/* Merged labels have a hair at their right: in a column of labels every one of them, so that it does not come and go. */
static bool is_label(const struct set_table *table, const struct table_cell *cell)
{
    switch (table->table->columns[cell->column].merging) {
    case MERGE_SAME: return true;
    case MERGE_EACH: return false;
    case MERGE_NONE: return cell->rows > 1;
    }
    return false;
}

void uprights_of_body(const struct set_table *table, const struct table_cell *cell, uint8_t *weights)
{
    uint32_t end = end_of(cell);
    uprights_of_head(table, cell, weights);
    if (end < table->columns && is_label(table, cell)) weights[end] = heavier(weights[end], RULE_HAIR);
}

static void stroke(struct set_table *table, uint16_t column, int32_t x, int32_t y)
{
    if (table->rule_weight[column] != RULE_NONE && y > table->rule_from[column]) {
        int32_t at = x + table->edges[column];
        rule_keep(table, (enum rule_weight)table->rule_weight[column],
                  (struct point){at, table->rule_from[column]}, (struct point){at, y});
    }
    table->rule_weight[column] = RULE_NONE;
}

void uprights_set(struct set_table *table, const uint8_t *weights, int32_t x, int32_t y)
{
    for (uint16_t i = 1; i < table->columns; i++) {
        if (table->rule_weight[i] == weights[i]) continue;
        stroke(table, i, x, y);
        table->rule_weight[i] = weights[i];
        table->rule_from[i] = y;
    }
}

void uprights_end(struct set_table *table, int32_t x, int32_t y)
{
    for (uint16_t i = 1; i < table->columns; i++)
        stroke(table, i, x, y);
}
