/* lists.h: drop-down lists of the values that a scale allows. */
#ifndef SHINCHOKU_LAYOUTS_BOOK_LISTS_H
#define SHINCHOKU_LAYOUTS_BOOK_LISTS_H

#include "sheet.h"

/* Drop-down lists over the cells of a table that has been added. */
void lists_add(struct sheet_builder *builder, const struct draft_table *draft);

/* The lists of all sheets, and the hidden sheet that holds their choices; made when all others are. */
size_t lists_count(const struct book_maker *maker);
const struct choice_list *const *lists_all(const struct book_maker *maker);
void lists_make_sheet(struct book_maker *maker, struct sheet *sheet);

#endif
