/* raster.h: a decoded picture, 8 bits a sample. */
#ifndef SHINCHOKU_OUTPUT_PDF_IMAGE_RASTER_H
#define SHINCHOKU_OUTPUT_PDF_IMAGE_RASTER_H

#include <stdint.h>

#include "generator/core/diag.h"

/* More would be a photograph of a size that no page needs, or a file made to exhaust memory. */
#define RASTER_PIXELS_MAX ((uint64_t)64 * 1024 * 1024)

/* The reason why a picture of too many pixels is refused. */
#define RASTER_TOO_LARGE(arena)                                                                              \
    diag_both((arena), TEXT("画素が多すぎます（上限 6,700 万）。縮めて保存し直してください"),                \
              TEXT("too many pixels; the limit is 67 million: scale it down and save it anew"))

struct raster {
    uint32_t width, height;
    unsigned channels;   /* 1: grey, 3: RGB */
    struct text colours; /* rows from the top, without padding */
    struct text alpha;   /* one sample a pixel; empty: opaque */
};

/* Pixels in the order in which they are looked at (exif.h). */
struct raster raster_turned(const struct raster *raster, uint8_t orientation, struct arena *arena);

#endif
