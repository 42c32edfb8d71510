/* draft.c: a table's rows and cells with their texts and looks. Repeated values are merged, or, where the sheet can
 * be filtered, kept in every row: then borders do the grouping. */
#include "draft.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

/* How bright a colour is, 0 to 255 (ITU-R BT.601). */
static int brightness(uint32_t rgb)
{
    return (int)((rgb >> 16 & 0xFF) * 299 + (rgb >> 8 & 0xFF) * 587 + (rgb & 0xFF) * 114) / 1000;
}

static bool reads_on(uint32_t rgb, uint32_t ground)
{
    enum { APART = 40 };
    return abs(brightness(rgb) - brightness(ground)) >= APART;
}

/* White words of a page stand on a ground that a cell may not have: they would be there, and nobody would see them. */
static uint32_t legible(const struct book_maker *maker, const struct cell_format *look)
{
    uint32_t ground = look->fill == BOOK_NO_FILL ? 0xFFFFFF : look->fill;
    uint32_t ink = maker->publication->colours[COLOUR_INK];
    if (reads_on(look->rgb, ground)) return look->rgb;
    if (reads_on(ink, ground)) return ink;
    return brightness(ground) < 128 ? 0xFFFFFF : 0;
}

const struct cell_format *draft_look(struct book_maker *maker, struct cell_format look)
{
    look.rgb = legible(maker, &look);
    return format_find(&maker->formats, &look);
}

struct cell_format draft_style(const struct book_maker *maker, const struct style *style)
{
    return (struct cell_format){
        .bold = book_bold(style),
        .wrap = true,
        .size = style && style->size ? style->size : BOOK_NORMAL_SIZE,
        .rgb = style ? style->rgb : maker->publication->colours[COLOUR_INK],
        .fill = BOOK_NO_FILL,
        .align = style ? style->align : ALIGN_START,
    };
}

/* What a row's cells have in common. */
struct row_place {
    const struct table *table;
    const struct table_row *row;
    uint32_t index;
};

static void set_fill(const struct book_maker *maker, const struct row_place *place,
                     const struct table_cell *cell, struct cell_format *look)
{
    const uint32_t *colours = maker->publication->colours;
    if (place->row->kind == ROW_HEAD && !place->table->plain) look->fill = colours[COLOUR_TINT];
    if (place->row->kind == ROW_BAND) {
        bool accent = place->row->level == 1;
        look->fill = colours[accent ? COLOUR_ACCENT : COLOUR_TINT];
        look->bold = true;
        if (accent) look->rgb = colours[COLOUR_WHITE];
    }
    /* White leaves the row's fill; ink under ink could not be read. */
    if (cell->fill == COLOUR_ACCENT || cell->fill == COLOUR_TINT) look->fill = colours[cell->fill];
    if (cell->fill == COLOUR_ACCENT) look->rgb = colours[COLOUR_WHITE];
}

/* The rule above the row below: a page may end between the two. None where that row repeats the value. */
static enum rule_weight rule_below(const struct row_place *place, const struct table_cell *cell)
{
    const struct table_row *row = place->row;
    for (uint16_t i = 0; row && i < (cell->rows ? cell->rows : 1); i++)
        row = row->next;
    if (!row || row->kind == ROW_HEAD) return RULE_NONE;
    for (uint16_t i = 0; i < row->cell_count && row->cells[i].column <= cell->column; i++)
        if (row->cells[i].column == cell->column && row->cells[i].repeated) return RULE_NONE;
    return row->above;
}

/* A cell has no padding of its own: text that stands beside text is parted from it by a hair. */
static enum rule_weight rule_before(const struct row_place *place, const struct table_cell *cell)
{
    const struct table_column *column = &place->table->columns[cell->column];
    if (column->before != RULE_NONE || !cell->column || place->table->plain) return column->before;
    bool beside = column->align != ALIGN_END && column[-1].align != ALIGN_END;
    return beside && place->row->kind != ROW_BAND && place->table->repeat_head ? RULE_HAIR : RULE_NONE;
}

static void set_borders(const struct row_place *place, const struct table_cell *cell,
                        struct cell_format *look)
{
    const struct table *table = place->table;
    look->top = place->row->above;
    look->left = rule_before(place, cell);
    uint32_t below = place->index + (cell->rows ? cell->rows : 1);
    look->bottom = rule_below(place, cell);
    if (place->index == 0 && !table->plain) look->top = RULE_THICK;
    if (place->index == table->head_rows && table->head_rows) look->top = RULE_REGULAR;
    if (place->row->kind == ROW_HEAD && below == table->head_rows)
        look->bottom = RULE_REGULAR;
    else if (place->row->kind == ROW_HEAD && cell->columns > 1)
        look->bottom = RULE_HAIR;
    if (below >= table->row_count && !table->plain) look->bottom = RULE_REGULAR;
    if (cell->unlocked) look->top = look->bottom = look->left = look->right = RULE_REGULAR;
}

