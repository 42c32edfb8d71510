/* vertical.c: cells set vertically: their text is wrapped to the height of their rows and never stretches them
 * unless it could not be read otherwise. */
#include "vertical.h"

#include "layouts/page/line.h"
#include "layouts/page/object.h"
#include "layouts/page/styles.h"

/* A cell of more paragraphs is set in lines like any other (vertical_can): nothing of it is lost. */
enum { MOST_PARAGRAPHS = 32, MOST_TRIES = 64 };

struct vertical {
    struct set_text texts[MOST_PARAGRAPHS];
    const struct style *styles[MOST_PARAGRAPHS];
    uint16_t count;
    int32_t width;  /* of all its columns of characters */
    int32_t height; /* of the longest */
};

/* What has no way of its own to stand in a column stands as its text. */
static struct inline_run *as_text(struct arena *arena, const struct inline_run *run)
{
    struct inline_run *first = NULL, **end = &first;
    for (; run; run = run->next) {
        struct inline_run *copy = ARENA_NEW(arena, struct inline_run);
        *copy = *run;
        copy->next = NULL;
        if (copy->text.length > 0 && !object_stands(run)) copy->kind = INLINE_TEXT;
        *end = copy;
        end = &copy->next;
    }
    return first;
}

/* What is only known where a line is drawn has no column to stand in. */
static bool stands_in_lines(const struct inline_run *run)
{
    for (; run; run = run->next)
        if (run->kind == INLINE_FOLIO || run->kind == INLINE_PAGE_COUNT || run->kind == INLINE_RUNNING)
            return true;
    return false;
}

bool vertical_can(const struct block *first)
{
    uint16_t count = 0;
    for (const struct block *block = first; block; block = block->next)
        if (block->kind != BLOCK_PARAGRAPH || stands_in_lines(block->paragraph.first) ||
            ++count > MOST_PARAGRAPHS)
            return false;
    return true;
}

static void set_paragraphs(struct flow *flow, struct arena *arena, const struct set_cell *cell,
                           int32_t measure, uint16_t most, struct vertical *out)
{
    *out = (struct vertical){.count = 0};
    for (const struct block *block = cell->blocks; block && out->count < most; block = block->next) {
        if (block->kind != BLOCK_PARAGRAPH) continue;
        const struct style *style = block->style ? block->style : cell->style;
        if (!style) style = &flow->maker->publication->styles[0];
        style = style_aligned(flow->maker, style, ALIGN_START);
        struct object_context context = {flow->maker, false};
        struct set_text text = lines_set(flow->maker->setter, arena, as_text(arena, block->paragraph.first),
                                         style, (struct measure){.width = measure},
                                         SET_VERTICAL | SET_NO_INDENT, object_extent_of, &context);
        out->texts[out->count] = text;
        out->styles[out->count++] = style;
        out->width = tallest_of(out->width + (int64_t)text.line_count * style->leading);
        if (text.widest > out->height) out->height = text.widest;
    }
}

static void set_vertical(struct flow *flow, struct arena *arena, const struct set_cell *cell, int32_t measure,
                         struct vertical *out)
{
    set_paragraphs(flow, arena, cell, measure, MOST_PARAGRAPHS, out);
}

int32_t vertical_height(struct flow *flow, const struct set_cell *cell, int32_t least)
{
    struct stage_arena *memory = stage_enter(flow->maker->stage);
    struct vertical vertical;
    set_vertical(flow, memory->arena, cell, LINE_NO_END, &vertical);
    int32_t longest = vertical.height, measure = least - cell->padding.top - cell->padding.bottom;
    int32_t em = vertical.count > 0 ? vertical.styles[0]->size : 0;
    if (measure < em) measure = em;
    for (int tries = 0; em > 0 && measure < longest && tries < MOST_TRIES; tries++) {
        set_vertical(flow, memory->arena, cell, measure, &vertical);
        if (vertical.width <= cell->width) break;
        int32_t wanted = tallest_of((int64_t)measure * (vertical.width - vertical.styles[0]->leading) /
                                    (cell->width > 0 ? cell->width : 1));
        measure = wanted > measure + em ? wanted : measure + em;
    }
    stage_leave(flow->maker->stage, memory);
    if (measure > longest) measure = longest;
    return measure + cell->padding.top + cell->padding.bottom;
}

