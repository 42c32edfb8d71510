/* vertical.h: cells set vertically (縦書き): columns of characters from right to left, wrapped to a height. */
#ifndef SHINCHOKU_LAYOUTS_TABLE_VERTICAL_H
#define SHINCHOKU_LAYOUTS_TABLE_VERTICAL_H

#include "set_table.h"

/* Only a few paragraphs can: a cell that holds more, or other blocks, is set horizontally. */
bool vertical_can(const struct block *first);
/* Smallest height, not less than `least`, in which the cell's text fits its width. */
int32_t vertical_height(struct flow *flow, const struct set_cell *cell, int32_t least);
/* Height that what is left of a text needs that was broken over pages. */
int32_t vertical_rest(struct flow *flow, struct set_cell *cell);
/* True when all of it stands on a page. */
bool vertical_draw(struct flow *flow, struct set_cell *cell, int32_t x, int32_t top, int32_t bottom,
                   enum cell_end end);

#endif
