/* children.h: the elements in an element. */
#ifndef SHINCHOKU_LAYOUTS_BIND_CHILDREN_H
#define SHINCHOKU_LAYOUTS_BIND_CHILDREN_H

#include "layouts/fields/binder.h"

/* Their blocks, one after the other. */
void bind_children(const struct context *context, const struct element *element, struct blocks *out);

#endif
