/* lists.h: what is computed from the whole plan: contents, summaries, legends, colophon, revisions. */
#ifndef SHINCHOKU_LAYOUTS_BIND_LISTS_H
#define SHINCHOKU_LAYOUTS_BIND_LISTS_H

#include "layouts/fields/binder.h"

void bind_contents(const struct context *context, const struct element *element, struct blocks *out);
void bind_summaries(const struct context *context, const struct element *element, struct blocks *out);

void bind_legend(const struct context *context, const struct element *element, struct blocks *out);
void bind_colophon(const struct context *context, const struct element *element, struct blocks *out);
void bind_revisions(const struct context *context, const struct element *element, struct blocks *out);

#endif
