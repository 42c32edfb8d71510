/* navigate.h: ways through a document: links, outline (bookmarks) and page labels. All pages are made before
 * them. */
#ifndef SHINCHOKU_OUTPUT_PDF_PAGE_NAVIGATE_H
#define SHINCHOKU_OUTPUT_PDF_PAGE_NAVIGATE_H

#include "output/pdf/file/haru.h"
#include "layouts/model/page.h"
#include "tags.h"

struct navigation {
    struct arena *arena;
    const struct document *document;
    struct haru *haru;
    struct tags *tags; /* NULL: none */
    HPDF_Page *pages;
};

/* The link annotations of one page; after it was drawn, before the next one is. */
void navigate_links(const struct navigation *navigation, uint32_t page);
/* Promises the outline, which the document has; its root goes into the catalog. */
uint32_t navigate_outline(const struct navigation *navigation);
void navigate_labels(const struct navigation *navigation);

#endif
