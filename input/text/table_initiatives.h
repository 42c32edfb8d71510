/* table_initiatives.h: rows of a sheet. Private to input/text. */
#ifndef SHINCHOKU_INPUT_TEXT_TABLE_INITIATIVES_H
#define SHINCHOKU_INPUT_TEXT_TABLE_INITIATIVES_H

#include "reader.h"

void table_initiative_row(struct reader *reader, const struct row *row);

#endif
