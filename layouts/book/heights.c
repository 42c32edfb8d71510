/* heights.c: rows that hold their text. A row that would be taller than Excel allows is parted between the author's
 * lines into rows that follow each other; merged cells get what they need from the rows they cover. */
#include "heights.h"

#include "layouts/model/length.h"

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
    struct weighted_text *pieces = NULL;
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

static void set_parts(struct book_maker *maker, struct draft_row *row, const struct book_columns *plan)
{
    for (uint16_t i = 0; i < row->cell_count; i++) {
        struct draft_cell *cell = &row->cells[i];
        if (!too_tall(cell)) continue;
        break_cell(maker, cell, columns_measure(plan, cell));
        if (cell->piece_count > row->part_count) row->part_count = cell->piece_count;
    }
    if (row->part_count > 1) report_split(maker, row);
}

/* The cell as it stands in a part of its row: no lines where it is empty. */
static struct draft_cell in_part(const struct draft_cell *cell, uint32_t part,
                                 const struct book_columns *plan)
{
    struct draft_cell shown = *cell;
    if (cell->rows > 1 || (part && !cell->pieces && !cell->key)) shown.lines = 0;
    if (!cell->pieces || cell->rows > 1) return shown;
    shown.lines = 0;
    if (part >= cell->piece_count) return shown;
    struct text text = cell->pieces[part].text;
    int32_t width = columns_measure(plan, cell);
    shown.lines =
        cell->look->vertical ? (uint32_t)text_count(text) : book_lines(text, width, cell->look->size);
    return shown;
}

/* Are the table's pages ended by hand? Then every program must give its rows the same heights. Where people filter or
 * write, rows grow with their text instead. */
static bool is_pinned(const struct draft_table *draft)
{
    bool bands = false;
    for (uint32_t r = 0; r < draft->row_count && !draft->table->filter; r++) {
        bands = bands || draft->rows[r].kind == ROW_BAND;
        for (uint16_t i = 0; i < draft->rows[r].cell_count; i++)
            if (draft->rows[r].cells[i].look->unlocked) return false;
    }
    return bands;
}

static void set_part(struct draft_row *row, uint32_t part, const struct book_columns *plan, bool pinned)
{
    int32_t solid = BOOK_NORMAL_SIZE, merged = 0, single = 0;
    for (uint16_t i = 0; i < row->cell_count; i++) {
        struct draft_cell cell = in_part(&row->cells[i], part, plan);
        solid = larger(solid, draft_need(&cell));
        if (cell.columns > 1)
            merged = larger(merged, draft_need_in_excel(&cell));
        else
            single = larger(single, draft_need_in_excel(&cell));
    }
    /* Excel does not see merged cells when it fits a row. */
    row->fixed[part] = pinned || merged > single;
    int32_t in_excel = pinned ? larger(merged, single) : merged;
    row->heights[part] =
        smaller(whole_pixels(larger(solid, row->fixed[part] ? in_excel : 0) + ROW_PADDING), ROW_LIMIT);
    row->in_excel[part] =
        row->fixed[part] ? row->heights[part] : smaller(larger(single, BOOK_NORMAL_SIZE), ROW_LIMIT);
}

static void set_heights(struct book_maker *maker, struct draft_row *row, const struct book_columns *plan,
                        bool pinned)
{
    row->heights = ARENA_ARRAY(maker->arena, int32_t, row->part_count);
    row->in_excel = ARENA_ARRAY(maker->arena, int32_t, row->part_count);
    row->fixed = ARENA_ARRAY(maker->arena, bool, row->part_count);
    for (uint32_t part = 0; part < row->part_count; part++)
        set_part(row, part, plan, pinned);
}

