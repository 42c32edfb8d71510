/* owner.h: whose a file is that cannot be read. Private to input. */
#ifndef SHINCHOKU_INPUT_PLAN_OWNER_H
#define SHINCHOKU_INPUT_PLAN_OWNER_H

#include "files.h"

/* Sets the plan of lost files that have none yet, where root element or name tells it. */
void owner_find_plans(struct arena *arena, struct lost_files *lost, const struct parts *known);

#endif
