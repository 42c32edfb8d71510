/* looks.c: how what is bound looks: styles by name, rules, colours, the space around an element's blocks. */
#include "looks.h"

const struct style *look_style(const struct context *context, const char *name)
{
    const struct style *style = layout_style(context->binder->layout, text_of(name));
    return style ? style : &context->binder->layout->styles[0];
}

const struct style *look_bold(const struct context *context, const struct style *style)
{
    struct text name = text_format(context->arena, "%.*s-bold", TEXT_ARG(style->name));
    const struct style *bold = layout_style(context->binder->layout, name);
    return bold ? bold : style;
}

const struct style *look_plain(const struct context *context, const struct style *style)
{
    struct text name = style->name, bold = TEXT("-bold");
    if (!text_ends(name, bold)) return style;
    const struct style *plain =
        layout_style(context->binder->layout, text_slice(name, 0, name.length - bold.length));
    return plain ? plain : style;
}

const struct style *look_named(const struct context *context, const struct element *element, enum word word,
                               const char *otherwise)
{
    const struct style *style = element ? element_style(element, word) : NULL;
    return style ? style : look_style(context, otherwise);
}

const struct style *look_missing(const struct context *context, const struct style *style)
{
    return style && style->size > context->binder->missing->size ? look_style(context, "table-zero")
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
