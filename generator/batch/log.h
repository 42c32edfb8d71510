/* log.h: a night told as it goes, where somebody asked for it: as text, as JSON lines, or for the journal. */
#ifndef SHINCHOKU_GENERATOR_BATCH_LOG_H
#define SHINCHOKU_GENERATOR_BATCH_LOG_H

#include "night.h"

/* False after a report. */
bool log_open(struct night *night);
void log_close(struct night *night);

void log_finding(const struct night *night, const struct night_plan *plan,
                 const struct night_finding *finding);
/* What became of the plan. */
void log_plan(const struct night *night, const struct night_plan *plan);

#endif