static struct cell_format look_of(const struct book_maker *maker, const struct row_place *place,
                                  const struct table_cell *cell)
{
    struct cell_format look = draft_style(maker, book_cell_style(place->table, place->row, cell));
    const struct table_column *column = &place->table->columns[cell->column];
    bool as_column = cell->align == ALIGN_START && place->row->kind != ROW_BAND && cell->columns < 2;
    look.align = as_column ? column->align : cell->align;
    if (cell->numeric && look.align == ALIGN_START) look.align = ALIGN_END;
    look.vertical_align = cell->bottom ? VERTICAL_BOTTOM : VERTICAL_TOP;
    look.vertical = cell->vertical;
    look.diagonal = cell->not_applicable;
    look.unlocked = cell->unlocked;
    if (cell->vertical) look.align = ALIGN_CENTER;
    set_fill(maker, place, cell, &look);
    set_borders(place, cell, &look);
    return look;
}

/* Would a program read the text as something else when a person edits the cell? */
static bool wants_text_format(struct text text)
{
    enum { SHOWN_AS_TEXT = 255 }; /* older programs show ##### for longer text in a cell of format @ */
    if (!text.length) return false;
    bool read_otherwise = strchr("=+-@", text.at[0]) || (text.at[0] >= '0' && text.at[0] <= '9');
    return read_otherwise && text_count(text) <= SHOWN_AS_TEXT;
}

/* A computed percentage is a share in the cell, as Excel keeps it: what a person types over it is percent again. In
 * full-width digits the sign is full-width, too, and Excel has no such format: then the cell holds what it shows. */
static bool set_percentage(const struct table_cell *cell, struct draft_cell *draft, struct cell_format *look)
{
    struct text shown = draft->text.text;
    if (!cell->percentage || !text_ends(shown, TEXT("%")) || cell->number.scale != 1) return false;
    bool thousands = text_find(shown, TEXT(",")) != SIZE_MAX;
    look->number_format = thousands ? TEXT("#,##0.0%") : TEXT("0.0%");
    draft->kind = BOOK_NUMBER;
    draft->number = (struct decimal){cell->number.units, (uint8_t)(cell->number.scale + 2)};
    return true;
}

static void set_value(const struct book_maker *maker, const struct table_cell *cell, struct draft_cell *draft,
                      struct cell_format *look)
{
    draft->kind = draft->text.text.length ? BOOK_TEXT : BOOK_BLANK;
    if (set_percentage(cell, draft, look)) return;
    if (cell->numeric) {
        look->number_format = format_number(maker->arena, cell->number, draft->text.text);
        if (look->number_format.length) {
            draft->kind = BOOK_NUMBER;
            draft->number = cell->number;
            return;
        }
    }
    if (wants_text_format(draft->text.text) || (cell->unlocked && !cell->numeric))
        look->number_format = TEXT("@");
}

enum { MARK_SIZE = 12 * PT }; /* a mark stands alone in its cell and is looked for down the column */

static struct draft_cell draft_of(struct book_maker *maker, const struct row_place *place,
                                  const struct table_cell *cell)
{
    struct cell_format look = look_of(maker, place, cell);
    struct draft_cell draft = {
        .column = cell->column,
        .columns = cell->columns ? cell->columns : 1,
        .rows = cell->rows ? cell->rows : 1,
        .text = book_cell_text(maker->arena, cell, look.bold),
        .record = cell->record,
        .scale = cell->scale,
        .name = cell->name,
        .key = cell->head || cell->repeated || cell->column < place->table->freeze_columns,
    };
    if (draft.column + draft.columns > place->table->column_count)
        draft.columns = (uint16_t)(place->table->column_count - draft.column);
    if (cell->scale && text_count(draft.text.text) == 1 && look.size < MARK_SIZE) look.size = MARK_SIZE;
    set_value(maker, cell, &draft, &look);
    if (cell->repeated && place->table->filter) {
        look.rgb = maker->publication->colours[COLOUR_MUTED];
        look.top = RULE_NONE;
    }
    draft.look = draft_look(maker, look);
    return draft;
}

/* -- repeated values ------------------------------------------------------------------------------------------------ */

/* By column: the cell that reaches down from above, and the row it began in. */
struct reach {
    struct draft_cell *cell;
    uint32_t from, rows;
};

