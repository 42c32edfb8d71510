/* values.h: what the years and amounts of a record say. Private to input. */
#ifndef SHINCHOKU_INPUT_PLAN_VALUES_H
#define SHINCHOKU_INPUT_PLAN_VALUES_H

#include "reader.h"

/* Both report what cannot be read, and what is said twice or not at all. */
void values_read_years(const struct plan_reader *reader, struct record *record);
/* Of kinds that hold an amount, its reading; nothing where the reader has no grammar. */
void values_read(const struct plan_reader *reader, struct record *record);

#endif
