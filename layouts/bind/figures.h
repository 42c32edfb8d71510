/* figures.h: pictures with their captions, alone and in pairs, and diagrams. */
#ifndef SHINCHOKU_LAYOUTS_BIND_FIGURES_H
#define SHINCHOKU_LAYOUTS_BIND_FIGURES_H

#include "layouts/fields/binder.h"

void bind_figure(const struct context *context, const struct record *record, struct text placeholder,
                 struct blocks *out);
/* Pictures of a note: one fills the column, several stand in pairs, captions under them. */
void bind_figures(const struct context *context, const struct record *record, struct text placeholder,
                  struct blocks *out);
void bind_diagram(const struct context *context, const struct record *record, struct blocks *out);

#endif
