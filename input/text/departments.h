/* departments.h: the departments that one cell names. Private to input/text. */
#ifndef SHINCHOKU_INPUT_TEXT_DEPARTMENTS_H
#define SHINCHOKU_INPUT_TEXT_DEPARTMENTS_H

#include "value.h"

/* Splits 「福祉課・障がい課」 into departments of the node. */
void departments_add(struct reader *reader, struct node *node, const char *role, struct value value);

#endif
