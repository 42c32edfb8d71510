/* cells.h: the cells of one table row: fields, marks, years. */
#ifndef SHINCHOKU_LAYOUTS_BIND_CELLS_H
#define SHINCHOKU_LAYOUTS_BIND_CELLS_H

#include "table_plan.h"

/* Makes a row's cells; `above` is the made row of the record before (for cells merged over rows). */
void bind_row_cells(const struct table_plan *plan, const struct planned_row *row, struct table_row *made,
                    struct table_row *above, const struct planned_row *row_above);
/* Head text of a years column and of the group above it. */
struct text cell_years_head(const struct table_plan *plan, const struct planned_column *column);
/* （R4.8末時点） behind the head of the reporting year; else empty. */
struct text cell_years_aside(const struct table_plan *plan, const struct planned_column *column);
struct text cell_years_group(const struct table_plan *plan, const struct planned_column *column);
/* A cell that holds a value: a number in workbooks where it is one. */
void cell_take_number(const struct context *context, struct table_cell *cell, const struct record *record);

#endif
