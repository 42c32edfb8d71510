/* rules.h: rules are kept until the page ends: a ground never covers half of a rule's weight. */
#ifndef SHINCHOKU_LAYOUTS_TABLE_RULES_H
#define SHINCHOKU_LAYOUTS_TABLE_RULES_H

#include "set_table.h"

void rule_keep(struct set_table *table, enum rule_weight weight, struct point from, struct point to);
/* The rule over a row, left out where an open cell runs on. */
void rule_keep_above(struct set_table *table, enum rule_weight weight, int32_t x, int32_t y);
/* The diagonal of a cell to which its row does not apply. */
void rule_keep_diagonal(struct set_table *table, struct box box);
/* All that were kept: levels and uprights first, in one stretch, so that a back end can paint them together. */
void rules_draw(struct page_maker *maker, struct set_table *table);

#endif
