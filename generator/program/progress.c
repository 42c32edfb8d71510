/* progress.c: a clock decides whether something is drawn, never what is built. */
#include "progress.h"

#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { BAR_COLUMNS = 24, LONGEST_NAME = 120, PATIENCE_MS = 1000, FRAME_MS = 200 };

struct progress {
    pthread_t thread;
    pthread_mutex_t lock; /* of what follows */
    pthread_cond_t stopped;
    bool stop, drawn;
    size_t done, total; /* steps; 0: not known yet */
    char what[LONGEST_NAME + 1];
};

static void set_step(struct progress *progress, struct text what)
{
    size_t length = what.length < LONGEST_NAME ? what.length : LONGEST_NAME;
    while (length < what.length && length > 0 && ((unsigned char)what.at[length] & 0xC0) == 0x80)
        length--; /* cut between characters */
    if (length) memcpy(progress->what, what.at, length);
    progress->what[length] = '\0';
}

static void draw(struct progress *progress)
{
    char bar[BAR_COLUMNS + 1] = {0};
    for (size_t i = 0; i < BAR_COLUMNS; i++)
        bar[i] = i * progress->total < (progress->done - (progress->done > 0)) * BAR_COLUMNS ? '#' : '.';
    fputs("\r\033[K", stderr);
    if (progress->total) fprintf(stderr, "[%s] %zu/%zu ", bar, progress->done, progress->total);
    fputs(progress->what, stderr);
    fflush(stderr);
    progress->drawn = true;
}

static void wipe(struct progress *progress)
{
    if (progress->drawn) fputs("\r\033[K", stderr);
    fflush(stderr);
    progress->drawn = false;
}

static struct timespec later(long milliseconds)
{
    struct timespec at;
    clock_gettime(CLOCK_REALTIME, &at); /* what condition variables go by */
    at.tv_sec += milliseconds / 1000;
    at.tv_nsec += milliseconds % 1000 * 1000000;
    if (at.tv_nsec >= 1000000000) {
        at.tv_nsec -= 1000000000;
        at.tv_sec++;
    }
    return at;
}

static void *watch(void *context)
{
    struct progress *progress = context;
    pthread_mutex_lock(&progress->lock);
    for (long wait = PATIENCE_MS; !progress->stop; wait = FRAME_MS) {
        struct timespec until = later(wait);
        int woken = 0;
        while (!progress->stop && woken == 0)
            woken = pthread_cond_timedwait(&progress->stopped, &progress->lock, &until);
        if (!progress->stop) draw(progress);
    }
    pthread_mutex_unlock(&progress->lock);
    return NULL;
}

/* Signals are for the thread that works. */
static bool start_thread(struct progress *progress)
{
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    bool started = pthread_create(&progress->thread, NULL, watch, progress) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return started;
}

struct progress *progress_start(struct text what)
{
    if (isatty(STDERR_FILENO) != 1) return NULL;
    struct progress *progress = calloc(1, sizeof *progress);
    if (!progress) return NULL; /* the work matters, not the bar */
    set_step(progress, what);
    pthread_mutex_init(&progress->lock, NULL);
    pthread_cond_init(&progress->stopped, NULL);
    if (start_thread(progress)) return progress;
    free(progress);
    return NULL;
}

void progress_expect(struct progress *progress, size_t total)
{
    if (!progress) return;
    pthread_mutex_lock(&progress->lock);
    progress->total = total;
    pthread_mutex_unlock(&progress->lock);
}

void progress_step(struct progress *progress, struct text what)
{
    if (!progress) return;
    pthread_mutex_lock(&progress->lock);
    if (progress->done < progress->total) progress->done++;
    set_step(progress, what);
    pthread_mutex_unlock(&progress->lock);
}

void progress_hold(struct progress *progress)
{
    if (!progress) return;
    pthread_mutex_lock(&progress->lock);
    wipe(progress);
}

void progress_release(struct progress *progress)
{
    if (progress) pthread_mutex_unlock(&progress->lock);
}

void progress_stop(struct progress *progress)
{
    if (!progress) return;
    pthread_mutex_lock(&progress->lock);
    progress->stop = true;
    wipe(progress);
    pthread_cond_signal(&progress->stopped);
    pthread_mutex_unlock(&progress->lock);
    pthread_join(progress->thread, NULL);
    pthread_cond_destroy(&progress->stopped);
    pthread_mutex_destroy(&progress->lock);
    free(progress);
}
