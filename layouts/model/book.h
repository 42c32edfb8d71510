/* book.h: a workbook as data: sheets of cells with merges, styles, print setup and native charts. Excel lays itself
 * out; what it cannot do (heights of rows that hold wrapped and merged Japanese text) is computed here. */
#ifndef SHINCHOKU_LAYOUTS_MODEL_BOOK_H
#define SHINCHOKU_LAYOUTS_MODEL_BOOK_H

#include "block.h"

enum vertical_align { VERTICAL_TOP, VERTICAL_CENTER, VERTICAL_BOTTOM };

/* How a cell looks. Equal formats are one object: compare by pointer. Borders are rule weights of the look. */
struct cell_format {
    bool bold, wrap, vertical, diagonal, unlocked;
    int32_t size;       /* 1/1000 pt */
    uint32_t rgb, fill; /* fill BOOK_NO_FILL: none */
    enum align align;
    enum vertical_align vertical_align;
    enum rule_weight top, bottom, left, right;
    uint8_t indent;
    struct text number_format; /* #,##0"件"; "@": never read as number or formula; empty: general */
    uint32_t number;           /* dense, from 0, over the book */
    struct cell_format *next;  /* the book's list */
};
enum { BOOK_NO_FILL = 0xFFFFFF };

enum book_cell_kind { BOOK_TEXT, BOOK_NUMBER, BOOK_BLANK };

/* A piece of a cell's text in a weight of its own (【…】 in bold). */
struct book_run {
    struct text text;
    bool bold;
};

struct book_cell {
    uint32_t row;
    uint16_t column;
    enum book_cell_kind kind;
    struct text text; /* UTF-8, line feeds between lines */
    struct decimal number;
    const struct cell_format *format;
    const struct book_run *runs; /* NULL: all in the cell's weight; else they make up `text` */
    uint16_t run_count;
};

struct merge {
    uint32_t row, last_row;
    uint16_t column, last_column;
};

/* What a drop-down list offers: a column of the book's hidden sheet, so that choices may be any number, of any length, with
 * commas and quotes in them. */
struct choice_list {
    const char *name; /* of the range, over the book */
    struct merge range;
    const struct text *values;
    uint32_t value_count;
};

struct choice { /* a drop-down list over a range */
    struct merge range;
    const struct choice_list *list;
};

struct highlight { /* conditional format: cells equal to `value` look like `format` */
    struct merge range;
    struct text value;
    const struct cell_format *format;
};

struct book_series {
    struct text name;
    struct merge values; /* one row of the same sheet */
    enum series_kind kind;
    uint32_t rgb; /* as on a page */
    enum hatch hatch;
    const bool *missing; /* one a category: a gap, whatever the cell says */
};

struct book_chart {
    uint32_t row; /* upper left corner */
    uint16_t column;
    int32_t width, height; /* 1/1000 pt */
    struct text title, unit, alternative;
    struct merge categories;
    const struct book_series *series;
    uint16_t series_count;
    uint16_t category_count;
    bool target_as_line;
    bool full_width; /* numbers of the axis in full-width digits */
    bool
        labels_at_foot; /* bars are tall enough for their labels, and targets stand in the way at their tops */
    struct decimal minimum, maximum, step; /* of the axis: the page's chart has the same */
};

struct book_picture {
    uint32_t row;          /* upper left corner: the first column */
    int32_t width, height; /* 1/1000 pt */
    const struct picture *picture;
    struct text alternative;
};

struct sheet {
    struct text name;        /* at most 31 characters, none of []:*?/\, unique */
    struct book_cell *cells; /* by row, then column; covered cells of a merge are left out */
    uint32_t cell_count;
    struct merge *merges;
    uint32_t merge_count;
    int32_t *row_heights; /* 1/1000 pt */
    /* Rows whose height is not to be changed. Excel, which sets lines further apart than other programs, fits the other
     * rows by itself when it opens the file; it cannot do that for merged cells. */
    bool *row_fixed;
    uint32_t row_count;
    int32_t *column_widths; /* 1/1000 pt */
    uint16_t column_count;
    struct choice *choices;
    uint32_t choice_count;
    struct highlight *highlights;
    uint32_t highlight_count;
    struct book_chart *charts;
    uint32_t chart_count;
    struct book_picture *pictures;
    uint32_t picture_count;
    uint32_t head_row, head_last_row; /* printed on every page; head_last_row 0: none */
    uint32_t freeze_row;
    uint16_t freeze_column; /* 0, 0: nothing frozen */
    struct merge filter;    /* last_row 0: none */
    bool landscape;
    enum { PAPER_A4, PAPER_A3 } paper;
    int32_t margins[4]; /* top right bottom left */
    /* Plain text; & is escaped by the back end. {page} and {pages} are replaced. */
    struct text header_left, header_center, header_right, footer_left, footer_center, footer_right;
    uint32_t *page_breaks; /* a page begins with these rows */
    uint16_t page_break_count;
    bool fit_width; /* one page wide; else the first `repeat_columns` columns stand on every page */
    uint16_t repeat_columns;
    bool protect, hidden;
    uint16_t first_page; /* number of its first printed page; 0: as Excel has it */
    uint32_t *hidden_rows;
    uint32_t hidden_row_count;
};

struct book {
    struct text title, author, subject, file_name, date;
    struct sheet *sheets;
    uint32_t sheet_count;
    const struct choice_list *const *lists;
    uint32_t list_count;
    const struct sheet *list_sheet; /* the hidden one that holds them: the last; NULL: there are no lists */
    const char *face;               /* BIZ UDゴシック */
    const struct cell_format *formats; /* all of them, by number */
    uint32_t format_count;
};

/* Excel measures columns in digits of the workbook's normal font. At 9 pt a digit of the face is 6 pixels wide, in
 * every program and at every resolution, so that a width in points is the same width everywhere. */
enum { BOOK_NORMAL_SIZE = 9 * PT, BOOK_DIGIT_PIXELS = 6 };
/* A step of indent: three spaces of the normal font (ECMA-376 18.8.1), in 1/1000 pt. */
enum { BOOK_INDENT = 3 * BOOK_NORMAL_SIZE / 2 };

#endif
