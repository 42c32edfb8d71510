/* page_matter.c: memory of what stands on pages.
 *
 * Some pages that follow one another share an arena. It goes when a back end has drawn the last of them, or when they
 * have to be set once more; else with the document. */
#include "flow.h"

enum { PAGES_TOGETHER = 32 };

void matter_enter(struct flow *flow, size_t page)
{
    size_t wanted = page / PAGES_TOGETHER;
    while (flow->matter_count <= wanted) {
        flow->matters = arena_grow(flow->arena, flow->matters, flow->matter_count, flow->matter_count + 1,
                                   &flow->matter_capacity, sizeof(struct arena *));
        flow->matters[flow->matter_count++] = arena_open_under(flow->arena);
    }
    flow->matter = flow->items.matter = flow->matters[wanted];
}

void matter_leave(struct flow *flow, size_t page)
{
    for (size_t i = (page + 1) / PAGES_TOGETHER; i > 0 && flow->matters[i - 1]; i--) {
        arena_close(flow->matters[i - 1]);
        flow->matters[i - 1] = NULL;
    }
}

void matter_close(struct flow *flow)
{
    if (flow->matter_count > 0) matter_leave(flow, flow->matter_count * PAGES_TOGETHER - 1);
}
