/* events.h: what a plan's process says on its way (unit.h lists the events). */
#ifndef SHINCHOKU_GENERATOR_BATCH_EVENTS_H
#define SHINCHOKU_GENERATOR_BATCH_EVENTS_H

#include "generator/json/json.h"
#include "generator/program/session.h"

struct events {
    struct arena *scratch; /* of one event */
    int out;
    bool is_cut;           /* nobody reads them any more */
    struct name_map *told; /* findings: the same one of two outputs is told once */
};

/* An event to be filled in, and sent. */
struct json_writer events_begin(struct events *events, const char *event);
void events_send(struct events *events, struct json_writer *writer);
/* So many bytes of the descriptor from its beginning, as they are. */
void events_send_bytes(struct events *events, int from, uint64_t bytes);
void events_send_finding(struct events *events, const struct diagnostic *diagnostic);

#endif
