/* previous.h: which of last year's plans is that of a plan of this year. */
#ifndef SHINCHOKU_GENERATOR_PUBLISH_PREVIOUS_H
#define SHINCHOKU_GENERATOR_PUBLISH_PREVIOUS_H

#include "generator/core/plan.h"

/* The plan of that id, or of an id that differs in figures only (a year: sogo-r7, sogo-r6); where one plan of each year
 * is all there is, that one. NULL: none. */
const struct plan *previous_for(const struct plan *plan, const struct plan *plans,
                                const struct plan *previous);

#endif
