/* session.h: one run of the program: its language, its memory, its findings, and the exit code they add up to. */
#ifndef SHINCHOKU_GENERATOR_SESSION_H
#define SHINCHOKU_GENERATOR_SESSION_H

#include "generator/core/diag.h"

/* What a run ends with; the worst counts. */
enum exit_code {
    EXIT_FINE = 0,
    EXIT_FINDINGS = 1, /* done, but with errors in the data */
    EXIT_USAGE = 2,
    EXIT_INPUT = 3,  /* input could not be read: nothing was written */
    EXIT_OUTPUT = 4, /* output could not be written: what was there before stays */
    EXIT_INTERNAL = 5
};

struct session {
    struct arena *arena; /* lifetime of the run */
    struct diagnostics *diagnostics;
    const struct diagnostic *shown; /* findings up to this one have been printed */
    size_t shown_count;
    struct shown *lines; /* what was printed: the same finding of two outputs is shown once */
    enum language language;
    const char *data; /* the directory that holds input/ and layouts/ */
};

/* The language of messages: --lang among the arguments, else the locale (LC_ALL, LC_MESSAGES, LANG: ja… is Japanese). */
enum language session_language(int argc, char *const *argv);

/* Prints the findings that have not been printed yet to standard error, equal ones once. After a thousand only their
 * number is told. */
void session_report(struct session *session);

enum exit_code session_exit(const struct session *session);

/* The one of two texts that is in the session's language. */
const char *session_say(const struct session *session, const char *ja, const char *en);

#endif
