/* content.h: what stands in a line: texts, badges, marks, page references. */
#ifndef SHINCHOKU_LAYOUTS_FIELDS_CONTENT_H
#define SHINCHOKU_LAYOUTS_FIELDS_CONTENT_H

#include "binder.h"

/* Inline content of an element's children: text, spans, badges …; `aside` and `marker` children are left out. */
void content_bind(const struct context *context, const struct element *element, const struct style *style,
                  struct inlines *out);

#endif
