/* deflate.h: zlib streams (libdeflate, level 6: three times as fast as zlib and a little smaller). */
#ifndef SHINCHOKU_OUTPUT_PDF_DEFLATE_H
#define SHINCHOKU_OUTPUT_PDF_DEFLATE_H

#include "generator/core/arena.h"
#include "generator/core/text.h"

struct deflater;

struct deflater *deflate_open(struct arena *arena); /* NULL when there is no memory */
void deflate_close(struct deflater *deflater);
/* The bytes, packed. They are borrowed until the next call. */
struct text deflate_text(struct deflater *deflater, struct text bytes);

#endif
