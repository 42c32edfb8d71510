/* roll.h: the command that begins next year's records. */
#ifndef SHINCHOKU_GENERATOR_ROLL_H
#define SHINCHOKU_GENERATOR_ROLL_H

#include "command.h"

extern const struct command command_roll;

#endif
