/* unit.h: all that is needed to make one plan in a process of its own. */
#ifndef SHINCHOKU_GENERATOR_BATCH_UNIT_H
#define SHINCHOKU_GENERATOR_BATCH_UNIT_H

#include "generator/publish/joblist.h"
#include "input/roster/roster.h"

#include "jobs.h"

/* A department without which a plan is not whole; or all of those that have come after it. */
struct unit_expected {
    struct text name;
    const struct text *successors;
    size_t successor_count;
};

enum batch_mode { BATCH_DRAFT, BATCH_PUBLISH };

/* A part, and what may stand in for it where it cannot be used. */
struct unit_part {
    const char *path;
    struct text department; /* who delivers it; empty: nobody knows */
    const char *older;      /* its last good version; NULL: there is none */
    struct text day;        /* of that version, 2026-11-27 */
    bool is_missing;        /* there is no such file, and it has to be there */
};

struct unit {
    struct session *session; /* of the run: language, data, memory */
    const struct jobs_site *site;
    const struct jobs_plan *plan;
    enum batch_mode mode;
    struct unit_part *parts;
    size_t part_count;
    const char *const *previous;
    size_t previous_count;
    const struct layout **layouts;
    size_t layout_count;
    bool is_chosen; /* the layouts were named */
    const struct grammar *grammar;
    const struct unit_expected *expected;
    size_t expected_count;
    const char *stage;         /* a directory for files under work */
    const struct press *press; /* its faces are open */
};

#endif
