/* anchor.h: where records stand, and how their pages are printed. */
#ifndef SHINCHOKU_LAYOUTS_PAGE_ANCHOR_H
#define SHINCHOKU_LAYOUTS_PAGE_ANCHOR_H

#include "page_maker.h"

/* Which pages of a record a reference names: all, the first, or (contents) the next in the order of the book. */
enum pages_wanted { PAGES_ALL, PAGES_FIRST, PAGES_NEXT };

void anchor_note(struct page_maker *maker, const struct record *record, int32_t y);
/* Its pages as printed: 13-14; empty when it stands nowhere. */
struct text anchor_pages(struct arena *arena, const struct anchor *anchor, enum pages_wanted wanted,
                         const struct page_note *notes);
struct text anchor_folio(struct arena *arena, enum folio_style style, int32_t number);

#endif
