/* definitions.h: the layouts that a run makes, loaded once, and all that they are made of: definitions, fonts, the program. */
#ifndef SHINCHOKU_GENERATOR_BATCH_DEFINITIONS_H
#define SHINCHOKU_GENERATOR_BATCH_DEFINITIONS_H

#include "generator/publish/joblist.h"

#include "jobs.h"
#include "ledger.h"

/* Layouts of the same directory and names: those of one plan, and mostly of all. */
struct definitions {
    const char *directory;       /* of a site's own, NULL: none */
    const struct jobs_job *jobs; /* NULL: whatever there is */
    struct joblist list;         /* layouts and is_chosen */
    struct ledger_inputs inputs; /* program, layouts, fonts */
    bool is_good;
    struct definitions *next;
};

struct definition_shelf {
    struct session *session;
    struct ledger *memory; /* of font files: that of the first site */
    struct press press;    /* its faces are open, for processes to inherit */
    struct definitions *first;
    struct text program;
};

struct definition_shelf *definitions_open(struct session *session, struct ledger *memory);
/* Those of a plan. `is_good` is false after it was reported why not. */
const struct definitions *definitions_for(struct definition_shelf *shelf, const struct jobs_site *site,
                                          const struct jobs_plan *plan);
void definitions_close(struct definition_shelf *shelf);

#endif
