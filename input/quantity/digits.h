/* digits.h: what the readers of all forms ask of a match. */
#ifndef SHINCHOKU_INPUT_QUANTITY_DIGITS_H
#define SHINCHOKU_INPUT_QUANTITY_DIGITS_H

#include "generator/core/quantity.h"

/* False when it is no number; the expression is noted as senseless where it was to be one: 1千1234. */
bool digits_value(struct text written, struct expression *expression, struct decimal *value);
int digits_small(struct text digits); /* up to four digits; -1 otherwise */
/* 以上, 未満 and their kin. */
enum comparator digits_comparator(struct text word);

#endif
