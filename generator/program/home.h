/* home.h: where the program stands, and what belongs to it: modules and data. Never looked for where the user is, nor where an
 * environment variable says. */
#ifndef SHINCHOKU_GENERATOR_PROGRAM_HOME_H
#define SHINCHOKU_GENERATOR_PROGRAM_HOME_H

#include "generator/core/arena.h"

/* The directory of the executable, links followed; NULL where the system does not say it. */
const char *home_directory(struct arena *arena);

/* The directory that holds input/ and layouts/: ../share/shinchoku from there where the program is installed, else the
 * source tree it was built from. */
const char *home_data(struct arena *arena);

#endif
