/* normalize.h: the command that reads text and prints it with its numbers in a house style, or explains them. */
#ifndef SHINCHOKU_GENERATOR_COMMAND_NORMALIZE_H
#define SHINCHOKU_GENERATOR_COMMAND_NORMALIZE_H

#include "generator/program/command.h"

extern const struct command command_normalize;

#endif
