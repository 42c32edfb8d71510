/* lists.c: cells whose values come from a scale: drop-down lists, and how the best and the worst stand out. */
#include "lists.h"

/* The scales of the book that are offered, each once: a column of the hidden sheet for each. */
struct offered {
    struct offered_scale {
        const struct record *scale;
        struct choice_list list;
    } * *at;
    size_t count, capacity;
};

static const struct text *symbols_of(struct book_maker *maker, const struct record *scale, uint32_t *count)
{
    size_t marks = 0;
    for (const struct record *mark = record_child(scale, RECORD_MARK); mark; mark = record_following(mark))
        marks++;
    struct text *symbols = ARENA_ARRAY(maker->arena, struct text, marks);
    *count = 0;
    for (const struct record *mark = record_child(scale, RECORD_MARK); mark; mark = record_following(mark)) {
        struct text symbol = record_value(mark, ATTRIBUTE_SYMBOL);
        if (symbol.length) symbols[(*count)++] = symbol;
    }
    return symbols;
}

/* NULL: the scale has no marks. */
static const struct choice_list *list_of(struct book_maker *maker, const struct record *scale)
{
    if (!maker->offered) maker->offered = ARENA_NEW(maker->arena, struct offered);
    struct offered *offered = maker->offered;
    for (size_t i = 0; i < offered->count; i++)
        if (offered->at[i]->scale == scale) return &offered->at[i]->list;
    uint32_t count;
    const struct text *symbols = symbols_of(maker, scale, &count);
    if (!count) return NULL;
    struct offered_scale *made = ARENA_NEW(maker->arena, struct offered_scale);
    uint16_t column = (uint16_t)offered->count;
    *made = (struct offered_scale){scale,
                                   {text_format(maker->arena, "choices_%u", column + 1u).at,
                                    {0, count - 1, column, column},
                                    symbols,
                                    count}};
    offered->at = arena_grow(maker->arena, offered->at, offered->count, offered->count + 1,
                             &offered->capacity, sizeof *offered->at);
    offered->at[offered->count++] = made;
    return &made->list;
}

/* Words of a list (新規 継続 拡充) are read; only a sign is told from its neighbours by its looks. */
static bool is_sign(struct text symbol)
{
    uint32_t c = text_next(&symbol);
    return !symbol.length && c >= 0x2000 && (c < 0x3040 || c == 0x30FB);
}

/* Exceptions are found first, in grey print too: the best mark in a frame on tint, the worst bold in a frame on orange
 * (オレンジ of the カラーユニバーサルデザイン set), a middle grey. Cells are as tall as their row: black would waste ink. */
static void add_highlights(struct sheet_builder *builder, struct merge range, const struct choice_list *list)
{
    enum { ORANGE = 0xF6AA00 };
    const struct text *symbols = list->values;
    uint32_t count = list->value_count;
    struct sheet *sheet = builder->sheet;
    const uint32_t *colours = builder->maker->publication->colours;
    if (count < 2 || !is_sign(symbols[0]) || !is_sign(symbols[count - 1])) return;
    struct cell_format best = {.bold = true,
                               .size = BOOK_NORMAL_SIZE,
                               .rgb = colours[COLOUR_ACCENT],
                               .fill = colours[COLOUR_TINT],
                               .top = RULE_REGULAR,
                               .bottom = RULE_REGULAR,
                               .left = RULE_REGULAR,
                               .right = RULE_REGULAR};
    struct cell_format worst = best;
    worst.rgb = colours[COLOUR_INK];
    worst.fill = ORANGE;
    struct highlight both[] = {{range, symbols[0], draft_look(builder->maker, best)},
                               {range, symbols[count - 1], draft_look(builder->maker, worst)}};
    for (size_t i = 0; i < ARRAY_LEN(both); i++) {
        sheet->highlights = arena_grow(builder->maker->arena, sheet->highlights, sheet->highlight_count,
                                       (size_t)sheet->highlight_count + 1, &builder->highlight_capacity,
                                       sizeof *sheet->highlights);
        sheet->highlights[sheet->highlight_count++] = both[i];
    }
}

