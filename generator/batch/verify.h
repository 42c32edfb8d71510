/* verify.h: what stands published against what is remembered of it. */
#ifndef SHINCHOKU_GENERATOR_BATCH_VERIFY_H
#define SHINCHOKU_GENERATOR_BATCH_VERIFY_H

#include "night.h"

/* Names every file that is gone or is not as it was made, on standard output; how many there are. */
size_t verify_outputs(struct night *night, const struct jobs_site *sites);
/* Names files that no plan of the jobs file makes any more, and takes them away where they are as they were made. False after
 * a report. */
bool verify_prune(struct night *night, const struct jobs_site *sites);

#endif
