/* page_matter.c: memory of what stands on pages.
 *
 * A page that is taken when it is closed leaves its memory to the next one. Pages that stay share an arena, some
 * together; it goes when the last of them is taken, or when all have to be set once more; else with the document. */
#include "flow.h"

enum { PAGES_TOGETHER = 32 };

struct matter {
    struct arena *arena;
    uint32_t entered, stays; /* pages that stayed; those of them that are still there */
};

void matter_open(struct flow *flow)
{
    flow->matters = arena_open_under(flow->arena);
    flow->page_matter = NULL;
}

void matter_close(struct flow *flow)
{
    arena_close(flow->matters);
}

void matter_enter(struct flow *flow)
{
    struct matter *matter = flow->page_matter;
    if (!matter || matter->entered == PAGES_TOGETHER) {
        matter = ARENA_NEW(flow->matters, struct matter);
        matter->arena = arena_open_under(flow->matters);
    } else if (matter->entered == 0) {
        arena_reset(matter->arena);
    }
    flow->page_matter = matter;
    flow->matter = flow->items.matter = matter->arena;
}

struct matter *matter_stay(struct flow *flow)
{
    flow->page_matter->entered++;
    flow->page_matter->stays++;
    return flow->page_matter;
}

void matter_enter_again(struct flow *flow, struct matter *matter)
{
    flow->matter = flow->items.matter = matter->arena;
}

void matter_leave(struct matter *matter)
{
    if (--matter->stays > 0) return;
    arena_close(matter->arena);
    matter->arena = NULL;
}
