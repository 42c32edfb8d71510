/* sheet.h: a sheet that grows row by row. Private to the book composer. */
#ifndef SHINCHOKU_LAYOUTS_BOOK_SHEET_H
#define SHINCHOKU_LAYOUTS_BOOK_SHEET_H

#include "draft.h"
#include "layouts/compose/compose.h"

struct sheet_builder {
    struct book_maker *maker;
    struct column_plan plan;
    struct position place; /* of the record whose cells are added */
    struct sheet *sheet;   /* counts are true at any time; arrays are handed over as they grow */
    size_t row_capacity, fixed_capacity, cell_capacity, merge_capacity, choice_capacity, highlight_capacity,
        chart_capacity, picture_capacity, hidden_capacity;
};

/* Appends a row; its cells follow, by column. Returns its number. ROW_FITTED: Excel may fit it to its text. */
enum row_height { ROW_FITTED, ROW_FIXED };
uint32_t sheet_add_row(struct sheet_builder *builder, int32_t height, enum row_height kind);
void sheet_add_cell(struct sheet_builder *builder, const struct book_cell *cell);
void sheet_add_merge(struct sheet_builder *builder, struct merge merge);
/* A picture in a row of its own, which is as tall as it is. */
void sheet_add_picture(struct sheet_builder *builder, const struct figure *figure);
/* An empty row between blocks; nothing for less than 6 pt, and at the top. */
void sheet_add_space(struct sheet_builder *builder, int32_t height);

/* A paragraph over all columns; a heading is one merged cell. `aside`, where it fits, stands at the right end of the same
 * row. */
void sheet_add_paragraph(struct sheet_builder *builder, const struct block *block);

/* A table whose heights are set. `main`: it may be frozen, filtered and repeated on every page. */
enum table_place { TABLE_MAIN, TABLE_ASIDE };
void sheet_add_table(struct sheet_builder *builder, struct draft_table *draft, enum table_place place);

/* Drop-down lists over the cells of a table that has been added (book/lists.c). */
void sheet_add_lists(struct sheet_builder *builder, const struct draft_table *draft);

/* The lists of all sheets, and the hidden sheet that holds their choices; made when all others are. */
size_t lists_count(const struct book_maker *maker);
const struct choice_list *const *lists_all(const struct book_maker *maker);
void lists_make_sheet(struct book_maker *maker, struct sheet *sheet);

/* Which cells of a table a chart shows. */
struct chart_range {
    uint32_t *rows;  /* draft rows, one a series */
    uint32_t head;   /* draft row of the categories */
    uint16_t column; /* of the first category */
};
/* Finds the chart's values in the table before it, and makes numbers of those cells. False: the table does not hold
 * them; chart_table then makes a table that does. */
bool charts_prepare(struct book_maker *maker, struct draft_table *draft, const struct chart *chart,
                    struct chart_range *range);
struct table *chart_table(struct book_maker *maker, const struct chart *chart);
/* After the table has been added. `captioned`: the caption above the table says what the chart's title would. */
void sheet_add_chart(struct sheet_builder *builder, const struct chart *chart,
                     const struct draft_table *draft, const struct chart_range *range, bool captioned);

/* -- where pages begin (book/pages.c) ------------------------------------------------------------------------- */

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
