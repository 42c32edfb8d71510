/* prose_table.h: a table as an author wrote it in prose. */
#ifndef SHINCHOKU_LAYOUTS_BIND_PROSE_TABLE_H
#define SHINCHOKU_LAYOUTS_BIND_PROSE_TABLE_H

#include "layouts/fields/binder.h"

/* `cell`: the style of its text; `emphasis`: the head whose columns are bold; empty: none. */
void bind_prose_table(const struct context *context, const struct record *record, const struct style *cell,
                      struct text emphasis, struct blocks *out);

#endif
