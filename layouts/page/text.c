/* text.c: text pieces put on the page. */
#include "text.h"

#include <string.h>

#include "stage.h"
#include "tags.h"

/* Set lines die with their galley, and records that came late with theirs; what an item keeps of them is copied. */
static const int16_t *kept(struct page_maker *maker, const struct text_item *text)
{
    if (!text->extra) return NULL;
    size_t count = text_bases(text->text);
    int16_t *copy = ARENA_ARRAY(maker->memory.page, int16_t, count);
    memcpy(copy, text->extra, count * sizeof *copy);
    return copy;
}

void text_draw_piece(struct page_maker *maker, const struct piece *piece, struct point at, uint32_t tag)
{
    uint32_t rgb = maker->recolouring.on ? maker->recolouring.rgb : piece->rgb;
    const int16_t *extra = kept(maker, &piece->text);
    struct item *item = pen_add_item(&maker->items, ITEM_TEXT, tag_current(maker, tag), rgb);
    item->text = piece->text;
    item->text.origin.x += at.x;
    item->text.origin.y += at.y;
    item->text.extra = extra;
    item->text.text = text_copy(maker->memory.page, item->text.text);
}

void text_draw(struct page_maker *maker, struct text text, const struct style *style, struct point baseline,
               uint32_t tag)
{
    if (text.length == 0) return;
    struct stage_arena *memory = stage_enter(maker->stage);
    struct set_line line = lines_one(maker->setter, memory->arena, text, (struct position){0}, style);
    for (const struct piece *piece = line.first; piece; piece = piece->next)
        if (piece->is_text)
            text_draw_piece(maker, piece, (struct point){baseline.x + line.indent, baseline.y}, tag);
    stage_leave(maker->stage, memory);
}
