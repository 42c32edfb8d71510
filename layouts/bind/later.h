/* later.h: records that are bound when the composer comes to them. */
#ifndef SHINCHOKU_LAYOUTS_BIND_LATER_H
#define SHINCHOKU_LAYOUTS_BIND_LATER_H

#include "layouts/fields/binder.h"

/* Do the records of this `each` come when the composer needs them? */
bool binds_later(const struct context *context, const struct element *element);
/* Makes the children of `element` in `context` those of the group, when they are needed. */
void bind_later(const struct context *context, const struct element *element, struct block *group);

#endif
