/* home.c: asks the system, not the command line: what a program is called by says nothing about where it is. */
#include "home.h"

#include <string.h>
#include <unistd.h>

#include "generator/core/text.h"

const char *home_directory(struct arena *arena)
{
    enum { LONGEST_PATH = 4096 };
    char path[LONGEST_PATH];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path);
    if (length <= 0 || length == sizeof path) return NULL;
    while (length > 1 && path[length - 1] != '/')
        length--;
    return arena_copy(arena, path, length > 1 ? (size_t)length - 1 : 1);
}

const char *home_data(struct arena *arena)
{
    const char *directory = home_directory(arena);
    if (!directory) return SHINCHOKU_DATA;
    const char *data = text_format(arena, "%s/../share/shinchoku", directory).at;
    return access(text_format(arena, "%s/layouts", data).at, X_OK) == 0 ? data : SHINCHOKU_DATA;
}
