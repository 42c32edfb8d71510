/* each.h: elements that move to records. */
#ifndef SHINCHOKU_LAYOUTS_BIND_EACH_H
#define SHINCHOKU_LAYOUTS_BIND_EACH_H

#include "layouts/fields/binder.h"

void bind_each(struct binder *binder, const struct context *context, const struct element *element,
               struct blocks *out);
/* The record's children in the author's order. */
void bind_follow(struct binder *binder, const struct context *context, const struct element *element,
                 struct blocks *out);

#endif
