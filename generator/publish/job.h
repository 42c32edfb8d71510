/* job.h: one publication to be made, and what stays the same from one to the next. */
#ifndef SHINCHOKU_GENERATOR_PUBLISH_JOB_H
#define SHINCHOKU_GENERATOR_PUBLISH_JOB_H

#include "generator/program/session.h"
#include "layouts/bind/bind.h"
#include "delivery.h"
#include "target.h"

/* One file to be made. */
struct job {
    const struct layout *layout;
    const struct plan *plan;
    uint8_t *shown;         /* of the plan: a bit a record that this file shows */
    struct text department; /* empty: all */
    enum output_format format;
};

/* What stays the same from one publication to the next. */
struct press {
    struct session *session;
    const struct target *target;
    struct delivery delivery;
    struct bind_options options;
    const struct plan *plans, *previous; /* this year's, last year's */
    const struct page_backend *pages;    /* NULL until a PDF is made */
    struct cast *casts;
    struct pictures *pictures;
    struct arena *scratch; /* one publication's memory */
};

/* The faces of the layout's pages, opened once for all layouts that ask for the same; NULL after a report. */
struct faces *job_faces(struct press *press, const struct layout *layout);
/* Makes the publication, or reports why it stays as it was. */
void job_make(struct press *press, const struct job *job);
/* In the end. */
void job_close_faces(struct press *press);

/* `picture` of the options, with the press for a context. */
const struct picture *job_find_picture(void *context, struct diagnostics *diagnostics,
                                       const struct plan *plan, struct text path, struct position at);

#endif
