/* jobs.h: a jobs file: which plans there are, of which files, and what is made of them (input/schema/jobs.rnc).
 *
 * Every jobs file is a site: directories of its own for drafts and publications, and a memory of its own there. One that
 * includes others (a prefecture's) is several. Paths are relative to their jobs file. */
#ifndef SHINCHOKU_GENERATOR_BATCH_JOBS_H
#define SHINCHOKU_GENERATOR_BATCH_JOBS_H

#include "generator/core/node.h"
#include "generator/program/session.h"

/* A file of a plan, or a pattern of files. */
struct jobs_part {
    struct text department; /* who delivers it; empty: not said */
    const char *path;       /* from where the run stands */
    bool is_required, is_pattern;
    struct position at;
    struct jobs_part *next;
};

/* A publication of a plan. */
struct jobs_job {
    struct text layout;
    enum { JOBS_BOTH, JOBS_PDF, JOBS_XLSX } format;
    bool wants_previous; /* when="previous": only where last year's records are there */
    struct position at;
    struct jobs_job *next;
};

struct jobs_plan {
    struct text id, title, department; /* department: whom to ask about the plan; empty: not said */
    struct text year;                  /* empty: what the files say */
    struct jobs_part *parts;
    const char *roster;  /* departments.tsv, NULL: none */
    bool expects_roster; /* it is the plan's own: all of it have to deliver */
    struct jobs_part *previous;
    struct jobs_job *jobs; /* NULL: whatever the plan has something for */
    struct position at;
    struct jobs_plan *next;
};

struct jobs_site {
    const char *file, *directory; /* the jobs file, and where it stands */
    const char *root;             /* above which no path leads */
    struct text title;            /* whose plans they are; empty: not said */
    const char *draft, *publish;  /* directories */
    const char *layouts;          /* of definitions of its own, NULL: none */
    const char *labels;           /* a dictionary of its own, NULL: none */
    struct text numerals;
    unsigned seconds;     /* that a plan may take */
    uint64_t memory;      /* bytes that it may take */
    unsigned stale_after; /* nights that a plan may be kept before that is an error */
    struct jobs_plan *plans;
    struct jobs_site *next;
};

/* The file and those it includes, in order. NULL after every mistake was reported (EFFECT_MISUSE). */
struct jobs_site *jobs_read(struct session *session, const char *path);

/* What a file is called in memory: from where the jobs file stands, so that it does not matter from where it was called; and
 * where a file of that name is. */
struct text jobs_name(const struct jobs_site *site, const char *path);
const char *jobs_path(struct arena *arena, const struct jobs_site *site, struct text name);

#endif
