/* told.c: does the prose around an indicator already print its figures?
 *
 * Goal reports quote figures in their sentences and tables, and keep them as an indicator beside them, to be compared and
 * drawn. What the prose prints is not printed again; what it does not print has to be. */
#include "told.h"

/* The text of the blocks of one section or initiative, folded; made when first asked for, kept for its next indicator. */
struct told {
    const struct record *of;
    struct text content;
    uint8_t *charted; /* a bit a record: an indicator that a chart in the prose draws */
};

static uint8_t *charted_indicators(const struct context *context)
{
    uint8_t *charted =
        ARENA_ARRAY(context->binder->whole, uint8_t, context->binder->plan->record_count / 8 + 1);
    for (const struct record *each = context->binder->plan->root; each;
         each = record_walk(each, context->binder->plan->root))
        if (each->kind == RECORD_CHART && each->refers)
            charted[each->refers->number / 8] |= (uint8_t)(1u << each->refers->number % 8);
    return charted;
}

/* All blocks below the holder, notes and inner sections included, parted by line feeds. */
static struct text prose_below(const struct context *context, const struct record *holder)
{
    struct text_buffer out = {.arena = context->binder->whole};
    const struct record *each = record_walk(holder, holder);
    while (each) {
        if (!record_is_block(each->kind)) {
            each = record_walk(each, holder);
            continue;
        }
        const struct record *last = each;
        for (; each && each != last->next; each = record_walk(each, last)) {
            buffer_add(&out, each->prose.text);
            if (each->kind == RECORD_CELL || record_is_block(each->kind)) buffer_add(&out, TEXT("\n"));
        }
        while (last != holder && !last->next)
            last = last->parent;
        each = last == holder ? NULL : last->next;
    }
    return text_folded(context->binder->whole, buffer_text(&out));
}

static bool is_digit(uint32_t c)
{
    return (c >= '0' && c <= '9') || c == '.' || c == ',';
}

/* Does the value stand in the content, and not as the tail of a longer number? */
static bool stands_in(struct text content, struct text value)
{
    size_t from = 0;
    while (from < content.length) {
        size_t at = text_find(text_slice(content, from, content.length), value);
        if (at == SIZE_MAX) return false;
        at += from;
        size_t end = at + value.length;
        bool begins =
            at == 0 || !is_digit((unsigned char)content.at[at - 1]) || !is_digit((unsigned char)value.at[0]);
        bool ends = end == content.length || !is_digit((unsigned char)content.at[end]) ||
                    !is_digit((unsigned char)value.at[value.length - 1]);
        if (begins && ends) return true;
        from = at + 1;
    }
    return false;
}

static bool is_value(enum record_kind kind)
{
    return kind == RECORD_TARGET || kind == RECORD_ACTUAL || kind == RECORD_ESTIMATE ||
           kind == RECORD_BASELINE;
}

bool told_by_prose(const struct context *context, const struct record *indicator)
{
    if (!context->binder->told_of) {
        context->binder->told_of = ARENA_NEW(context->binder->whole, struct told);
        context->binder->told_of->charted = charted_indicators(context);
    }
    struct told *told = context->binder->told_of;
    if (told->charted[indicator->number / 8] >> indicator->number % 8 & 1) return true;
    if (told->of != indicator->parent) {
        told->of = indicator->parent;
        told->content = prose_below(context, indicator->parent);
    }
    bool any = false;
    for (const struct record *each = indicator->first; each; each = each->next) {
        struct text value = text_trim(text_folded(context->arena, each->prose.text));
        if (!is_value(each->kind) || !value.length) continue;
        if (!stands_in(told->content, value)) return false;
        any = true;
    }
    return any;
}
