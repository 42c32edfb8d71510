/* table_vertical.c: cells set vertically: their text is wrapped to the height of their rows and never stretches them
 * unless it could not be read otherwise. */
#include "table.h"

enum { NO_END = INT32_MAX / 4, MOST_PARAGRAPHS = 32, MOST_TRIES = 64 };

struct vertical {
    struct set_text texts[MOST_PARAGRAPHS];
    const struct style *styles[MOST_PARAGRAPHS];
    uint16_t count;
    int32_t width;  /* of all its columns of characters */
    int32_t height; /* of the longest */
};

/* Objects that lie in a line stand as their text in a column. */
static struct inline_run *as_text(struct arena *arena, const struct inline_run *run)
{
    struct inline_run *first = NULL, **end = &first;
    for (; run; run = run->next) {
        struct inline_run *copy = ARENA_NEW(arena, struct inline_run);
        *copy = *run;
        copy->next = NULL;
        if (copy->text.length > 0) copy->kind = INLINE_TEXT;
        *end = copy;
        end = &copy->next;
    }
    return first;
}

static int32_t no_width(const struct inline_run *run, const struct style *style, void *context)
{
    (void)run, (void)style, (void)context;
    return 0;
}

static void set_vertical(struct flow *flow, struct arena *arena, const struct set_cell *cell, int32_t measure,
                         struct vertical *out)
{
    *out = (struct vertical){.count = 0};
    for (const struct block *block = cell->blocks; block && out->count < MOST_PARAGRAPHS; block = block->next) {
        if (block->kind != BLOCK_PARAGRAPH) continue;
        const struct style *style = block->style ? block->style : cell->style;
        if (!style) style = &flow->publication->styles[0];
        style = style_aligned(flow, style, ALIGN_START);
        struct set_text text =
            lines_set(flow->setter, arena, as_text(arena, block->paragraph.first), style,
                      (struct measure){.width = measure}, SET_VERTICAL | SET_NO_INDENT, no_width, NULL);
        out->texts[out->count] = text;
        out->styles[out->count++] = style;
        out->width += (int32_t)text.line_count * style->leading;
        if (text.widest > out->height) out->height = text.widest;
    }
}

int32_t vertical_height(struct flow *flow, const struct set_cell *cell, int32_t least)
{
    struct stage_arena *memory = stage_enter(flow->stage);
    struct vertical vertical;
    set_vertical(flow, memory->arena, cell, NO_END, &vertical);
    int32_t longest = vertical.height, measure = least - cell->padding.top - cell->padding.bottom;
    int32_t em = vertical.count > 0 ? vertical.styles[0]->size : 0;
    if (measure < em) measure = em;
    for (int tries = 0; em > 0 && measure < longest && tries < MOST_TRIES; tries++) {
        set_vertical(flow, memory->arena, cell, measure, &vertical);
        if (vertical.width <= cell->width) break;
        int32_t wanted = (int32_t)((int64_t)measure * (vertical.width - vertical.styles[0]->leading) / cell->width);
        measure = wanted > measure + em ? wanted : measure + em;
    }
    stage_leave(flow->stage, memory);
    if (measure > longest) measure = longest;
    return measure + cell->padding.top + cell->padding.bottom;
}

bool vertical_draw(struct flow *flow, const struct set_cell *cell, int32_t x, int32_t top, int32_t bottom,
                   enum cell_end end)
{
    int32_t measure = bottom - top - cell->padding.top - cell->padding.bottom;
    struct stage_arena *memory = stage_enter(flow->stage);
    struct vertical vertical;
    set_vertical(flow, memory->arena, cell, measure > PT ? measure : PT, &vertical);
    bool fits = vertical.width <= cell->width && vertical.height <= measure;
    if (fits || end == CELL_ENDS) {
        int32_t right = x + cell->left + (cell->width + vertical.width) / 2;
        for (uint16_t i = 0; i < vertical.count; i++) {
            for (uint32_t j = 0; j < vertical.texts[i].line_count; j++, right -= vertical.styles[i]->leading) {
                const struct set_line *line = &vertical.texts[i].lines[j];
                struct point at = {right - vertical.styles[i]->leading / 2, top + cell->padding.top + line->indent};
                for (const struct piece *piece = line->first; piece; piece = piece->next)
                    if (piece->is_text) piece_draw(flow, piece, at, cell->tag);
            }
        }
    }
    stage_leave(flow->stage, memory);
    return fits || end == CELL_ENDS;
}
