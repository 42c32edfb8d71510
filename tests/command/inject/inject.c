/* inject.c: a library to be loaded before all others (LD_PRELOAD) that lets one call of a kind fail.
 *
 *   INJECT=KIND:N[:ERROR]   the N-th call of the kind fails (from 1); with ERROR `short` the N-th write takes half,
 *                           with `kill` and `term` the program gets that signal there
 *   INJECT=KIND:N+[:ERROR]  that one and all after it
 *   INJECT_COUNT=FILE       how many calls of each kind there were: lines of `KIND COUNT`
 *   INJECT_POINTS=FILE      of the kind `memory`, the calls that came by a path none came by before: a number a line
 *
 * Kinds: memory open write sync rename close read size. What a library writes through streams of its own is counted as
 * well: streams opened for writing go through the same door (fopencookie). ERROR is a number of errno.h or one of the
 * names below; without it the kind's usual one. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum kind { MEMORY, OPEN, WRITE, SYNC, RENAME, CLOSE, READ, SIZE, KINDS };

static const struct {
    const char *name;
    int error;
} kinds[KINDS] = {
    [MEMORY] = {"memory", ENOMEM}, [OPEN] = {"open", EMFILE},   [WRITE] = {"write", ENOSPC}, [SYNC] = {"sync", EIO},
    [RENAME] = {"rename", EACCES}, [CLOSE] = {"close", EIO},    [READ] = {"read", EIO},      [SIZE] = {"size", EIO},
};

static const struct {
    const char *name;
    int error;
} errors[] = {{"ENOSPC", ENOSPC}, {"EIO", EIO},       {"EDQUOT", EDQUOT}, {"EFBIG", EFBIG}, {"ENOMEM", ENOMEM},
              {"EMFILE", EMFILE}, {"EACCES", EACCES}, {"EROFS", EROFS},   {"EINTR", EINTR}, {"short", -1},
              {"kill", -SIGKILL}, {"term", -SIGTERM}};

static long counts[KINDS];
static enum kind chosen = KINDS;
static long failing;
static bool and_after;
static int error_given;
static int ready; /* 0: not set up, 1: being set up, 2: set up */

enum { MOST_PATHS = 1 << 16, DEPTH = 24 };
static uint64_t paths[MOST_PATHS];
static FILE *points;
static bool within; /* what the counting itself allocates is not counted */

static void set_up(void)
{
    ready = 1;
    const char *what = getenv("INJECT");
    for (int kind = 0; what && kind < KINDS; kind++) {
        size_t length = strlen(kinds[kind].name);
        if (strncmp(what, kinds[kind].name, length) != 0 || what[length] != ':') continue;
        char *end;
        chosen = (enum kind)kind;
        failing = strtol(what + length + 1, &end, 10);
        and_after = *end == '+';
        error_given = kinds[kind].error;
        const char *error = strchr(end, ':');
        if (error && strtol(error + 1, NULL, 10) > 0) error_given = (int)strtol(error + 1, NULL, 10);
        for (size_t i = 0; error && i < sizeof errors / sizeof *errors; i++)
            if (strcmp(error + 1, errors[i].name) == 0) error_given = errors[i].error;
    }
    if (getenv("INJECT_POINTS")) {
        void *frames[2];
        within = true;
        backtrace(frames, 2); /* loads what it needs */
        points = fopen(getenv("INJECT_POINTS"), "we");
        within = false;
    }
    ready = 2;
}

/* Has the program come here from somewhere new? */
static bool new_path(void)
{
    void *frames[DEPTH];
    int depth = backtrace(frames, DEPTH);
    uint64_t hash = 14695981039346656037U;
    for (int i = 2; i < depth; i++)
        hash = (hash ^ (uint64_t)(uintptr_t)frames[i]) * 1099511628211U;
    size_t slot = (size_t)(hash % MOST_PATHS);
    for (int tries = 0; tries < MOST_PATHS; tries++, slot = (slot + 1) % MOST_PATHS) {
        if (paths[slot] == hash) return false;
        if (paths[slot] == 0) {
            paths[slot] = hash;
            return true;
        }
    }
    return false;
}

