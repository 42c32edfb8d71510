/* save.c: temporary file, sync, rename. Devices and pipes (/dev/stdout) are written to as they are; a link is followed, so
 * that it goes on leading to what was written.
 *
 * What a killed run leaves the next one clears away (core/temporary.h). */
#define _XOPEN_SOURCE 700 /* realpath */
#include "save.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "generator/core/path.h"
#include "generator/core/reason.h"
#include "generator/core/temporary.h"
#include "generator/program/interrupt.h"

static bool write_all(int fd, struct text bytes)
{
    while (bytes.length) {
        ssize_t written = write(fd, bytes.at, bytes.length);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        bytes = text_slice(bytes, (size_t)written, bytes.length);
    }
    return true;
}

/* The rights that a file made the usual way would have, or those of the file that is replaced. */
static mode_t rights_for(const char *path)
{
    struct stat status;
    if (stat(path, &status) == 0) return status.st_mode & 0777;
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

static bool replace(const char *temporary, int fd, const char *path, struct text bytes)
{
    if (write_all(fd, bytes) && fchmod(fd, rights_for(path)) == 0)
        return temporary_put(fd, AT_FDCWD, temporary, path);
    int error = errno;
    close(fd);
    unlink(temporary);
    errno = error;
    return false;
}

/* Names of the system's own (/dev/stdout) stand for what is open, be it a file or not. */
static bool is_special(const char *path)
{
    struct stat status;
    if (strncmp(path, "/dev/", 5) == 0 || strncmp(path, "/proc/", 6) == 0) return true;
    return stat(path, &status) == 0 && !S_ISREG(status.st_mode);
}

/* A pipe that nobody reads is an error, and does not hold up the run. */
static bool write_special(const char *path, struct text bytes)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC | O_NONBLOCK);
    int flags = fd < 0 ? -1 : fcntl(fd, F_GETFL);
    bool good = flags >= 0 && fcntl(fd, F_SETFL, flags & ~O_NONBLOCK) >= 0 && write_all(fd, bytes);
    int error = errno;
    if (fd >= 0 && close(fd) != 0 && good) return false;
    errno = error;
    return good;
}

static void clean(const void *context)
{
    unlink(context);
}

static bool save(struct arena *arena, const char *path, struct text bytes)
{
    if (!path || strcmp(path, "-") == 0) return write_all(STDOUT_FILENO, bytes);
    if (is_special(path)) return write_special(path, bytes);
    char *linked = realpath(path, NULL), *name = NULL;
    const char *file = linked ? arena_copy(arena, linked, strlen(linked)) : path;
    struct text place = path_directory(file);
    const char *directory = arena_copy(arena, place.at, place.length);
    free(linked);
    int fd = temporary_open(arena, directory, ".shinchoku-save-", &name);
    if (fd < 0) return false;
    int slot = interrupt_remember(clean, name);
    bool good = replace(name, fd, file, bytes);
    interrupt_forget(slot);
    return good;
}

bool save_file(struct arena *arena, struct diagnostics *diagnostics, const char *path, struct text bytes)
{
    if (save(arena, path, bytes)) return true;
    struct text reason = reason_of(arena, errno);
    DIAG(diagnostics, WRITE_FAILED, .arguments = {text_of(path ? path : "-"), reason});
    return false;
}
