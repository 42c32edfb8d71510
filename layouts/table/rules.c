/* rules.c: rules of tables. Those between rows stop at cells that go on. All are kept until the page ends: a ground never
 * covers half of a rule's weight. */
#include "rules.h"

#include "layouts/page/rules.h"

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

void rules_draw(struct page_maker *maker, struct set_table *table)
{
    for (int straight = 1; straight >= 0; straight--)
        for (size_t i = 0; i < table->rule_count; i++) {
            const struct table_rule *rule = &table->rules[i];
            if (is_straight(rule) == straight) rule_draw(maker, rule->weight, rule->from, rule->to);
        }
    table->rule_count = 0;
}

static bool runs_on(const struct set_table *table, uint16_t column)
{
    for (const struct set_cell *cell = table->spans; cell; cell = cell->next) {
        uint16_t columns = cell->cell->columns > 0 ? cell->cell->columns : 1;
        if (column >= cell->cell->column && column < cell->cell->column + columns) return true;
    }
    return false;
}

void rule_keep_above(struct set_table *table, enum rule_weight weight, int32_t x, int32_t y)
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

void rule_keep_diagonal(struct set_table *table, struct box box)
{
    rule_keep(table, RULE_HAIR, (struct point){box.x + box.width, box.y},
              (struct point){box.x, box.y + box.height});
}
