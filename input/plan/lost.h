/* lost.h: files of the call that cannot be used, in the order they were given. */
#ifndef SHINCHOKU_INPUT_PLAN_LOST_H
#define SHINCHOKU_INPUT_PLAN_LOST_H

#include "generator/core/diag.h"

/* Not read at all, or with errors of EFFECT_UNREADABLE in it. */
struct lost_file {
    const char *path;
    const struct diagnostic *why; /* the first finding that says so */
    struct text plan; /* the id of its plan, by its root element or else its name; empty: nobody can say */
    struct lost_file *next;
};

struct lost_files {
    struct lost_file *first, *last;
};
struct lost_file *lost_add(struct arena *arena, struct lost_files *lost, const char *path,
                           const struct diagnostic *why);

#endif
