/* sheet.c: rows and cells of a sheet, added one after the other. */
#include "sheet.h"
#include "names.h"

uint32_t sheet_add_row(struct sheet_builder *builder, int32_t height, enum fitting kind)
{
    struct sheet *sheet = builder->sheet;
    sheet->row_heights =
        arena_grow(builder->maker->arena, sheet->row_heights, sheet->row_count, (size_t)sheet->row_count + 1,
                   &builder->row_capacity, sizeof *sheet->row_heights);
    sheet->row_fixed =
        arena_grow(builder->maker->arena, sheet->row_fixed, sheet->row_count, (size_t)sheet->row_count + 1,
                   &builder->fixed_capacity, sizeof *sheet->row_fixed);
    sheet->row_heights[sheet->row_count] = height;
    sheet->row_fixed[sheet->row_count] = kind == ROW_FIXED;
    return sheet->row_count++;
}

/* Characters as Excel counts them: those beyond U+FFFF are two. */
static size_t units_of(struct text text)
{
    size_t units = 0;
    while (text.length)
        units += text_next(&text) > 0xFFFF ? 2 : 1;
    return units;
}

/* A workbook that Excel would not open is worse than none: a cell that holds more than a cell can is an error. */
static void check_length(struct sheet_builder *builder, struct text text)
{
    enum { LONGEST = 32767, SHOWN = 12 };
    if (text.length <= LONGEST || units_of(text) <= LONGEST) return;
    struct arena *arena = builder->maker->arena;
    DIAG(builder->maker->diagnostics, CELL_TOO_LONG, .at = builder->place,
         .arguments = {names_cut(text, SHOWN), text_format(arena, "%zu", units_of(text)),
                       text_format(arena, "%d", LONGEST)});
}

void sheet_add_cell(struct sheet_builder *builder, const struct book_cell *cell)
{
    struct sheet *sheet = builder->sheet;
    check_length(builder, cell->text);
    sheet->cells = arena_grow(builder->maker->arena, sheet->cells, sheet->cell_count,
                              (size_t)sheet->cell_count + 1, &builder->cell_capacity, sizeof *sheet->cells);
    sheet->cells[sheet->cell_count++] = *cell;
    if (cell->format->unlocked) sheet->protect = true;
}

void sheet_add_merge(struct sheet_builder *builder, struct merge merge)
{
    struct sheet *sheet = builder->sheet;
    if (merge.row == merge.last_row && merge.column == merge.last_column) return;
    sheet->merges =
        arena_grow(builder->maker->arena, sheet->merges, sheet->merge_count, (size_t)sheet->merge_count + 1,
                   &builder->merge_capacity, sizeof *sheet->merges);
    sheet->merges[sheet->merge_count++] = merge;
}

void sheet_add_space(struct sheet_builder *builder, int32_t height)
{
    enum { LEAST = 6 * PT };
    if (height < LEAST || !builder->sheet->row_count) return;
    sheet_add_row(builder, height < ROW_LIMIT ? height : ROW_LIMIT, ROW_FIXED);
}

/* At 96 pixels an inch, as Excel takes it, but no larger than stands well between rows. */
void sheet_add_picture(struct sheet_builder *builder, const struct figure *figure)
{
    enum { USUAL = 150 * PT, GAP = 6 * PT, PIXEL = 750, MOST_PIXELS = 1 << 20 };
    struct sheet *sheet = builder->sheet;
    const struct picture *picture = figure->picture;
    if (!picture->width || !picture->height || picture->width > MOST_PIXELS || picture->height > MOST_PIXELS)
        return;
    int64_t most = figure->height ? figure->height : USUAL, height = (int64_t)picture->height * PIXEL;
    if (most > ROW_LIMIT - GAP) most = ROW_LIMIT - GAP;
    if (height > most) height = most;
    int64_t width = height * picture->width / picture->height;
    if (width > builder->plan.total) {
        width = builder->plan.total;
        height = width * picture->height / picture->width;
    }
    sheet->pictures =
        arena_grow(builder->maker->arena, sheet->pictures, sheet->picture_count,
                   (size_t)sheet->picture_count + 1, &builder->picture_capacity, sizeof *sheet->pictures);
    sheet->pictures[sheet->picture_count++] =
        (struct book_picture){.row = sheet_add_row(builder, (int32_t)height + GAP, ROW_FIXED),
                              .width = (int32_t)width,
                              .height = (int32_t)height,
                              .picture = picture,
                              .alternative = figure->alternative};
}

struct book_cell sheet_text_cell(struct sheet_builder *builder, uint16_t column, struct weighted_text text,
                                 struct cell_format look)
{
    return (struct book_cell){.column = column,
                              .kind = BOOK_TEXT,
                              .text = text.text,
                              .runs = text.runs,
                              .run_count = text.run_count,
                              .format = draft_look(builder->maker, look)};
}
