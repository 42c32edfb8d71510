/* text.c: text pieces put on the page, and the styles derived for them. */
#include "layouts/flow/flow.h"

#include <string.h>

/* A style of the publication with another alignment or size; made once, found again by its parts. */
struct derived_style {
    const struct style *of;
    struct style style;
    struct derived_style *next;
};

static const struct style *derive(struct flow *flow, const struct style *of, enum align align, int32_t size)
{
    for (struct derived_style *each = flow->derived; each; each = each->next)
        if (each->of == of && each->style.align == align && each->style.size == size) return &each->style;
    struct derived_style *made = ARENA_NEW(flow->arena, struct derived_style);
    made->of = of;
    made->style = *of;
    made->style.align = align;
    made->style.size = size;
    made->next = flow->derived;
    flow->derived = made;
    return &made->style;
}

const struct style *style_aligned(struct flow *flow, const struct style *style, int align)
{
    return align < 0 || style->align == (enum align)align
               ? style
               : derive(flow, style, (enum align)align, style->size);
}

const struct style *style_sized(struct flow *flow, const struct style *style, int32_t size)
{
    return style->size == size ? style : derive(flow, style, style->align, size);
}

/* Set lines die with their galley, and records that came late with theirs; what an item keeps of them is copied. */
static const int16_t *kept(struct flow *flow, const struct text_item *text)
{
    if (!text->extra) return NULL;
    size_t count = text_bases(text->text);
    int16_t *copy = ARENA_ARRAY(flow->matter, int16_t, count);
    memcpy(copy, text->extra, count * sizeof *copy);
    return copy;
}

void piece_draw(struct flow *flow, const struct piece *piece, struct point at, uint32_t tag)
{
    uint32_t rgb = flow->recolouring.on ? flow->recolouring.rgb : piece->rgb;
    const int16_t *extra = kept(flow, &piece->text);
    struct item *item = items_add(&flow->items, ITEM_TEXT, tag_current(flow, tag), rgb);
    item->text = piece->text;
    item->text.origin.x += at.x;
    item->text.origin.y += at.y;
    item->text.extra = extra;
    item->text.text = text_copy(flow->matter, item->text.text);
}

void text_draw(struct flow *flow, struct text text, const struct style *style, struct point baseline,
               uint32_t tag)
{
    if (text.length == 0) return;
    struct stage_arena *memory = stage_enter(flow->stage);
    struct set_line line = lines_one(flow->setter, memory->arena, text, (struct position){0}, style);
    for (const struct piece *piece = line.first; piece; piece = piece->next)
        if (piece->is_text)
            piece_draw(flow, piece, (struct point){baseline.x + line.indent, baseline.y}, tag);
    stage_leave(flow->stage, memory);
}
