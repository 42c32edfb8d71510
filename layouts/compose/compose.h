/* compose.h: the two composers. */
#ifndef SHINCHOKU_LAYOUTS_COMPOSE_COMPOSE_H
#define SHINCHOKU_LAYOUTS_COMPOSE_COMPOSE_H

#include "layouts/model/block.h"
#include "layouts/model/book.h"
#include "layouts/lines/lines.h"

/* Sets a publication into pages. Page references are resolved (a reference that cannot settle is reported); findings go
 * to `diagnostics`. Everything lives in `arena`. Never fails for bad data. */
const struct document *compose_pages(const struct publication *publication, struct setter *setter, struct arena *arena,
                                     struct diagnostics *diagnostics);
/* The same for a sink that takes the pages as they are finished; the document's have no items left in the end. */
const struct document *compose_pages_to(const struct page_sink *sink, const struct publication *publication,
                                        struct setter *setter, struct arena *arena,
                                        struct diagnostics *diagnostics);

/* Writes a publication into sheets: one for each top-level group with an outline title, or one for all. No fonts are asked:
 * Excel breaks lines by its own rules (book/text.h). */
const struct book *compose_book(const struct publication *publication, struct arena *arena,
                                struct diagnostics *diagnostics);

#endif
