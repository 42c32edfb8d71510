/* orientation.h: how a character stands in vertical writing when its face has no vertical form for it (UAX
 * #50). */
#ifndef SHINCHOKU_OUTPUT_PDF_FONT_ORIENTATION_H
#define SHINCHOKU_OUTPUT_PDF_FONT_ORIENTATION_H

#include <stdbool.h>
#include <stdint.h>

/* Is it turned 90° clockwise (Vertical_Orientation R, or Tr without a form to substitute)? */
bool orientation_turns(uint32_t code_point);

#endif