/* A value that governs several rows stands in each of them, muted below the first. */
static struct draft_cell repeated(struct book_maker *maker, const struct draft_cell *above)
{
    struct draft_cell cell = *above;
    struct cell_format look = *above->look;
    look.rgb = maker->publication->colours[COLOUR_MUTED];
    look.top = RULE_NONE;
    cell.look = draft_look(maker, look);
    cell.rows = 1;
    cell.key = true;
    return cell;
}

static void remember(struct reach *reach, struct draft_cell *cell, uint32_t row)
{
    reach[cell->column] = (struct reach){cell, row, cell->rows};
}

/* Continues the cells above in a row of a sheet that can be filtered; `cells` has room for all columns. */
static void fill_row(struct book_maker *maker, const struct row_place *place, struct draft_row *row,
                     struct reach *reach)
{
    const struct table_row *source = place->row;
    uint16_t next = 0;
    for (uint16_t column = 0; column < place->table->column_count; column++) {
        while (next < source->cell_count && source->cells[next].column < column)
            next++;
        struct draft_cell *to = &row->cells[row->cell_count];
        if (next < source->cell_count && source->cells[next].column == column) {
            *to = draft_of(maker, place, &source->cells[next]);
            if (source->cells[next].repeated && !to->text.text.length && reach[column].cell)
                *to = repeated(maker, reach[column].cell);
            remember(reach, to, place->index);
            if (source->kind == ROW_BODY) to->rows = 1;
        } else if (reach[column].cell && place->index < reach[column].from + reach[column].rows &&
                   reach[column].rows > 1 && source->kind == ROW_BODY) {
            *to = repeated(maker, reach[column].cell);
        } else {
            continue;
        }
        column = (uint16_t)(column + to->columns - 1);
        row->cell_count++;
    }
}

/* Joins repeated cells to the one above. */
static void merge_row(struct book_maker *maker, const struct row_place *place, struct draft_row *row,
                      struct reach *reach)
{
    for (uint16_t i = 0; i < place->row->cell_count; i++) {
        const struct table_cell *cell = &place->row->cells[i];
        if (cell->column >= place->table->column_count) continue;
        struct reach *above = &reach[cell->column];
        struct draft_cell draft = draft_of(maker, place, cell);
        bool adjoins = above->cell && above->from + above->cell->rows == place->index &&
                       above->cell->columns == draft.columns;
        if (cell->repeated && adjoins && place->row->kind == ROW_BODY) {
            struct cell_format look = *above->cell->look;
            look.bottom = draft.look->bottom;
            above->cell->look = draft_look(maker, look);
            above->cell->rows += draft.rows;
            continue;
        }
        struct draft_cell *to = &row->cells[row->cell_count++];
        *to = draft;
        if (place->row->kind == ROW_BODY)
            remember(reach, to, place->index);
        else
            above->cell = NULL; /* a value does not repeat its heading */
    }
}

/* Borders of a merged cell are drawn from its one format: the end of the table is its end too. */
static void close_merges(struct book_maker *maker, struct draft_table *draft)
{
    if (draft->table->plain) return;
    for (uint32_t r = 0; r < draft->row_count; r++) {
        for (uint16_t i = 0; i < draft->rows[r].cell_count; i++) {
            struct draft_cell *cell = &draft->rows[r].cells[i];
            if (r + cell->rows > draft->row_count) cell->rows = draft->row_count - r;
            if (r + cell->rows < draft->row_count || cell->look->bottom != RULE_NONE) continue;
            struct cell_format look = *cell->look;
            look.bottom = RULE_REGULAR;
            cell->look = draft_look(maker, look);
        }
    }
}

struct draft_table *draft_table(struct book_maker *maker, const struct table *table)
{
    struct draft_table *draft = ARENA_NEW(maker->arena, struct draft_table);
    draft->table = table;
    draft->rows = ARENA_ARRAY(maker->arena, struct draft_row, table->row_count);
    struct reach *reach = ARENA_ARRAY(maker->arena, struct reach, table->column_count);
    for (const struct table_row *row = table->rows; row && draft->row_count < table->row_count;
         row = row->next) {
        struct row_place place = {table, row, draft->row_count};
        struct draft_row *to = &draft->rows[draft->row_count];
        *to = (struct draft_row){.kind = row->kind, .key = row->key, .part_count = 1};
        bool fills = table->filter && row->kind == ROW_BODY;
        to->cells =
            ARENA_ARRAY(maker->arena, struct draft_cell, fills ? table->column_count : row->cell_count);
        if (row->cell_count) to->at = row->cells[0].at;
        if (fills)
            fill_row(maker, &place, to, reach);
        else
            merge_row(maker, &place, to, reach);
        draft->row_count++;
    }
    close_merges(maker, draft);
    return draft;
}

/* -- what a cell needs ---------------------------------------------------------------------------------------------------- */

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
