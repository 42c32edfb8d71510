/* deflate.h: zlib streams (libdeflate: at the same size three times as fast as zlib). */
#ifndef SHINCHOKU_OUTPUT_PDF_FILE_DEFLATE_H
#define SHINCHOKU_OUTPUT_PDF_FILE_DEFLATE_H

#include "generator/core/arena.h"
#include "generator/core/text.h"

struct deflater;

/* FAST (level 1) for operators, of which there are most: a report of 1,500 pages takes two thirds of the time of
 * level 6 and 7 % more room. MIDDLE (level 5) for objects, which repeat each other, 17 % smaller for 6 % of the time,
 * and for fonts, which level 6 makes no smaller. SMALL (level 6) for pictures. A level that is not used costs nothing; its
 * first use costs its tables. */
enum effort { DEFLATE_FAST, DEFLATE_MIDDLE, DEFLATE_SMALL };

struct deflater *deflate_open(struct arena *arena);
void deflate_close(struct deflater *deflater);
/* The bytes, packed. They are borrowed until the next call. */
struct text deflate_text(struct deflater *deflater, enum effort effort, struct text bytes);

#endif
