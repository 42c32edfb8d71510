/* icc.h: an ICC profile of sRGB (IEC 61966-2-1), made from its numbers. */
#ifndef SHINCHOKU_OUTPUT_PDF_ICC_H
#define SHINCHOKU_OUTPUT_PDF_ICC_H

#include "generator/core/text.h"

struct text icc_srgb(struct arena *arena);

#endif
