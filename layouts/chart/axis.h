/* axis.h: the value axis of a chart. */
#ifndef SHINCHOKU_LAYOUTS_CHART_AXIS_H
#define SHINCHOKU_LAYOUTS_CHART_AXIS_H

#include "layouts/model/block.h"

enum { MOST_STEPS = 6 };

/* The value axis: round ticks from minimum to maximum (1, 2, 2.5, 5 × 10ⁿ; three to six steps; zero always on it; zero and one where all
 * values are zero).
 * Workbooks give their native charts the same axis. */
struct axis {
    struct decimal minimum, maximum, step;
    unsigned step_count;
};
struct axis axis_of(const struct chart *chart);

/* Tick `number` from 0 to step_count. Its decimals are the step's, so that a column of ticks aligns. */
struct decimal axis_tick(const struct axis *axis, unsigned number);
/* How far along an axis of `length` the value stands, from the minimum; clipped to it. */
int32_t axis_place(const struct axis *axis, struct decimal value, int32_t length);

#endif
