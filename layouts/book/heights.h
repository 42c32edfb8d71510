/* heights.h: rows that hold their text. */
#ifndef SHINCHOKU_LAYOUTS_BOOK_HEIGHTS_H
#define SHINCHOKU_LAYOUTS_BOOK_HEIGHTS_H

#include "columns.h"

/* Splits rows that are too tall and sets the heights of all parts. */
void heights_set(struct book_maker *maker, struct draft_table *draft, const struct book_columns *plan);

#endif
