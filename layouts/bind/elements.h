/* elements.h: what each element of a definition makes. */
#ifndef SHINCHOKU_LAYOUTS_BIND_ELEMENTS_H
#define SHINCHOKU_LAYOUTS_BIND_ELEMENTS_H

#include "layouts/fields/binder.h"

void bind_element(const struct context *context, const struct element *element, struct blocks *out);

#endif