/* How many columns of characters stand side by side in the cell. */
static uint32_t columns_abreast(const struct set_cell *cell, const struct vertical *vertical)
{
    int32_t leading = vertical->count > 0 ? vertical->styles[0]->leading : 0;
    int32_t count = leading > 0 ? cell->width / leading : 1;
    return count > 1 ? (uint32_t)count : 1;
}

static uint32_t count_columns(const struct vertical *vertical)
{
    uint32_t count = 0;
    for (uint16_t i = 0; i < vertical->count; i++)
        count += vertical->texts[i].line_count;
    return count;
}

/* A text that goes on over pages is set once: it may be as long as a book. */
static const struct vertical *set_columns(struct flow *flow, struct set_cell *cell)
{
    if (!cell->columns) {
        struct vertical *columns = ARENA_NEW(cell->memory->arena, struct vertical);
        set_vertical(flow, cell->memory->arena, cell, cell->column_height, columns);
        cell->columns = columns;
    }
    return cell->columns;
}

int32_t vertical_rest(struct flow *flow, struct set_cell *cell)
{
    const struct vertical *vertical = set_columns(flow, cell);
    uint32_t rest = count_columns(vertical) - cell->next_column, abreast = columns_abreast(cell, vertical);
    int64_t parts = ((int64_t)rest + abreast - 1) / abreast;
    return tallest_of(parts * cell->column_height) + cell->padding.top + cell->padding.bottom;
}

/* Columns `from` to `to`, from right to left, in the middle of the cell. */
static void draw_columns(struct flow *flow, const struct set_cell *cell, const struct vertical *vertical,
                         struct point at, uint32_t from, uint32_t to)
{
    int64_t width = 0;
    for (uint32_t i = 0, n = 0; i < vertical->count; i++)
        for (uint32_t j = 0; j < vertical->texts[i].line_count; j++, n++)
            if (n >= from && n < to) width += vertical->styles[i]->leading;
    int32_t right = at.x + cell->left + tallest_of((cell->width + width) / 2);
    for (uint32_t i = 0, n = 0; i < vertical->count; i++) {
        struct line_links links = {0};
        for (uint32_t j = 0; j < vertical->texts[i].line_count; j++, n++) {
            if (n < from || n >= to) continue;
            const struct set_line *line = &vertical->texts[i].lines[j];
            struct point start = {right - vertical->styles[i]->leading / 2,
                                  at.y + cell->padding.top + line->indent};
            line_draw_column(flow->maker, &links, line, vertical->styles[i], start, cell->tag);
            right -= vertical->styles[i]->leading;
        }
    }
}

/* Where the whole text has to wait for the next page, its first paragraph (the number of a goal) says what begins. */
static void announce(struct flow *flow, struct arena *arena, struct set_cell *cell, int32_t measure,
                     struct point at)
{
    struct vertical first;
    set_paragraphs(flow, arena, cell, measure, 1, &first);
    if (first.count == 0 || first.width > cell->width || first.height > measure || !cell->blocks->next)
        return;
    flow->maker->artifacts++;
    draw_columns(flow, cell, &first, at, 0, count_columns(&first));
    flow->maker->artifacts--;
    cell->announced = true;
}

bool vertical_draw(struct flow *flow, struct set_cell *cell, int32_t x, int32_t top, int32_t bottom,
                   enum cell_end end)
{
    int32_t measure = bottom - top - cell->padding.top - cell->padding.bottom;
    if (measure < PT) measure = PT;
    struct stage_arena *memory = stage_enter(flow->maker->stage);
    struct vertical vertical;
    if (cell->column_height > 0) {
        measure = cell->column_height;
        vertical = *set_columns(flow, cell);
    } else {
        set_vertical(flow, memory->arena, cell, measure, &vertical);
    }
    uint32_t count = count_columns(&vertical), from = cell->next_column, to = from;
    bool fits = vertical.width <= cell->width && vertical.height <= measure;
    if (end == CELL_ENDS || (fits && cell->column_height == 0)) {
        to = count;
    } else if (end == CELL_MUST_GO_ON || cell->column_height > 0) {
        cell->column_height = measure;
        to = from + columns_abreast(cell, &vertical);
        if (to > count) to = count;
    } else {
        announce(flow, memory->arena, cell, measure, (struct point){x, top});
    }
    draw_columns(flow, cell, &vertical, (struct point){x, top}, from, to);
    cell->next_column = to == count ? 0 : to;
    stage_leave(flow->maker->stage, memory);
    return to == count;
}