/* Counts the call; the error it fails with, or 0. */
static int fails(enum kind kind)
{
    if (ready == 0) set_up();
    if (ready == 1 || within) return 0;
    long count = ++counts[kind];
    if (kind == MEMORY && points) {
        within = true;
        if (new_path()) fprintf(points, "%ld\n", count);
        within = false;
    }
    if (kind != chosen || count < failing || (count > failing && !and_after)) return 0;
    if (error_given != -SIGKILL && error_given != -SIGTERM) return error_given;
    raise(-error_given);
    return 0;
}

static bool refused(enum kind kind)
{
    int error = fails(kind);
    if (error > 0) errno = error;
    return error > 0;
}

__attribute__((destructor)) static void tell(void)
{
    within = true;
    if (points) fclose(points);
    const char *name = getenv("INJECT_COUNT");
    FILE *file = name ? fopen(name, "we") : NULL;
    for (int kind = 0; file && kind < KINDS; kind++)
        fprintf(file, "%s %ld\n", kinds[kind].name, counts[kind]);
    if (file) fclose(file);
}

/* -- memory: glibc's own names, which need no looking up ------------------------------------------------------------- */
extern void *__libc_malloc(size_t size), *__libc_calloc(size_t count, size_t size),
    *__libc_realloc(void *old, size_t size);

void *malloc(size_t size)
{
    return refused(MEMORY) ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return refused(MEMORY) ? NULL : __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
    return refused(MEMORY) ? NULL : __libc_realloc(old, size);
}

/* -- files --------------------------------------------------------------------------------------------------------------- */
static void *next(const char *name)
{
    bool before = within;
    within = true;
    void *found = dlsym(RTLD_NEXT, name);
    within = before;
    return found;
}

#define NEXT(type, name) ((type)next(name))

typedef int open_function(const char *path, int flags, ...);
typedef int openat_function(int directory, const char *path, int flags, ...);

#define MODE_OF(flags, mode)                                                                                           \
    mode_t mode = 0;                                                                                                   \
    if ((flags) & (O_CREAT | O_TMPFILE)) {                                                                             \
        va_list list;                                                                                                  \
        va_start(list, flags);                                                                                         \
        mode = va_arg(list, mode_t);                                                                                   \
        va_end(list);                                                                                                  \
    }

