/* mark.h: marks drawn as lines and polygons, so that they look alike in every face. */
#ifndef SHINCHOKU_LAYOUTS_PEN_MARK_H
#define SHINCHOKU_LAYOUTS_PEN_MARK_H

#include "pen.h"

/* In a square of `size` at (x, y): ↗ framed, → plain, ↘ white on black. False for marks that are glyphs (◎〇△×●★). */
bool mark_draw(struct text symbol, int32_t x, int32_t y, int32_t size, const struct publication *publication,
               uint32_t tag, struct item_list *out);
/* One 8 pt square of an achievement band: 0 solid, 1 close hatch, 2 open hatch, 3 dot, 4 empty, 5 ×. */
void mark_draw_square(unsigned band, int32_t x, int32_t y, const struct publication *publication,
                      uint32_t tag, struct item_list *out);

#endif
