/* workplace.h: the directory `.shinchoku` in an output directory, where runs keep what they need while they are at work: one
 * lock for all of them, a file of each run, and the outputs that are not whole yet. Whatever kills a run, nothing but that is
 * left of it, and the next run clears it away.
 *
 * Locks are the process's (fcntl), on `.shinchoku/lock`, which holds no bytes: byte 0 is shared by every run at work and
 * exclusive for the one that takes the place away; claim.h has the others. A process has one workplace of a directory, since it
 * would lose its locks by opening the files once more. A child process has none of them. */
#ifndef SHINCHOKU_GENERATOR_PUBLISH_WORKPLACE_H
#define SHINCHOKU_GENERATOR_PUBLISH_WORKPLACE_H

#include <sys/types.h>

#include "generator/core/diag.h"
#include "stale.h"

struct workplace {
    struct arena *arena;
    struct diagnostics *diagnostics;
    const char *path; /* of the output directory */
    int directory, state, lock,
        run;     /* the output directory, `.shinchoku`, its lock, this run's file; -1: not open */
    bool made;   /* `.shinchoku` was not there before */
    pid_t owner; /* a child of his has the struct, but not the locks: it takes nothing away */
    char name[sizeof RUN_PREFIX + RUN_LETTERS]; /* of this run's file; empty: not begun */
};

/* Nothing is open yet; from now on workplace_leave can be called. */
void workplace_set(struct workplace *place, struct arena *arena, struct diagnostics *diagnostics,
                   const char *path);

/* Opens the output directory (made if it is missing; its parent is not) and goes to work in it: makes what is missing, clears
 * away what killed runs left. False after the reason was reported; in either case
 * the workplace is to be closed. */
bool workplace_open(struct workplace *place);
void workplace_close(struct workplace *place);

/* Takes away the run's own file, and the workplace when nobody else is at work and nothing is left in it. Can be called in a
 * signal's handler. */
void workplace_leave(const struct workplace *place);

/* Reports that `name` in the output directory (empty: the directory itself) cannot be written. */
void workplace_report(const struct workplace *place, const char *name, struct text reason);

#endif
