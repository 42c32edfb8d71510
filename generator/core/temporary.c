/* temporary.c: mkstemp, and a lock of the process (fcntl). */
#include "temporary.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "text.h"

enum { LETTERS = 6 };

bool temporary_lock(int fd)
{
    struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    return fcntl(fd, F_SETLK, &whole) == 0;
}

/* Only our own: in a directory that everybody uses a name says little. */
static void clear_one(int directory, const char *name)
{
    struct stat status;
    int fd = openat(directory, name, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (fd < 0) return;
    bool ours = fstat(fd, &status) == 0 && S_ISREG(status.st_mode) && status.st_uid == geteuid();
    if (ours && temporary_lock(fd)) unlinkat(directory, name, 0);
    close(fd);
}

static void clear_stale(const char *path, const char *prefix)
{
    size_t length = strlen(prefix);
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *list = fd < 0 ? NULL : fdopendir(fd);
    if (!list) {
        if (fd >= 0) close(fd);
        return;
    }
    for (struct dirent *entry; (entry = readdir(list));)
        if (strncmp(entry->d_name, prefix, length) == 0 && strlen(entry->d_name) == length + LETTERS)
            clear_one(fd, entry->d_name);
    closedir(list);
}

int temporary_open(struct arena *arena, const char *directory, const char *prefix, char **path)
{
    int before = errno;
    clear_stale(directory, prefix);
    errno = before;
    for (;;) {
        struct text pattern = text_format(arena, "%s/%sXXXXXX", directory, prefix);
        struct stat status;
        *path = arena_copy(arena, pattern.at, pattern.length);
        int fd = mkstemp(*path);
        /* Another run may have cleared it away before the lock was there. */
        if (fd < 0 || !temporary_lock(fd) || fstat(fd, &status) != 0 || status.st_nlink > 0) return fd;
        close(fd);
    }
}

bool temporary_put(int fd, int directory, const char *temporary, const char *final)
{
    bool good = fsync(fd) == 0;
    int error = errno;
    if (close(fd) != 0 && good) {
        good = false;
        error = errno;
    }
    if (good && renameat(directory, temporary, directory, final) == 0) return true;
    if (good) error = errno;
    unlinkat(directory, temporary, 0);
    errno = error;
    return false;
}
