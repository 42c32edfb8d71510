/* sheet.c: rows and cells of a sheet, and how paragraphs and tables become them. */
#include "sheet.h"
#include "names.h"

#include <assert.h>

uint32_t sheet_add_row(struct sheet_builder *builder, int32_t height, enum row_height kind)
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
         .arguments = {text_cut(text, SHOWN), text_format(arena, "%zu", units_of(text)),
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

/* -- paragraphs ------------------------------------------------------------------------------------------------------- */

static struct weighted_text joined(struct sheet_builder *builder, const struct inline_run *run,
                                   const struct style *style)
{
    struct block block = {
        .kind = BLOCK_PARAGRAPH, .style = style, .paragraph = {.first = (struct inline_run *)run}};
    return book_blocks_text(builder->maker->arena, &block, book_bold(style));
}

static struct book_cell text_cell(struct sheet_builder *builder, uint16_t column, struct weighted_text text,
                                  struct cell_format look)
{
    return (struct book_cell){.column = column,
                              .kind = BOOK_TEXT,
                              .text = text.text,
                              .runs = text.runs,
                              .run_count = text.run_count,
                              .format = draft_look(builder->maker, look)};
}

/* The columns from the first that a text has, and how: a single line runs over the empty cells at its right by itself, and
 * merged cells hinder who selects a column; a heading is looked for, and centred, as one cell over its table. */
struct span {
    uint16_t columns;
    enum { SPAN_OPEN, SPAN_MERGED } kind;
};

static void add_text(struct sheet_builder *builder, struct weighted_text text, struct cell_format look,
                     struct span span)
{
    int32_t width = columns_width(&builder->plan, 0, span.columns);
    uint32_t most = (uint32_t)((ROW_LIMIT - ROW_PADDING) / book_pitch(look.size));
    for (size_t from = 0; from < text.text.length;) {
        struct text rest = text_slice(text.text, from, text.text.length);
        size_t taken = book_take(rest, width, look.size, most);
        uint32_t lines = book_lines(text_slice(rest, 0, taken), width, look.size);
        bool overflows = lines > 1 || look.align != ALIGN_START;
        look.wrap = overflows;
        int32_t height = (int32_t)lines * book_pitch(look.size) + ROW_PADDING;
        uint32_t row = sheet_add_row(builder, height < ROW_LIMIT ? height : ROW_LIMIT, ROW_FIXED);
        struct book_cell cell =
            text_cell(builder, 0, book_slice(builder->maker->arena, &text, from, taken), look);
        cell.row = row;
        sheet_add_cell(builder, &cell);
        if (overflows || span.kind == SPAN_MERGED)
            sheet_add_merge(builder, (struct merge){row, row, 0, (uint16_t)(span.columns - 1)});
        from += taken;
    }
}

static struct span span_of(const struct block *block, uint16_t columns)
{
    bool heading = block->role >= TAG_H1 && block->role <= TAG_H6;
    return (struct span){columns, heading ? SPAN_MERGED : SPAN_OPEN};
}

static bool fits_beside(const struct sheet_builder *builder, struct weighted_text text, int32_t size,
                        struct weighted_text aside, int32_t aside_size)
{
    if (builder->plan.count < 2 || text_find(text.text, TEXT("\n")) != SIZE_MAX) return false;
    return book_width(text.text, size) + book_width(aside.text, aside_size) <= builder->plan.total;
}

/* Columns at the right end that hold the text, but not all of them. */
static uint16_t columns_for(const struct column_plan *plan, struct weighted_text aside, int32_t size)
{
    int32_t needed = book_width(aside.text, size), width = 0;
    uint16_t columns = 0;
    while (width < needed && columns + 1 < plan->count)
        width += plan->widths[plan->count - ++columns];
    return columns;
}

/* In the row that was added last, in its last `columns`. A text that is right-aligned runs over empty cells at its left. */
static void add_aside(struct sheet_builder *builder, struct weighted_text aside, struct cell_format look,
                      struct span span)
{
    uint32_t row = builder->sheet->row_count - 1;
    uint16_t last = (uint16_t)(builder->plan.count - 1),
             first = span.kind == SPAN_MERGED ? (uint16_t)(builder->plan.count - span.columns) : last;
    struct book_cell cell = text_cell(builder, first, aside, look);
    cell.row = row;
    sheet_add_cell(builder, &cell);
    sheet_add_merge(builder, (struct merge){row, row, first, last});
}

/* The heading keeps to the columns that the aside leaves; where those are too narrow, both run over what is between. */
static void add_beside(struct sheet_builder *builder, const struct block *block, struct weighted_text text,
                       struct cell_format look, struct weighted_text aside)
{
    const struct column_plan *plan = &builder->plan;
    const struct style *style = block->paragraph.aside_style;
    struct cell_format end = draft_style(builder->maker, style ? style : block->style);
    end.align = ALIGN_END;
    end.vertical_align = VERTICAL_BOTTOM;
    end.wrap = false;
    look.align = ALIGN_START;
    uint16_t taken = columns_for(plan, aside, end.size);
    struct span rest = span_of(block, (uint16_t)(plan->count - taken));
    bool narrow = columns_width(plan, 0, rest.columns) < book_width(text.text, look.size) ||
                  columns_width(plan, rest.columns, taken) < book_width(aside.text, end.size);
    if (narrow) rest = (struct span){plan->count, SPAN_OPEN};
    add_text(builder, text, look, rest);
    add_aside(builder, aside, end, (struct span){taken, rest.kind});
}

void sheet_add_paragraph(struct sheet_builder *builder, const struct block *block)
{
    const struct paragraph *paragraph = &block->paragraph;
    builder->place = block->at;
    struct cell_format look = draft_style(builder->maker, block->style);
    struct block body = *block;
    body.next = NULL;
    if (paragraph->aside) {
        struct weighted_text aside = joined(builder, paragraph->aside, paragraph->aside_style);
        body.paragraph.aside = NULL;
        struct weighted_text text = book_blocks_text(builder->maker->arena, &body, look.bold);
        const struct style *style = paragraph->aside_style ? paragraph->aside_style : block->style;
        if (text.text.length &&
            fits_beside(builder, text, look.size, aside, draft_style(builder->maker, style).size)) {
            add_beside(builder, block, text, look, aside);
            return;
        }
        body.paragraph.aside = paragraph->aside;
    }
    struct weighted_text text = book_blocks_text(builder->maker->arena, &body, look.bold);
    if (text.text.length) add_text(builder, text, look, span_of(block, builder->plan.count));
}

/* -- tables ----------------------------------------------------------------------------------------------------------- */

static struct text const continued = {"（続き）", sizeof "（続き）" - 1};

/* The last key that is written across says that the row continues; a vertical one has no room for it. */
static const struct draft_cell *marked_key(const struct draft_row *row)
{
    const struct draft_cell *key = NULL;
    for (uint16_t i = 0; i < row->cell_count; i++) {
        const struct draft_cell *cell = &row->cells[i];
        if (cell->key && cell->rows == 1 && !cell->pieces && !cell->look->vertical && cell->kind == BOOK_TEXT)
            key = cell;
    }
    if (key) return key;
    for (uint16_t i = 0; i < row->cell_count; i++)
        if (row->cells[i].rows == 1 && !row->cells[i].pieces && row->cells[i].kind == BOOK_TEXT)
            return &row->cells[i];
    return NULL;
}

/* What a cell shows in a part of its row: its text, a piece of it, a muted key, or nothing. */
static struct book_cell part_of(struct sheet_builder *builder, const struct draft_row *row,
                                const struct draft_cell *cell, uint32_t part)
{
    struct cell_format look = *cell->look;
    struct weighted_text text = cell->text;
    enum book_cell_kind kind = cell->kind;
    if (part || row->part_count > 1) {
        const struct draft_cell *marked = marked_key(row);
        bool again = part && !cell->pieces && (cell->key || cell == marked);
        if (part) look.top = RULE_NONE;
        if (part + 1 < row->part_count) look.bottom = RULE_NONE;
        if (cell->pieces)
            text = part < cell->piece_count ? cell->pieces[part] : (struct weighted_text){0};
        else if (part && !again)
            text = (struct weighted_text){0};
        if (again) look.rgb = builder->maker->publication->colours[COLOUR_MUTED];
        if (again && cell == marked)
            text = (struct weighted_text){.text = text_join(builder->maker->arena, text.text, continued)};
        if (part && !again && !text.text.length) kind = BOOK_BLANK;
    }
    return (struct book_cell){.column = cell->column,
                              .kind = kind,
                              .text = text.text,
                              .runs = text.runs,
                              .run_count = text.run_count,
                              .number = cell->number,
                              .format = draft_look(builder->maker, look)};
}

static void add_part(struct sheet_builder *builder, struct draft_row *row, uint32_t part)
{
    uint32_t at = sheet_add_row(builder, row->heights[part], row->fixed[part] ? ROW_FIXED : ROW_FITTED);
    builder->place = row->at;
    if (!part) row->first = at;
    for (uint16_t i = 0; i < row->cell_count; i++) {
        const struct draft_cell *cell = &row->cells[i];
        if (part && cell->rows > 1) continue;
        struct book_cell shown = part_of(builder, row, cell, part);
        shown.row = at;
        if (cell->rows > 1 && row->part_count > 1) shown.format = cell->look;
        sheet_add_cell(builder, &shown);
        if (cell->rows == 1) {
            sheet_add_merge(
                builder, (struct merge){at, at, cell->column, (uint16_t)(cell->column + cell->columns - 1)});
        }
    }
}

/* Merges over rows, once the last row that they cover is in the sheet. */
static void add_merges(struct sheet_builder *builder, const struct draft_table *draft)
{
    for (uint32_t r = 0; r < draft->row_count; r++) {
        for (uint16_t i = 0; i < draft->rows[r].cell_count; i++) {
            const struct draft_cell *cell = &draft->rows[r].cells[i];
            if (cell->rows == 1) continue;
            const struct draft_row *last = &draft->rows[r + cell->rows - 1];
            sheet_add_merge(builder,
                            (struct merge){draft->rows[r].first, last->first + last->part_count - 1,
                                           cell->column, (uint16_t)(cell->column + cell->columns - 1)});
        }
    }
}

/* -- field names ------------------------------------------------------------------------------------------------------- */

static bool names_differ(const struct draft_row *row, const struct text *names)
{
    for (uint16_t i = 0; i < row->cell_count; i++)
        if (row->cells[i].name.length && !text_equal(row->cells[i].name, names[row->cells[i].column]))
            return true;
    return false;
}

/* A hidden row that names the fields of the rows below it, until another one does. */
static void add_names(struct sheet_builder *builder, const struct draft_row *row, struct text *names)
{
    if (!names_differ(row, names)) return;
    struct sheet *sheet = builder->sheet;
    struct cell_format look = draft_style(builder->maker, NULL);
    look.wrap = false;
    uint32_t at = sheet_add_row(builder, book_pitch(look.size), ROW_FIXED);
    sheet->hidden_rows = arena_grow(builder->maker->arena, sheet->hidden_rows, sheet->hidden_row_count,
                                    (size_t)sheet->hidden_row_count + 1, &builder->hidden_capacity,
                                    sizeof *sheet->hidden_rows);
    sheet->hidden_rows[sheet->hidden_row_count++] = at;
    for (uint16_t i = 0; i < row->cell_count; i++) {
        const struct draft_cell *cell = &row->cells[i];
        if (!cell->name.length) continue;
        names[cell->column] = cell->name;
        struct book_cell shown =
            text_cell(builder, cell->column, (struct weighted_text){.text = cell->name}, look);
        shown.row = at;
        sheet_add_cell(builder, &shown);
    }
}

/* -- the table -------------------------------------------------------------------------------------------------------- */

static void set_panes(struct sheet_builder *builder, const struct draft_table *draft)
{
    enum { SCREEN = 220 * PT }; /* what may stand still at the top of a screen */
    const struct table *table = draft->table;
    struct sheet *sheet = builder->sheet;
    if (!table->head_rows || table->head_rows >= draft->row_count) return;
    const struct draft_row *head = &draft->rows[0], *body = &draft->rows[table->head_rows];
    if (table->repeat_head) sheet->head_row = head->first, sheet->head_last_row = body->first - 1;
    int32_t above = 0;
    for (uint32_t r = 0; r < body->first; r++)
        above += sheet->row_heights[r];
    if (table->freeze_columns >= 0 && table->repeat_head) {
        sheet->freeze_row = above <= SCREEN ? body->first : 0;
        sheet->freeze_column = (uint16_t)table->freeze_columns;
    }
    if (table->filter) {
        sheet->filter =
            (struct merge){body->first - 1, sheet->row_count - 1, 0, (uint16_t)(table->column_count - 1)};
    }
}

/* Room for the cells of a table that has thousands, at once. */
static void make_room(struct sheet_builder *builder, const struct draft_table *draft)
{
    struct sheet *sheet = builder->sheet;
    size_t cells = sheet->cell_count;
    for (uint32_t r = 0; r < draft->row_count; r++)
        cells += (size_t)draft->rows[r].cell_count * draft->rows[r].part_count;
    if (cells > builder->cell_capacity)
        sheet->cells = arena_grow(builder->maker->arena, sheet->cells, sheet->cell_count, cells,
                                  &builder->cell_capacity, sizeof *sheet->cells);
}

void sheet_add_table(struct sheet_builder *builder, struct draft_table *draft, enum table_place place)
{
    make_room(builder, draft);
    struct text *names = ARENA_ARRAY(builder->maker->arena, struct text, builder->plan.count);
    for (uint32_t r = 0; r < draft->row_count; r++) {
        struct draft_row *row = &draft->rows[r];
        /* Names stand above the head, so that the rows below it stay one block. */
        if (r == 0 && draft->table->head_rows < draft->row_count)
            add_names(builder, &draft->rows[draft->table->head_rows], names);
        if (r >= draft->table->head_rows) add_names(builder, row, names);
        for (uint32_t part = 0; part < row->part_count; part++)
            add_part(builder, row, part);
    }
    add_merges(builder, draft);
    sheet_add_lists(builder, draft);
    if (place == TABLE_MAIN) set_panes(builder, draft);
}
