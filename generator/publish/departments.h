/* departments.h: the departments that have something to report in a plan. */
#ifndef SHINCHOKU_GENERATOR_PUBLISH_DEPARTMENTS_H
#define SHINCHOKU_GENERATOR_PUBLISH_DEPARTMENTS_H

#include "generator/core/diag.h"
#include "generator/core/plan.h"
#include "input/read.h"

/* Names as the initiatives give them, each once, in the order of their first initiative; `*count` of them. Where one
 * names none, the first name is empty, for the whole plan: no initiative is nobody's. A reprint that names none has the
 * departments of its original. */
const struct text *departments_of(struct arena *arena, const struct plan *plan, size_t *count);

/* The plans that have the wanted department (empty: all), before anything is made: a city's plans are not all every
 * department's, and the others are only named; where none has it, the name is wrong, but for what `lost` files may hold. */
struct plan *departments_choose(struct diagnostics *diagnostics, struct plan *plans, struct text wanted,
                                const struct lost_file *lost);

#endif
