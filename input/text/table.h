/* table.h: rows of the open table. Private to input/text. */
#ifndef SHINCHOKU_INPUT_TEXT_TABLE_H
#define SHINCHOKU_INPUT_TEXT_TABLE_H

#include "reader.h"

/* False: the row is not the table's, which is over. */
bool table_row(struct reader *reader, const struct row *row);

#endif
