/* unit_read.h: a plan read of its parts, older versions in the place of those that cannot be used. */
#ifndef SHINCHOKU_GENERATOR_BATCH_UNIT_READ_H
#define SHINCHOKU_GENERATOR_BATCH_UNIT_READ_H

#include "events.h"
#include "unit.h"

struct unit_plan {
    struct plan *plan; /* NULL: nothing of it can be used */
    struct plan *previous;
    bool is_whole;         /* every part is there, as it was delivered */
    struct text stand_ins; /* 健康推進課分は11月27日時点; empty: none */
};

struct unit_plan unit_read(const struct unit *unit, struct session *session, struct events *events);

#endif
