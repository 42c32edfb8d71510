/* pool.c: fork, a pipe each, poll; limits by setrlimit and by the clock of the run. */
#define _DEFAULT_SOURCE /* setrlimit's RLIMIT_AS */
#include "pool.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "generator/core/reason.h"
#include "generator/program/interrupt.h"

#include "making.h"

enum { MOST_WORKERS = 64, NO_MEMORY = 5, LINE_MOST = 1 << 20 };

struct worker {
    pid_t pid; /* 0: nobody */
    int in;
    const struct unit *unit;
    void *context;
    int64_t deadline; /* milliseconds; 0: none */
    bool is_late, is_done;
    uint64_t bytes; /* of an output, still to come */
    struct arena *arena;
    char *line;
    size_t length, capacity;
};

struct pool {
    struct session *session;
    const struct pool_ears *ears;
    unsigned count;
    int slot; /* of interrupt.h */
    struct worker workers[MOST_WORKERS];
};

static int64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static void end_all(const void *context)
{
    const struct pool *pool = context;
    for (unsigned i = 0; i < pool->count; i++)
        if (pool->workers[i].pid > 0) kill(pool->workers[i].pid, SIGKILL);
}

struct pool *pool_open(struct session *session, unsigned workers, const struct pool_ears *ears)
{
    struct pool *pool = ARENA_NEW(session->arena, struct pool);
    pool->session = session;
    pool->ears = ears;
    pool->count = workers < 1 ? 1 : workers > MOST_WORKERS ? MOST_WORKERS : workers;
    for (unsigned i = 0; i < pool->count; i++)
        pool->workers[i].arena = arena_open_like(session->arena);
    pool->slot = interrupt_remember(end_all, pool);
    return pool;
}

/* -- the plan's process ----------------------------------------------------------------------------------------------- */
/* The run says it: this process has nobody to say it to. */
static void no_memory(size_t wanted)
{
    (void)wanted;
    _exit(NO_MEMORY);
}

/* Sanitizers reserve more addresses than any machine has memory. */
#if defined(__SANITIZE_ADDRESS__)
enum { HAS_SANITIZER = 1 };
#else
enum { HAS_SANITIZER = 0 };
#endif

static void limit(const struct unit *unit)
{
    struct rlimit none = {0, 0}, memory = {unit->site->memory, unit->site->memory};
    setrlimit(RLIMIT_CORE, &none);
    if (unit->site->memory && !HAS_SANITIZER) setrlimit(RLIMIT_AS, &memory);
}

/* What the run does when it is ended is the run's to do. */
static void forget_signals(void)
{
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};
    for (size_t i = 0; i < ARRAY_LEN(signals); i++)
        signal(signals[i], SIG_DFL);
}

static _Noreturn void work(const struct unit *unit, int out)
{
    int nowhere = open("/dev/null", O_RDWR);
    forget_signals();
    if (nowhere >= 0 && (dup2(nowhere, STDOUT_FILENO) < 0 || dup2(nowhere, STDERR_FILENO) < 0)) _exit(1);
    limit(unit);
    struct arena *arena = arena_open(no_memory);
    struct session session = *unit->session;
    struct unit own = *unit;
    session.arena = arena;
    own.session = &session;
    _exit(making_run(&own, out) ? 0 : 1);
}

/* -- listening -------------------------------------------------------------------------------------------------------- */
static void take_line(struct pool *pool, struct worker *worker)
{
    arena_reset(worker->arena);
    const struct json *event = json_read(worker->arena, (struct text){worker->line, worker->length});
    worker->length = 0;
    struct text name = json_text(event, "event");
    if (text_is(name, "end")) worker->is_done = true;
    if (text_is(name, "output")) worker->bytes = (uint64_t)json_number(event, "bytes");
    if (event) pool->ears->event(worker->context, event);
}

static void keep(struct pool *pool, struct worker *worker, struct text part)
{
    if (worker->length + part.length > LINE_MOST) { /* no event is so long: what it says cannot be trusted */
        kill(worker->pid, SIGKILL);
        return;
    }
    if (worker->length + part.length > worker->capacity) {
        size_t capacity = 2 * (worker->length + part.length);
        char *line = arena_alloc(pool->session->arena, capacity);
        if (worker->length) memcpy(line, worker->line, worker->length);
        worker->line = line;
        worker->capacity = capacity;
    }
    memcpy(worker->line + worker->length, part.at, part.length);
    worker->length += part.length;
}

