/* joint_amounts.h: amounts that stand side by side. Each returns what joints_merge does. */
#ifndef SHINCHOKU_INPUT_QUANTITY_JOINT_AMOUNTS_H
#define SHINCHOKU_INPUT_QUANTITY_JOINT_AMOUNTS_H

#include "joint.h"

bool joint_is_counted(const struct expression *one);
size_t joint_merge_amounts(const struct joint *joint, const struct expression *last, enum sign sign,
                           struct expression *next);
size_t joint_merge_ordinals(const struct joint *joint, const struct expression *last, enum sign sign,
                            struct expression *next);

#endif
