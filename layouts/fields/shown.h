/* shown.h: which records were printed: a bit each. */
#ifndef SHINCHOKU_LAYOUTS_FIELDS_SHOWN_H
#define SHINCHOKU_LAYOUTS_FIELDS_SHOWN_H

#include "binder.h"

/* The record by whose number it is known here: itself; this plan where it is one of last year's, which stands beside it and
 * has numbers of its own. */
const struct record *shown_as(const struct context *context, const struct record *record);
void shown_mark(const struct context *context, const struct record *record);
/* All that is below the record too. */
void shown_mark_all(const struct context *context, const struct record *record);

#endif
