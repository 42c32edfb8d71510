/* pages.c: where the printed pages of a sheet begin, so that what belongs together is not parted. */
#include "pages.h"

void pages_add_start(struct page_starts *starts, uint32_t row)
{
    if (starts->count && starts->rows[starts->count - 1] >= row) return;
    starts->rows = arena_grow(starts->arena, starts->rows, starts->count, starts->count + 1,
                              &starts->capacity, sizeof *starts->rows);
    starts->rows[starts->count++] = row;
}

bool pages_has_bands(const struct draft_table *draft)
{
    for (uint32_t r = 0; r < draft->row_count; r++)
        if (draft->rows[r].kind == ROW_BAND) return true;
    return false;
}

void pages_add_rows(struct page_starts *starts, const struct draft_table *draft)
{
    uint32_t joined = draft->table->head_rows + 1; /* the head stays with the first row below it */
    for (uint32_t r = 0; r < draft->row_count; r++) {
        const struct draft_row *row = &draft->rows[r];
        if (r >= joined) pages_add_start(starts, row->first);
        if (row->kind == ROW_BAND && joined < r + 2) joined = r + 2;
        for (uint16_t i = 0; i < row->cell_count; i++)
            if (r + row->cells[i].rows > joined) joined = r + row->cells[i].rows;
    }
}

/* Height in Excel of the rows from `row` to before `end`: the rows that it fits grow by its leading. */
static int64_t height_between(const struct sheet *sheet, uint32_t row, uint32_t end)
{
    enum { LEADING = 125 }; /* % */
    int64_t height = 0;
    for (; row < end; row++)
        height += sheet->row_fixed[row] ? sheet->row_heights[row]
                                        : (int64_t)sheet->row_heights[row] * LEADING / 100;
    return height;
}

static int32_t page_height(const struct sheet *sheet)
{
    enum { A4_SHORT = 595276, A4_LONG = 841890, A3_LONG = 1190551 };
    bool a3 = sheet->paper == PAPER_A3;
    int32_t height = sheet->landscape ? (a3 ? A4_LONG : A4_SHORT) : (a3 ? A3_LONG : A4_LONG);
    return height - sheet->margins[0] - sheet->margins[2];
}

bool pages_break(struct sheet *sheet, const struct page_starts *starts)
{
    int64_t head =
        sheet->head_last_row ? height_between(sheet, sheet->head_row, sheet->head_last_row + 1) : 0;
    int64_t page = page_height(sheet), used = 0;
    sheet->page_breaks = ARENA_ARRAY(starts->arena, uint32_t, PAGES_MOST_BREAKS);
    for (size_t i = 0; i < starts->count; i++) {
        uint32_t row = starts->rows[i], end = i + 1 < starts->count ? starts->rows[i + 1] : sheet->row_count;
        int64_t height = height_between(sheet, row, end);
        int64_t repeated = sheet->head_last_row && row > sheet->head_last_row ? head : 0;
        if (used > repeated && used + height > page) {
            if (sheet->page_break_count == PAGES_MOST_BREAKS) return false;
            sheet->page_breaks[sheet->page_break_count++] = row;
            used = repeated;
        }
        used += height;
        if (used > page && page > repeated)
            used = repeated + (used - page) % (page - repeated); /* a piece taller than the page */
    }
    return true;
}
