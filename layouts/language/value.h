/* value.h: reads what an attribute holds, as its type says. */
#ifndef SHINCHOKU_LAYOUTS_LANGUAGE_VALUE_H
#define SHINCHOKU_LAYOUTS_LANGUAGE_VALUE_H

#include "element.h"

/* A whole number of at most 30000, of either sign. */
bool value_read_number(struct text text, int *number);

/* Gives the element its attributes. Styles and fields are found later (language/check.h), when all of the definition is known.
 * What cannot be read is not reported here, but marked as not readable. Attributes that the element does not take are left
 * out: whoever calls has reported them. */
void value_read_all(struct arena *arena, struct element *element);

#endif
