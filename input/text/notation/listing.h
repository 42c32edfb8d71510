/* listing.h: what became of each line of a text record: the proof that nothing was passed over.
 *
 * Printed as a table: line number, what became of it, the line. A line of which nothing is known would show `???`;
 * none does. */
#ifndef SHINCHOKU_INPUT_TEXT_NOTATION_LISTING_H
#define SHINCHOKU_INPUT_TEXT_NOTATION_LISTING_H

#include "generator/core/diag.h"

struct became {
    uint32_t offset; /* in the source */
    struct text what;
};

struct listing {
    struct arena *arena;
    struct became *notes; /* in the order of reading, which is the order of the source but for a few */
    size_t count, capacity;
};

void listing_add(struct listing *listing, uint32_t offset, struct text what);

/* A line for each line of the source. `*unknown` is the number of lines of which nothing is known. */
struct text listing_print(struct listing *listing, struct arena *arena, const struct source *source,
                          size_t *unknown);

#endif
