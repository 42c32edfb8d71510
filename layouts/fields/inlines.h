/* inlines.h: what stands in a line: texts, badges, marks, page references. */
#ifndef SHINCHOKU_LAYOUTS_FIELDS_INLINES_H
#define SHINCHOKU_LAYOUTS_FIELDS_INLINES_H

#include "binder.h"

/* Inline content of an element's children: text, spans, badges …; `aside` and `marker` children are left out. */
void bind_inlines(const struct context *context, const struct element *element, const struct style *style,
                  struct inlines *out);
/* The progress or evaluation mark itself, as a run. */
void add_mark(const struct context *context, struct inlines *out, struct text symbol, struct position at);
/* In legends and heads: a sign that is explained or counted stands smaller than one that says something. */
void add_named_mark(const struct context *context, struct inlines *out, struct text symbol,
                    struct position at);

#endif
