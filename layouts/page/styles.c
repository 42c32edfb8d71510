/* styles.c: styles derived from the publication's, and where their baselines lie. */
#include "styles.h"

/* A style of the publication with another alignment or size; made once, found again by its parts. */
struct derived_style {
    const struct style *of;
    struct style style;
    struct derived_style *next;
};

static const struct style *derive(struct page_maker *maker, const struct style *of, enum align align,
                                  int32_t size)
{
    for (struct derived_style *each = maker->derived; each; each = each->next)
        if (each->of == of && each->style.align == align && each->style.size == size) return &each->style;
    struct derived_style *made = ARENA_NEW(maker->arena, struct derived_style);
    made->of = of;
    made->style = *of;
    made->style.align = align;
    made->style.size = size;
    made->next = maker->derived;
    maker->derived = made;
    return &made->style;
}

const struct style *style_aligned(struct page_maker *maker, const struct style *style, int align)
{
    return align < 0 || style->align == (enum align)align
               ? style
               : derive(maker, style, (enum align)align, style->size);
}

const struct style *style_sized(struct page_maker *maker, const struct style *style, int32_t size)
{
    return style->size == size ? style : derive(maker, style, style->align, size);
}

int32_t style_baseline(const struct style *style, int32_t top)
{
    /* The em box is centred in the line box; the baseline lies at 0.88 of it. */
    return top + (style->leading - style->size) / 2 + (int32_t)((int64_t)style->size * 88 / 100);
}
