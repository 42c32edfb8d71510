/* previous.h: last year's records beside this year's. */
#ifndef SHINCHOKU_LAYOUTS_FIELDS_PREVIOUS_H
#define SHINCHOKU_LAYOUTS_FIELDS_PREVIOUS_H

#include "binder.h"

/* The same thing in last year's records: by its id, else by its place in the same parent; NULL: not there. */
const struct record *previous_of(const struct context *context, const struct record *record);

#endif
