/* picture.c: a path of a record is a request of whoever wrote the record, so it is looked at from all sides. */
#define _XOPEN_SOURCE 700 /* realpath */
#include "picture.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "generator/core/reason.h"
#include "picture_kind.h"

enum { BUCKETS = 1024, LARGEST_PICTURE = 64 * 1024 * 1024, WIDEST_PICTURE = 30000 };

/* What a file was when it was looked at; another one in its place is not what was looked at. */
struct identity {
    dev_t device;
    ino_t number;
    off_t size;
    struct timespec changed;
};

struct known_picture {
    struct picture picture; /* first: what is found is this */
    const char *file;
    struct identity identity;
    struct text refusal; /* why it cannot be used; empty: it can */
    const struct page_backend *readers;
    struct known_picture *next;
};

struct pictures {
    struct arena *arena;
    const struct page_backend *readers;
    struct known_picture *buckets[BUCKETS];
};

struct request {
    struct arena *arena; /* of this request */
    struct diagnostics *diagnostics;
    struct text path;
    struct position at;
};

static void report_unreadable(const struct request *request, struct text reason)
{
    DIAG(request->diagnostics, IMAGE_UNREADABLE, .at = request->at, .arguments = {request->path, reason});
}

/* -- the path --------------------------------------------------------------------------------------------------------- */
/* Absolute paths, .. and backslashes (a path of another system) are refused before anything is opened. */
static bool stays_inside(struct text path)
{
    if (path.length == 0 || path.at[0] == '/' || memchr(path.at, '\\', path.length)) return false;
    if (memchr(path.at, '\0', path.length) || (path.length > 1 && path.at[1] == ':')) return false;
    for (struct text rest = path; rest.length;) {
        const char *slash = memchr(rest.at, '/', rest.length);
        size_t length = slash ? (size_t)(slash - rest.at) : rest.length;
        if (text_is(text_slice(rest, 0, length), "..")) return false;
        rest = text_slice(rest, slash ? length + 1 : length, rest.length);
    }
    return true;
}

static const char *directory_of(const struct request *request, const struct plan *plan)
{
    const char *name = request->at.source ? request->at.source->name : NULL;
    const char *slash = name ? strrchr(name, '/') : NULL;
    if (!name) return plan->directory;
    return slash ? arena_copy(request->arena, name, (size_t)(slash - name) + 1) : ".";
}

/* Where links have been followed, is it still below the directory? realpath allocates: POSIX gives no other way. */
static bool is_below(const char *directory, const char *file)
{
    char *root = realpath(directory, NULL), *real = realpath(file, NULL);
    size_t length = root ? strlen(root) : 0;
    bool below = root && real && strncmp(root, real, length) == 0 &&
                 (real[length] == '/' || (length == 1 && root[0] == '/'));
    free(root);
    free(real);
    return below;
}

/* -- the bytes -------------------------------------------------------------------------------------------------------- */
static bool read_bytes(struct arena *arena, int fd, size_t size, struct text *bytes, struct text *reason)
{
    char *at = arena_alloc(arena, size);
    size_t length = 0;
    while (length < size) {
        ssize_t got = read(fd, at + length, size - length);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) {
            *reason = reason_of(arena, errno);
            return false;
        }
        if (got == 0) break;
        length += (size_t)got;
    }
    *bytes = (struct text){at, length};
    return true;
}

static struct identity identity_of(const struct stat *status)
{
    return (struct identity){status->st_dev, status->st_ino, status->st_size, status->st_mtim};
}

static bool is_same(const struct identity *a, const struct identity *b)
{
    return a->device == b->device && a->number == b->number && a->size == b->size &&
           a->changed.tv_sec == b->changed.tv_sec && a->changed.tv_nsec == b->changed.tv_nsec;
}

/* Its descriptor, or -1 with the reason. Without waiting: a named pipe in the place of a picture must not hold up a nightly
 * run. */
static int open_file(struct arena *arena, const char *file, struct identity *identity, struct text *reason)
{
    int fd = open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct stat status;
    if (fd < 0) {
        *reason = reason_of(arena, errno);
        return -1;
    }
    if (fstat(fd, &status) != 0 || !S_ISREG(status.st_mode))
        *reason = diag_both(arena, TEXT("ファイルではありません"), TEXT("it is not a file"));
    else if (status.st_size > LARGEST_PICTURE)
        *reason = diag_both(arena, TEXT("大きすぎます（上限 64 MB）。縮めて保存し直してください"),
                            TEXT("it is too large; the limit is 64 MB: scale it down and save it anew"));
    else {
        *identity = identity_of(&status);
        return fd;
    }
    close(fd);
    return -1;
}

