/* groups.h: groups of elements, in columns, frames and sheets, and rules between them. */
#ifndef SHINCHOKU_LAYOUTS_BIND_GROUPS_H
#define SHINCHOKU_LAYOUTS_BIND_GROUPS_H

#include "layouts/fields/binder.h"

void bind_group(const struct context *context, const struct element *element, struct blocks *out);
/* The elements of the part that it names. */
void bind_use(const struct context *context, const struct element *element, struct blocks *out);
void bind_rule(const struct context *context, const struct element *element, struct blocks *out);
/* A sheet of a workbook: a group whose outline is the sheet's name. */
void bind_sheet(const struct context *context, const struct element *element, struct blocks *out);

#endif
