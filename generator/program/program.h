/* program.h: the whole program, but for its commands. */
#ifndef SHINCHOKU_GENERATOR_PROGRAM_PROGRAM_H
#define SHINCHOKU_GENERATOR_PROGRAM_PROGRAM_H

#include "command.h"

/* Everything between main's first line and its last: which of the commands is meant, how a run begins and ends. What main
 * returns. */
int program_run(const struct command *const *commands, size_t count, int argc, char **argv);

#endif
