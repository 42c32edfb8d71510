/* room.h: how much room rows take. */
#ifndef SHINCHOKU_LAYOUTS_TABLE_ROOM_H
#define SHINCHOKU_LAYOUTS_TABLE_ROOM_H

#include "set_table.h"

/* Height of a row that stands at `y` on this page, with what the cells that end in it need. */
int32_t room_of_row(struct flow *flow, const struct set_table *table, struct set_table_row *row, int32_t y);
/* A cell that claims more rows than there are ends with the table. */
bool room_ends_span(const struct set_table *table, const struct set_cell *span);
/* The least room in which rows may go on: those that belong together, the first of height `first`; what is taller than
 * half a page begins where half a page is left for it. */
int32_t room_needed(struct flow *flow, struct set_table *table, int32_t first, int32_t fresh);

#endif
