/* words.h: what a cell holds, as the text that a workbook shows: a tenth of the blocks it is made of. */
#ifndef SHINCHOKU_LAYOUTS_BOOK_WORDS_H
#define SHINCHOKU_LAYOUTS_BOOK_WORDS_H

#include "layouts/model/book_keep.h"
#include "text.h"

struct cell_words {
    struct cell_text content;
    const struct style *style; /* of the first paragraph; NULL: the column's */
};

/* Style of a cell's text: its own, else its column's. */
const struct style *cell_style(const struct table *table, const struct table_row *row,
                               const struct table_cell *cell);
/* The cell's text, in the weight of its style. */
struct cell_text cell_content(struct arena *arena, const struct table_cell *cell, bool bold);

#endif
