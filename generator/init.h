/* init.h: the command that lays out a directory to begin in. */
#ifndef SHINCHOKU_GENERATOR_INIT_H
#define SHINCHOKU_GENERATOR_INIT_H

#include "command.h"

extern const struct command command_init;

#endif
