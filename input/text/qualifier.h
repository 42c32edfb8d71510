/* qualifier.h: what stands in brackets behind a label: years, a footnote, a scale. Private to input/text. */
#ifndef SHINCHOKU_INPUT_TEXT_QUALIFIER_H
#define SHINCHOKU_INPUT_TEXT_QUALIFIER_H

#include "reader.h"

/* The next of the pieces that ／ parts. */
bool qualifier_take(struct text *rest, struct text *piece);
/* Sets an attribute; another value than it has already is reported. */
void qualifier_set(struct reader *reader, struct node *node, const char *name, struct text value,
                   struct position at);
/* Years, ※footnote, ＝same as, 尺度 scale: whatever a qualifier holds. */
void qualifier_set_all(struct reader *reader, struct node *node, struct text qualifier, struct position at);

/* Where the child of a parent is noted that has the element, the name and the years of this one, however the years are
 * written: NULL there until it is set. Good until the next call. */
const void **qualifier_twin(struct reader *reader, const struct node *parent, const struct node *node);

#endif
