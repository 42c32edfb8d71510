/* summary.h: how many indicators reached which band of a scale. */
#ifndef SHINCHOKU_LAYOUTS_BIND_SUMMARY_H
#define SHINCHOKU_LAYOUTS_BIND_SUMMARY_H

#include "layouts/fields/binder.h"

/* `element` NULL: a summary in prose without an element of its own. */
void bind_summary(const struct context *context, const struct record *summary, const struct element *element,
                  struct blocks *out);

#endif
