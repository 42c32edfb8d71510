/* convert.h: the command that turns records from one form into another. */
#ifndef SHINCHOKU_GENERATOR_COMMAND_CONVERT_H
#define SHINCHOKU_GENERATOR_COMMAND_CONVERT_H

#include "generator/program/command.h"

extern const struct command command_convert;

#endif
