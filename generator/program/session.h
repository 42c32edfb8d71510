/* session.h: one run of the program: its language, its memory, its findings, and the exit code they add up to. */
#ifndef SHINCHOKU_GENERATOR_PROGRAM_SESSION_H
#define SHINCHOKU_GENERATOR_PROGRAM_SESSION_H

#include "generator/core/diag.h"

/* What a run ends with, as README.md tells it. Of several the gravest counts (session_gravest), not the highest. */
enum exit_code {
    EXIT_FINE = 0,
    EXIT_FINDINGS = 1, /* done, but with errors in the data */
    EXIT_USAGE = 2,
    EXIT_INPUT = 3,  /* input could not be read: nothing was written */
    EXIT_OUTPUT = 4, /* output could not be written: what was there before stays */
    EXIT_INTERNAL = 5,
    EXIT_KEPT = 6, /* some were kept as they were, the others done */
    EXIT_BUSY = 7  /* another run is at work: nothing was done */
};

struct grammar;
struct progress;

struct session {
    struct arena *arena; /* lifetime of the run */
    struct diagnostics *diagnostics;
    struct arena *scratch; /* of one printed finding */
    size_t shown_count;
    size_t more;               /* findings that were only counted */
    struct shown *lines;       /* what was printed: the same finding of two outputs is shown once */
    struct progress *progress; /* the bar under which findings are printed; NULL: nobody is watching */
    enum language language;
    const char *data; /* the directory that holds input/ and layouts/ */
    size_t done;      /* publications made, whatever became of the others */
};

/* A run whose findings are printed to standard error as they come, equal ones once. After a thousand only those that stop
 * something are shown, and the number of the rest is told in the end. */
struct session *session_open(struct arena *arena, int argc, char *const *argv);
void session_close(struct session *session);

/* The language of messages: --lang among the arguments, else the locale (LC_ALL, LC_MESSAGES, LANG: ja… is Japanese). */
enum language session_language(int argc, char *const *argv);

/* What the findings so far add up to. */
enum exit_code session_exit(const struct session *session);
enum exit_code session_gravest(enum exit_code a, enum exit_code b);
/* Nothing so far forbids to go on: whatever was found, the records can be used. */
bool session_goes_on(const struct session *session);

/* The grammar of quantities, or NULL after that was reported: there is no memory for it. The caller closes it. */
struct grammar *session_grammar(struct session *session);

/* The one of two texts that is in the session's language. */
const char *session_say(const struct session *session, const char *ja, const char *en);

#endif
