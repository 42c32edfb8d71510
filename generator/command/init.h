/* init.h: the command that lays out a directory to begin in. */
#ifndef SHINCHOKU_GENERATOR_COMMAND_INIT_H
#define SHINCHOKU_GENERATOR_COMMAND_INIT_H

#include "generator/program/command.h"

extern const struct command command_init;

#endif
