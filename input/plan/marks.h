/* marks.h: marks in their scale's own symbols. Private to input. */
#ifndef SHINCHOKU_INPUT_PLAN_MARKS_H
#define SHINCHOKU_INPUT_PLAN_MARKS_H

#include "generator/core/plan.h"

/* Replaces the progress of every status and the text of every evaluation that a scale of the plan lists under `also`.
 * What no scale lists stays as it is written. */
void plan_marks(struct arena *arena, struct record *root);

#endif
