/* stale.h: what runs left behind that were killed. */
#ifndef SHINCHOKU_GENERATOR_PUBLISH_STALE_H
#define SHINCHOKU_GENERATOR_PUBLISH_STALE_H

#include <stdbool.h>

/* A run's own file is RUN_PREFIX and RUN_LETTERS letters; its temporary files are called after it, with a dash and a number. */
#define RUN_PREFIX "run-"
enum { RUN_LETTERS = 6 };

/* Is it the name of a run's own file? */
bool stale_is_run(const char *name);

/* Clears away what belongs to runs that are gone: their own file can be locked, or is missing. A living run's files are not
 * touched. To be called before the caller has a file of its own in the directory (core/temporary.h says why). */
void stale_clear(int directory);

/* What version 0.1 left in the output directory itself: `.shinchoku.lock` and `.shinchoku-….tmp`, which stay while one of its
 * runs is at work. */
void stale_clear_first_version(int directory);

#endif
