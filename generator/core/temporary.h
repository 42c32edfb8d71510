/* temporary.h: files that a run makes for itself, and that go with it. A run that is killed leaves its file; it held a lock on
 * it, which died with it: what can be locked is cleared away by the next run that makes one in the same place.
 *
 * The lock is the process's (fcntl): whoever opens the same file once more in the same process and closes it has lost it. */
#ifndef SHINCHOKU_GENERATOR_CORE_TEMPORARY_H
#define SHINCHOKU_GENERATOR_CORE_TEMPORARY_H

#include <stdbool.h>

#include "arena.h"

/* A new file below the directory whose name is `prefix` and six letters, open for reading and writing by its owner alone. Its
 * descriptor, or -1 with errno set; `*path` is the caller's to unlink. What killed runs left there is cleared away. */
int temporary_open(struct arena *arena, const char *directory, const char *prefix, char **path);

/* The same in an open directory, and nothing is cleared away. `name` ends in six letters, which become those of the file; it is
 * right at every moment, so that a signal's handler can take the file away. */
int temporary_open_at(int directory, char *name);

/* Locks all of a file for this process, until it closes any descriptor of it. False with errno set: EACCES or EAGAIN, another
 * process has it. */
bool temporary_lock(int fd);

/* Takes the file away if it is ours, or its directory's owner's, and no run holds a lock on it. */
void temporary_clear(int directory, const char *name);

/* Syncs and closes. Some network disks report a full disk only when the file is closed. False with errno set. */
bool temporary_seal(int fd);

/* Seals a temporary file, and puts it under its final name: both names are of the directory (AT_FDCWD: paths). False with errno
 * set: then the temporary file is gone, and what had the name is untouched. */
bool temporary_put(int fd, int directory, const char *temporary, const char *final);

#endif
