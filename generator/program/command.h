/* command.h: what a command of the program is. */
#ifndef SHINCHOKU_GENERATOR_PROGRAM_COMMAND_H
#define SHINCHOKU_GENERATOR_PROGRAM_COMMAND_H

#include "session.h"

enum option_value {
    VALUE_NONE,
    VALUE_NEEDED,  /* behind = or as the next word */
    VALUE_OPTIONAL /* behind = only: the next word is another argument */
};

/* An option a command knows. Every command also takes --lang and --help, which it need not list. */
struct option_rule {
    const char *name; /* "--layout" */
    char letter;      /* 'l'; '\0': none */
    enum option_value value;
};

struct arguments; /* arguments.h */

struct command {
    const char *name;
    const char *summary[2]; /* by enum language: one line of `shinchoku --help` */
    const char *help[2];    /* what `shinchoku NAME --help` prints after the summary: usage and options */
    const struct option_rule *rules;
    size_t rule_count;
    /* Findings go to the session, which prints them; the exit code is the worst of this and what they add up to. */
    enum exit_code (*run)(struct session *session, const struct arguments *arguments);
};

#endif
