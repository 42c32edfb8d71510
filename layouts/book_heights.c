/* book_heights.c: rows that hold their text. A row that would be taller than Excel allows is parted between the author's
 * lines into rows that follow each other; merged cells get what they need from the rows they cover. */
#include "book_draft.h"

static int32_t height_of(const struct draft_cell *cell, int32_t pitch)
{
    enum {
        TALLEST = 1 << 16
    }; /* lines beyond which nothing is gained by counting; keeps the product in range */
    return (int32_t)(cell->lines < TALLEST ? cell->lines : TALLEST) * (pitch < 32000 ? pitch : 32000);
}

int32_t draft_need(const struct draft_cell *cell)
{
    return height_of(cell, cell->look->size);
}

int32_t draft_need_in_excel(const struct draft_cell *cell)
{
    return height_of(cell, book_pitch(cell->look->size));
}

/* Heights are whole pixels. */
static int32_t whole_pixels(int32_t height)
{
    enum { PIXEL = 750 };
    return (height + PIXEL - 1) / PIXEL * PIXEL;
}

static bool too_tall(const struct draft_cell *cell)
{
    return cell->rows == 1 && draft_need_in_excel(cell) > ROW_LIMIT - ROW_PADDING;
}

/* A heading 【…】 that would end the piece goes to the next one. */
static size_t without_heading(struct text piece)
{
    size_t start = piece.length;
    while (start && (start == piece.length || piece.at[start - 1] != '\n'))
        start--;
    return start && text_starts(text_slice(piece, start, piece.length), TEXT("【")) ? start : piece.length;
}

/* Breaks a cell's text into pieces that fit a row. Vertical text is broken by characters. */
static void break_cell(struct book_maker *maker, struct draft_cell *cell, int32_t width)
{
    int32_t size = cell->look->size;
    uint32_t most = (uint32_t)((ROW_LIMIT - ROW_PADDING) / book_pitch(size));
    size_t capacity = 0, from = 0;
    struct cell_text *pieces = NULL;
    struct text whole = cell->text.text;
    while (from < whole.length) {
        struct text rest = text_slice(whole, from, whole.length);
        int32_t measure = cell->look->vertical ? 0 : width; /* one character a line */
        size_t taken = book_take(rest, measure, size, most);
        if (from + taken < whole.length) taken = without_heading(text_slice(rest, 0, taken));
        pieces = arena_grow(maker->arena, pieces, cell->piece_count, cell->piece_count + 1, &capacity,
                            sizeof *pieces);
        /* The line feed between two parts is the border between two rows. */
        size_t shown = taken && rest.at[taken - 1] == '\n' && taken < rest.length ? taken - 1 : taken;
        pieces[cell->piece_count++] = book_slice(maker->arena, &cell->text, from, shown);
        from += taken;
    }
    cell->pieces = pieces;
}

static void report_split(struct book_maker *maker, const struct draft_row *row)
{
    struct text key = row->key;
    for (uint16_t i = 0; i < row->cell_count && !key.length; i++)
        key = row->cells[i].text.text;
    DIAG(maker->diagnostics, ROW_SPLIT, .at = row->at, .arguments = {key});
}

static void set_parts(struct book_maker *maker, struct draft_row *row, const struct column_plan *plan)
{
    for (uint16_t i = 0; i < row->cell_count; i++) {
        struct draft_cell *cell = &row->cells[i];
        if (!too_tall(cell)) continue;
        break_cell(maker, cell, columns_width(plan, cell->column, cell->columns));
        if (cell->piece_count > row->part_count) row->part_count = cell->piece_count;
    }
    if (row->part_count > 1) report_split(maker, row);
}

/* The cell as it stands in a part of its row: no lines where it is empty. */
static struct draft_cell in_part(const struct draft_cell *cell, uint32_t part, const struct column_plan *plan)
{
    struct draft_cell shown = *cell;
    if (cell->rows > 1 || (part && !cell->pieces && !cell->key)) shown.lines = 0;
    if (!cell->pieces || cell->rows > 1) return shown;
    shown.lines = 0;
    if (part >= cell->piece_count) return shown;
    struct text text = cell->pieces[part].text;
    int32_t width = columns_width(plan, cell->column, cell->columns);
    shown.lines =
        cell->look->vertical ? (uint32_t)text_count(text) : book_lines(text, width, cell->look->size);
    return shown;
}

static int32_t least(int32_t a, int32_t b)
{
    return a < b ? a : b;
}

