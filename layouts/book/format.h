/* format.h: cell formats, each kept once, and number formats that show a number as its author wrote it. */
#ifndef SHINCHOKU_LAYOUTS_BOOK_FORMAT_H
#define SHINCHOKU_LAYOUTS_BOOK_FORMAT_H

#include "layouts/model/book.h"

struct format_table {
    struct arena *arena;
    struct cell_format **slots; /* open addressing; capacity a power of two */
    size_t capacity;
    struct cell_format *first, *last;
    uint32_t count;
};

/* The one object that equals `format` (`number` and `next` are not compared). */
const struct cell_format *format_find(struct format_table *table, const struct cell_format *format);

/* A number format that shows `number` as it is written in `text`: 「1,904人」 is #,##0"人", 「９９以上」 is
 * [DBNum3][$-411]0"以上". A text whose digits are not the number is shown as a whole. Never empty; less than 120 bytes, or the
 * empty text where that cannot be. */
struct text format_number(struct arena *arena, struct decimal number, struct text text);

#endif
