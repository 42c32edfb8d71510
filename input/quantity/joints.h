/* joints.h: what neighbouring expressions say together: 5～10人, 令和5・6年度, 3名/10名, 1人1日当たり900g. */
#ifndef SHINCHOKU_INPUT_QUANTITY_JOINTS_H
#define SHINCHOKU_INPUT_QUANTITY_JOINTS_H

#include "joint.h"

/* How many of the last expressions the next one takes in, having become what they all say: mostly none. */
size_t joints_merge(const struct joint *joint, struct expression *next);

#endif
