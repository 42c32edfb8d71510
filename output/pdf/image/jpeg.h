/* jpeg.h: JPEG files (libjpeg). Grey and three-colour ones need no decoding: a PDF holds them as they are, baseline or
 * progressive. */
#ifndef SHINCHOKU_OUTPUT_PDF_IMAGE_JPEG_H
#define SHINCHOKU_OUTPUT_PDF_IMAGE_JPEG_H

#include <stdbool.h>

#include "jpeg_survey.h"
#include "raster.h"

bool jpeg_is(struct text file);
/* Can all of it be decoded? A decoder fills in what is missing, and shows half a picture; here it is refused. Nothing of
 * it is kept, and little of it is in memory. */
bool jpeg_check(struct text file, struct arena *scratch, struct text *reason);
/* Decodes grey into grey, the rest into RGB. False when the file is broken; `*reason` then says so. */
bool jpeg_decode(struct text file, struct raster *raster, struct arena *arena, struct text *reason);
/* A raster as a file, without its alpha. */
bool jpeg_encode(const struct raster *raster, struct arena *arena, struct text *file, struct text *reason);

#endif