static void add_list(struct sheet_builder *builder, struct merge range, const struct record *scale)
{
    struct sheet *sheet = builder->sheet;
    const struct choice_list *list = list_of(builder->maker, scale);
    if (!list) return;
    sheet->choices =
        arena_grow(builder->maker->arena, sheet->choices, sheet->choice_count,
                   (size_t)sheet->choice_count + 1, &builder->choice_capacity, sizeof *sheet->choices);
    sheet->choices[sheet->choice_count++] = (struct choice){range, list};
    add_highlights(builder, range, list);
}

/* One list for each run of rows whose cells in a column take their values from the same scale. */
void lists_add(struct sheet_builder *builder, const struct draft_table *draft)
{
    uint16_t columns = builder->plan.count;
    struct open_list {
        const struct record *scale;
        struct merge range;
    } *open = arena_array(builder->maker->arena, columns, sizeof *open);
    for (uint32_t r = 0; r < draft->row_count; r++) {
        const struct draft_row *row = &draft->rows[r];
        for (uint16_t i = 0; i < row->cell_count; i++) {
            const struct draft_cell *cell = &row->cells[i];
            struct open_list *list = &open[cell->column];
            const struct draft_row *last = &draft->rows[r + cell->rows - 1];
            uint32_t last_row = last->first + last->part_count - 1;
            if (row->kind != ROW_BODY && !cell->scale) continue; /* a band between does not end a list */
            if (list->scale && list->scale != cell->scale) add_list(builder, list->range, list->scale);
            if (list->scale != cell->scale)
                list->range = (struct merge){row->first, last_row, cell->column, cell->column};
            list->scale = cell->scale;
            list->range.last_row = last_row;
        }
    }
    for (uint16_t c = 0; c < columns; c++)
        if (open[c].scale) add_list(builder, open[c].range, open[c].scale);
}

/* -- the hidden sheet --------------------------------------------------------------------------------------------------- */

size_t lists_count(const struct book_maker *maker)
{
    return maker->offered ? maker->offered->count : 0;
}

const struct choice_list *const *lists_all(const struct book_maker *maker)
{
    const struct choice_list **all =
        ARENA_ARRAY(maker->arena, const struct choice_list *, lists_count(maker));
    for (size_t i = 0; i < lists_count(maker); i++)
        all[i] = &maker->offered->at[i]->list;
    return all;
}

/* Row by row, since a sheet's cells come so. Nobody is to change it: what a form is read back by would change with it. */
void lists_make_sheet(struct book_maker *maker, struct sheet *sheet)
{
    enum { WIDTH = 120 * PT };
    struct sheet_builder builder = {.maker = maker, .sheet = sheet};
    struct cell_format look = draft_style(maker, NULL);
    look.wrap = false;
    size_t lists = lists_count(maker);
    bool more = true;
    for (uint32_t row = 0; more; row++) {
        more = false;
        for (size_t i = 0; i < lists; i++) {
            const struct choice_list *list = &maker->offered->at[i]->list;
            if (row >= list->value_count) continue;
            if (sheet->row_count <= row) sheet_add_row(&builder, book_pitch(look.size), ROW_FIXED);
            sheet_add_cell(&builder, &(struct book_cell){.row = row,
                                                         .column = (uint16_t)i,
                                                         .kind = BOOK_TEXT,
                                                         .text = list->values[row],
                                                         .format = draft_look(maker, look)});
            more = true;
        }
    }
    sheet->column_count = (uint16_t)lists;
    sheet->column_widths = ARENA_ARRAY(maker->arena, int32_t, lists);
    for (size_t i = 0; i < lists; i++)
        sheet->column_widths[i] = WIDTH;
    sheet->hidden = sheet->protect = true;
}
