/* outbox.c: a name claimed, a temporary file, sync, rename. */
#include "outbox.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "claim.h"
#include "generator/core/reason.h"
#include "generator/core/temporary.h"
#include "generator/program/interrupt.h"
#include "range.h"
#include "workplace.h"

enum { LONGEST_NAME = 255, BUFFER = 1 << 14 };

struct outbox {
    struct arena *arena;
    struct diagnostics *diagnostics;
    struct workplace place;
    struct outfile
        *_Atomic files; /* all of the run, the last one first; a signal's handler walks along them */
    unsigned count;
    long patience; /* milliseconds; RANGE_WITHOUT_END */
    int slot;      /* of interrupt.h */
    bool unsynced; /* something was renamed since the directory was synced */
};

static void report(const struct outbox *outbox, struct text name, int error)
{
    const char *path = arena_copy(outbox->arena, name.at, name.length);
    workplace_report(&outbox->place, path, reason_of(outbox->arena, error));
}

/* What a run that is ended leaves behind. A child process of its is no run. */
static void clean(const void *context)
{
    const struct outbox *outbox = context;
    if (outbox->place.owner != getpid()) return;
    for (const struct outfile *file = outbox->files; file; file = file->next)
        if (file->state == OUTFILE_BEGUN) unlinkat(outbox->place.state, file->temporary, 0);
    workplace_leave(&outbox->place);
}

/* -- opening and closing ------------------------------------------------------------------------------------------------ */
struct outbox *outbox_open(struct arena *arena, struct diagnostics *diagnostics, const char *directory)
{
    struct outbox *outbox = ARENA_NEW(arena, struct outbox);
    *outbox = (struct outbox){.arena = arena, .diagnostics = diagnostics};
    workplace_set(&outbox->place, arena, diagnostics, directory);
    outbox->slot = interrupt_remember(clean, outbox); /* before anything is made */
    if (workplace_open(&outbox->place)) return outbox;
    workplace_close(&outbox->place);
    interrupt_forget(outbox->slot);
    return NULL;
}

void outbox_wait(struct outbox *outbox, long seconds)
{
    outbox->patience = seconds < 0 ? RANGE_WITHOUT_END : seconds * 1000;
}

/* Every file is whole and in its place; should the directory not reach the disk, the old ones are found after a power cut, whole
 * as well. */
void outbox_sync(struct outbox *outbox)
{
    if (outbox->unsynced) fsync(outbox->place.directory);
    outbox->unsynced = false;
}

void outbox_close(struct outbox *outbox)
{
    if (!outbox) return;
    for (struct outfile *file = outbox->files; file; file = file->next)
        outbox_abandon(outbox, file);
    outbox_sync(outbox);
    workplace_close(&outbox->place);
    interrupt_forget(outbox->slot);
}

/* -- beginning ---------------------------------------------------------------------------------------------------------- */
static bool is_taken(const struct outbox *outbox, struct text name)
{
    for (const struct outfile *file = outbox->files; file; file = file->next)
        if (file->state != OUTFILE_DROPPED && text_equal(file->name, name)) return true;
    return false;
}

