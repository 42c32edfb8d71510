/* same.h: do two records say the same? Private to input. */
#ifndef SHINCHOKU_INPUT_PLAN_SAME_H
#define SHINCHOKU_INPUT_PLAN_SAME_H

#include "generator/core/plan.h"

/* Kind, attributes (in any order), text and children, all the way down; not where they were written. */
bool same_records(const struct record *a, const struct record *b);

#endif
