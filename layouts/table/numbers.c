/* numbers.c: columns hold their numbers.
 *
 * A definition says how wide the columns of a table are, for numbers as most cities write them; a house style, or a city of
 * millions, may want more room. Where a column is narrower than its widest number, the columns that have room to spare give it,
 * first those of text (in fractions, or by content), then those of fixed width. Nothing changes where all numbers fit. */
#include "numbers.h"

#include "layouts/page/object.h"
#include "layouts/page/stage.h"

#include "generator/core/text.h"

enum { CENTRED_PADDING = 2 * PT, CENTRED_EMS = 5, COUNTER = 6, TEXT_EMS = 4 };

/* A stretch of digits with their signs, and a few characters more. */
struct number_stretch {
    int64_t width, widest; /* in 1/3 of a size: half-width characters take no more than two, others three */
    unsigned after;        /* characters after the last digit, which may be its counter */
    bool any;
};

static void stretch_add(struct number_stretch *stretch, uint32_t c, int32_t size)
{
    bool digit = text_is_digit(c);
    if (!digit && ++stretch->after > COUNTER) {
        *stretch = (struct number_stretch){.widest = stretch->widest};
        return;
    }
    if (digit) {
        stretch->after = 0;
        stretch->any = true;
    }
    stretch->width += (int64_t)size * (c < 0x80 ? 2 : 3);
    if (stretch->any && stretch->width > stretch->widest) stretch->widest = stretch->width;
}

/* No number of the paragraph is wider than what this returns, which costs next to nothing; 0 when it has none. */
static int64_t bound_of(const struct block *block, const struct style *style)
{
    struct number_stretch stretch = {0};
    for (const struct inline_run *run = block->paragraph.first; run; run = run->next) {
        if (run->kind != INLINE_TEXT) continue;
        int32_t size = run->style ? run->style->size : style->size;
        for (struct text rest = run->text; rest.length;)
            stretch_add(&stretch, text_next(&rest), size);
    }
    return stretch.widest / 3;
}

struct asked {
    struct page_maker *maker;
    const struct style *style; /* of paragraphs without one */
    enum align align;          /* of the cell; ALIGN_START: the style's own */
    int32_t padding;           /* left and right */
    int32_t width;      /* of the column as it is; a number that surely fits is not measured. 0: all are */
    int32_t need, keep; /* for its numbers; with a few characters of its text, which it does not give away */
};

/* Padding beside centred text gives way in a narrow column (table/cell.c). */
static int32_t with_padding(const struct asked *asked, const struct style *style, int32_t width)
{
    bool centred = asked->align == ALIGN_CENTER;
    if (centred && width + CENTRED_PADDING <= CENTRED_EMS * style->size) return width + CENTRED_PADDING;
    return width + asked->padding;
}

static void ask_text(struct asked *asked, const struct block *block, const struct style *style,
                     int32_t marker)
{
    struct stage_arena *memory = stage_enter(asked->maker->stage);
    struct object_context context = {asked->maker, false};
    int32_t text = lines_widths(asked->maker->setter, memory->arena, block->paragraph.first, style,
                                object_width_of, &context)
                       .largest;
    stage_leave(asked->maker->stage, memory);
    if (text > TEXT_EMS * style->size) text = TEXT_EMS * style->size;
    int32_t keep = with_padding(asked, style, text + marker);
    if (text > 0 && keep > asked->keep) asked->keep = keep;
}

static void ask_blocks(struct asked *asked, const struct block *block)
{
    for (; block; block = block->next) {
        if (block->kind == BLOCK_GROUP) ask_blocks(asked, block->group.first);
        if (block->kind != BLOCK_PARAGRAPH) continue;
        const struct style *style = block->style ? block->style : asked->style;
        if (!style) style = &asked->maker->publication->styles[0];
        int64_t bound = bound_of(block, style);
        int32_t marker = block->paragraph.marker ? block->paragraph.marker_width : 0;
        if (asked->width == 0) ask_text(asked, block, style, marker);
        if (bound == 0 || (asked->width > 0 && bound + marker + asked->padding <= asked->width)) continue;
        struct object_context context = {asked->maker, false};
        int32_t number = lines_widest_number(asked->maker->setter, block->paragraph.first, style,
                                             object_width_of, &context);
        if (number == 0) continue;
        int32_t need = with_padding(asked, style, number + marker);
        if (need > asked->need) asked->need = need;
    }
}

