/* cff.h: what glyphs are called inside a CFF program (Adobe Technical Note 5176, section 13). */
#ifndef SHINCHOKU_OUTPUT_PDF_FONT_CFF_H
#define SHINCHOKU_OUTPUT_PDF_FONT_CFF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "generator/core/text.h"

/* The CID of each of the first `count` glyphs: by the program's charset when it is keyed by CIDs, else the
 * glyph's number (ISO 32000-1, 9.7.4.2). False when the program is malformed. */
bool cff_identifiers(struct text program, uint16_t *cids, size_t count);

#endif
