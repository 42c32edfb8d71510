/* build.h: lists of blocks and of inline runs while they are being made, in an arena. */
#ifndef SHINCHOKU_LAYOUTS_MODEL_BUILD_H
#define SHINCHOKU_LAYOUTS_MODEL_BUILD_H

#include "block.h"

struct inlines {
    struct inline_run *first, *last;
};
struct inline_run *inlines_add(struct arena *arena, struct inlines *list, enum inline_kind kind);
/* Nothing where the text is empty. */
void inlines_add_text(struct arena *arena, struct inlines *list, struct text text, struct position at,
                      const struct style *style);

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
