/* columns.h: the edges of the columns in a measure. */
#ifndef SHINCHOKU_LAYOUTS_TABLE_COLUMNS_H
#define SHINCHOKU_LAYOUTS_TABLE_COLUMNS_H

#include "set_table.h"

void columns_make(struct flow *flow, struct set_table *table, const struct galley *galley);
/* Would a table hold each of its numbers on one line in this measure? */
bool columns_would_hold(struct flow *flow, const struct table *table, int32_t measure);

#endif
