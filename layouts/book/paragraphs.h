/* paragraphs.h: paragraphs as rows of a sheet. */
#ifndef SHINCHOKU_LAYOUTS_BOOK_PARAGRAPHS_H
#define SHINCHOKU_LAYOUTS_BOOK_PARAGRAPHS_H

#include "sheet.h"

/* A paragraph over all columns; a heading is one merged cell. `aside`, where it fits, stands at the right end of the same
 * row. */
void paragraphs_add(struct sheet_builder *builder, const struct block *block);

#endif
