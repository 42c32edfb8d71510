/* rows.h: the pieces of which all tables are made: rows, cells of text, captions. */
#ifndef SHINCHOKU_LAYOUTS_BIND_ROWS_H
#define SHINCHOKU_LAYOUTS_BIND_ROWS_H

#include "layouts/fields/binder.h"

/* A table in the element's space, with its padding, or that of most tables: 3 above and below, 6 at the sides. Its head is
 * repeated, and nothing is frozen. `element` NULL: none of its own. */
struct table *rows_add_table(const struct context *context, const struct element *element, struct position at,
                             struct blocks *out);

/* A row at the table's end, with room for `cells`. A hair parts body rows, a regular rule the total. */
struct table_row *row_add(const struct context *context, struct table *table, enum row_kind kind,
                          size_t cells);

/* A cell of one paragraph behind those of the row; `column` is where it stands. */
struct cell_text {
    struct inlines content;
    const struct style *style;
    enum align align;
    struct position at;
};
struct table_cell *row_add_cell(const struct context *context, struct table_row *row, uint16_t column,
                                struct cell_text text);

/* A text in which line feeds are line ends. */
struct inlines rows_lines(const struct context *context, struct text text, const struct style *style,
                          struct position at);

/* The <caption> of a table's element; NULL: it has none. */
struct block *rows_caption(const struct context *context, const struct element *element);
/* The caption that a record of prose has, in the style of that name; NULL: it has none. */
struct block *rows_record_caption(const struct context *context, const struct record *record, enum look look);

#endif