static int32_t most(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

static void set_part(struct draft_row *row, uint32_t part, const struct column_plan *plan)
{
    int32_t solid = BOOK_NORMAL_SIZE, merged = 0, single = 0;
    for (uint16_t i = 0; i < row->cell_count; i++) {
        struct draft_cell cell = in_part(&row->cells[i], part, plan);
        solid = most(solid, draft_need(&cell));
        if (cell.columns > 1)
            merged = most(merged, draft_need_in_excel(&cell));
        else
            single = most(single, draft_need_in_excel(&cell));
    }
    /* Excel does not see merged cells when it fits a row. */
    row->fixed[part] = merged > single;
    row->heights[part] =
        least(whole_pixels(most(solid, row->fixed[part] ? merged : 0) + ROW_PADDING), ROW_LIMIT);
}

static void set_heights(struct book_maker *maker, struct draft_row *row, const struct column_plan *plan)
{
    row->heights = ARENA_ARRAY(maker->arena, int32_t, row->part_count);
    row->fixed = ARENA_ARRAY(maker->arena, bool, row->part_count);
    for (uint32_t part = 0; part < row->part_count; part++)
        set_part(row, part, plan);
}

/* More parts, empty but for the merged cell that needs them. */
static void add_parts(struct book_maker *maker, struct draft_row *row, int32_t deficit)
{
    uint32_t more = (uint32_t)((deficit + ROW_LIMIT - 1) / ROW_LIMIT);
    int32_t *heights = ARENA_ARRAY(maker->arena, int32_t, row->part_count + more);
    bool *fixed = ARENA_ARRAY(maker->arena, bool, row->part_count + more);
    for (uint32_t part = 0; part < row->part_count + more; part++) {
        bool old = part < row->part_count;
        heights[part] = old ? row->heights[part] : whole_pixels(deficit / (int32_t)more + 1);
        fixed[part] = old ? row->fixed[part] : true;
    }
    row->heights = heights;
    row->fixed = fixed;
    row->part_count += more;
    report_split(maker, row);
}

/* What the row's own cells need in Excel: a row that is fixed is no longer fitted to them. */
static int32_t own_need(const struct draft_row *row, uint32_t part, const struct column_plan *plan)
{
    int32_t need = 0;
    for (uint16_t i = 0; i < row->cell_count; i++) {
        struct draft_cell cell = in_part(&row->cells[i], part, plan);
        need = most(need, draft_need_in_excel(&cell));
    }
    return least(whole_pixels(need + ROW_PADDING), ROW_LIMIT);
}

/* Do the rows hold the cell as they are, wherever lines are set solid or further apart? Both grow alike. */
static int32_t deficit_of(const struct draft_row *rows, const struct draft_cell *cell, uint32_t *parts)
{
    int32_t height = 0;
    *parts = 0;
    for (uint32_t r = 0; r < cell->rows; r++) {
        for (uint32_t part = 0; part < rows[r].part_count; part++)
            height += rows[r].heights[part];
        *parts += rows[r].part_count;
    }
    return draft_need(cell) + ROW_PADDING - height;
}

/* Shares what a merged cell lacks among the rows that it covers, as far as Excel lets them grow. */
static void stretch(struct book_maker *maker, struct draft_row *rows, const struct draft_cell *cell,
                    const struct column_plan *plan)
{
    uint32_t parts;
    if (deficit_of(rows, cell, &parts) <= 0) return;
    int32_t deficit = draft_need_in_excel(cell) + ROW_PADDING;
    for (uint32_t r = 0; r < cell->rows; r++) {
        for (uint32_t part = 0; part < rows[r].part_count; part++) {
            rows[r].heights[part] = most(rows[r].heights[part], own_need(&rows[r], part, plan));
            rows[r].fixed[part] = true;
            deficit -= rows[r].heights[part];
        }
    }
    for (uint32_t r = 0; r < cell->rows && deficit > 0; r++) {
        for (uint32_t part = 0; part < rows[r].part_count && deficit > 0; part++, parts--) {
            int32_t share = least(whole_pixels(deficit / (int32_t)parts), ROW_LIMIT - rows[r].heights[part]);
            rows[r].heights[part] += share;
            deficit -= share;
        }
    }
    if (deficit > 0) add_parts(maker, &rows[cell->rows - 1], deficit);
}

void draft_heights(struct book_maker *maker, struct draft_table *draft, const struct column_plan *plan)
{
    for (uint32_t r = 0; r < draft->row_count; r++) {
        set_parts(maker, &draft->rows[r], plan);
        set_heights(maker, &draft->rows[r], plan);
    }
    for (uint32_t r = 0; r < draft->row_count; r++) {
        for (uint16_t i = 0; i < draft->rows[r].cell_count; i++) {
            const struct draft_cell *cell = &draft->rows[r].cells[i];
            if (cell->rows > 1) stretch(maker, &draft->rows[r], cell, plan);
        }
    }
}
