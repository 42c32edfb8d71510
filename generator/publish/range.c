/* range.c: locks of the process (fcntl), and the files in which runs say who they are. */
#include "range.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "entries.h"
#include "stale.h"

enum { PAUSE_MS = 20 };

/* -- locking -------------------------------------------------------------------------------------------------------------- */
static bool ask(int lock, int command, short type, off_t byte)
{
    struct flock one = {.l_type = type, .l_whence = SEEK_SET, .l_start = byte, .l_len = 1};
    return fcntl(lock, command, &one) == 0;
}

bool range_set(int lock, short type, off_t byte)
{
    return ask(lock, F_SETLK, type, byte);
}

bool range_is_held(int error)
{
    return error == EACCES || error == EAGAIN;
}

/* Pauses are counted, not the clock: it may be set meanwhile. */
bool range_lock(int lock, short type, off_t byte, long *patience)
{
    static const struct timespec pause = {.tv_nsec = PAUSE_MS * 1000000L};
    if (*patience == RANGE_WITHOUT_END) {
        while (!ask(lock, F_SETLKW, type, byte))
            if (errno != EINTR) return false;
        return true;
    }
    for (;; *patience -= PAUSE_MS) {
        if (range_set(lock, type, byte)) return true;
        if (!range_is_held(errno) || *patience <= 0) break;
        nanosleep(&pause, NULL);
    }
    if (*patience < 0) *patience = 0;
    return false;
}

/* -- who has it ------------------------------------------------------------------------------------------------------------ */
/* Only for the message of another run: this one goes on without it. */
void range_write_owner(int run)
{
    char since[32], host[64] = "", line[RANGE_LONGEST_OWNER];
    time_t now = time(NULL);
    struct tm local;
    if (!localtime_r(&now, &local) || strftime(since, sizeof since, "%Y-%m-%d %H:%M:%S", &local) == 0)
        since[0] = '\0';
    if (gethostname(host, sizeof host - 1) != 0) host[0] = '\0';
    int length = snprintf(line, sizeof line, "pid %ld, %s, %s\n", (long)getpid(), host, since);
    if (length <= 0 || write(run, line, (size_t)length) < 0) return;
}

struct owner {
    struct arena *arena;
    const char *own;
    struct text pid; /* as his line begins */
    struct text line;
};

static void look_for_owner(void *context, int directory, const char *name)
{
    struct owner *owner = context;
    char line[RANGE_LONGEST_OWNER];
    if (!stale_is_run(name) || strcmp(name, owner->own) == 0) return;
    int fd = openat(directory, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    ssize_t length = fd < 0 ? -1 : read(fd, line, sizeof line);
    if (fd >= 0) close(fd);
    struct text read = text_trim((struct text){line, length > 0 ? (size_t)length : 0});
    if (text_starts(read, owner->pid)) owner->line = text_copy(owner->arena, read);
}

struct text range_owner(struct arena *arena, int lock, off_t byte, int state, const char *own)
{
    struct flock one = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = byte, .l_len = 1};
    if (fcntl(lock, F_GETLK, &one) != 0 || one.l_type == F_UNLCK || one.l_pid <= 0)
        return diag_both(arena, TEXT("どの実行かはここからは分かりません"),
                         TEXT("which run it is cannot be told from here"));
    struct owner owner = {.arena = arena, .own = own, .pid = text_format(arena, "pid %ld,", (long)one.l_pid)};
    entries_each(state, look_for_owner, &owner);
    return owner.line.length ? owner.line : text_format(arena, "pid %ld", (long)one.l_pid);
}
