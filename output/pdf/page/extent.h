/* extent.h: where items lie on their page, for the bounding boxes of figures and the places of marks. */
#ifndef SHINCHOKU_OUTPUT_PDF_PAGE_EXTENT_H
#define SHINCHOKU_OUTPUT_PDF_PAGE_EXTENT_H

#include "layouts/model/page.h"

/* `length`: how far the characters of a text reach along its line, 1/1000 pt; 0 for other items. */
struct box extent_of(const struct item *item, int64_t length);
/* The smallest box around both. */
struct box extent_join(struct box a, struct box b);

#endif
