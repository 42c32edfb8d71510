/* temporary.h: files that a run makes for itself, and that go with it. A run that is killed leaves its file; it held a lock on
 * it, which died with it: what can be locked is cleared away by the next run that makes one in the same place. */
#ifndef SHINCHOKU_GENERATOR_CORE_TEMPORARY_H
#define SHINCHOKU_GENERATOR_CORE_TEMPORARY_H

#include <stdbool.h>

#include "arena.h"

/* A new file below the directory whose name is `prefix` and six letters, open for reading and writing by its owner alone. Its
 * descriptor, or -1 with errno set; `*path` is the caller's to unlink. */
int temporary_open(struct arena *arena, const char *directory, const char *prefix, char **path);

/* Locks all of a file for this process, until it closes any descriptor of it. False: another process has it. */
bool temporary_lock(int fd);

/* Syncs and closes a temporary file, and puts it under its final name: both names are of the directory (AT_FDCWD: paths). Some
 * network disks report a full disk only when the file is closed. False with errno set: then the temporary file is gone, and
 * what had the name is untouched. */
bool temporary_put(int fd, int directory, const char *temporary, const char *final);

#endif
