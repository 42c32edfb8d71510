/* book_keep.h: rows of a workbook's table keep the words of their cells and forget the blocks that these were bound as. */
#ifndef SHINCHOKU_LAYOUTS_MODEL_BOOK_KEEP_H
#define SHINCHOKU_LAYOUTS_MODEL_BOOK_KEEP_H

#include "block.h"

/* Turns the blocks of a row's cells into words that live in `arena`. What the blocks and names of the cells are made of
 * may then be forgotten with `blocks`, in which they were allocated. */
void row_keep_words(struct arena *arena, const struct arena *blocks, const struct table *table,
                    struct table_row *row);
/* The words of a cell of such a row. */
struct text kept_words(const struct table_cell *cell);

#endif
