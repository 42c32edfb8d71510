/* home.c: asks the system, not the command line: what a program is called by says nothing about where it is. */
#define _XOPEN_SOURCE 700 /* realpath */
#include "home.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/auxv.h>
#endif

#include "generator/core/text.h"

enum { LONGEST_PATH = 4096 };

/* The path that the program was started by, as the kernel took it, links followed: in a place without /proc. */
static size_t started_by(char path[LONGEST_PATH])
{
    char *real = NULL;
#if defined(__linux__) && defined(AT_EXECFN)
    const char *started = (const char *)getauxval(AT_EXECFN);
    if (started) real = realpath(started, NULL);
#endif
    size_t length = real ? strlen(real) : 0;
    if (length < LONGEST_PATH && length) memcpy(path, real, length);
    free(real);
    return length < LONGEST_PATH ? length : 0;
}

const char *home_directory(struct arena *arena)
{
    char path[LONGEST_PATH];
    ssize_t linked = readlink("/proc/self/exe", path, sizeof path);
    size_t length = linked > 0 && linked < LONGEST_PATH ? (size_t)linked : started_by(path);
    if (length == 0) return NULL;
    while (length > 1 && path[length - 1] != '/')
        length--;
    return arena_copy(arena, path, length > 1 ? length - 1 : 1);
}

const char *home_data(struct arena *arena)
{
    const char *directory = home_directory(arena);
    if (!directory) return SHINCHOKU_DATA;
    const char *data = text_format(arena, "%s/../share/shinchoku", directory).at;
    return access(text_format(arena, "%s/layouts", data).at, X_OK) == 0 ? data : SHINCHOKU_DATA;
}
