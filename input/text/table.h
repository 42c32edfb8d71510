/* table.h: what the rows of tables have in common. Private to the table files of input/text. */
#ifndef SHINCHOKU_INPUT_TEXT_TABLE_H
#define SHINCHOKU_INPUT_TEXT_TABLE_H

#include "reader.h"

/* The cell's words, trimmed; empty behind the last cell. */
struct text table_text(const struct row *row, size_t i);
struct value table_value(const struct reader *reader, const struct row *row, size_t i);
/* Cells that are not empty. */
size_t table_filled(const struct row *row);
/* A cell that no heading says the meaning of. */
void table_report_surplus(struct reader *reader, const struct row *row, size_t i);

/* table_values.c */
void table_activity_row(struct reader *reader, const struct row *row);
/* False: not a row of this table. */
bool table_kind_row(struct reader *reader, const struct row *row);
bool table_year_row(struct reader *reader, const struct row *row);

/* table_initiatives.c */
void table_initiative_row(struct reader *reader, const struct row *row);

#endif
