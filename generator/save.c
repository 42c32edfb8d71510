/* save.c: temporary file, sync, rename. Devices and pipes (/dev/stdout) are written to as they are. */
#include "save.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "generator/core/reason.h"

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
    bool good = write_all(fd, bytes) && fchmod(fd, rights_for(path)) == 0 && fsync(fd) == 0;
    int error = errno;
    if (close(fd) != 0 && good) {
        good = false;
        error = errno;
    }
    if (good && rename(temporary, path) == 0) return true;
    if (good) error = errno;
    unlink(temporary);
    errno = error;
    return false;
}

static bool is_special(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && !S_ISREG(status.st_mode);
}

static bool save(struct arena *arena, const char *path, struct text bytes)
{
    if (!path || strcmp(path, "-") == 0) return write_all(STDOUT_FILENO, bytes);
    if (is_special(path)) {
        int fd = open(path, O_WRONLY | O_CLOEXEC);
        bool good = fd >= 0 && write_all(fd, bytes);
        return (fd < 0 || close(fd) == 0) && good;
    }
    const char *slash = strrchr(path, '/');
    int directory = slash ? (int)(slash - path) + 1 : 0;
    struct text temporary = text_format(arena, "%.*s.shinchoku-XXXXXX", directory, path);
    char *name = arena_copy(arena, temporary.at, temporary.length);
    int fd = mkstemp(name);
    return fd >= 0 && replace(name, fd, path, bytes);
}

bool save_file(struct arena *arena, struct diagnostics *diagnostics, const char *path, struct text bytes)
{
    if (save(arena, path, bytes)) return true;
    struct text reason = reason_of(arena, errno);
    DIAG(diagnostics, WRITE_FAILED, .arguments = {text_of(path ? path : "-"), reason});
    return false;
}
