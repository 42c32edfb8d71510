/* mixed.c: the mixed content of a p, an item, a cell: text with references, emphasis, ruby and line ends. */
#include "mixed.h"
#include "looks.h"
#include "shown.h"

struct text mixed_text(const struct context *context, const struct prose *prose)
{
    return house_print(context->arena, context->binder->house, prose->text, prose->expressions,
                       prose->expression_count);
}

static void bind_ruby(const struct context *context, const struct record *record, struct inlines *out,
                      const struct style *style)
{
    struct inline_run *run = inlines_add(context->arena, out, INLINE_RUBY);
    run->text = record->prose.text;
    run->ruby = record_value(record, ATTRIBUTE_TEXT);
    run->at = record->prose.at;
    run->style = style;
}

/* What is referred to calls itself so: its title, else its number. */
static struct text name_of_target(const struct context *context, const struct record *target)
{
    const struct record *title = target ? record_child(target, RECORD_TITLE) : NULL;
    if (title && text_trim(title->prose.text).length) return text_trim(mixed_text(context, &title->prose));
    if (target && record_value(target, ATTRIBUTE_NAME).length) return record_value(target, ATTRIBUTE_NAME);
    if (target && record_value(target, ATTRIBUTE_NO).length) return record_value(target, ATTRIBUTE_NO);
    return target ? record_value(target, ATTRIBUTE_ID) : (struct text){NULL, 0};
}

/* A reference without words says where it leads. */
static void bind_ref(const struct context *context, const struct record *ref, struct inlines *out,
                     const struct style *style)
{
    struct text text = mixed_text(context, &ref->prose);
    if (!text_trim(text).length) {
        text = name_of_target(context, ref->refers);
        if (text.length)
            DIAG(context->diagnostics, REF_EMPTY, .at = ref->at, .arguments = {text});
        else
            DIAG(context->diagnostics, REF_BARE, .at = ref->at);
    }
    if (!text.length) return;
    inlines_add_text(context->arena, out, text, ref->prose.at.source ? ref->prose.at : ref->at, style);
    if (ref->refers) out->last->record = shown_as(context, ref->refers);
}

void mixed_bind(const struct context *context, const struct record *record, struct inlines *out,
                const struct style *style)
{
    shown_mark(context, record);
    inlines_add_text(context->arena, out, mixed_text(context, &record->prose), record->prose.at, style);
    for (const struct record *child = record->first; child; child = child->next) {
        shown_mark(context, child);
        struct text text = mixed_text(context, &child->prose);
        if (child->kind == RECORD_BR)
            inlines_add(context->arena, out, INLINE_BREAK);
        else if (child->kind == RECORD_RUBY)
            bind_ruby(context, child, out, style);
        else if (child->kind == RECORD_EM && style)
            inlines_add_text(context->arena, out, text, child->prose.at, look_bold(context, style));
        else if (child->kind == RECORD_REF)
            bind_ref(context, child, out, style);
        else if (child->kind == RECORD_TEXT || child->kind == RECORD_EM)
            inlines_add_text(context->arena, out, text, child->prose.at, style);
    }
}
