/* selector.c: reads the names of selections. */
#include "selector.h"

bool selector_read(struct arena *arena, struct text text, struct selector *selector)
{
    *selector = (struct selector){.kind = NO_KIND, .self = text_is(text, "self")};
    if (selector->self) return true;
    selector->of_plan = text_starts(text, TEXT("plan."));
    if (selector->of_plan) text = text_slice(text, TEXT("plan.").length, text.length);
    size_t dot = text_find(text, TEXT("."));
    struct text names = dot == SIZE_MAX ? TEXT("*") : text_slice(text, dot + 1, text.length);
    if (!text_is(names, "*")) selector->names = words_names(arena, names);
    return record_kind_of(text_slice(text, 0, dot), &selector->kind);
}

bool selector_selects(const struct selector *selector)
{
    return selector->self || selector->kind != NO_KIND;
}
