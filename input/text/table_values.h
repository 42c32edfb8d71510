/* table_values.h: rows of activities and indicators, of kinds of values, of years. Private to input/text. */
#ifndef SHINCHOKU_INPUT_TEXT_TABLE_VALUES_H
#define SHINCHOKU_INPUT_TEXT_TABLE_VALUES_H

#include "reader.h"

/* The kind of a row's values, in a column without a label or headed 区分; `*column` is where. */
const struct label *table_row_kind(struct reader *reader, const struct row *row, size_t *column);
void table_activity_row(struct reader *reader, const struct row *row);
/* False: not a row of this table. */
bool table_kind_row(struct reader *reader, const struct row *row);
bool table_year_row(struct reader *reader, const struct row *row);

/* Do the cells of that column belong to an indicator of the row? */
bool table_of_indicator(const struct table *table, size_t column);
/* All of them, from a row that opened its initiative or goes on with the one above. */
void table_indicator_cells(struct reader *reader, const struct row *row, bool opened);

#endif
