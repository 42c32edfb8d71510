/* previous.c: ids with their years taken out. */
#include "previous.h"

static uint32_t next_but_figures(struct text *rest)
{
    uint32_t c = text_next(rest);
    while (text_is_digit(c))
        c = text_next(rest);
    return c;
}

static bool same_but_figures(struct text a, struct text b)
{
    for (;;) {
        uint32_t x = next_but_figures(&a), y = next_but_figures(&b);
        if (x != y) return false;
        if (!x) return true;
    }
}

/* The only one that fits; NULL when two do. */
static const struct plan *only_alike(const struct plan *plan, const struct plan *previous)
{
    const struct plan *found = NULL;
    for (; previous; previous = previous->next) {
        if (!same_but_figures(plan->id, previous->id)) continue;
        if (found) return NULL;
        found = previous;
    }
    return found;
}

const struct plan *previous_for(const struct plan *plan, const struct plan *plans,
                                const struct plan *previous)
{
    if (!previous || (!plans->next && !previous->next)) return previous;
    for (const struct plan *each = previous; each; each = each->next)
        if (text_equal(each->id, plan->id)) return each;
    return only_alike(plan, previous);
}
