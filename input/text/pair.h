/* pair.h: 「ラベル：値」 taken apart at the first colon outside brackets. Private to input/text. */
#ifndef SHINCHOKU_INPUT_TEXT_PAIR_H
#define SHINCHOKU_INPUT_TEXT_PAIR_H

#include "reader.h"

struct pair {
    struct text label, value;
};
/* False when the words before the colon are none or too long. */
bool pair_split(struct text text, struct pair *pair);
/* What stands before the first colon outside brackets; empty when there is none near the start. */
struct text pair_before_colon(struct text text);
/* Are the words short enough for a label, and no sentence? */
bool pair_is_short(struct text label);
/* A text that is a label, or begins with one and a colon, known or not. */
bool pair_begins_label(struct reader *reader, struct text text);

#endif
