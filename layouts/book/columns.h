/* columns.h: how wide the columns of a sheet are. */
#ifndef SHINCHOKU_LAYOUTS_BOOK_COLUMNS_H
#define SHINCHOKU_LAYOUTS_BOOK_COLUMNS_H

#include "draft.h"

/* The columns of a sheet whose tables stand one below the other. */
struct book_columns {
    int32_t *widths; /* 1/1000 pt */
    uint16_t count;
    int32_t total;
    bool fits;                      /* the page's width */
    uint16_t repeat;                /* where it does not: columns that stand on every page */
    const struct draft_table *main; /* the table that gives the sheet its columns; NULL: all of them do */
};
/* Widths from the definition; widened and narrowed within `page_width` where a row would be taller than Excel allows.
 * Sets `lines` of all cells. */
struct book_columns columns_plan(struct book_maker *maker, struct draft_table *const *tables, size_t count,
                                 int32_t page_width);
/* Width of the columns that a cell covers, and of that what its indent leaves. */
int32_t columns_width(const struct book_columns *plan, uint16_t column, uint16_t columns);
int32_t columns_measure(const struct book_columns *plan, const struct draft_cell *cell);

#endif
