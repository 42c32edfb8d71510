/* text.h: texts that are not blocks, and pieces of those that are. */
#ifndef SHINCHOKU_LAYOUTS_PAGE_TEXT_H
#define SHINCHOKU_LAYOUTS_PAGE_TEXT_H

#include "page_maker.h"

void text_draw_piece(struct page_maker *maker, const struct piece *piece, struct point at, uint32_t tag);
/* One line of text without blocks or objects, at a baseline. */
void text_draw(struct page_maker *maker, struct text text, const struct style *style, struct point baseline,
               uint32_t tag);

#endif
