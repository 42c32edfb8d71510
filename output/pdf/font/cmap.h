/* cmap.h: what a font's codes stand for, as CMap programs (ISO 32000-1, 9.7.5 and 9.10.3; Adobe Technical Notes
 * 5014 and 5411). */
#ifndef SHINCHOKU_OUTPUT_PDF_FONT_CMAP_H
#define SHINCHOKU_OUTPUT_PDF_FONT_CMAP_H

#include "font.h"

/* From codes to characters. */
struct text cmap_to_unicode(struct uses uses, struct arena *arena);
/* From codes to CIDs, `cids` by code, for a face that calls its glyphs so. */
#define CMAP_NAME "Shinchoku-Identity-H"
struct text cmap_encoding(struct uses uses, const uint16_t *cids, struct arena *arena);

#endif
