/* build.h: the command that makes publications. */
#ifndef SHINCHOKU_GENERATOR_COMMAND_BUILD_H
#define SHINCHOKU_GENERATOR_COMMAND_BUILD_H

#include "generator/program/command.h"

extern const struct command command_build;

#endif
