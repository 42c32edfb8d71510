/* archive.h: what makes a file last (ISO 19005-2, conformance level U) and readable aloud (ISO 14289-1):
 * metadata, output intent, language. Dates come from the data's day; no clock is read. */
#ifndef SHINCHOKU_OUTPUT_PDF_ARCHIVE_H
#define SHINCHOKU_OUTPUT_PDF_ARCHIVE_H

#include "output/pdf/file/haru.h"
#include "layouts/model/page.h"

/* What the catalog is to say. It lives until the file is saved. */
struct archive {
    const struct document *document;
    bool tagged;
    uint32_t structure; /* the promised root of the structure tree, when tagged */
    bool has_outline;
    uint32_t outline; /* the promised root of the outline, when there is one */
    HPDF_Dict metadata, profile;
};

void archive_describe(struct archive *archive, struct haru *haru, struct arena *scratch);

#endif
