/* stage.c: memory of what is set but not yet drawn.
 *
 * Galleys die in about the order in which they are made. They share arenas of some 64 KB; an arena whose galleys are
 * all done is emptied and used again, so that a document of any length is set in the memory of a few pages. */
#include "stage.h"

#include <assert.h>

enum { STAGE_ARENA = 64 * 1024 };

struct stage {
    struct arena *own;
    struct stage_arena *current, *spare, *all;
};

struct stage *stage_open(const struct arena *like)
{
    struct arena *own = arena_open_like(like);
    struct stage *stage = ARENA_NEW(own, struct stage);
    stage->own = own;
    return stage;
}

void stage_close(struct stage *stage)
{
    for (struct stage_arena *each = stage->all; each; each = each->next_of_all)
        arena_close(each->arena);
    arena_close(stage->own);
}

static struct stage_arena *take_spare(struct stage *stage)
{
    struct stage_arena *arena = stage->spare;
    if (arena) {
        stage->spare = arena->next;
        return arena;
    }
    arena = ARENA_NEW(stage->own, struct stage_arena);
    arena->arena = arena_open_like(stage->own);
    arena->next_of_all = stage->all;
    stage->all = arena;
    return arena;
}

struct stage_arena *stage_enter(struct stage *stage)
{
    if (!stage->current || arena_used(stage->current->arena) > STAGE_ARENA)
        stage->current = take_spare(stage);
    stage->current->galleys++;
    return stage->current;
}

void stage_leave(struct stage *stage, struct stage_arena *arena)
{
    assert(arena->galleys > 0);
    if (--arena->galleys > 0) return;
    arena_reset(arena->arena);
    if (arena == stage->current) return;
    arena->next = stage->spare;
    stage->spare = arena;
}
