/* layouts.h: the command that tells of layouts. */
#ifndef SHINCHOKU_GENERATOR_COMMAND_LAYOUTS_H
#define SHINCHOKU_GENERATOR_COMMAND_LAYOUTS_H

#include "generator/program/command.h"

extern const struct command command_layouts;

#endif