int open(const char *path, int flags, ...)
{
    MODE_OF(flags, mode)
    return refused(OPEN) ? -1 : NEXT(open_function *, "open")(path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
    MODE_OF(flags, mode)
    return refused(OPEN) ? -1 : NEXT(open_function *, "open64")(path, flags, mode);
}

int openat(int directory, const char *path, int flags, ...)
{
    MODE_OF(flags, mode)
    return refused(OPEN) ? -1 : NEXT(openat_function *, "openat")(directory, path, flags, mode);
}

int openat64(int directory, const char *path, int flags, ...)
{
    MODE_OF(flags, mode)
    return refused(OPEN) ? -1 : NEXT(openat_function *, "openat64")(directory, path, flags, mode);
}

int mkstemp(char *name)
{
    return refused(OPEN) ? -1 : NEXT(int (*)(char *), "mkstemp")(name);
}

int mkstemp64(char *name)
{
    return mkstemp(name);
}

ssize_t write(int fd, const void *bytes, size_t length)
{
    typedef ssize_t function(int, const void *, size_t);
    if (fd == STDOUT_FILENO || fd == STDERR_FILENO) return NEXT(function *, "write")(fd, bytes, length); /* what is said is heard */
    int error = fails(WRITE);
    if (error < 0 && length > 1) length /= 2;
    errno = error > 0 ? error : errno;
    return error > 0 ? -1 : NEXT(function *, "write")(fd, bytes, length);
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset)
{
    typedef ssize_t function(int, const void *, size_t, off_t);
    return refused(WRITE) ? -1 : NEXT(function *, "pwrite")(fd, bytes, length, offset);
}

ssize_t read(int fd, void *bytes, size_t length)
{
    typedef ssize_t function(int, void *, size_t);
    return refused(READ) ? -1 : NEXT(function *, "read")(fd, bytes, length);
}

ssize_t pread(int fd, void *bytes, size_t length, off_t offset)
{
    typedef ssize_t function(int, void *, size_t, off_t);
    return refused(READ) ? -1 : NEXT(function *, "pread")(fd, bytes, length, offset);
}

int fsync(int fd)
{
    return refused(SYNC) ? -1 : NEXT(int (*)(int), "fsync")(fd);
}

int rename(const char *from, const char *to)
{
    return refused(RENAME) ? -1 : NEXT(int (*)(const char *, const char *), "rename")(from, to);
}

int renameat(int from_directory, const char *from, int to_directory, const char *to)
{
    typedef int function(int, const char *, int, const char *);
    return refused(RENAME) ? -1 : NEXT(function *, "renameat")(from_directory, from, to_directory, to);
}

/* The descriptor is closed all the same, as Linux does. */
int close(int fd)
{
    bool refuse = refused(CLOSE);
    int error = errno, result = NEXT(int (*)(int), "close")(fd);
    if (refuse) errno = error;
    return refuse ? -1 : result;
}

int ftruncate(int fd, off_t length)
{
    return refused(SIZE) ? -1 : NEXT(int (*)(int, off_t), "ftruncate")(fd, length);
}

int fchmod(int fd, mode_t mode)
{
    return refused(SIZE) ? -1 : NEXT(int (*)(int, mode_t), "fchmod")(fd, mode);
}

/* -- streams that are written ------------------------------------------------------------------------------------------ */
static ssize_t cookie_read(void *cookie, char *bytes, size_t length)
{
    return read((int)(intptr_t)cookie, bytes, length);
}

static ssize_t cookie_write(void *cookie, const char *bytes, size_t length)
{
    size_t done = 0;
    while (done < length) { /* glibc's own streams write the rest, too */
        ssize_t written = write((int)(intptr_t)cookie, bytes + done, length - done);
        if (written <= 0) break;
        done += (size_t)written;
    }
    return (ssize_t)done;
}

static int cookie_seek(void *cookie, off64_t *offset, int whence)
{
    off64_t at = lseek64((int)(intptr_t)cookie, *offset, whence);
    *offset = at;
    return at < 0 ? -1 : 0;
}

static int cookie_close(void *cookie)
{
    return close((int)(intptr_t)cookie);
}

static bool is_written(const char *mode)
{
    return strpbrk(mode, "wa+") != NULL;
}

FILE *fdopen(int fd, const char *mode)
{
    if (!is_written(mode)) return NEXT(FILE * (*)(int, const char *), "fdopen")(fd, mode);
    cookie_io_functions_t functions = {cookie_read, cookie_write, cookie_seek, cookie_close};
    return fopencookie((void *)(intptr_t)fd, mode, functions); /* NOLINT: a number in a pointer's place */
}

static FILE *open_stream(const char *path, const char *mode, const char *name)
{
    if (within || !is_written(mode) || *mode == 'a' || *mode == 'r')
        return NEXT(FILE * (*)(const char *, const char *), name)(path, mode);
    int fd = open(path, (strchr(mode, '+') ? O_RDWR : O_WRONLY) | O_CREAT | O_TRUNC, 0666);
    return fd < 0 ? NULL : fdopen(fd, mode);
}

FILE *fopen(const char *path, const char *mode)
{
    return open_stream(path, mode, "fopen");
}

FILE *fopen64(const char *path, const char *mode)
{
    return open_stream(path, mode, "fopen64");
}
