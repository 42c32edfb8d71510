/* stage.h: memory of what is set but not yet drawn. */
#ifndef SHINCHOKU_LAYOUTS_PAGE_STAGE_H
#define SHINCHOKU_LAYOUTS_PAGE_STAGE_H

#include "generator/core/arena.h"

struct stage;
/* Arenas shared by galleys that are made at about the same time; one is emptied when all its galleys are done. */
struct stage_arena {
    struct arena *arena;
    uint32_t galleys; /* alive */
    struct stage_arena *next, *next_of_all;
};

struct stage *stage_open(const struct arena *like);
void stage_close(struct stage *stage);
/* The arena for the next galley, counted as one more; give it back with stage_leave. */
struct stage_arena *stage_enter(struct stage *stage);
void stage_leave(struct stage *stage, struct stage_arena *arena);

#endif
