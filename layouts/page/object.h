/* object.h: badges, marks, squares, rubies, page references, leaders: how much room they take, and how they are drawn. */
#ifndef SHINCHOKU_LAYOUTS_PAGE_OBJECT_H
#define SHINCHOKU_LAYOUTS_PAGE_OBJECT_H

#include "page_maker.h"

object_width object_width_of; /* context: struct object_context */
struct object_context {
    struct page_maker *maker;
    bool filled; /* the paragraph stretches: page references stand in a column of their own at its end */
};

struct object_place {
    int32_t x, width, baseline, right;
    const struct style *style;
    uint32_t tag;
    bool filled;                       /* the line stretches: contents */
    bool fixed;                        /* flush right: a page reference may be narrower than its place */
    int32_t reach_before, reach_after; /* of a ruby's reading over what stands beside it */
};
void object_draw(struct page_maker *maker, const struct inline_run *run, struct object_place place);
bool object_draws_mark(struct text symbol);

/* What stands in a vertical column as an object, how far it reaches along the column, and its strokes: `start` is where
 * the column begins, on its middle. */
bool object_stands(const struct inline_run *run);
object_width object_extent_of; /* context: struct object_context */
void object_draw_upright(struct page_maker *maker, const struct piece *piece, const struct style *style,
                         struct point start, uint32_t tag);

#endif
