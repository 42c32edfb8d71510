/* outbox.c: lock, temporary file, sync, rename. */
#include "outbox.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "generator/core/reason.h"
#include "generator/core/temporary.h"
#include "generator/program/interrupt.h"

#define LOCK_NAME     ".shinchoku.lock"
#define TEMPORARY     ".shinchoku-"
#define TEMPORARY_END ".tmp"

enum { LONGEST_NAME = 255 };

struct published {
    struct text name;
    struct published *next;
};

struct outbox {
    struct arena *arena;
    struct diagnostics *diagnostics;
    const char *path;
    int directory, lock;
    int file;              /* the temporary file, or -1 */
    const char *temporary; /* its name */
    int slot;              /* of interrupt.h */
    unsigned count;
    struct published *published;
};

static void report(const struct outbox *outbox, const char *name, int error)
{
    struct text path =
        *name ? text_format(outbox->arena, "%s/%s", outbox->path, name) : text_of(outbox->path);
    DIAG(outbox->diagnostics, WRITE_FAILED, .arguments = {path, reason_of(outbox->arena, error)});
}

/* What a run that is ended leaves behind: the temporary file, and the lock. */
static void clean(const void *context)
{
    const struct outbox *outbox = context;
    if (outbox->temporary) unlinkat(outbox->directory, outbox->temporary, 0);
    unlinkat(outbox->directory, LOCK_NAME, 0);
}

/* Only a file is replaced: what else has the name is there for a reason. */
static bool is_replaceable(const struct outbox *outbox, const char *name)
{
    struct stat status;
    if (fstatat(outbox->directory, name, &status, AT_SYMLINK_NOFOLLOW) != 0 || S_ISREG(status.st_mode))
        return true;
    struct text path = text_format(outbox->arena, "%s/%s", outbox->path, name);
    struct text reason = diag_both(outbox->arena, TEXT("ファイルではありません"), TEXT("it is not a file"));
    if (S_ISDIR(status.st_mode)) reason = reason_of(outbox->arena, EISDIR);
    if (S_ISLNK(status.st_mode))
        reason = diag_both(outbox->arena, TEXT("リンクです。消すか、リンク先のフォルダを指定してください"),
                           TEXT("it is a link: remove it, or name the directory it leads to"));
    DIAG(outbox->diagnostics, WRITE_FAILED, .arguments = {path, reason});
    return false;
}

/* -- the lock --------------------------------------------------------------------------------------------------------- */
/* The lock's owner removes it when done; who locked a removed file has to begin again. */
static bool is_current(const struct outbox *outbox)
{
    struct stat locked, named;
    return fstat(outbox->lock, &locked) == 0 && fstatat(outbox->directory, LOCK_NAME, &named, 0) == 0 &&
           locked.st_ino == named.st_ino && locked.st_dev == named.st_dev;
}

static void report_owner(const struct outbox *outbox)
{
    char owner[128];
    ssize_t length = pread(outbox->lock, owner, sizeof owner, 0);
    struct text who = text_trim((struct text){owner, length > 0 ? (size_t)length : 0});
    DIAG(outbox->diagnostics, DIRECTORY_LOCKED, .arguments = {text_of(outbox->path), who});
}

static void write_owner(const struct outbox *outbox)
{
    char since[32];
    time_t now = time(NULL);
    struct tm local;
    if (!localtime_r(&now, &local) || strftime(since, sizeof since, "%Y-%m-%d %H:%M:%S", &local) == 0)
        since[0] = '\0';
    char line[128];
    int length = snprintf(line, sizeof line, "pid %ld, %s\n", (long)getpid(), since);
    /* Only for the message of another run; the lock holds without it. */
    if (ftruncate(outbox->lock, 0) != 0 || pwrite(outbox->lock, line, (size_t)length, 0) < 0) return;
}

