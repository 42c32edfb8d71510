/* tables.h: tables as rows of a sheet. */
#ifndef SHINCHOKU_LAYOUTS_BOOK_TABLES_H
#define SHINCHOKU_LAYOUTS_BOOK_TABLES_H

#include "sheet.h"

/* A table whose heights are set. `main`: it may be frozen, filtered and repeated on every page. */
enum table_place { TABLE_MAIN, TABLE_ASIDE };
void tables_add(struct sheet_builder *builder, struct draft_table *draft, enum table_place place);

#endif
