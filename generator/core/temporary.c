/* temporary.c: new files by names of their own, and a lock of the process (fcntl). */
#include "temporary.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "text.h"

enum { LETTERS = 6, MOST_TRIES = 100 };

bool temporary_lock(int fd)
{
    struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    return fcntl(fd, F_SETLK, &whole) == 0;
}

/* In a directory that everybody uses a name says little. On a share that gives all its files to one user, that user's are
 * ours. */
static bool is_ours(int directory, int fd)
{
    struct stat status, place;
    if (fstat(fd, &status) != 0 || !S_ISREG(status.st_mode)) return false;
    if (status.st_uid == geteuid()) return true;
    return fstatat(directory, ".", &place, 0) == 0 && status.st_uid == place.st_uid;
}

void temporary_clear(int directory, const char *name)
{
    int fd = openat(directory, name, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (fd < 0) return;
    if (is_ours(directory, fd) && temporary_lock(fd)) unlinkat(directory, name, 0);
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
            temporary_clear(fd, entry->d_name);
    closedir(list);
}

/* Letters that no other run chooses in the same moment; should one do so, the file that is there already is left alone. */
static void choose_letters(char *letters, uint64_t tries)
{
    static const char alphabet[] = "abcdefghijklmnopqrstuvwxyz0123456789";
    struct timespec now = {0};
    clock_gettime(CLOCK_REALTIME, &now);
    uint64_t mixed = (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec + ((uint64_t)getpid() << 40);
    mixed = (mixed ^ tries << 20) * 0x9E3779B97F4A7C15u;
    mixed = (mixed ^ mixed >> 29) * 0xBF58476D1CE4E5B9u;
    mixed ^= mixed >> 32;
    for (int i = 0; i < LETTERS; i++, mixed /= sizeof alphabet - 1)
        letters[i] = alphabet[mixed % (sizeof alphabet - 1)];
}

/* Is it ours for good? Another run may have found it before the lock was there: then it holds the lock, or has taken the file
 * away. Where there are no locks at all nobody takes anything away. */
static bool is_held(int fd)
{
    struct stat status;
    if (!temporary_lock(fd)) return errno != EACCES && errno != EAGAIN;
    return fstat(fd, &status) != 0 || status.st_nlink > 0;
}

int temporary_open_at(int directory, char *name)
{
    for (uint64_t tries = 0;; tries++) {
        choose_letters(name + strlen(name) - LETTERS, tries);
        int fd = openat(directory, name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
        if (fd < 0 && (errno != EEXIST || tries == MOST_TRIES)) return -1;
        if (fd < 0) continue;
        if (is_held(fd)) return fd;
        close(fd);
    }
}

int temporary_open(struct arena *arena, const char *directory, const char *prefix, char **path)
{
    int before = errno;
    clear_stale(directory, prefix);
    errno = before;
    struct text pattern = text_format(arena, "%s/%sXXXXXX", directory, prefix);
    *path = arena_copy(arena, pattern.at, pattern.length);
    return temporary_open_at(AT_FDCWD, *path);
}

bool temporary_seal(int fd)
{
    bool good = fsync(fd) == 0;
    int error = errno;
    if (close(fd) != 0 && good) return false;
    errno = error;
    return good;
}

bool temporary_put(int fd, int directory, const char *temporary, const char *final)
{
    if (temporary_seal(fd) && renameat(directory, temporary, directory, final) == 0) return true;
    int error = errno;
    unlinkat(directory, temporary, 0);
    errno = error;
    return false;
}
