/* inputs.h: what a plan is made of, so far as can be told without reading it. */
#ifndef SHINCHOKU_GENERATOR_BATCH_INPUTS_H
#define SHINCHOKU_GENERATOR_BATCH_INPUTS_H

#include "night.h"

/* Finds the plan's files, and fills `unit`, `inputs` and what stands in the ledger of it. */
void inputs_gather(struct night *night, struct night_plan *plan);
/* Is everything there as it was made of just this? If not, says why. */
bool inputs_are_clean(struct night *night, struct night_plan *plan);
/* A picture that the plan asked for. */
void inputs_add_picture(struct night *night, struct night_plan *plan, struct text path);

#endif
