/* blocks.c: lists of blocks while they are being made, in an arena. */
#include "blocks.h"

struct block *blocks_add(struct arena *arena, struct blocks *list, enum block_kind kind, struct position at)
{
    struct block *block = ARENA_NEW(arena, struct block);
    block->kind = kind;
    block->at = at;
    block->role = kind == BLOCK_PARAGRAPH ? TAG_P : kind == BLOCK_TABLE ? TAG_TABLE : TAG_SECTION;
    if (kind == BLOCK_GROUP) block->group.fill = COLOUR_WHITE;
    if (kind == BLOCK_BREAK) block->page_break.master = -1;
    if (list->last)
        list->last->next = block;
    else
        list->first = block;
    list->last = block;
    return block;
}

void blocks_append(struct blocks *out, struct blocks more)
{
    if (!more.first) return;
    if (out->last)
        out->last->next = more.first;
    else
        out->first = more.first;
    out->last = more.last;
}

struct block *blocks_add_paragraph(struct arena *arena, struct blocks *list, const struct style *style,
                                   struct inlines content, struct position at)
{
    struct block *block = blocks_add(arena, list, BLOCK_PARAGRAPH, at);
    block->style = style;
    block->before = style->before;
    block->after = style->after;
    block->keep_next = style->keep_next;
    block->paragraph.first = content.first;
    block->paragraph.last = content.last;
    return block;
}

void blocks_into(struct block *group, struct blocks children)
{
    group->group.first = children.first;
    group->group.last = children.last;
}

struct block *blocks_add_group(struct arena *arena, struct blocks *list, struct blocks children,
                               enum group_flow flow, struct position at)
{
    struct block *block = blocks_add(arena, list, BLOCK_GROUP, at);
    block->group.flow = flow;
    blocks_into(block, children);
    return block;
}
