/* styles.h: styles derived from the publication's. */
#ifndef SHINCHOKU_LAYOUTS_PAGE_STYLES_H
#define SHINCHOKU_LAYOUTS_PAGE_STYLES_H

#include "page_maker.h"

/* `align`: enum align; -1: the style's own. */
const struct style *style_aligned(struct page_maker *maker, const struct style *style, int align);
const struct style *style_sized(struct page_maker *maker, const struct style *style, int32_t size);
/* Of a line box that begins at `top`. */
int32_t style_baseline(const struct style *style, int32_t top);

#endif
