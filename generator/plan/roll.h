/* roll.h: next year's records from this year's: the first step of a rolling revision (ローリング). */
#ifndef SHINCHOKU_GENERATOR_PLAN_ROLL_H
#define SHINCHOKU_GENERATOR_PLAN_ROLL_H

#include "generator/core/plan.h"

/* Changes the plan's records in place:
 * - the reporting year and a period without a name move on by a year, in the spelling they were written in; so do these
 *   years in titles and in the plan's id (midorino-r6), and any year in the name of a scale (Ｒ３評価); dates of
 *   publication and of the data are taken out;
 * - targets, goals, schedules and descriptions stay; goals and schedules of the reporting year become next year's;
 * - what was reported is emptied: the latest status, evaluations, the notes of initiatives, other notes of the reporting
 *   year, the rows of summaries; an indicator that had an actual in the reporting year gets an empty one for the next;
 * - `new` is cleared; page numbers that a source printed are cleared;
 * - strands of history get an empty entry for the new year, taken off the front of a planned range that covers it.
 * False when the plan has no reporting year: there is nothing to count from. */
bool plan_roll(struct arena *arena, struct plan *plan);

/* A year text moved on by one, in its own spelling: Ｒ７ → Ｒ８, 令和6(2024) → 令和7(2025), 平成30年度 → 令和元年度; a remark in
 * brackets is left out: Ｒ４年度（R4.8末時点) → Ｒ５年度. Text that is no year is returned as it is. */
struct text roll_year(struct arena *arena, struct text text);

#endif
