/* house_names.h: which numbers of a text are names: what a house style leaves as its author wrote it. Internal to house*.c.
 *
 * The grammar tells a code from an amount by its own form; this looks at what stands around it in the text: the Latin word that a
 * number ends (HbA1c6.5), the address it is part of, the article beside it. A token is restyled whole or not at all, so what is
 * joined to a name is one. */
#ifndef SHINCHOKU_GENERATOR_CORE_HOUSE_NAMES_H
#define SHINCHOKU_GENERATOR_CORE_HOUSE_NAMES_H

#include "quantity.h"

/* Sets `kept[i]` for each expression that stays as it is, by its kind or by what stands around it. */
void house_names_mark(struct text text, const struct expression *expressions, size_t count, bool *kept);

#endif
