/* outline.h: bookmarks and running heads that begin with a block. */
#ifndef SHINCHOKU_LAYOUTS_PAGE_OUTLINE_H
#define SHINCHOKU_LAYOUTS_PAGE_OUTLINE_H

#include "page_maker.h"

/* What there was before, so that a block that finds no room can take back what began with it. */
struct outline_mark {
    size_t count;
    struct text slot, first_slot;
};
struct outline_mark outline_begin(struct page_maker *maker, const struct block *block, int32_t y);
void outline_take_back(struct page_maker *maker, const struct block *block, struct outline_mark before);

#endif