struct outfile *outbox_begin(struct outbox *outbox, struct text name)
{
    if (is_taken(outbox, name)) {
        DIAG(outbox->diagnostics, OUTPUT_TWICE, .arguments = {name});
        return NULL;
    }
    if (!claim_take(&outbox->place, name, &outbox->patience)) return NULL;
    struct outfile *file = ARENA_NEW(outbox->arena, struct outfile);
    const char *temporary = text_format(outbox->arena, "%s-%u", outbox->place.name, outbox->count++).at;
    *file = (struct outfile){.name = text_copy(outbox->arena, name),
                             .fd = -1,
                             .state = OUTFILE_BEGUN,
                             .temporary = temporary,
                             .next = outbox->files};
    outbox->files = file; /* before it is made: a signal may come between */
    file->fd =
        openat(outbox->place.state, temporary, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (file->fd >= 0) return file;
    report(outbox, name, errno);
    file->state = OUTFILE_DROPPED;
    return NULL;
}

void outbox_abandon(struct outbox *outbox, struct outfile *file)
{
    if (file->state != OUTFILE_BEGUN) return;
    if (file->fd >= 0) close(file->fd);
    file->fd = -1;
    if (outbox->place.owner == getpid()) unlinkat(outbox->place.state, file->temporary, 0);
    file->state = OUTFILE_DROPPED;
}

/* -- committing --------------------------------------------------------------------------------------------------------- */
/* Only a file is replaced: what else has the name is there for a reason. */
static bool is_replaceable(const struct outbox *outbox, const struct outfile *file)
{
    struct stat status;
    struct arena *arena = outbox->arena;
    const char *name = arena_copy(arena, file->name.at, file->name.length);
    if (fstatat(outbox->place.directory, name, &status, AT_SYMLINK_NOFOLLOW) != 0 || S_ISREG(status.st_mode))
        return true;
    struct text reason = diag_both(arena, TEXT("ファイルではありません"), TEXT("it is not a file"));
    if (S_ISDIR(status.st_mode)) reason = reason_of(arena, EISDIR);
    if (S_ISLNK(status.st_mode))
        reason = diag_both(arena, TEXT("リンクです。消すか、リンク先のフォルダを指定してください"),
                           TEXT("it is a link: remove it, or name the directory it leads to"));
    workplace_report(&outbox->place, name, reason);
    return false;
}

static bool same_bytes(int one, int other)
{
    char a[BUFFER], b[BUFFER];
    for (off_t at = 0;;) {
        ssize_t got = pread(one, a, sizeof a, at), also = pread(other, b, sizeof b, at);
        if (got < 0 || got != also || memcmp(a, b, (size_t)got) != 0) return false;
        if (got == 0) return true;
        at += got;
    }
}

/* What cannot be read is not the same. */
static bool is_same(const struct outbox *outbox, const struct outfile *file)
{
    struct stat old, new;
    const char *name = arena_copy(outbox->arena, file->name.at, file->name.length);
    int fd = openat(outbox->place.directory, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (fd < 0) return false;
    bool same = fstat(fd, &old) == 0 && fstat(file->fd, &new) == 0 && S_ISREG(old.st_mode) &&
                old.st_size == new.st_size &&same_bytes(fd, file->fd);
    close(fd);
    return same;
}

static bool fail(const struct outbox *outbox, const struct outfile *file)
{
    report(outbox, file->name, errno);
    return false;
}

/* All of its bytes on the disk, or the file that is there found to be the same: then the temporary one is not needed. */
static bool settle(struct outbox *outbox, struct outfile *file)
{
    bool same = is_same(outbox, file);
    int fd = file->fd;
    file->fd = -1;
    if (!same) return temporary_seal(fd) || fail(outbox, file);
    close(fd);
    unlinkat(outbox->place.state, file->temporary, 0);
    file->state = OUTFILE_SAME;
    return true;
}

static bool put(struct outbox *outbox, struct outfile *file)
{
    if (file->state != OUTFILE_BEGUN) return true;
    const char *name = arena_copy(outbox->arena, file->name.at, file->name.length);
    if (renameat(outbox->place.state, file->temporary, outbox->place.directory, name) != 0)
        return fail(outbox, file);
    file->state = OUTFILE_PUT;
    outbox->unsynced = true;
    return true;
}

bool outbox_commit(struct outbox *outbox, struct outfile *const *files, size_t count)
{
    bool good = true;
    for (size_t i = 0; i < count; i++)
        assert(files[i]->state == OUTFILE_BEGUN);
    for (size_t i = 0; i < count; i++)
        good = is_replaceable(outbox, files[i]) && good;
    for (size_t i = 0; i < count && good; i++)
        good = settle(outbox, files[i]);
    for (size_t i = 0; i < count && good; i++)
        good = put(outbox, files[i]);
    for (size_t i = 0; i < count && !good; i++)
        outbox_abandon(outbox, files[i]);
    return good;
}

/* -- names ------------------------------------------------------------------------------------------------------------ */
static bool is_allowed(uint32_t c, bool first)
{
    if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return false;
    if (c == '.' && first) return false;
    return c >= 0x80 || !strchr("\\/:*?\"<>|", (int)c);
}

struct text outbox_name(struct arena *arena, struct text stem, struct text extension)
{
    struct text_buffer out = {.arena = arena};
    for (struct text rest = stem; rest.length;) {
        uint32_t c = text_next(&rest);
        char bytes[4];
        if (!is_allowed(c, out.length == 0)) c = '_';
        if (out.length + text_encode(c, bytes) + extension.length > LONGEST_NAME) break;
        buffer_add_char(&out, c);
    }
    if (out.length == 0) buffer_add(&out, TEXT("_"));
    buffer_add(&out, extension);
    return buffer_text(&out);
}
