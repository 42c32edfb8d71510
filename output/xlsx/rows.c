/* rows.c: libxlsxwriter keeps every cell in a tree and every text in another until the file is closed, and writes them
 * through a temporary file; that takes three times as long as these few elements need, and their memory twice over. The
 * sheet around them is its own. */
#include "rows.h"

#include <stdlib.h>
#include <xlsxwriter/utility.h>

/* What stands in a place that a merged cell covers, through row `last`; `format` NULL: nothing has covered it yet. */
struct cover {
    const struct cell_format *format;
    uint32_t last;
};

struct rows {
    const struct sheet *sheet;
    const uint32_t *styles;
    struct strings *strings;
    struct pack *to;
    const struct merge **merges; /* by row */
    uint32_t next_merge;
    uint32_t next_cell;
    struct cover *covers;                     /* by column */
    char (*columns)[LXW_MAX_COL_NAME_LENGTH]; /* A, AB */
};

static int by_row(const void *a, const void *b)
{
    const struct merge *one = *(const struct merge *const *)a, *other = *(const struct merge *const *)b;
    return one->row < other->row ? -1 : one->row > other->row;
}

/* -- elements ------------------------------------------------------------------------------------------------------------- */

/* Heights are the user's own, and Excel leaves them alone, only where it cannot fit the row to its text. */
static void open_row(const struct rows *rows, uint32_t row, bool hidden)
{
    const struct sheet *sheet = rows->sheet;
    PACK(rows->to, "<row r=\"");
    pack_unsigned(rows->to, (uint64_t)row + 1);
    PACK(rows->to, "\" ht=\"");
    pack_points(rows->to, sheet->row_heights[row]);
    PACK(rows->to, "\"");
    if (hidden) PACK(rows->to, " hidden=\"1\"");
    if (sheet->row_fixed[row]) PACK(rows->to, " customHeight=\"1\"");
    PACK(rows->to, ">");
}

static void open_cell(const struct rows *rows, uint32_t row, uint16_t column,
                      const struct cell_format *format)
{
    const char *name = rows->columns[column];
    PACK(rows->to, "<c r=\"");
    pack_add(rows->to, name, strlen(name));
    pack_unsigned(rows->to, (uint64_t)row + 1);
    PACK(rows->to, "\" s=\"");
    pack_unsigned(rows->to, rows->styles[format->number]);
    PACK(rows->to, "\"");
}

static void write_decimal(struct pack *to, struct decimal number)
{
    struct decimal reduced = decimal_reduced(number);
    uint64_t units = reduced.units < 0 ? 0 - (uint64_t)reduced.units : (uint64_t)reduced.units, power = 1;
    for (uint8_t i = 0; i < reduced.scale; i++)
        power *= 10;
    if (reduced.units < 0) PACK(to, "-");
    pack_unsigned(to, units / power);
    if (reduced.scale) PACK(to, ".");
    for (uint64_t rest = units % power; power > 1; rest %= power) {
        power /= 10;
        char digit = (char)('0' + rest / power);
        pack_add(to, &digit, 1);
    }
}

static void write_cell(const struct rows *rows, const struct book_cell *cell)
{
    struct pack *to = rows->to;
    open_cell(rows, cell->row, cell->column, cell->format);
    if (cell->kind == BOOK_TEXT && cell->text.length) {
        PACK(to, " t=\"s\"><v>");
        pack_unsigned(to, strings_number(rows->strings, cell));
        PACK(to, "</v></c>");
    } else if (cell->kind == BOOK_NUMBER) {
        PACK(to, "><v>");
        write_decimal(to, cell->number);
        PACK(to, "</v></c>");
    } else {
        PACK(to, "/>");
    }
}

/* -- rows ------------------------------------------------------------------------------------------------------------------- */

/* The format of a merged cell is that of its first one. */
static void cover(struct rows *rows, uint32_t row)
{
    const struct sheet *sheet = rows->sheet;
    for (; rows->next_merge < sheet->merge_count && rows->merges[rows->next_merge]->row == row;
         rows->next_merge++) {
        const struct merge *merge = rows->merges[rows->next_merge];
        uint32_t at = rows->next_cell;
        while (at < sheet->cell_count && sheet->cells[at].row == row &&
               sheet->cells[at].column < merge->column)
            at++;
        bool found =
            at < sheet->cell_count && sheet->cells[at].row == row && sheet->cells[at].column == merge->column;
        for (uint16_t c = merge->column; found && c <= merge->last_column && c < sheet->column_count; c++)
            rows->covers[c] = (struct cover){sheet->cells[at].format, merge->last_row};
    }
}

static void write_row(struct rows *rows, uint32_t row)
{
    const struct sheet *sheet = rows->sheet;
    cover(rows, row);
    for (uint16_t c = 0; c < sheet->column_count; c++) {
        const struct book_cell *cell =
            rows->next_cell < sheet->cell_count ? &sheet->cells[rows->next_cell] : NULL;
        if (cell && cell->row == row && cell->column == c) {
            write_cell(rows, cell);
            rows->next_cell++;
        } else if (rows->covers[c].format && rows->covers[c].last >= row) {
            open_cell(rows, row, c, rows->covers[c].format);
            PACK(rows->to, "/>");
        }
    }
}

bool rows_write(const struct sheet *sheet, const uint32_t *styles, struct strings *strings, struct pack *to)
{
    struct arena *arena = strings->arena;
    struct rows rows = {
        .sheet = sheet,
        .styles = styles,
        .strings = strings,
        .to = to,
        .merges = ARENA_ARRAY(arena, const struct merge *, sheet->merge_count),
        .covers = ARENA_ARRAY(arena, struct cover, sheet->column_count),
        .columns = arena_array(arena, sheet->column_count, sizeof *rows.columns),
    };
    for (uint32_t i = 0; i < sheet->merge_count; i++)
        rows.merges[i] = &sheet->merges[i];
    if (sheet->merge_count) qsort(rows.merges, sheet->merge_count, sizeof *rows.merges, by_row);
    for (uint16_t c = 0; c < sheet->column_count; c++)
        lxw_col_to_name(rows.columns[c], c, false);
    PACK(to, "<sheetData>");
    uint32_t hidden = 0;
    for (uint32_t row = 0; row < sheet->row_count; row++) {
        bool hides = hidden < sheet->hidden_row_count && sheet->hidden_rows[hidden] == row;
        hidden += hides;
        open_row(&rows, row, hides);
        write_row(&rows, row);
        PACK(to, "</row>");
    }
    PACK(to, "</sheetData>");
    return rows.next_cell == sheet->cell_count;
}
