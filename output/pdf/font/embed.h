/* embed.h: a font as objects of the document: the outlines that were drawn and what says how to read them.
 *
 * Fonts are Type0 (ISO 32000-1, 9.7). TrueType outlines go into a CIDFontType2 whose CIDs are the codes, with
 * Identity-H and a map to the glyphs. CFF outlines go into a CIDFontType0, which calls glyphs by the CIDs of
 * the program; a CMap leads there from the codes. */
#ifndef SHINCHOKU_OUTPUT_PDF_FONT_EMBED_H
#define SHINCHOKU_OUTPUT_PDF_FONT_EMBED_H

#include "font.h"
#include "output/pdf/file/haru.h"

/* NULL when no subset could be made. */
HPDF_Dict embed_font(const struct font *font, struct haru *haru, struct arena *scratch);

#endif