static bool take_lock(struct outbox *outbox)
{
    if (!is_replaceable(outbox, LOCK_NAME)) return false;
    for (;;) {
        outbox->lock = openat(outbox->directory, LOCK_NAME, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
        if (outbox->lock < 0) {
            report(outbox, "", errno);
            return false;
        }
        if (!temporary_lock(outbox->lock)) {
            if (errno == EACCES || errno == EAGAIN)
                report_owner(outbox);
            else
                report(outbox, LOCK_NAME, errno);
            close(outbox->lock);
            return false;
        }
        if (is_current(outbox)) break;
        close(outbox->lock);
    }
    outbox->slot = interrupt_remember(clean, outbox); /* before anything is written into it */
    write_owner(outbox);
    return true;
}

/* -- the directory ---------------------------------------------------------------------------------------------------- */
/* Under the lock every temporary file is one whose run was killed. */
static void clear_stale(const struct outbox *outbox)
{
    int fd = openat(outbox->directory, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *list = fd < 0 ? NULL : fdopendir(fd);
    if (!list) return;
    for (struct dirent *entry; (entry = readdir(list));) {
        struct text name = text_of(entry->d_name);
        if (text_starts(name, TEXT(TEMPORARY)) && text_ends(name, TEXT(TEMPORARY_END)))
            unlinkat(outbox->directory, entry->d_name, 0);
    }
    closedir(list);
}

static bool open_directory(struct outbox *outbox)
{
    if (mkdir(outbox->path, 0777) != 0 && errno != EEXIST) {
        report(outbox, "", errno);
        return false;
    }
    outbox->directory = open(outbox->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (outbox->directory >= 0) return true;
    report(outbox, "", errno);
    return false;
}

struct outbox *outbox_open(struct arena *arena, struct diagnostics *diagnostics, const char *directory)
{
    struct outbox *outbox = ARENA_NEW(arena, struct outbox);
    *outbox = (struct outbox){.arena = arena, .diagnostics = diagnostics, .path = directory, .file = -1};
    if (!open_directory(outbox)) return NULL;
    if (!take_lock(outbox)) {
        close(outbox->directory);
        return NULL;
    }
    clear_stale(outbox);
    return outbox;
}

void outbox_close(struct outbox *outbox)
{
    if (!outbox) return;
    outbox_abandon(outbox);
    unlinkat(outbox->directory, LOCK_NAME, 0);
    interrupt_forget(outbox->slot);
    /* Every file is whole and in its place; should the directory not reach the disk, the old ones are found after a power
     * cut, whole as well. Once for all of them: on a disk with a journal that takes longer than making a page. */
    if (outbox->published) fsync(outbox->directory);
    close(outbox->lock);
    close(outbox->directory);
}

/* -- files ------------------------------------------------------------------------------------------------------------ */
int outbox_begin(struct outbox *outbox)
{
    outbox_abandon(outbox);
    outbox->temporary =
        text_format(outbox->arena, TEMPORARY "%ld-%u" TEMPORARY_END, (long)getpid(), outbox->count++).at;
    outbox->file = openat(outbox->directory, outbox->temporary,
                          O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (outbox->file < 0) report(outbox, outbox->temporary, errno);
    return outbox->file;
}

void outbox_abandon(struct outbox *outbox)
{
    if (outbox->file < 0) return;
    close(outbox->file);
    outbox->file = -1;
    unlinkat(outbox->directory, outbox->temporary, 0);
}

static bool is_taken(const struct outbox *outbox, struct text name)
{
    for (const struct published *p = outbox->published; p; p = p->next)
        if (text_equal(p->name, name)) return true;
    return false;
}

bool outbox_commit(struct outbox *outbox, struct text name)
{
    if (is_taken(outbox, name)) {
        DIAG(outbox->diagnostics, OUTPUT_TWICE, .arguments = {name});
        outbox_abandon(outbox);
        return false;
    }
    const char *final = arena_copy(outbox->arena, name.at, name.length);
    if (!is_replaceable(outbox, final)) {
        outbox_abandon(outbox);
        return false;
    }
    int file = outbox->file;
    outbox->file = -1;
    if (!temporary_put(file, outbox->directory, outbox->temporary, final)) {
        report(outbox, final, errno);
        return false;
    }
    struct published *published = ARENA_NEW(outbox->arena, struct published);
    *published = (struct published){(struct text){final, name.length}, outbox->published};
    outbox->published = published;
    return true;
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
