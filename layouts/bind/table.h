/* table.h: a <table> over records. */
#ifndef SHINCHOKU_LAYOUTS_BIND_TABLE_H
#define SHINCHOKU_LAYOUTS_BIND_TABLE_H

#include "layouts/fields/binder.h"

void bind_table(const struct context *context, const struct element *element, struct blocks *out);

#endif
