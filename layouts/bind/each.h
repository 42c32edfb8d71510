/* each.h: elements that move to records. */
#ifndef SHINCHOKU_LAYOUTS_BIND_EACH_H
#define SHINCHOKU_LAYOUTS_BIND_EACH_H

#include "layouts/fields/binder.h"

void bind_each(const struct context *context, const struct element *element, struct blocks *out);
/* The record's children in the author's order. */
void bind_follow(const struct context *context, const struct element *element, struct blocks *out);

#endif
