/* joint_dates.h: years and days that stand side by side. Each returns what joints_merge does. */
#ifndef SHINCHOKU_INPUT_QUANTITY_JOINT_DATES_H
#define SHINCHOKU_INPUT_QUANTITY_JOINT_DATES_H

#include "joint.h"

/* Is it a year that a next one may follow? */
bool joint_is_year(const struct expression *one);
size_t joint_merge_years(const struct joint *joint, const struct expression *last, enum sign sign,
                         struct expression *next);
size_t joint_merge_year_chain(const struct joint *joint, enum sign sign, struct expression *next);
size_t joint_merge_dates(const struct joint *joint, const struct expression *last, enum sign sign,
                         struct expression *next);
size_t joint_merge_clocks(const struct joint *joint, const struct expression *last, struct expression *next);

#endif
