/* tables.c: the rows of a table with their parts, merged cells, field names and panes. */
#include "tables.h"
#include "lists.h"

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
            sheet_text_cell(builder, cell->column, (struct weighted_text){.text = cell->name}, look);
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

void tables_add(struct sheet_builder *builder, struct draft_table *draft, enum table_place place)
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
    lists_add(builder, draft);
    if (place == TABLE_MAIN) set_panes(builder, draft);
}
