/* indicator.h: an indicator's values as a table with the years as columns. */
#ifndef SHINCHOKU_LAYOUTS_BIND_INDICATOR_H
#define SHINCHOKU_LAYOUTS_BIND_INDICATOR_H

#include "layouts/fields/binder.h"

void bind_indicator_table(const struct context *context, const struct element *element, struct blocks *out);

#endif
