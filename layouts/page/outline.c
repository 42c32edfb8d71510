/* outline.c: bookmarks and running heads that begin with a block. */
#include "outline.h"

struct outline_mark outline_begin(struct page_maker *maker, const struct block *block, int32_t y)
{
    struct page_outline *outline = &maker->outline;
    struct running_slots slots = maker->slots;
    struct outline_mark before = {.count = outline->count};
    if (block->running_slot > 0 && block->running_slot <= RUNNING_SLOTS) {
        size_t slot = block->running_slot - 1u;
        before.slot = slots.now[slot];
        before.first_slot = slots.first[slot];
        slots.now[slot] = block->running.at ? text_copy(maker->arena, block->running) : block->running;
        if (!slots.first[slot].at) slots.first[slot] = slots.now[slot];
    }
    if (block->outline_level > 0 && block->outline.length > 0) {
        outline->entries = arena_grow(maker->arena, outline->entries, outline->count, outline->count + 1,
                                      &outline->capacity, sizeof *outline->entries);
        outline->entries[outline->count++] =
            (struct outline_entry){.title = text_copy(maker->arena, block->outline),
                                   .level = block->outline_level,
                                   .page = (uint32_t)maker->closed.count,
                                   .y = y};
    }
    return before;
}

void outline_take_back(struct page_maker *maker, const struct block *block, struct outline_mark before)
{
    maker->outline.count = before.count;
    if (block->running_slot == 0 || block->running_slot > RUNNING_SLOTS) return;
    maker->slots.now[block->running_slot - 1u] = before.slot;
    maker->slots.first[block->running_slot - 1u] = before.first_slot;
}
