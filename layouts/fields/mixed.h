/* mixed.h: the author's text in the house style: of a prose, and mixed content of p, item, cell. */
#ifndef SHINCHOKU_LAYOUTS_FIELDS_MIXED_H
#define SHINCHOKU_LAYOUTS_FIELDS_MIXED_H

#include "binder.h"

/* The text of a prose in the house style. */
struct text mixed_text(const struct context *context, const struct prose *prose);
/* Mixed content: text with references, emphasis, ruby and line ends. */
void mixed_bind(const struct context *context, const struct record *record, struct inlines *out,
                const struct style *style);

#endif
