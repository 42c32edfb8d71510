/* marks.h: the marks that one cell holds. Private to input/text. */
#ifndef SHINCHOKU_INPUT_TEXT_MARKS_H
#define SHINCHOKU_INPUT_TEXT_MARKS_H

#include "value.h"

void marks_place(struct reader *reader, struct node *node, const struct label *label, struct value value);

#endif
