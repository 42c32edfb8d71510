/* head.h: heads of tables. */
#ifndef SHINCHOKU_LAYOUTS_TABLE_HEAD_H
#define SHINCHOKU_LAYOUTS_TABLE_HEAD_H

#include "set_table.h"

void head_make(struct flow *flow, struct set_table *table, struct arena *arena);
void head_leave(struct flow *flow, struct set_table *table);
void head_draw(struct flow *flow, struct set_table *table, int32_t x, int32_t y);

#endif