static void take(struct pool *pool, struct worker *worker, struct text part)
{
    while (part.length) {
        if (worker->bytes) {
            size_t length = part.length < worker->bytes ? part.length : (size_t)worker->bytes;
            pool->ears->bytes(worker->context, text_slice(part, 0, length));
            worker->bytes -= length;
            part = text_slice(part, length, part.length);
            continue;
        }
        const char *end = memchr(part.at, '\n', part.length);
        size_t length = end ? (size_t)(end - part.at) : part.length;
        keep(pool, worker, text_slice(part, 0, length));
        part = text_slice(part, length + (end ? 1 : 0), part.length);
        if (end) take_line(pool, worker);
    }
}

static enum pool_end end_of(const struct worker *worker, int status, int *number)
{
    *number = WIFSIGNALED(status) ? WTERMSIG(status) : WIFEXITED(status) ? WEXITSTATUS(status) : 0;
    if (worker->is_late) return POOL_TIME;
    if (WIFSIGNALED(status)) return POOL_SIGNAL;
    if (*number == NO_MEMORY) return POOL_MEMORY;
    return *number == 0 && worker->is_done ? POOL_DONE : POOL_BROKEN;
}

static void end_worker(struct pool *pool, struct worker *worker)
{
    int status = 0, number;
    close(worker->in);
    while (waitpid(worker->pid, &status, 0) < 0 && errno == EINTR)
        continue;
    worker->pid = 0;
    enum pool_end end = end_of(worker, status, &number);
    pool->ears->ended(worker->context, end, number);
}

static void listen_to(struct pool *pool, struct worker *worker)
{
    static char part[1 << 16];
    ssize_t got = read(worker->in, part, sizeof part);
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) return;
    if (got > 0)
        take(pool, worker, (struct text){part, (size_t)got});
    else
        end_worker(pool, worker);
}

/* How long there is to wait for the first that may be late; -1: without end. */
static int patience(const struct pool *pool)
{
    int64_t least = -1, at = now();
    for (unsigned i = 0; i < pool->count; i++) {
        const struct worker *worker = &pool->workers[i];
        if (!worker->pid || !worker->deadline || worker->is_late) continue;
        int64_t left = worker->deadline > at ? worker->deadline - at : 0;
        if (least < 0 || left < least) least = left;
    }
    return least > 60000 ? 60000 : (int)least;
}

static void end_late(struct pool *pool)
{
    int64_t at = now();
    for (unsigned i = 0; i < pool->count; i++) {
        struct worker *worker = &pool->workers[i];
        if (!worker->pid || !worker->deadline || worker->is_late || worker->deadline > at) continue;
        worker->is_late = true;
        kill(worker->pid, SIGKILL);
    }
}

/* Listens to whoever says something first. */
static void wait_once(struct pool *pool)
{
    struct pollfd ears[MOST_WORKERS];
    struct worker *of[MOST_WORKERS];
    nfds_t count = 0;
    for (unsigned i = 0; i < pool->count; i++) {
        if (!pool->workers[i].pid) continue;
        of[count] = &pool->workers[i];
        ears[count++] = (struct pollfd){.fd = pool->workers[i].in, .events = POLLIN};
    }
    if (poll(ears, count, patience(pool)) > 0)
        for (nfds_t i = 0; i < count; i++)
            if (ears[i].revents) listen_to(pool, of[i]);
    end_late(pool);
}

/* -- starting --------------------------------------------------------------------------------------------------------- */
static struct worker *free_worker(struct pool *pool)
{
    for (unsigned i = 0; i < pool->count; i++)
        if (!pool->workers[i].pid) return &pool->workers[i];
    return NULL;
}

static bool start(struct worker *worker, const struct unit *unit)
{
    int ends[2];
    if (pipe(ends) != 0) return false;
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fflush(NULL);
    pid_t pid = fork();
    if (pid == 0) {
        close(ends[0]);
        work(unit, ends[1]);
    }
    close(ends[1]);
    if (pid < 0) {
        close(ends[0]);
        return false;
    }
    worker->pid = pid;
    worker->in = ends[0];
    return true;
}

void pool_start(struct pool *pool, const struct unit *unit, void *context)
{
    struct worker *worker;
    while (!(worker = free_worker(pool)))
        wait_once(pool);
    *worker = (struct worker){.arena = worker->arena,
                              .line = worker->line,
                              .capacity = worker->capacity,
                              .unit = unit,
                              .context = context};
    if (unit->site->seconds) worker->deadline = now() + (int64_t)unit->site->seconds * 1000;
    if (start(worker, unit)) return;
    DIAG(pool->session->diagnostics, INTERNAL, .arguments = {reason_of(pool->session->arena, errno)});
    pool->ears->ended(context, POOL_BROKEN, errno);
}

void pool_finish(struct pool *pool)
{
    for (unsigned i = 0; i < pool->count;) {
        if (pool->workers[i].pid)
            wait_once(pool);
        else
            i++;
    }
    interrupt_forget(pool->slot);
    for (unsigned i = 0; i < pool->count; i++)
        arena_close(pool->workers[i].arena);
}
