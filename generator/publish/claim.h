/* claim.h: a name in the output directory is one run's until that run ends: a byte of the workplace's lock is locked for it. */
#ifndef SHINCHOKU_GENERATOR_PUBLISH_CLAIM_H
#define SHINCHOKU_GENERATOR_PUBLISH_CLAIM_H

#include "workplace.h"

/* Claims the name. Where another run has it, waits so long (milliseconds; what was waited is taken from it), or without end.
 * False after the reason was reported. */
bool claim_take(const struct workplace *place, struct text name, long *patience);

#endif