static enum align align_of(const struct table_column *column, const struct table_cell *cell)
{
    return cell->align != ALIGN_START ? cell->align : column->align;
}

/* What a column needs for its numbers, and what it keeps when it gives. */
struct needs {
    int32_t need, keep;
};

/* `columns`: as wide as they are, NULL where numbers that surely fit are asked, too, and texts. */
static void ask_columns(struct page_maker *maker, const struct table *table, const int32_t *columns,
                        struct needs *needs)
{
    for (const struct table_row *row = table->rows; row; row = row->next) {
        for (uint16_t i = 0; i < row->cell_count; i++) {
            const struct table_cell *cell = &row->cells[i];
            if (cell->columns > 1 || cell->column >= table->column_count || cell->vertical) continue;
            const struct table_column *column = &table->columns[cell->column];
            bool head = row->kind == ROW_HEAD && column->head_style;
            struct asked asked = {.maker = maker,
                                  .style = head ? column->head_style : column->style,
                                  .align = align_of(column, cell),
                                  .padding = table->padding[1] + table->padding[3],
                                  .width = columns ? columns[cell->column] : 0,
                                  .need = needs[cell->column].need,
                                  .keep = needs[cell->column].keep};
            ask_blocks(&asked, cell->first);
            needs[cell->column] = (struct needs){asked.need, asked.keep};
        }
    }
}

static int32_t spare_of(struct needs needs, int32_t width)
{
    int32_t least = needs.need > needs.keep ? needs.need : needs.keep;
    return width > least ? width - least : 0;
}

enum giver { GIVES_TEXT, GIVES_FIXED };

static enum giver giver_of(const struct table_column *column)
{
    return column->width.fixed > 0 ? GIVES_FIXED : GIVES_TEXT;
}

/* Takes up to `wanted` from the columns of one sort, in proportion to what each can spare; returns what it got. */
static int64_t take(const struct table *table, int32_t *columns, const struct needs *needs, enum giver giver,
                    int64_t wanted)
{
    int64_t spare = 0, taken = 0;
    for (uint16_t i = 0; i < table->column_count; i++)
        if (giver_of(&table->columns[i]) == giver) spare += spare_of(needs[i], columns[i]);
    if (wanted > spare) wanted = spare;
    for (uint16_t i = 0; i < table->column_count && wanted > 0; i++) {
        if (giver_of(&table->columns[i]) != giver) continue;
        int64_t of_column = spare_of(needs[i], columns[i]);
        int64_t part = (of_column * wanted + spare - 1) / spare; /* rounded up: what is wanted is got */
        if (part > of_column) part = of_column;
        columns[i] -= (int32_t)part;
        taken += part;
    }
    return taken;
}

static int64_t lacking(const struct table *table, const int32_t *columns, const struct needs *needs)
{
    int64_t lacks = 0;
    for (uint16_t i = 0; i < table->column_count; i++)
        if (needs[i].need > columns[i]) lacks += needs[i].need - columns[i];
    return lacks;
}

/* Shares what was got among the columns that lack room; what rounding left over goes to the last of them. */
static void give(const struct table *table, int32_t *columns, const struct needs *needs, int64_t lacks,
                 int64_t got)
{
    for (uint16_t i = 0; i < table->column_count && lacks > 0; i++) {
        if (needs[i].need <= columns[i]) continue;
        int64_t lack = needs[i].need - columns[i], part = lack * got / lacks;
        columns[i] += (int32_t)part;
        got -= part;
        lacks -= lack;
    }
}

bool numbers_hold(struct page_maker *maker, const struct table *table, struct arena *arena, int32_t measure,
                  int32_t *columns)
{
    struct needs *needs = ARENA_ARRAY(arena, struct needs, table->column_count);
    ask_columns(maker, table, columns, needs);
    if (lacking(table, columns, needs) == 0) return true;
    ask_columns(maker, table, NULL, needs); /* what those who give must keep */
    int64_t lacks = lacking(table, columns, needs), got = measure;
    for (uint16_t i = 0; i < table->column_count; i++)
        got -= columns[i];
    got = got < 0 ? 0 : got > lacks ? lacks : got;
    if (got < lacks) got += take(table, columns, needs, GIVES_TEXT, lacks - got);
    if (got < lacks) got += take(table, columns, needs, GIVES_FIXED, lacks - got);
    give(table, columns, needs, lacks, got);
    return got >= lacks;
}
