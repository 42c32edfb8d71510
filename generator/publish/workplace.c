/* workplace.c: making, entering and leaving `.shinchoku`. */
#include "workplace.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "generator/core/reason.h"
#include "generator/core/temporary.h"
#include "range.h"

#define STATE ".shinchoku"
#define LOCK  "lock"

/* Nobody holds byte 0 alone for longer than it takes to remove two names. */
enum { ENTRY_MS = 10000, MOST_TRIES = 1000 };

void workplace_report(const struct workplace *place, const char *name, struct text reason)
{
    struct text path = *name ? text_format(place->arena, "%s/%s", place->path, name) : text_of(place->path);
    DIAG(place->diagnostics, WRITE_FAILED, .arguments = {path, reason});
}

static bool refuse(const struct workplace *place, const char *name, int error)
{
    workplace_report(place, name, reason_of(place->arena, error));
    return false;
}

/* -- entering ------------------------------------------------------------------------------------------------------------- */
/* Who goes last takes the lock away; who locked a removed file has to begin again. */
static bool is_current(const struct workplace *place)
{
    struct stat locked, named;
    return fstat(place->lock, &locked) == 0 &&
           fstatat(place->state, LOCK, &named, AT_SYMLINK_NOFOLLOW) == 0 && locked.st_ino == named.st_ino &&
           locked.st_dev == named.st_dev;
}

enum entry { ENTERED, REFUSED, GONE /* another run has taken it away meanwhile */ };

static enum entry refused(const struct workplace *place, const char *name, struct text reason)
{
    workplace_report(place, name, reason);
    return REFUSED;
}

static enum entry refused_by_system(const struct workplace *place, const char *name, int error)
{
    return refused(place, name, reason_of(place->arena, error));
}

/* What else has the name is there for a reason that we do not know. */
static enum entry refuse_state(const struct workplace *place, int error)
{
    struct stat status;
    if (fstatat(place->directory, STATE, &status, AT_SYMLINK_NOFOLLOW) != 0 || S_ISDIR(status.st_mode))
        return error == ENOENT ? GONE : refused_by_system(place, STATE, error);
    if (S_ISLNK(status.st_mode))
        return refused(
            place, STATE,
            diag_both(place->arena, TEXT("リンクです。消してください"), TEXT("it is a link: remove it")));
    return refused(place, STATE,
                   diag_both(place->arena, TEXT("フォルダではありません。消すか、名前を変えてください"),
                             TEXT("it is not a directory: remove or rename it")));
}

/* Whoever owns the output directory can do there what he likes; anybody else's directory may be a trap. */
static bool is_trusted(const struct workplace *place)
{
    struct stat state, directory;
    if (fstat(place->state, &state) != 0 || fstat(place->directory, &directory) != 0) return false;
    return place->made || state.st_uid == geteuid() || state.st_uid == directory.st_uid;
}

static enum entry open_state(struct workplace *place)
{
    place->made = true; /* before it is: a signal may come between */
    if (mkdirat(place->directory, STATE, 0777) != 0) {
        int error = errno;
        place->made = false;
        if (error != EEXIST) return refused_by_system(place, "", error);
    }
    place->state = openat(place->directory, STATE, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (place->state < 0) return refuse_state(place, errno);
    if (is_trusted(place)) return ENTERED;
    return refused(
        place, STATE,
        diag_both(
            place->arena,
            TEXT("別の利用者のものです。その利用者の実行が終わっていれば、消すか、名前を変えてください"),
            TEXT("it belongs to another user: remove or rename it when none of their runs is at work")));
}

static void close_one(int *fd)
{
    int open = *fd;
    *fd = -1; /* first: a signal's handler must not meet a number that is another file's by then */
    if (open >= 0) close(open);
}

static enum entry open_lock(struct workplace *place)
{
    struct stat status;
    long patience = ENTRY_MS;
    int flags = O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;
    place->lock = openat(place->state, LOCK, flags, 0666);
    if (place->lock < 0) return errno == ENOENT ? GONE : refused_by_system(place, STATE "/" LOCK, errno);
    if (fstat(place->lock, &status) != 0 || !S_ISREG(status.st_mode)) {
        close_one(&place->lock); /* not ours to take away */
        return refused(place, STATE "/" LOCK, reason_irregular(place->arena));
    }
    if (range_lock(place->lock, F_RDLCK, 0, &patience)) return is_current(place) ? ENTERED : GONE;
    if (!range_is_held(errno)) return refused_by_system(place, STATE "/" LOCK, errno);
    DIAG(place->diagnostics, OUTPUT_BUSY,
         .arguments = {text_of(place->path), range_owner(place->arena, place->lock, 0, place->state, "")});
    return REFUSED;
}

static bool enter(struct workplace *place)
{
    for (int tries = 0; tries < MOST_TRIES; tries++) {
        enum entry entry = open_state(place);
        if (entry == ENTERED) entry = open_lock(place);
        if (entry != GONE) return entry == ENTERED;
        close_one(&place->lock);
        close_one(&place->state);
    }
    return refuse(place, STATE, ENOENT);
}

/* -- the run's own file ----------------------------------------------------------------------------------------------- */
static bool begin_run(struct workplace *place)
{
    strcpy(place->name, RUN_PREFIX "XXXXXX");
    place->run = temporary_open_at(place->state, place->name);
    if (place->run < 0) return refuse(place, STATE, errno);
    range_write_owner(place->run);
    return true;
}

/* -- coming and going ------------------------------------------------------------------------------------------------- */
void workplace_set(struct workplace *place, struct arena *arena, struct diagnostics *diagnostics,
                   const char *path)
{
    *place = (struct workplace){.arena = arena,
                                .diagnostics = diagnostics,
                                .path = path,
                                .directory = -1,
                                .state = -1,
                                .lock = -1,
                                .run = -1,
                                .owner = getpid()};
}

bool workplace_open(struct workplace *place)
{
    if (mkdir(place->path, 0777) != 0 && errno != EEXIST) return refuse(place, "", errno);
    place->directory = open(place->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (place->directory < 0) return refuse(place, "", errno);
    stale_clear_first_version(place->directory);
    if (!enter(place)) return false;
    stale_clear(place->state);
    return begin_run(place);
}

/* The shared lock is given up before the exclusive one is asked for: of two that leave at once, neither of which would get it
 * while the other shares, the later one does. Who enters meanwhile waits for it, and finds the lock gone. */
void workplace_leave(const struct workplace *place)
{
    if (place->owner != getpid()) return;
    if (place->name[0]) unlinkat(place->state, place->name, 0);
    if (place->lock >= 0) {
        range_set(place->lock, F_UNLCK, 0);
        if (!range_set(place->lock, F_WRLCK, 0) || !is_current(place)) return;
        unlinkat(place->state, LOCK, 0);
    }
    if (place->lock >= 0 || place->made) unlinkat(place->directory, STATE, AT_REMOVEDIR);
}

/* Runs that were killed meanwhile are cleared away as well, once we have no file of our own there. */
static void end_run(struct workplace *place)
{
    unlinkat(place->state, place->name, 0);
    place->name[0] = '\0';
    close_one(&place->run);
    stale_clear(place->state);
}

void workplace_close(struct workplace *place)
{
    if (place->name[0] && place->owner == getpid()) end_run(place);
    workplace_leave(place);
    place->made = false;
    close_one(&place->run);
    close_one(&place->lock);
    close_one(&place->state);
    close_one(&place->directory);
}
