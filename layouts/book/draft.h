/* draft.h: the tables of a sheet on their way into cells. Private to the book composer.
 *
 * A draft row is a row of the table; it becomes one sheet row, or several (parts) where it is taller than Excel allows.
 * Order of work: draft_table, columns_plan over all tables of a sheet, draft_heights, then sheet_add_table. */
#ifndef SHINCHOKU_LAYOUTS_BOOK_DRAFT_H
#define SHINCHOKU_LAYOUTS_BOOK_DRAFT_H

#include "format.h"
#include "text.h"

struct offered;

/* What one compose_book call works with. */
struct book_maker {
    const struct publication *publication;
    struct arena *arena;
    struct diagnostics *diagnostics;
    struct format_table formats;
    struct offered *offered; /* scales of drop-down lists (book/lists.c) */
};

/* Heights in 1/1000 pt. Excel's limit is 409.5 pt; a pixel is 0.75 pt. */
enum { ROW_LIMIT = 409 * PT, ROW_PADDING = 4500 };

struct draft_cell {
    uint16_t column, columns;
    uint32_t rows; /* draft rows that it covers */
    struct weighted_text text;
    const struct cell_format *look;
    enum book_cell_kind kind;
    struct decimal number;
    const struct record *record;        /* what it shows */
    const struct record *scale;         /* drop-down list */
    struct text name;                   /* field name */
    bool key;                           /* stands again, muted, in a continuation row */
    uint32_t lines;                     /* at the planned widths; vertical: characters */
    const struct weighted_text *pieces; /* where it is broken over parts; NULL: whole in the first */
    uint32_t piece_count;
};

struct draft_row {
    struct draft_cell *cells; /* by column */
    uint16_t cell_count;
    enum row_kind kind;
    struct text key;
    struct position at;
    uint32_t part_count; /* 1, or more */
    int32_t *heights;    /* one a part */
    int32_t *in_excel;   /* one a part: what Excel makes of it */
    bool *fixed;         /* one a part: Excel could not fit it by itself */
    uint32_t first;      /* sheet row of the first part, once it has been added */
};

struct draft_table {
    const struct table *table;
    struct draft_row *rows;
    uint32_t row_count;
    bool charted; /* a chart refers to its columns: they stay where they are */
};

struct draft_table *draft_table(struct book_maker *maker, const struct table *table);

/* A look changed in a few places is another look. */
const struct cell_format *draft_look(struct book_maker *maker, struct cell_format look);
/* How text in this style looks; a NULL style is 9 pt. */
struct cell_format draft_style(const struct book_maker *maker, const struct style *style);

/* Height that a cell's lines need where lines are set solid, and in Excel; without the row's padding. */
int32_t draft_need(const struct draft_cell *cell);
int32_t draft_need_in_excel(const struct draft_cell *cell);

#endif
