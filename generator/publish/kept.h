/* kept.h: plans that keep their former publications, because a file of theirs was lost. */
#ifndef SHINCHOKU_GENERATOR_PUBLISH_KEPT_H
#define SHINCHOKU_GENERATOR_PUBLISH_KEPT_H

#include "input/read.h"
#include "generator/program/session.h"

/* Takes the plans out of the list of which a file was lost; a file that nobody knows the plan of may be any plan's. */
struct plan *kept_take_out(struct plan *plans, const struct lost_file *lost);

/* The summary in the end: which plans were kept, why, and which files to get again. `all`: every plan that was read. */
void kept_report(struct session *session, const struct text *all, size_t count, const struct lost_file *lost);

/* The ids of the plans. */
struct text *kept_ids(struct session *session, const struct plan *plans, size_t *count);

#endif
