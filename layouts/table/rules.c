/* rules.c: rules of tables. Those between columns run down the page in one stroke and stop at cells that cross
 * them; those between rows stop at cells that go on. They are kept until the page ends: a ground never covers half of
 * a rule's weight. */
#include "table.h"

#include <string.h>

static uint8_t heavier(uint8_t a, uint8_t b)
{
    return a > b ? a : b;
}

static uint32_t end_of(const struct table_cell *cell)
{
    return (uint32_t)cell->column + (cell->columns > 0 ? cell->columns : 1);
}

void verticals_of_head(const struct set_table *table, const struct table_cell *cell, uint8_t *weights)
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

void verticals_of_body(const struct set_table *table, const struct table_cell *cell, uint8_t *weights)
{
    uint32_t end = end_of(cell);
    verticals_of_head(table, cell, weights);
    if (end < table->columns && is_label(table, cell)) weights[end] = heavier(weights[end], RULE_HAIR);
}

void rule_keep(struct set_table *table, enum rule_weight weight, struct point from, struct point to)
{
    if (weight == RULE_NONE || (from.x == to.x && from.y == to.y)) return;
    table->rules = arena_grow(table->arena, table->rules, table->rule_count, table->rule_count + 1,
                              &table->rule_capacity, sizeof *table->rules);
    table->rules[table->rule_count++] = (struct table_rule){weight, from, to};
}

static bool is_straight(const struct table_rule *rule)
{
    return rule->weight != RULE_DASHED && (rule->from.x == rule->to.x || rule->from.y == rule->to.y);
}

void rules_draw(struct flow *flow, struct set_table *table)
{
    for (int straight = 1; straight >= 0; straight--)
        for (size_t i = 0; i < table->rule_count; i++) {
            const struct table_rule *rule = &table->rules[i];
            if (is_straight(rule) == straight) rule_draw(flow, rule->weight, rule->from, rule->to);
        }
    table->rule_count = 0;
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

void verticals_set(struct set_table *table, const uint8_t *weights, int32_t x, int32_t y)
{
    for (uint16_t i = 1; i < table->columns; i++) {
        if (table->rule_weight[i] == weights[i]) continue;
        stroke(table, i, x, y);
        table->rule_weight[i] = weights[i];
        table->rule_from[i] = y;
    }
}

void verticals_end(struct set_table *table, int32_t x, int32_t y)
{
    for (uint16_t i = 1; i < table->columns; i++)
        stroke(table, i, x, y);
}

static bool runs_on(const struct set_table *table, uint16_t column)
{
    for (const struct set_cell *cell = table->spans; cell; cell = cell->next) {
        uint16_t columns = cell->cell->columns > 0 ? cell->cell->columns : 1;
        if (column >= cell->cell->column && column < cell->cell->column + columns) return true;
    }
    return false;
}

void rule_above_keep(struct set_table *table, enum rule_weight weight, int32_t x, int32_t y)
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
        rule_keep(table, weight, (struct point){x + table->edges[from], y},
                  (struct point){x + table->edges[i], y});
    }
}

void diagonal_keep(struct set_table *table, struct box box)
{
    rule_keep(table, RULE_HAIR, (struct point){box.x + box.width, box.y},
              (struct point){box.x, box.y + box.height});
}
