/* marks.h: how often each mark of a scale stands where. */
#ifndef SHINCHOKU_LAYOUTS_BIND_MARKS_H
#define SHINCHOKU_LAYOUTS_BIND_MARKS_H

#include "layouts/fields/binder.h"

/* Under each section of a level: <summary of= level=>. */
void bind_mark_summary(const struct context *context, const struct element *element, struct blocks *out);

#endif
