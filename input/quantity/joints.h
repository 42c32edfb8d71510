/* joints.h: what neighbouring expressions say together: 5～10人, 令和5・6年度, 3名/10名, 1人1日当たり900g. */
#ifndef SHINCHOKU_INPUT_QUANTITY_JOINTS_H
#define SHINCHOKU_INPUT_QUANTITY_JOINTS_H

#include "generator/core/quantity.h"

/* Expressions found so far, and one more. */
struct joint {
    struct arena *arena;
    struct text text; /* as it was written; offsets count from `base` */
    size_t base;      /* expressions before it belong to another piece */
    const struct expression *found;
    size_t count;
    struct text folded; /* the next expression, folded */
};

/* How many of the last expressions the next one takes in, having become what they all say: mostly none. */
size_t joints_merge(const struct joint *joint, struct expression *next);

#endif
