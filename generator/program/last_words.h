/* last_words.h: what is said when nothing else can be done any more. There is no session to ask for the language, so
 * both are used; what was being written is a temporary file that the next run clears away, what was published before is
 * whole. Nothing here allocates. */
#ifndef SHINCHOKU_GENERATOR_PROGRAM_LAST_WORDS_H
#define SHINCHOKU_GENERATOR_PROGRAM_LAST_WORDS_H

#include <stddef.h>

/* Once, at the start: keeps a way to standard error that nobody redirects, and ends a run that broke (a signal of the
 * processor, a failed assertion) with a sentence and exit code 5. */
void last_words_prepare(void);

/* An arena_exhausted: says so and ends the run with exit code 5. */
void last_words_no_memory(size_t wanted);

#endif
