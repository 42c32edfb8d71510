/* night.h: a run over a jobs file: what it is to do, and what became of each plan. Shapes alone; run.h does the work. */
#ifndef SHINCHOKU_GENERATOR_BATCH_NIGHT_H
#define SHINCHOKU_GENERATOR_BATCH_NIGHT_H

#include "generator/publish/outbox.h"
#include "input/roster/roster.h"

#include "definitions.h"
#include "jobs.h"
#include "ledger.h"
#include "unit.h"

struct night_order {
    enum batch_mode mode;
    unsigned workers;
    bool force;   /* make everything */
    bool explain; /* say why what is made, and make nothing */
    bool verify;  /* say what is not as it was made, and make nothing */
    bool prune;   /* take away what is made no more, and make nothing */
    bool waits;
    long seconds;            /* to wait for others; below 0: without end */
    const char *const *only; /* plans; all where `only_count` is 0 */
    size_t only_count;
    const char *const *gone; /* departments that may be gone */
    size_t gone_count;
    enum { LOG_NONE, LOG_TEXT, LOG_JSON, LOG_JOURNAL } log;
    const char *log_file; /* NULL: standard error */
};

enum night_result {
    NIGHT_UNCHANGED,
    NIGHT_BUILT,
    NIGHT_KEPT,
    NIGHT_FAILED,
    NIGHT_PASSED /* not asked for */
};

/* A part that could not be used. */
struct night_lost {
    struct text file, department, reason_ja, reason_en;
    struct text day; /* of the version that stood in; empty: none did */
    bool stands_in;
    struct night_lost *next;
};

struct night_finding {
    struct ledger_finding key;
    int effect;
    bool is_new;
    struct text file, ja, en;
    int64_t line;
    struct night_finding *next;
};

/* A file that was made. */
struct night_file {
    struct outfile *file;
    struct ledger_output output;
    struct night_file *next;
};

struct night;
struct night_site;

struct night_plan {
    struct night_site *site;
    const struct jobs_plan *plan;
    const struct definitions *definitions;
    const struct roster *roster;
    struct unit unit;
    struct unit_expected *expected;
    struct ledger_inputs inputs;
    const struct ledger_plan *before; /* NULL: it was never made */
    struct ledger_plan *now;          /* what will be remembered */

    enum night_result result;
    struct text why_ja, why_en; /* of what was kept, failed, or made (--explain) */
    struct text title, year, as_of;
    struct text *departments;
    size_t department_count;
    struct night_lost *lost, **lost_link;
    struct night_finding *findings, **finding_link;
    size_t errors, new_findings, old_findings;
    struct night_file *files, **file_link, *last_file;
    bool is_busy, is_unwritten, is_read;
    struct night_plan *next;
};

struct night_site {
    struct night *night;
    const struct jobs_site *site;
    const char *directory; /* where it publishes */
    struct outbox *outbox;
    struct ledger *ledger;
    struct night_plan *plans;
    size_t pending; /* plans at work */
    bool is_listed; /* no more of them will begin */
    struct night_site *next;
};

/* One that was read, for all plans that name it. */
struct night_roster {
    const char *path;
    const struct roster *roster; /* NULL after a report */
    struct night_roster *next;
};

struct night {
    struct session *session;
    const struct night_order *order;
    struct definition_shelf *shelf;
    const struct grammar *grammar;
    struct night_site *sites;
    struct night_roster *rosters;
    struct text today;     /* 2026-11-28 */
    struct arena *scratch; /* of one plan's inputs */
    int log;               /* -1: none */
};

#endif
