/* row.h: rows are set one after the other. */
#ifndef SHINCHOKU_LAYOUTS_TABLE_ROW_H
#define SHINCHOKU_LAYOUTS_TABLE_ROW_H

#include "set_table.h"

struct set_table_row *table_row_first(struct flow *flow, struct set_table *table);
struct set_table_row *table_row_next(struct flow *flow, struct set_table *table,
                                     const struct set_table_row *row);
/* The first body row is drawn: on to the next. */
void table_row_drop(struct flow *flow, struct set_table *table);
struct set_table_row *table_row_make(struct flow *flow, struct set_table *table, const struct table_row *row);
void table_row_leave(struct flow *flow, struct set_table_row *row);
/* Height of what is left of the row's own cells. */
int32_t table_row_own_height(struct flow *flow, struct set_table_row *row);

#endif
