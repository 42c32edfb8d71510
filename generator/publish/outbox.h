/* outbox.h: how a publication gets into its directory: whole, or not at all.
 *
 * It is written to a temporary file in the same directory, synced, and renamed; in the end the directory is synced. Whatever
 * kills the run, the directory holds only whole old and whole new files, and temporary ones that the next run clears.
 * One run at a time: a lock says who is at work since when. */
#ifndef SHINCHOKU_GENERATOR_PUBLISH_OUTBOX_H
#define SHINCHOKU_GENERATOR_PUBLISH_OUTBOX_H

#include "generator/core/diag.h"

struct outbox;

/* Locks the directory (made if it is missing; its parent is not) and clears what killed runs left behind.
 * NULL after the reason was reported. */
struct outbox *outbox_open(struct arena *arena, struct diagnostics *diagnostics, const char *directory);
void outbox_close(struct outbox *outbox);

/* A temporary file to write to, or -1 after the reason was reported. One at a time. */
int outbox_begin(struct outbox *outbox);
/* Puts the temporary file under its name, which may not be used twice in a run. False after the reason was reported:
 * then what was there before is untouched. */
bool outbox_commit(struct outbox *outbox, struct text name);
/* Throws the temporary file away. */
void outbox_abandon(struct outbox *outbox);

/* The name as it can be used on every system: \ / : * ? " < > | and control characters become _, so does a leading dot;
 * at most 255 bytes with the extension, cut between characters. */
struct text outbox_name(struct arena *arena, struct text stem, struct text extension);

#endif
