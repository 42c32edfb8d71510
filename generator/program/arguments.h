/* arguments.h: a command line taken apart. */
#ifndef SHINCHOKU_GENERATOR_PROGRAM_ARGUMENTS_H
#define SHINCHOKU_GENERATOR_PROGRAM_ARGUMENTS_H

#include "command.h"

struct option {
    const char *name;  /* as in its rule */
    const char *value; /* NULL: none was given */
};

/* A command line taken apart. `--` ends the options; a lone `-` is an operand. */
struct arguments {
    struct option *options;
    size_t option_count;
    const char **operands;
    size_t operand_count;
};

/* False after every mistake was reported. */
bool arguments_parse(struct session *session, const struct command *command, int count, char *const *words,
                     struct arguments *arguments);
/* The last value given for an option, or NULL. */
const char *arguments_value(const struct arguments *arguments, const char *name);
bool arguments_have(const struct arguments *arguments, const char *name);
/* Every value given for an option, in order, ended by NULL; `*count` of them. */
const char **arguments_values(struct arena *arena, const struct arguments *arguments, const char *name,
                              size_t *count);

#endif
