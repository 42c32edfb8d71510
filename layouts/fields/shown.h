/* shown.h: which records were printed: a bit each. */
#ifndef SHINCHOKU_LAYOUTS_FIELDS_SHOWN_H
#define SHINCHOKU_LAYOUTS_FIELDS_SHOWN_H

#include "binder.h"

void shown_mark(const struct context *context, const struct record *record);
/* All that is below the record too. */
void shown_mark_all(const struct context *context, const struct record *record);

#endif
