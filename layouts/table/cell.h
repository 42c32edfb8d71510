/* cell.h: what stands in a cell. */
#ifndef SHINCHOKU_LAYOUTS_TABLE_CELL_H
#define SHINCHOKU_LAYOUTS_TABLE_CELL_H

#include "set_table.h"

struct set_cell *cell_make(struct flow *flow, struct set_table *table, struct stage_arena *memory,
                           const struct table_row *row, const struct table_cell *cell);
/* Height that what is not drawn yet needs, with padding. */
int32_t cell_height(struct flow *flow, struct set_cell *cell);
/* Draws into the box of the cell from `top` to `bottom`. The height used, with padding; 0: nothing fits. */
int32_t cell_draw(struct flow *flow, struct set_cell *cell, int32_t x, int32_t top, int32_t bottom,
                  enum cell_end end);
/* After a page break: what was printed is said again, with （続き） where it names the row. */
enum cell_naming { CELL_NAMES, CELL_EXPLAINS };
void cell_repeat(struct flow *flow, struct set_cell *cell, enum cell_naming naming);
/* Only its first words were shown: it is shown whole, with （続き）. */
void cell_continue(struct flow *flow, struct set_cell *cell);
/* Nothing more of it is shown. */
void cell_silence(struct flow *flow, struct set_cell *cell);
void cell_leave(struct flow *flow, struct set_cell *cell);
bool cell_spans(const struct set_cell *cell);

#endif
