/* tags.h: rows and cells for those who hear the table. */
#ifndef SHINCHOKU_LAYOUTS_TABLE_TAGS_H
#define SHINCHOKU_LAYOUTS_TABLE_TAGS_H

#include "set_table.h"

/* No row and no cell says what the others are, and there are columns to tell apart. */
bool table_lacks_heads(const struct table *table);
void table_tag_row(struct page_maker *maker, const struct set_table *table, struct set_table_row *row);

#endif
