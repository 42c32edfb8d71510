/* joblist.h: which publications are made of which plans: plans × layouts × formats, a file each. */
#ifndef SHINCHOKU_GENERATOR_PUBLISH_JOBLIST_H
#define SHINCHOKU_GENERATOR_PUBLISH_JOBLIST_H

#include "job.h"

struct joblist {
    struct arena *arena;
    const struct layout **layouts;
    size_t layout_count;
    bool is_chosen; /* the layouts were named: each is made, whatever it finds */
    struct plan *plans;
    const struct target *target;
    struct text department; /* empty: all */
    struct job *jobs;       /* in the order they are made: layout by layout */
    size_t count, capacity;
};

/* The layouts of these names; of all that there are where `count` is 0. False after a report. */
bool joblist_load(struct session *session, struct joblist *list, const struct layout_search *search,
                  const char **names, size_t count);
/* Lists the publications; a plan for which there is nothing to make is reported. */
void joblist_fill(struct session *session, struct joblist *list);
/* Reports what the plans hold and none of the publications made of them shows, then what one of them misses. */
void joblist_report_unshown(struct session *session, const struct joblist *list);

#endif
