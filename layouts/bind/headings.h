/* headings.h: elements that are one paragraph, and page breaks. */
#ifndef SHINCHOKU_LAYOUTS_BIND_HEADINGS_H
#define SHINCHOKU_LAYOUTS_BIND_HEADINGS_H

#include "layouts/fields/binder.h"

void bind_heading(const struct context *context, const struct element *element, struct blocks *out);
/* `usual`: the style where it names none. */
void bind_text(const struct context *context, const struct element *element, enum look usual,
               struct blocks *out);
/* A labelled value of a card: 担当課　福祉政策課. */
void bind_field(const struct context *context, const struct element *element, struct blocks *out);
/* A new page of that kind. */
void bind_break(const struct context *context, const struct element *element, enum break_kind kind,
                struct blocks *out);
/* break= of an element: before what it makes. */
void heading_break_before(const struct context *context, const struct element *element, struct blocks *out);

#endif
