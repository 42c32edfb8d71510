/* range.h: one byte of the workplace's lock: locking it, waiting for it, and who has it. */
#ifndef SHINCHOKU_GENERATOR_PUBLISH_RANGE_H
#define SHINCHOKU_GENERATOR_PUBLISH_RANGE_H

#include <sys/types.h>

#include "generator/core/diag.h"

enum { RANGE_WITHOUT_END = -1, RANGE_LONGEST_OWNER = 160 };

/* Locks the byte for reading or writing (F_RDLCK, F_WRLCK), and waits for that so long at most (milliseconds, from which what
 * was waited is taken). False with errno set: EACCES or EAGAIN, another run has it; EDEADLK, that run waits for this one. */
bool range_lock(int lock, short type, off_t byte, long *patience);
/* The same at once: locks the byte, or gives it up (F_UNLCK). Can be called in a signal's handler. */
bool range_set(int lock, short type, off_t byte);
/* Does the errno of a lock that was not given say that another run has it? */
bool range_is_held(int error);

/* What a run writes into its own file, for the findings of others: at most RANGE_LONGEST_OWNER bytes. */
void range_write_owner(int run);

/* Who has the byte: what he wrote into his run's file, which is in the directory `state`; else what can be told. For a
 * finding's argument. `own` is the name of our own file there, which is not opened: closing it would give up its lock. */
struct text range_owner(struct arena *arena, int lock, off_t byte, int state, const char *own);

#endif
