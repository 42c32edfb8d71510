/* matter.c: memory of what stands on pages.
 *
 * A page that is taken when it is closed leaves its memory to the next one. Pages that stay share an arena, some
 * together; it goes when the last of them is taken, or when all have to be set once more; else with the document. */
#include "layouts/flow/flow.h"

enum { PAGES_TOGETHER = 32 };

struct matter {
    struct arena *arena;
    uint32_t begun, stayed; /* pages that began in it, and those that were not taken when they were closed */
    uint32_t left;          /* of them, as long as they are not taken */
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
    bool taken = matter && matter->stayed < matter->begun; /* the page before: it left what nobody needs */
    if (!matter || matter->stayed == PAGES_TOGETHER || (taken && matter->stayed > 0)) {
        matter = ARENA_NEW(flow->matters, struct matter);
        matter->arena = arena_open_under(flow->matters);
    } else if (taken) {
        arena_reset(matter->arena);
        matter->begun = 0;
    }
    matter->begun++;
    flow->page_matter = matter;
    flow->matter = flow->items.matter = matter->arena;
}

struct matter *matter_stay(struct flow *flow)
{
    flow->page_matter->stayed++;
    flow->page_matter->left++;
    return flow->page_matter;
}

void matter_enter_again(struct flow *flow, struct matter *matter)
{
    flow->matter = flow->items.matter = matter->arena;
}

void matter_leave(struct matter *matter)
{
    if (--matter->left > 0) return;
    arena_close(matter->arena);
    matter->arena = NULL;
}
