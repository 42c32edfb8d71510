/* png.h: PNG files of every kind (interlaced, palette, 16 bit, transparent) as samples (libpng). */
#ifndef SHINCHOKU_OUTPUT_PDF_PNG_H
#define SHINCHOKU_OUTPUT_PDF_PNG_H

#include <stdbool.h>

#include "raster.h"

bool png_is(struct text file);
/* False when the file is broken or too large; `*reason` then says so. */
bool png_decode(struct text file, struct raster *raster, struct arena *arena, struct text *reason);

#endif
