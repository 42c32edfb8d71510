/* running.h: running heads, folios, the marks of a draft. */
#ifndef SHINCHOKU_LAYOUTS_PAGE_RUNNING_H
#define SHINCHOKU_LAYOUTS_PAGE_RUNNING_H

#include "page_maker.h"

/* （案） behind all else that stands on the page under work. */
void running_draw_watermark(struct page_maker *maker);
/* Puts a page's running matter behind its items. */
void running_draw(struct page_maker *maker, const struct page_note *note);
/* Can it be drawn before all pages are known? */
bool running_is_known(const struct page_master *master);

#endif
