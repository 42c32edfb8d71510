/* progress.h: a bar for people who wait at a terminal longer than a second.
 *
 * A thread of its own draws it, because the work that takes long does not come by here. It only ever reads the step and
 * writes to standard error; where that is no terminal there is no thread. */
#ifndef SHINCHOKU_GENERATOR_PROGRAM_PROGRESS_H
#define SHINCHOKU_GENERATOR_PROGRAM_PROGRESS_H

#include "generator/core/text.h"

struct progress;

/* `what` is done before the steps are known. NULL when nobody is watching: the other functions then do nothing. */
struct progress *progress_start(struct text what);
void progress_expect(struct progress *progress, size_t total);
/* A step begins; `what` names it and is copied. */
void progress_step(struct progress *progress, struct text what);
/* Between these two the bar is away and something else may be printed. */
void progress_hold(struct progress *progress);
void progress_release(struct progress *progress);
void progress_stop(struct progress *progress);

#endif
