/* store.h: the last good version of each part (.shinchoku/parts): a draft uses it where what came is broken. */
#ifndef SHINCHOKU_GENERATOR_BATCH_STORE_H
#define SHINCHOKU_GENERATOR_BATCH_STORE_H

#include "night.h"

/* Fills in what may stand in for the part, and of which day it is. */
void store_find(struct night *night, const struct night_plan *plan, struct unit_part *part);
/* Keeps the parts of the plan that could be used, each with the day on which it first came. False after a report. */
bool store_keep(struct night *night, const struct night_plan *plan);

#endif
