/* blocks.h: lists of blocks while they are being made, in an arena. */
#ifndef SHINCHOKU_LAYOUTS_MODEL_BLOCKS_H
#define SHINCHOKU_LAYOUTS_MODEL_BLOCKS_H

#include "inlines.h"

struct blocks {
    struct block *first, *last;
};
struct block *blocks_add(struct arena *arena, struct blocks *list, enum block_kind kind, struct position at);
/* A paragraph in the style, which gives its space and keep. */
struct block *blocks_add_paragraph(struct arena *arena, struct blocks *list, const struct style *style,
                                   struct inlines content, struct position at);
/* A group of the children. */
struct block *blocks_add_group(struct arena *arena, struct blocks *list, struct blocks children,
                               enum group_flow flow, struct position at);
void blocks_append(struct blocks *list, struct blocks more);
/* Makes them the children of the group. */
void blocks_into(struct block *group, struct blocks children);

#endif
