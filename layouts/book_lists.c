/* book_lists.c: cells whose values come from a scale: drop-down lists, and how the best and the worst stand out. */
#include "book_sheet.h"

static const struct text *symbols_of(struct book_maker *maker, const struct record *scale, uint16_t *count)
{
    uint16_t marks = 0;
    for (const struct record *mark = record_child(scale, RECORD_MARK); mark; mark = record_following(mark))
        marks++;
    enum { LONGEST_LIST = 255 }; /* characters of all values, with commas between */
    struct text *symbols = ARENA_ARRAY(maker->arena, struct text, marks);
    size_t length = 0;
    *count = 0;
    for (const struct record *mark = record_child(scale, RECORD_MARK); mark; mark = record_following(mark)) {
        struct text symbol = record_value(mark, ATTRIBUTE_SYMBOL);
        if (symbol.length) symbols[(*count)++] = symbol;
        length += text_count(symbol) + 1;
    }
    if (length > LONGEST_LIST) *count = 0; /* Excel has no drop-down for it */
    return symbols;
}

/* Words of a list (新規 継続 拡充) are read; only a sign is told from its neighbours by its looks. */
static bool is_sign(struct text symbol)
{
    uint32_t c = text_next(&symbol);
    return !symbol.length && c >= 0x2000 && (c < 0x3040 || c == 0x30FB);
}

/* Exceptions are found first, in grey print too: the best mark in a frame on tint, the worst bold in a frame on orange
 * (オレンジ of the カラーユニバーサルデザイン set), a middle grey. Cells are as tall as their row: black would waste ink. */
static void add_highlights(struct sheet_builder *builder, struct merge range, const struct text *symbols,
                           uint16_t count)
{
    enum { ORANGE = 0xF6AA00 };
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
    uint16_t count;
    const struct text *symbols = symbols_of(builder->maker, scale, &count);
    if (!count) return;
    sheet->choices =
        arena_grow(builder->maker->arena, sheet->choices, sheet->choice_count,
                   (size_t)sheet->choice_count + 1, &builder->choice_capacity, sizeof *sheet->choices);
    sheet->choices[sheet->choice_count++] = (struct choice){range, symbols, count};
    add_highlights(builder, range, symbols, count);
}

/* One list for each run of rows whose cells in a column take their values from the same scale. */
void sheet_add_lists(struct sheet_builder *builder, const struct draft_table *draft)
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
