/* progress.c: drawn between steps; a clock decides whether, never what is built. */
#include "progress.h"

#include <stdio.h>
#include <unistd.h>

enum { BAR_COLUMNS = 24 };

struct progress progress_start(size_t total)
{
    struct progress progress = {.terminal = isatty(STDERR_FILENO) == 1, .total = total ? total : 1};
    clock_gettime(CLOCK_MONOTONIC, &progress.started);
    return progress;
}

static bool is_due(const struct progress *progress)
{
    struct timespec now;
    if (!progress->terminal || clock_gettime(CLOCK_MONOTONIC, &now) != 0) return false;
    time_t seconds = now.tv_sec - progress->started.tv_sec;
    return seconds > 1 || (seconds == 1 && now.tv_nsec >= progress->started.tv_nsec);
}

void progress_step(struct progress *progress, struct text what)
{
    size_t done = progress->done < progress->total ? progress->done++ : progress->total;
    if (!is_due(progress)) return;
    char bar[BAR_COLUMNS + 1] = {0};
    for (size_t i = 0; i < BAR_COLUMNS; i++)
        bar[i] = i * progress->total < done * BAR_COLUMNS ? '#' : '.';
    fprintf(stderr, "\r\033[K[%s] %zu/%zu %.*s", bar, done, progress->total, TEXT_ARG(what));
    fflush(stderr);
    progress->drawn = true;
}

void progress_clear(struct progress *progress)
{
    if (!progress->drawn) return;
    fputs("\r\033[K", stderr);
    fflush(stderr);
    progress->drawn = false;
}
