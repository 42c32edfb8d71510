/* delivery.h: where a publication that is made goes: into a directory, or to whoever puts it there. */
#ifndef SHINCHOKU_GENERATOR_PUBLISH_DELIVERY_H
#define SHINCHOKU_GENERATOR_PUBLISH_DELIVERY_H

#include "generator/core/text.h"

struct job;

/* One at a time: begun, written to, ended. */
struct delivery {
    /* Where to write what will have this name; -1 after a report. */
    int (*begin)(void *context, struct text name);
    /* It was written (`is_good`), or it was not and what had the name before stays. False after a report. */
    bool (*end)(void *context, const struct job *job, struct text name, bool is_good);
    void *context;
};

#endif
