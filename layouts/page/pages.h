/* pages.h: pages begin and end, and go to the sink. */
#ifndef SHINCHOKU_LAYOUTS_PAGE_PAGES_H
#define SHINCHOKU_LAYOUTS_PAGE_PAGES_H

#include "page_maker.h"

void page_open(struct page_maker *maker);
void page_close(struct page_maker *maker);
/* An empty left page before a chapter that begins on a right one. */
void page_add_blank(struct page_maker *maker);
bool page_is_empty(const struct page_maker *maker);
/* When all pages are known: running matter of those that stayed. */
void pages_run(struct page_maker *maker);
/* Hands over the pages that stayed, in order; their references are resolved. */
void pages_take(struct page_maker *maker);
/* The document has the pages and tags that there are so far. */
void pages_show(struct page_maker *maker);

#endif
