/* values.h: values of a year. Private to input/text. */
#ifndef SHINCHOKU_INPUT_TEXT_VALUES_H
#define SHINCHOKU_INPUT_TEXT_VALUES_H

#include "value.h"

void values_place(struct reader *reader, struct open_part *part, struct label_use use,
                  struct position label_at, struct value value);
void values_place_evaluation(struct reader *reader, struct label_use use, struct position at,
                             struct value value);

#endif
