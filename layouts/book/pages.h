/* pages.h: where the printed pages of a sheet begin. */
#ifndef SHINCHOKU_LAYOUTS_BOOK_PAGES_H
#define SHINCHOKU_LAYOUTS_BOOK_PAGES_H

#include "sheet.h"

/* Rows before which a page may end, in order. */
struct page_starts {
    struct arena *arena;
    uint32_t *rows;
    size_t count, capacity;
};
void pages_add_start(struct page_starts *starts, uint32_t row);
bool pages_has_bands(const struct draft_table *draft);
/* The rows of a table that has been added: not after a band, not within a merged cell. */
void pages_add_rows(struct page_starts *starts, const struct draft_table *draft);
/* Ends pages where the next piece does not fit. Reckoned with the heights that Excel gives its rows: a program that sets
 * lines solid has some room left at the foot of its pages. */
/* False: there are more than the most breaks; Excel makes the rest itself. */
enum { PAGES_MOST_BREAKS = 1000 }; /* Excel takes 1026 */
bool pages_break(struct sheet *sheet, const struct page_starts *starts);

#endif
