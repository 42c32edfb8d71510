/* complete.h: what a text record leaves unsaid about its plan. Private to input. */
#ifndef SHINCHOKU_INPUT_PLAN_COMPLETE_H
#define SHINCHOKU_INPUT_PLAN_COMPLETE_H

#include "generator/core/plan.h"

/* Declares the levels and tags in use and the title where no part of the plan did. To be called after the parts of a plan with a
 * text among them have been merged, before the records are numbered. */
void complete_plan(struct arena *arena, struct record *root);

#endif
