/* show.h: texts as operators: which code a character has in its font, where it stands, what is reported as missing. */
#ifndef SHINCHOKU_OUTPUT_PDF_PAGE_SHOW_H
#define SHINCHOKU_OUTPUT_PDF_PAGE_SHOW_H

#include "drawing.h"

/* In vertical writing the middle of a glyph's em box is so far above its baseline, in 1/1000 em. */
enum { SHOW_BOX_CENTRE = 380 };

/* Shows the text in the colour. Its extent along the line, in 1/1000 pt. */
int64_t show_text(struct drawing *drawing, const struct text_item *item, uint32_t rgb);

#endif
