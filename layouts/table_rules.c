/* table_rules.c: rules of tables. Those between columns run down the page in one stroke and stop at cells that cross
 * them; those between rows stop at cells that go on. */
#include "table.h"

#include <string.h>

static uint8_t heavier(uint8_t a, uint8_t b)
{
    return a > b ? a : b;
}

void verticals_want(const struct set_table *table, const struct table_cell *cell, uint8_t *weights)
{
    const struct table_column *columns = table->table->columns;
    uint32_t end = (uint32_t)cell->column + (cell->columns > 0 ? cell->columns : 1);
    if (cell->column > 0)
        weights[cell->column] = heavier(weights[cell->column], (uint8_t)columns[cell->column].before);
    /* Merged label cells have a hair at their right. */
    if (end >= table->columns) return;
    enum rule_weight after = columns[end].before;
    if (after == RULE_NONE && cell->rows > 1) after = RULE_HAIR;
    weights[end] = heavier(weights[end], (uint8_t)after);
}

static void stroke(struct flow *flow, struct set_table *table, uint16_t column, int32_t x, int32_t y)
{
    if (table->rule_weight[column] != RULE_NONE && y > table->rule_from[column]) {
        int32_t at = x + table->edges[column];
        rule_draw(flow, (enum rule_weight)table->rule_weight[column],
                  (struct point){at, table->rule_from[column]}, (struct point){at, y});
    }
    table->rule_weight[column] = RULE_NONE;
}

void verticals_set(struct flow *flow, struct set_table *table, const uint8_t *weights, int32_t x, int32_t y)
{
    for (uint16_t i = 1; i < table->columns; i++) {
        if (table->rule_weight[i] == weights[i]) continue;
        stroke(flow, table, i, x, y);
        table->rule_weight[i] = weights[i];
        table->rule_from[i] = y;
    }
}

void verticals_end(struct flow *flow, struct set_table *table, int32_t x, int32_t y)
{
    for (uint16_t i = 1; i < table->columns; i++)
        stroke(flow, table, i, x, y);
}

static bool runs_on(const struct set_table *table, uint16_t column)
{
    for (const struct set_cell *cell = table->spans; cell; cell = cell->next) {
        uint16_t columns = cell->cell->columns > 0 ? cell->cell->columns : 1;
        if (column >= cell->cell->column && column < cell->cell->column + columns) return true;
    }
    return false;
}

void rule_above_draw(struct flow *flow, const struct set_table *table, enum rule_weight weight, int32_t x,
                     int32_t y)
{
    if (weight == RULE_NONE) return;
    for (uint16_t i = 0; i < table->columns;) {
        if (runs_on(table, i)) {
            i++;
            continue;
        }
        uint16_t from = i;
        while (i < table->columns && !runs_on(table, i))
            i++;
        rule_draw(flow, weight, (struct point){x + table->edges[from], y},
                  (struct point){x + table->edges[i], y});
    }
}

void diagonal_draw(struct flow *flow, struct box box)
{
    rule_draw(flow, RULE_HAIR, (struct point){box.x + box.width, box.y},
              (struct point){box.x, box.y + box.height});
}
