/* pool.h: processes at work, a plan each. They share nothing: one that crashes, loops or eats memory costs its own plan. */
#ifndef SHINCHOKU_GENERATOR_BATCH_POOL_H
#define SHINCHOKU_GENERATOR_BATCH_POOL_H

#include "generator/json/json.h"

#include "unit.h"

enum pool_end {
    POOL_DONE,   /* it said all that it had to say */
    POOL_MEMORY, /* it wanted more than it may have */
    POOL_TIME,   /* it took longer than it may */
    POOL_SIGNAL, /* it crashed, or somebody ended it: `number` is the signal */
    POOL_BROKEN  /* it ended before it was done: `number` is its exit code */
};

/* Who listens to a plan's process. */
struct pool_ears {
    void (*event)(void *context, const struct json *event);
    void (*bytes)(void *context, struct text bytes); /* of the output that was told last, in pieces */
    void (*ended)(void *context, enum pool_end end, int number);
};

struct pool;

struct pool *pool_open(struct session *session, unsigned workers, const struct pool_ears *ears);
/* Starts a process for the plan; waits for another to end where all are at work. `context`: for the ears. */
void pool_start(struct pool *pool, const struct unit *unit, void *context);
/* Waits for all. */
void pool_finish(struct pool *pool);

#endif
