/* verdict.h: what becomes of a plan when its process has ended: put in place, or kept as it was, and why. */
#ifndef SHINCHOKU_GENERATOR_BATCH_VERDICT_H
#define SHINCHOKU_GENERATOR_BATCH_VERDICT_H

#include "night.h"
#include "pool.h"

void verdict_on(struct night *night, struct night_plan *plan, enum pool_end end, int number);
/* Nothing was to be done: everything is as it was. */
void verdict_unchanged(struct night_plan *plan);

#endif
