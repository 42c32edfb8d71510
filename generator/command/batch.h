/* batch.h: the command that makes a city's whole set of publications, unattended. */
#ifndef SHINCHOKU_GENERATOR_COMMAND_BATCH_H
#define SHINCHOKU_GENERATOR_COMMAND_BATCH_H

#include "generator/program/command.h"

extern const struct command command_batch;

#endif