/* Little is read of what is no picture. */
static bool read_first(const struct request *request, const char *file, struct identity *identity,
                       struct text *bytes, struct text *reason)
{
    struct arena *arena = request->arena;
    int fd = open_file(arena, file, identity, reason);
    if (fd < 0) return false;
    size_t size = (size_t)identity->size, head = size < PICTURE_HEAD ? size : PICTURE_HEAD;
    bool read = read_bytes(arena, fd, head, bytes, reason) && picture_kind_fits(*bytes, arena, reason);
    if (read && lseek(fd, 0, SEEK_SET) != 0) {
        *reason = reason_of(arena, errno);
        read = false;
    }
    read = read && read_bytes(arena, fd, size, bytes, reason);
    close(fd);
    return read;
}

static bool read_again(const struct picture *picture, struct arena *arena, struct text *bytes,
                       struct text *reason)
{
    const struct known_picture *known = (const struct known_picture *)picture;
    struct identity identity;
    int fd = open_file(arena, known->file, &identity, reason);
    if (fd < 0) return false;
    bool same = is_same(&identity, &known->identity);
    bool read = same && read_bytes(arena, fd, (size_t)identity.size, bytes, reason);
    close(fd);
    if (!same)
        *reason = diag_both(arena, TEXT("読んでいる間に変わりました。もう一度実行してください"),
                            TEXT("it changed while it was being used; run again"));
    return read;
}

static bool read_upright(const struct picture *picture, struct arena *arena, struct text *bytes,
                         struct text *reason)
{
    const struct known_picture *known = (const struct known_picture *)picture;
    struct text stored;
    return read_again(picture, arena, &stored, reason) &&
           known->readers->remake(stored, picture->orientation, arena, bytes, reason);
}

/* -- each file once --------------------------------------------------------------------------------------------------- */
struct pictures *pictures_open(struct arena *arena, const struct page_backend *readers)
{
    struct pictures *pictures = ARENA_NEW(arena, struct pictures);
    *pictures = (struct pictures){.arena = arena, .readers = readers};
    return pictures;
}

static struct known_picture **bucket_of(struct pictures *pictures, const char *file)
{
    return &pictures->buckets[text_hash(text_of(file)) % BUCKETS];
}

static bool check_size(const struct request *request, const struct picture_facts *facts, struct text *reason)
{
    if (facts->width <= WIDEST_PICTURE && facts->height <= WIDEST_PICTURE) return true;
    struct text size = text_format(request->arena, "%u × %u", facts->width, facts->height);
    *reason = diag_both(
        request->arena,
        text_format(request->arena, "%.*s 画素です。一辺の上限は %d 画素です。縮めて保存し直してください",
                    TEXT_ARG(size), WIDEST_PICTURE),
        text_format(request->arena, "%.*s pixels; the limit of a side is %d: scale it down and save it anew",
                    TEXT_ARG(size), WIDEST_PICTURE));
    return false;
}

/* Looks at all of the file: what both back ends take is decided here, once. */
static bool look_at(const struct pictures *pictures, const struct request *request,
                    struct known_picture *known, struct text *reason)
{
    struct picture_facts facts;
    struct text bytes;
    if (!read_first(request, known->file, &known->identity, &bytes, reason) ||
        !pictures->readers->examine(bytes, request->arena, &facts, reason) ||
        !check_size(request, &facts, reason))
        return false;
    known->picture = (struct picture){.path = request->path,
                                      .width = facts.width,
                                      .height = facts.height,
                                      .orientation = facts.orientation,
                                      .read = read_again,
                                      .read_upright = read_upright,
                                      .plain = facts.plain};
    return true;
}

static struct known_picture *know(struct pictures *pictures, const struct request *request, const char *file)
{
    struct known_picture **bucket = bucket_of(pictures, file), *known = *bucket;
    while (known && strcmp(known->file, file) != 0)
        known = known->next;
    if (known) return known;
    struct text reason = {NULL, 0};
    known = ARENA_NEW(pictures->arena, struct known_picture);
    known->file = arena_copy(pictures->arena, file, strlen(file));
    known->readers = pictures->readers;
    known->next = *bucket;
    *bucket = known;
    if (!look_at(pictures, request, known, &reason)) known->refusal = text_copy(pictures->arena, reason);
    return known;
}

/* Every place that names a picture which cannot be used is told. */
static const struct picture *find(struct pictures *pictures, const struct request *request, const char *file)
{
    const struct known_picture *known = know(pictures, request, file);
    if (known->refusal.length == 0) return &known->picture;
    report_unreadable(request, known->refusal);
    return NULL;
}

const struct picture *pictures_find(struct pictures *pictures, struct diagnostics *diagnostics,
                                    const struct plan *plan, struct text path, struct position at)
{
    struct arena *arena = arena_open_like(pictures->arena);
    struct request request = {arena, diagnostics, path, at};
    const struct picture *picture = NULL;
    const char *directory = directory_of(&request, plan);
    const char *file = text_format(arena, "%s/%.*s", directory, TEXT_ARG(path)).at;
    if (!stays_inside(path) || (access(file, F_OK) == 0 && !is_below(directory, file)))
        DIAG(diagnostics, PATH_OUTSIDE, .at = at, .arguments = {path});
    else
        picture = find(pictures, &request, file);
    arena_close(arena);
    return picture;
}
