/* text.h: inline content as the text of a cell, and how many lines a spreadsheet program makes of it.
 *
 * A workbook names one fixed-pitch face (BIZ UDゴシック: an em for wide characters, half of it for the others), so lines
 * are counted in half ems, without asking a font. Nothing hangs and nothing closes up, as in Excel. */
#ifndef SHINCHOKU_LAYOUTS_BOOK_TEXT_H
#define SHINCHOKU_LAYOUTS_BOOK_TEXT_H

#include "layouts/model/book.h"

/* The text of paragraphs, one below the other. A piece whose weight differs from `bold` makes runs. */
struct weighted_text book_blocks_text(struct arena *arena, const struct block *first, bool bold);
/* The cell's text, of its blocks or of what is kept of them. */
struct weighted_text book_cell_text(struct arena *arena, const struct table_cell *cell, bool bold);
/* Style of a cell's text: its own, else its column's. */
const struct style *book_cell_style(const struct table *table, const struct table_row *row,
                                    const struct table_cell *cell);
/* The text of inline content alone; placeholders {page} and {pages} for folio and page count. */
struct text book_inline_text(struct arena *arena, const struct inline_run *first);

/* Is the style's weight bold? NULL is not. */
bool book_bold(const struct style *style);

/* Part of a text, with its runs. */
struct weighted_text book_slice(struct arena *arena, const struct weighted_text *whole, size_t from,
                                size_t length);

/* Lines of a text in a cell `width` wide (1/1000 pt, between the cell's edges) at `size` (1/1000 pt); at least 1. */
uint32_t book_lines(struct text text, int32_t width, int32_t size);
/* Width of a cell that holds the text without wrapping. */
int32_t book_width(struct text text, int32_t size);
/* The width, or a little less, at which programs that leave more or less room beside a text set the same number of
 * characters on a line. */
int32_t book_settled_width(int32_t width, int32_t size);
/* Distance between lines as Excel sets them. Other programs set the face solid: one line a size. */
int32_t book_pitch(int32_t size);
/* Bytes of `text` that fill at most `lines` lines: whole lines of the author where one of them fits, else up to the
 * turnover. A line feed at the end counts to the bytes. Never 0 for a text that is not empty. */
size_t book_take(struct text text, int32_t width, int32_t size, uint32_t lines);

#endif
