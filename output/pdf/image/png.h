/* png.h: PNG files of every kind (interlaced, palette, 16 bit, transparent) as samples (libpng). */
#ifndef SHINCHOKU_OUTPUT_PDF_IMAGE_PNG_H
#define SHINCHOKU_OUTPUT_PDF_IMAGE_PNG_H

#include <stdbool.h>

#include "raster.h"

struct png_survey {
    uint32_t width, height; /* of the samples as they are stored */
    uint8_t orientation;    /* exif.h */
};

bool png_is(struct text file);
/* The chunks from the first to the last, without decoding. False with the reason when the file is not whole or too large. */
bool png_survey(struct text file, struct png_survey *survey, struct arena *arena, struct text *reason);
/* Can all of it be decoded? Row by row: nothing of it is kept. */
bool png_check(struct text file, struct arena *scratch, struct text *reason);
/* False when the file is broken or too large; `*reason` then says so. Samples of 16 bits without a word on their gamma are
 * taken for sRGB, as those of 8 bits are and as every viewer does. */
bool png_decode(struct text file, struct raster *raster, struct arena *arena, struct text *reason);
bool png_encode(const struct raster *raster, struct arena *arena, struct text *file, struct text *reason);

#endif
