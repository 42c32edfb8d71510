/* command.h: the commands of the program and their command lines. */
#ifndef SHINCHOKU_GENERATOR_PROGRAM_COMMAND_H
#define SHINCHOKU_GENERATOR_PROGRAM_COMMAND_H

#include "session.h"

/* An option a command knows. Every command also takes --lang and --help, which it need not list. */
struct option_rule {
    const char *name; /* "--layout" */
    char letter;      /* 'l'; '\0': none */
    bool takes_value;
};

struct option {
    const char *name;  /* as in its rule */
    const char *value; /* NULL when it takes none */
};

/* A command line taken apart. `--` ends the options; a lone `-` is an operand. */
struct arguments {
    struct option *options;
    size_t option_count;
    const char **operands;
    size_t operand_count;
};

struct command {
    const char *name;
    const char *summary[2]; /* by enum language: one line of `shinchoku --help` */
    const char *help[2];    /* what `shinchoku NAME --help` prints after the summary: usage and options */
    const struct option_rule *rules;
    size_t rule_count;
    /* Findings go to the session, which prints them; the exit code is the worst of this and what they add up to. */
    enum exit_code (*run)(struct session *session, const struct arguments *arguments);
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

extern const struct command command_build, command_layouts;

/* The whole program: what main returns. */
int program_run(int argc, char **argv);

#endif
