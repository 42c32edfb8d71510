/* jpeg.h: JPEG files. Grey and three-colour ones need no decoding: a PDF holds them as they are, baseline or
 * progressive. */
#ifndef SHINCHOKU_OUTPUT_PDF_JPEG_H
#define SHINCHOKU_OUTPUT_PDF_JPEG_H

#include <stdbool.h>

#include "raster.h"

enum jpeg_kind {
    JPEG_UNUSABLE,
    JPEG_AS_IT_IS,
    JPEG_FOUR_COLOURS /* CMYK: not for a file whose output intent is sRGB (ISO 19005-2, 6.2.4.3) */
};

bool jpeg_is(struct text file);
/* Reads the frame header (ISO/IEC 10918-1, B.2.2). */
enum jpeg_kind jpeg_kind(struct text file, struct arena *arena, struct text *reason);
/* Decodes into RGB (libjpeg). False when the file is broken or too large; `*reason` then says so. */
bool jpeg_decode(struct text file, struct raster *raster, struct arena *arena, struct text *reason);

#endif
