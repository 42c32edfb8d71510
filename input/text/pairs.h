/* pairs.h: labels with their values in a row, and a label whose value is the next line. Private to input/text. */
#ifndef SHINCHOKU_INPUT_TEXT_PAIRS_H
#define SHINCHOKU_INPUT_TEXT_PAIRS_H

#include "reader.h"

/* Labels with their values; false: it is a row of something else. */
bool pairs_read(struct reader *reader, const struct row *row, size_t first);
/* The row as the value of a label that stood alone above it; false when there is none, or the row is a label itself. */
bool pairs_take_pending(struct reader *reader, const struct row *row, size_t first);
/* Says that such a label has no value. */
void pairs_drop_pending(struct reader *reader);

#endif
