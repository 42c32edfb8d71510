/* fold.h: full-width signs made half-width for reading, with the way back to the original.
 *
 * Only what the table of fold.c names is folded: digits, Latin letters and the signs that stand in numbers, dates and
 * codes. Every other byte is kept. (NFKC would also change ①, ㎡, ㈱ and ～.) Texts are folded in pieces of at most
 * FOLD_LIMIT bytes, so that memory does not depend on the length of the text and no pattern sees an endless subject. */
#ifndef SHINCHOKU_INPUT_FOLD_H
#define SHINCHOKU_INPUT_FOLD_H

#include "generator/core/text.h"

enum { FOLD_LIMIT = 4096 };

struct fold_shift {
    uint16_t folded; /* from this folded byte on … */
    uint16_t saved;  /* … so many bytes were saved */
};

struct folding {
    size_t length;
    size_t shift_count;
    char at[FOLD_LIMIT + 2]; /* two zero bytes follow the text: scans may look ahead */
    struct fold_shift shifts[FOLD_LIMIT / 3 + 1];
};

/* `piece` has at most FOLD_LIMIT bytes. */
void fold_piece(struct folding *folding, struct text piece);
/* The original byte at which the character at a folded byte begins; the folded length gives the original length. */
size_t fold_origin(const struct folding *folding, size_t folded);

/* The length of the next piece of a text: all of it, or up to a line end, a full stop or a space near FOLD_LIMIT, where
 * no expression is cut in two. A line without any is cut between two characters. */
size_t fold_next_piece(struct text rest);

#endif
