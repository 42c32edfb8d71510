/* fold.h: full-width signs made half-width for reading, with the way back to the original, and the places where something
 * may be to read.
 *
 * Only what the table of fold.c names is folded: digits, Latin letters and the signs that stand in numbers, dates and
 * codes. Every other byte is kept. (NFKC would also change ①, ㎡, ㈱ and ～.) Texts are folded in pieces of at most
 * FOLD_LIMIT bytes, so that memory does not depend on the length of the text and no pattern sees an endless subject. */
#ifndef SHINCHOKU_INPUT_QUANTITY_FOLD_H
#define SHINCHOKU_INPUT_QUANTITY_FOLD_H

#include "generator/core/text.h"

enum { FOLD_LIMIT = 4096 };

struct fold_shift {
    uint16_t folded; /* from this folded byte on … */
    uint16_t saved;  /* … so many bytes were saved */
};

struct folding {
    size_t length;
    size_t shift_count;
    size_t stop_count;
    char at[FOLD_LIMIT + 2]; /* two zero bytes follow the text: scans may look ahead */
    struct fold_shift shifts[FOLD_LIMIT / 3 + 1];
    uint16_t
        stops[FOLD_LIMIT + 1]; /* the folded places of stops, in order, then the length of the folded text */
};

/* What stands at a byte of a folded text. */
enum fold_class { FOLD_PLAIN, FOLD_TOKEN, FOLD_DIGIT, FOLD_PAGE_LETTER, FOLD_NUMERAL };

/* Which bytes are of interest: made once, shared read-only. */
struct fold_table {
    uint8_t
        classes[256]; /* enum fold_class by byte; FOLD_NUMERAL: the first byte of a kanji numeral, or of 元 */
    uint8_t marks[3][256]; /* three bytes in a row whose marks have a bit in common are folded or a stop */
};

void fold_table_fill(struct fold_table *table);

/* `piece` has at most FOLD_LIMIT bytes. */
void fold_piece(struct folding *folding, const struct fold_table *table, struct text piece);
/* The original byte at which the character at a folded byte begins; the folded length gives the original length. Asked in
 * rising order: `*passed`, 0 at first, remembers how far the shifts were counted. */
size_t fold_origin(const struct folding *folding, size_t folded, size_t *passed);

/* The length of the next piece of a text: all of it, or up to a line end, a full stop or a space near FOLD_LIMIT, where
 * no expression is cut in two. A line without any is cut between two characters. */
size_t fold_next_piece(struct text rest);

#endif