/* More parts, empty but for the merged cell that needs them. */
static void add_parts(struct book_maker *maker, struct draft_row *row, int32_t deficit)
{
    struct draft_row old = *row;
    uint32_t more = (uint32_t)((deficit + ROW_LIMIT - 1) / ROW_LIMIT);
    row->part_count += more;
    row->heights = ARENA_ARRAY(maker->arena, int32_t, row->part_count);
    row->in_excel = ARENA_ARRAY(maker->arena, int32_t, row->part_count);
    row->fixed = ARENA_ARRAY(maker->arena, bool, row->part_count);
    for (uint32_t part = 0; part < row->part_count; part++) {
        bool kept = part < old.part_count;
        row->heights[part] = kept ? old.heights[part] : whole_pixels(deficit / (int32_t)more + 1);
        row->in_excel[part] = kept ? old.in_excel[part] : row->heights[part];
        row->fixed[part] = kept ? old.fixed[part] : true;
    }
    report_split(maker, row);
}

/* What the rows that a cell covers come to, in a program that sets lines solid and in Excel. */
struct cover {
    int64_t solid, in_excel;
    uint32_t parts;
};

static struct cover cover_of(const struct draft_row *rows, uint32_t count)
{
    struct cover cover = {0};
    for (uint32_t r = 0; r < count; r++) {
        for (uint32_t part = 0; part < rows[r].part_count; part++) {
            cover.solid += rows[r].heights[part];
            cover.in_excel += rows[r].in_excel[part];
        }
        cover.parts += rows[r].part_count;
    }
    return cover;
}

/* Shares what a merged cell lacks among the rows that it covers, as far as Excel lets them grow. A row that is fixed is
 * no longer fitted to its own text: it gets the height that Excel would give it, too. */
static void stretch(struct book_maker *maker, struct draft_row *rows, const struct draft_cell *cell)
{
    struct cover cover = cover_of(rows, cell->rows);
    if (draft_need(cell) <= cover.solid && draft_need_in_excel(cell) <= cover.in_excel) return;
    int64_t deficit = draft_need_in_excel(cell) + ROW_PADDING;
    for (uint32_t r = 0; r < cell->rows; r++) {
        for (uint32_t part = 0; part < rows[r].part_count; part++) {
            int32_t own = larger(rows[r].heights[part], whole_pixels(rows[r].in_excel[part]));
            rows[r].heights[part] = rows[r].in_excel[part] = smaller(own, ROW_LIMIT);
            rows[r].fixed[part] = true;
            deficit -= rows[r].heights[part];
        }
    }
    for (uint32_t r = 0; r < cell->rows && deficit > 0; r++) {
        for (uint32_t part = 0; part < rows[r].part_count && deficit > 0; part++, cover.parts--) {
            int32_t share =
                smaller(whole_pixels((int32_t)(deficit / cover.parts)), ROW_LIMIT - rows[r].heights[part]);
            rows[r].in_excel[part] = rows[r].heights[part] += share;
            deficit -= share;
        }
    }
    if (deficit > 0) add_parts(maker, &rows[cell->rows - 1], (int32_t)deficit);
}

/* Where no cell of a row wraps, the text stands in the middle, off both rules; a value that governs several rows stands
 * in the middle of them. */
static void centre_lines(struct book_maker *maker, struct draft_row *row)
{
    for (uint16_t i = 0; i < row->cell_count; i++)
        if (row->cells[i].lines > 1) return;
    for (uint16_t i = 0; i < row->cell_count && row->kind != ROW_HEAD; i++) {
        struct cell_format look = *row->cells[i].look;
        if (look.vertical_align == VERTICAL_TOP) look.vertical_align = VERTICAL_CENTER;
        row->cells[i].look = draft_look(maker, look);
    }
}

void heights_set(struct book_maker *maker, struct draft_table *draft, const struct book_columns *plan)
{
    bool pinned = is_pinned(draft);
    for (uint32_t r = 0; r < draft->row_count; r++) {
        centre_lines(maker, &draft->rows[r]);
        set_parts(maker, &draft->rows[r], plan);
        set_heights(maker, &draft->rows[r], plan, pinned);
    }
    for (uint32_t r = 0; r < draft->row_count; r++) {
        for (uint16_t i = 0; i < draft->rows[r].cell_count; i++) {
            const struct draft_cell *cell = &draft->rows[r].cells[i];
            if (cell->rows > 1) stretch(maker, &draft->rows[r], cell);
        }
    }
}
