/* keep.h: rows of a workbook's table keep the words of their cells and forget the blocks that these were bound as. */
#ifndef SHINCHOKU_LAYOUTS_BOOK_KEEP_H
#define SHINCHOKU_LAYOUTS_BOOK_KEEP_H

#include "layouts/model/block.h"

/* What a binder is handed for a workbook. */
row_keeper keep_row_words;

#endif
