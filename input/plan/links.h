/* links.h: what points to what in a finished tree. Private to input. */
#ifndef SHINCHOKU_INPUT_PLAN_LINKS_H
#define SHINCHOKU_INPUT_PLAN_LINKS_H

#include "generator/core/plan.h"

/* Sets `refers` of reprint-of, same-as, counts-with, chart/of and to, after the parts have been merged. Reports ids that
 * are used twice and references that point to nothing (records, levels, tags, scales, footnotes) or back to themselves.
 * The records are numbered (plan_finish).
 * Linear in the number of records. */
void plan_link(struct arena *arena, struct diagnostics *diagnostics, struct plan *plan);

#endif
