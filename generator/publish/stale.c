/* stale.c: whose a file is stands in its name, and whether that run lives in the lock on its own file. */
#include "stale.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "entries.h"
#include "generator/core/temporary.h"
#include "generator/core/text.h"

enum { RUN_NAME = sizeof RUN_PREFIX - 1 + RUN_LETTERS };

static bool is_of_a_run(const char *name)
{
    return text_starts(text_of(name), TEXT(RUN_PREFIX)) && strlen(name) >= RUN_NAME;
}

bool stale_is_run(const char *name)
{
    return is_of_a_run(name) && strlen(name) == RUN_NAME;
}

static void clear_run(void *context, int directory, const char *name)
{
    (void)context;
    if (stale_is_run(name)) temporary_clear(directory, name);
}

/* A run makes its own file first, and takes it away last. */
static void clear_output(void *context, int directory, const char *name)
{
    (void)context;
    char run[RUN_NAME + 1] = {0};
    struct stat status;
    if (!is_of_a_run(name) || name[RUN_NAME] != '-') return;
    memcpy(run, name, RUN_NAME);
    if (fstatat(directory, run, &status, AT_SYMLINK_NOFOLLOW) != 0 && errno == ENOENT)
        temporary_clear(directory, name);
}

void stale_clear(int directory)
{
    entries_each(directory, clear_run, NULL);
    entries_each(directory, clear_output, NULL);
}

/* -- version 0.1 ------------------------------------------------------------------------------------------------------ */
#define FIRST_LOCK ".shinchoku.lock"

static void clear_first_output(void *context, int directory, const char *name)
{
    (void)context;
    if (text_starts(text_of(name), TEXT(".shinchoku-")) && text_ends(text_of(name), TEXT(".tmp")))
        temporary_clear(directory, name);
}

/* One lock stood for all its files: who holds it is at work, and while we hold it none of its runs begins. */
void stale_clear_first_version(int directory)
{
    int fd = openat(directory, FIRST_LOCK, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (fd < 0 && errno != ENOENT) return;
    if (fd < 0 || temporary_lock(fd)) {
        entries_each(directory, clear_first_output, NULL);
        temporary_clear(directory, FIRST_LOCK);
    }
    if (fd >= 0) close(fd);
}
