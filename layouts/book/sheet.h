/* sheet.h: a sheet that grows row by row. Private to the book composer. */
#ifndef SHINCHOKU_LAYOUTS_BOOK_SHEET_H
#define SHINCHOKU_LAYOUTS_BOOK_SHEET_H

#include "columns.h"

struct sheet_builder {
    struct book_maker *maker;
    struct book_columns plan;
    struct position place; /* of the record whose cells are added */
    struct sheet *sheet;   /* counts are true at any time; arrays are handed over as they grow */
    size_t row_capacity, fixed_capacity, cell_capacity, merge_capacity, choice_capacity, highlight_capacity,
        chart_capacity, picture_capacity, hidden_capacity;
};

/* Appends a row; its cells follow, by column. Returns its number. ROW_FITTED: Excel may fit it to its text. */
enum fitting { ROW_FITTED, ROW_FIXED };
uint32_t sheet_add_row(struct sheet_builder *builder, int32_t height, enum fitting kind);
void sheet_add_cell(struct sheet_builder *builder, const struct book_cell *cell);
void sheet_add_merge(struct sheet_builder *builder, struct merge merge);
/* A picture in a row of its own, which is as tall as it is. */
void sheet_add_picture(struct sheet_builder *builder, const struct figure *figure);
/* An empty row between blocks; nothing for less than 6 pt, and at the top. */
void sheet_add_space(struct sheet_builder *builder, int32_t height);

/* A cell of text in the first row, which its caller moves to its own. */
struct book_cell sheet_text_cell(struct sheet_builder *builder, uint16_t column, struct weighted_text text,
                                 struct cell_format look);

#endif
