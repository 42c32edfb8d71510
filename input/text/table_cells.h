/* table_cells.h: what the rows of tables have in common. Private to input/text. */
#ifndef SHINCHOKU_INPUT_TEXT_TABLE_CELLS_H
#define SHINCHOKU_INPUT_TEXT_TABLE_CELLS_H

#include "value.h"

/* The cell's words, trimmed; empty behind the last cell. */
struct text table_text(const struct row *row, size_t i);
struct value table_value(const struct reader *reader, const struct row *row, size_t i);
/* Cells that are not empty. */
size_t table_filled(const struct row *row);
/* The row's words in one line, as far as a message can quote them. */
struct text table_words(struct reader *reader, const struct row *row);
/* Has it a column of that field? */
bool table_has(const struct table *table, enum field field);

/* A cell that no heading says the meaning of. */
void table_report_surplus(struct reader *reader, const struct row *row, size_t i);
/* A column whose cells are not used; said once. */
void table_report_column(struct reader *reader, struct column *column, struct text hint);
/* Not a row of the table, and nothing else that is known. */
void table_report_row(struct reader *reader, const struct row *row, struct text hint);

/* No table is open any more. */
void table_end(struct reader *reader);

#endif
