/* progress.h: a bar for people who wait at a terminal longer than a second. */
#ifndef SHINCHOKU_GENERATOR_PROGRESS_H
#define SHINCHOKU_GENERATOR_PROGRESS_H

#include <time.h>

#include "generator/core/text.h"

struct progress {
    bool terminal; /* standard error is one; otherwise nothing is ever drawn */
    bool drawn;
    struct timespec started;
    size_t done, total; /* steps */
};

struct progress progress_start(size_t total);
/* A step begins; `what` names it. */
void progress_step(struct progress *progress, struct text what);
/* Takes the bar away, so that findings stand on lines of their own. */
void progress_clear(struct progress *progress);

#endif
