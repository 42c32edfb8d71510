/* spaces.c: the spaces that blocks keep, and what keeps the next block. */
#include "spaces.h"

#include "layouts/page/ground.h"

int32_t space_before(const struct block *block)
{
    int32_t style = block->kind == BLOCK_PARAGRAPH && block->style ? block->style->before : 0;
    return block->before > style ? block->before : style;
}

int32_t space_after(const struct block *block)
{
    int32_t style = block->kind == BLOCK_PARAGRAPH && block->style ? block->style->after : 0;
    return block->after > style ? block->after : style;
}

/* The last block of a group without an edge, whose space and whose company are the group's; else NULL. */
static const struct block *open_last(const struct block *block)
{
    if (block->kind != BLOCK_GROUP || block->group.flow != GROUP_STACK) return NULL;
    const struct group *group = &block->group;
    bool open = !group->frame && !group->rule_below && group->padding[2] == 0 && !ground_fills(group->fill);
    return open ? group->last : NULL;
}

int32_t space_after_all(const struct block *block)
{
    int32_t most = 0;
    for (; block; block = open_last(block)) {
        int32_t after = space_after(block);
        if (after > most) most = after;
    }
    return most;
}

static bool keeps_next(const struct block *block)
{
    return block->keep_next || (block->kind == BLOCK_PARAGRAPH && block->style && block->style->keep_next);
}

bool space_keeps_next(const struct block *block)
{
    while (block && !keeps_next(block))
        block = open_last(block);
    return block != NULL;
}
