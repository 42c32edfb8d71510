/* matter.c: memory of what stands on pages.
 *
 * A page that is taken when it is closed leaves its memory to the next one. Pages that stay share an arena, some
 * together; it goes when the last of them is taken, or when all have to be set once more; else with the document. */
#include "matter.h"

enum { PAGES_TOGETHER = 32 };

struct matter {
    struct arena *arena;
    uint32_t begun, stayed; /* pages that began in it, and those that were not taken when they were closed */
    uint32_t left;          /* of them, as long as they are not taken */
};

void matter_open(struct page_maker *maker)
{
    maker->memory.pass = arena_open_under(maker->arena);
    maker->memory.current = NULL;
}

void matter_close(struct page_maker *maker)
{
    arena_close(maker->memory.pass);
}

void matter_enter(struct page_maker *maker)
{
    struct matter *matter = maker->memory.current;
    bool taken = matter && matter->stayed < matter->begun; /* the page before: it left what nobody needs */
    if (!matter || matter->stayed == PAGES_TOGETHER || (taken && matter->stayed > 0)) {
        matter = ARENA_NEW(maker->memory.pass, struct matter);
        matter->arena = arena_open_under(maker->memory.pass);
    } else if (taken) {
        arena_reset(matter->arena);
        matter->begun = 0;
    }
    matter->begun++;
    maker->memory.current = matter;
    maker->memory.page = maker->items.matter = matter->arena;
}

struct matter *matter_stay(struct page_maker *maker)
{
    maker->memory.current->stayed++;
    maker->memory.current->left++;
    return maker->memory.current;
}

void matter_enter_again(struct page_maker *maker, struct matter *matter)
{
    maker->memory.page = maker->items.matter = matter->arena;
}

void matter_leave(struct matter *matter)
{
    if (--matter->left > 0) return;
    arena_close(matter->arena);
    matter->arena = NULL;
}
