/* told.h: figures that the prose around an indicator says already. */
#ifndef SHINCHOKU_LAYOUTS_FIELDS_TOLD_H
#define SHINCHOKU_LAYOUTS_FIELDS_TOLD_H

#include "binder.h"

/* Does the prose around an indicator print all of its values, or draw it? */
bool told_by_prose(const struct context *context, const struct record *indicator);

#endif
