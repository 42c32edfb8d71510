/* uprights.h: rules between columns run down the page in one stroke. */
#ifndef SHINCHOKU_LAYOUTS_TABLE_UPRIGHTS_H
#define SHINCHOKU_LAYOUTS_TABLE_UPRIGHTS_H

#include "set_table.h"

/* Which rules the cell asks for, into `weights` (one for each column's left edge). */
void uprights_of_head(const struct set_table *table, const struct table_cell *cell, uint8_t *weights);
void uprights_of_body(const struct set_table *table, const struct table_cell *cell, uint8_t *weights);
/* From `y` on these rules; those that stop are kept. */
void uprights_set(struct set_table *table, const uint8_t *weights, int32_t x, int32_t y);
void uprights_end(struct set_table *table, int32_t x, int32_t y);

#endif
