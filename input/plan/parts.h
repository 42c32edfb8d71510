/* parts.h: one plan from several files. Private to input. */
#ifndef SHINCHOKU_INPUT_PLAN_PARTS_H
#define SHINCHOKU_INPUT_PLAN_PARTS_H

#include "generator/core/plan.h"

/* Merges the trees of the files that have one plan id; at least one. The result is one of them, changed.
 *
 * Sections with the same level, number and title become one; sections and initiatives of merged parents stand in the
 * natural order of their numbers (no, else id). What has no number keeps its place behind what it followed. The order
 * of the files does not matter. A single file is left as its author ordered it. Where files disagree, both places are
 * reported. Needs time in proportion to the children, and their sorting. */
struct record *plan_merge(struct arena *arena, struct diagnostics *diagnostics, struct record **parts,
                          size_t count);

#endif
