/* archive.h: what makes a file last (ISO 19005-2, conformance level U) and readable aloud (ISO 14289-1): metadata, output
 * intent, language. Dates come from the data's day; no clock is read. */
#ifndef SHINCHOKU_OUTPUT_PDF_ARCHIVE_H
#define SHINCHOKU_OUTPUT_PDF_ARCHIVE_H

#include "haru.h"
#include "layouts/page.h"

/* `structure`: number of the structure tree's root; 0 when the document has none. */
void archive_describe(struct haru *haru, const struct document *document, uint32_t structure,
                      struct arena *scratch);

#endif
