/* run.h: the work of a night. */
#ifndef SHINCHOKU_GENERATOR_BATCH_RUN_H
#define SHINCHOKU_GENERATOR_BATCH_RUN_H

#include "night.h"

/* Makes what is to be made; what became of it stands in the night. False: nothing could be done (reported). */
bool run_night(struct night *night, struct jobs_site *sites);
/* Gives the directories up. */
void run_close(struct night *night);

#endif
