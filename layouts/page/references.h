/* references.h: page references and links: what they name is known when all pages are. */
#ifndef SHINCHOKU_LAYOUTS_PAGE_REFERENCES_H
#define SHINCHOKU_LAYOUTS_PAGE_REFERENCES_H

#include "anchor.h"

/* A page reference or link whose target may still move; resolved when all pages are known. */
struct pending_reference {
    uint32_t page, item; /* ITEM_TEXT or ITEM_LINK */
    const struct record *record;
    struct text name; /* for the finding */
    struct position at;
    const struct style *style;
    int32_t left, width; /* reserved; the text is set flush right in it */
    bool fixed;          /* may be narrower than what is reserved */
    bool upright;        /* in a column: `left` is the top of what is reserved, `middle` the column's */
    int32_t middle;
    uint8_t wanted; /* enum pages_wanted */
};

void references_add(struct page_maker *maker, struct pending_reference pending);
/* INLINE_PAGES with a count of 1 names the first page only. */
enum pages_wanted references_wanted_by(const struct inline_run *run, bool contents);
/* Do all references have the widths that their lines were set with? */
bool references_settle(struct page_maker *maker);
/* Fills in every reference and link, and reports those that do not settle. */
void references_resolve(struct page_maker *maker);

#endif
