/* attributes.h: values that become attributes of their part. Private to input/text. */
#ifndef SHINCHOKU_INPUT_TEXT_ATTRIBUTES_H
#define SHINCHOKU_INPUT_TEXT_ATTRIBUTES_H

#include "value.h"

/* The attribute that a field becomes; NULL: none. */
const char *attributes_name(enum field field);
void attributes_place(struct reader *reader, struct open_part *part, struct label_use use,
                      struct value value);

#endif
