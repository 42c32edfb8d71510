/* departments.h: the departments that have something to report in a plan. */
#ifndef SHINCHOKU_GENERATOR_DEPARTMENTS_H
#define SHINCHOKU_GENERATOR_DEPARTMENTS_H

#include "generator/core/plan.h"

/* Names as the initiatives give them, each once, in the order of their first initiative; `*count` of them. Where one
 * names none, the first name is empty, for the whole plan: no initiative is nobody's. A reprint that names none has the
 * departments of its original. */
const struct text *departments_of(struct arena *arena, const struct plan *plan, size_t *count);

#endif
