/* table_begin.h: where a table begins. Private to input/text. */
#ifndef SHINCHOKU_INPUT_TEXT_TABLE_BEGIN_H
#define SHINCHOKU_INPUT_TEXT_TABLE_BEGIN_H

#include "reader.h"

/* A heading row that is understood opens its table. False: it is none. */
bool table_begin(struct reader *reader, const struct row *row);

#endif
