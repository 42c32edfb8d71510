/* roll.h: the command that begins next year's records. */
#ifndef SHINCHOKU_GENERATOR_COMMAND_ROLL_H
#define SHINCHOKU_GENERATOR_COMMAND_ROLL_H

#include "generator/program/command.h"

extern const struct command command_roll;

#endif
