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

/* Siblings that are looked at for one of the same kind and year: more than a record has of them. */
enum { QUALIFIER_MOST_COMPARED = 256 };
/* Are both years the same, however they are written? */
bool qualifier_same_year(const struct node *a, const struct node *b, const char *name);

#endif
