/* conditions.h: does an element stand here? */
#ifndef SHINCHOKU_LAYOUTS_FIELDS_CONDITIONS_H
#define SHINCHOKU_LAYOUTS_FIELDS_CONDITIONS_H

#include "binder.h"

/* when= and unless=: is the element to be left out here? Also only=. */
bool condition_allows(const struct context *context, const struct element *element);

#endif
