/* outbox.h: how publications get into their directory: whole, or not at all.
 *
 * Each is written to a temporary file of the run in the directory's `.shinchoku` (workplace.h), synced, and renamed; in the end
 * the directory is synced. Whatever kills the run, the directory holds only whole old and whole new files, and what is left in
 * `.shinchoku` the next run clears away. Several runs work in one directory at once: a name is the run's that begins it first,
 * until that run ends (claim.h). A process has one outbox of a directory at a time. */
#ifndef SHINCHOKU_GENERATOR_PUBLISH_OUTBOX_H
#define SHINCHOKU_GENERATOR_PUBLISH_OUTBOX_H

#include <signal.h>

#include "generator/core/diag.h"

struct outbox;

enum outfile_state {
    OUTFILE_BEGUN,
    OUTFILE_PUT,    /* under its name */
    OUTFILE_SAME,   /* what has the name holds the same bytes already, and was not touched */
    OUTFILE_DROPPED /* what had the name is untouched */
};

/* One output. It lives as long as the outbox's arena. */
struct outfile {
    struct text name;
    int fd;                      /* to write to, also by a child process; -1: committed or dropped */
    volatile sig_atomic_t state; /* enum outfile_state; a signal's handler asks for it */
    const char *temporary;       /* its name in `.shinchoku` */
    struct outfile *next;
};

/* Goes to work in the directory (made if it is missing; its parent is not) and clears what killed runs left behind. NULL after
 * the reason was reported. */
struct outbox *outbox_open(struct arena *arena, struct diagnostics *diagnostics, const char *directory);
/* Drops what was begun and not committed, and gives the names up. In a child process it only closes: the outbox is its
 * parent's. */
void outbox_close(struct outbox *outbox);

/* From now on names that another run has are waited for instead of being refused: for so many seconds in all, or, below 0,
 * without end. */
void outbox_wait(struct outbox *outbox, long seconds);

/* Begins an output under a name that may not be used twice in a run; several can be begun at once. NULL after the reason was
 * reported: another run has the name (OUTPUT_BUSY), say. Only in the process that opened the outbox. */
struct outfile *outbox_begin(struct outbox *outbox, struct text name);

/* Puts what was written under its names, all of it or nothing: the data of all files is synced before the first is renamed.
 * Where the new bytes are the old ones the file is left untouched, with its time. False after the reason was reported: then
 * what was there before is untouched, but for files that were renamed before another's rename failed; `state` says which. */
bool outbox_commit(struct outbox *outbox, struct outfile *const *files, size_t count);

/* Drops an output that was begun; its name may be begun again. */
void outbox_abandon(struct outbox *outbox, struct outfile *file);

/* What was put under its names is on the disk under them. outbox_close does it, once for all: on a disk with a journal it takes
 * longer than making a page. */
void outbox_sync(struct outbox *outbox);

/* The name as it can be used on every system: \ / : * ? " < > | and control characters become _, so does a leading dot;
 * at most 255 bytes with the extension, cut between characters. */
struct text outbox_name(struct arena *arena, struct text stem, struct text extension);

#endif
