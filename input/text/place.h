/* place.h: from a label and its value to elements and attributes. Private to input/text. */
#ifndef SHINCHOKU_INPUT_TEXT_PLACE_H
#define SHINCHOKU_INPUT_TEXT_PLACE_H

#include "value.h"

void place_value(struct reader *reader, struct label_use use, struct position label_at, struct value value);
/* A label that nobody knows becomes a field of the open initiative. */
void place_unknown(struct reader *reader, struct text label, struct position label_at, struct value value);
/* A value in a column of years. */
void place_span(struct reader *reader, struct label_use use, struct year_span years, struct value value);

#endif
