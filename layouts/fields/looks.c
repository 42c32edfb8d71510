/* looks.c: how what is bound looks: styles, the space around an element's blocks. */
#include "looks.h"

const struct style *look_style(const struct context *context, enum look look)
{
    return context->binder->layout->looks[look];
}

static const struct style_kin *kin_of(const struct context *context, const struct style *style)
{
    const struct layout *layout = context->binder->layout;
    return &layout->kin[style - layout->styles];
}

const struct style *look_bold(const struct context *context, const struct style *style)
{
    return kin_of(context, style)->bold;
}

const struct style *look_number(const struct context *context, const struct style *style)
{
    return kin_of(context, style)->number;
}

const struct style *look_half(const struct context *context, const struct style *style)
{
    return kin_of(context, style)->half;
}

const struct style *look_plain(const struct context *context, const struct style *style)
{
    return kin_of(context, style)->plain;
}

const struct style *look_named(const struct context *context, const struct element *element, enum word word,
                               enum look otherwise)
{
    const struct style *style = element ? element_style(element, word) : NULL;
    return style ? style : look_style(context, otherwise);
}

const struct style *look_missing(const struct context *context, const struct style *style)
{
    return style && style->size > context->binder->missing->size ? look_style(context, LOOK_TABLE_ZERO)
                                                                 : context->binder->missing;
}

enum tag_role look_minor_heading(const struct context *context)
{
    int level = *context->heading_level + 1;
    return (enum tag_role)(TAG_H1 + (level > 6 ? 6 : level) - 1);
}

void look_take_space(const struct element *element, struct block *block)
{
    block->before = element_length(element, WORD_BEFORE, BODY_EM, block->before);
    block->after = element_length(element, WORD_AFTER, BODY_EM, block->after);
    if (element_has(element, WORD_KEEP_NEXT)) block->keep_next = element_yes(element, WORD_KEEP_NEXT);
}

/* Of an element that makes several blocks: before its first, after its last. */
void look_take_outer_space(const struct element *element, struct block *first, struct block *last)
{
    first->before = element_length(element, WORD_BEFORE, BODY_EM, first->before);
    last->after = element_length(element, WORD_AFTER, BODY_EM, last->after);
    if (element_has(element, WORD_KEEP_NEXT)) last->keep_next = element_yes(element, WORD_KEEP_NEXT);
}

void look_take_together(const struct element *element, struct group *group)
{
    group->keep_together = element_yes(element, WORD_TOGETHER);
    group->most_empty = element_length(element, WORD_MOST_EMPTY, BODY_EM, 0);
    group->overrun = element_length(element, WORD_OVERRUN, BODY_EM, 0);
}
