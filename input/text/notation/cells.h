/* cells.h: lines and cells: TAB separated text, and what Excel and LibreOffice write as TSV or CSV.
 *
 * A row is a line, or several where a quoted cell holds line breaks. Lines end with LF, CRLF, CR, FF, VT, NEL, LS or PS. */
#ifndef SHINCHOKU_INPUT_TEXT_NOTATION_CELLS_H
#define SHINCHOKU_INPUT_TEXT_NOTATION_CELLS_H

#include "generator/core/diag.h"

struct cell {
    struct text text; /* unquoted; line breaks inside are LF; not trimmed */
    uint32_t offset;  /* of the text's first byte in the source */
    bool quoted;
};

struct row {
    struct cell *cells; /* valid until the next row is read */
    size_t count;       /* at least 1 */
    struct text raw;    /* the row as it stands in the source, without its line end */
    uint32_t offset;
};

enum cell_separator { SEPARATED_BY_TABS, SEPARATED_BY_COMMAS };

struct cell_reader {
    struct arena *arena;
    struct diagnostics *diagnostics;
    const struct source *source;
    size_t at;
    enum cell_separator separator;
    struct cell *cells;
    size_t capacity;
    bool peeks; /* what is wrong is reported when the row is read */
};

/* The separator is the comma for names that end in .csv and for texts whose first lines can be nothing else. */
struct cell_reader cells_open(struct arena *arena, struct diagnostics *diagnostics,
                              const struct source *source);

/* False at the end of the text. */
bool cells_next(struct cell_reader *reader, struct row *row);

/* The row after the last one that was read, which stays to be read; false at the end. `ahead` is a buffer of the caller's
 * that is nothing at first. */
bool cells_peek(const struct cell_reader *reader, struct cell_reader *ahead, struct row *row);

/* Splits a line at ｜ or | into cells, without the empty ones that a frame (| a | b |) makes at both ends. */
size_t cells_of_bars(struct arena *arena, struct text line, uint32_t offset, struct cell **cells);

/* A cell's text without blanks around it. */
struct text cells_text(const struct row *row, size_t i);
/* The first cell that is not blank, `count` when there is none. */
size_t cells_first(const struct row *row);
/* Cells that are not blank, or quoted. */
size_t cells_filled(const struct row *row);

/* Takes the first line off `rest`, without its line end. False when nothing is left. */
bool cells_take_line(struct text *rest, struct text *line);

#endif
