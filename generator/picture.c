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

enum { BUCKETS = 1024 };
enum { LARGEST_PICTURE = 64 * 1024 * 1024, WIDEST_PICTURE = 20000, MOST_PIXELS = 100 * 1000 * 1000 };

struct known_picture {
    struct picture picture; /* first: what is found is this */
    const char *file;
    struct known_picture *next;
};

struct pictures {
    struct arena *arena;
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

static bool read_file(struct arena *arena, const char *file, struct text *bytes, struct text *reason)
{
    /* Without waiting: a named pipe in the place of a picture must not hold up a nightly run. */
    int fd = open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) {
        *reason = reason_of(arena, errno);
        return false;
    }
    struct stat status;
    bool read = false;
    if (fstat(fd, &status) != 0 || !S_ISREG(status.st_mode))
        *reason = diag_both(arena, TEXT("ファイルではありません"), TEXT("it is not a file"));
    else if (status.st_size > LARGEST_PICTURE)
        *reason = diag_both(arena, TEXT("大きすぎます"), TEXT("it is too large"));
    else
        read = read_bytes(arena, fd, (size_t)status.st_size, bytes, reason);
    close(fd);
    return read;
}

static bool read_again(const struct picture *picture, struct arena *arena, struct text *bytes,
                       struct text *reason)
{
    return read_file(arena, ((const struct known_picture *)picture)->file, bytes, reason);
}

/* -- what it is ------------------------------------------------------------------------------------------------------- */
static uint32_t big_endian(const char *at, size_t count)
{
    uint32_t value = 0;
    for (size_t i = 0; i < count; i++)
        value = value << 8 | (unsigned char)at[i];
    return value;
}

/* PNG 5.2, 11.2.2: signature, then the IHDR chunk. */
static bool measure_png(struct text bytes, uint32_t *width, uint32_t *height)
{
    if (!text_starts(bytes, TEXT("\x89PNG\r\n\x1A\n")) || bytes.length < 24) return false;
    if (!text_is(text_slice(bytes, 12, 4), "IHDR")) return false;
    *width = big_endian(bytes.at + 16, 4);
    *height = big_endian(bytes.at + 20, 4);
    return true;
}

/* T.81 B.1.1.4, B.2.2: segments until a frame header (SOF0 to SOF15, without DHT, JPG and DAC). */
static bool measure_jpeg(struct text bytes, uint32_t *width, uint32_t *height)
{
    if (!text_starts(bytes, TEXT("\xFF\xD8\xFF"))) return false;
    for (size_t at = 2; at + 9 < bytes.length;) {
        if (bytes.at[at] != '\xFF') return false;
        unsigned marker = (unsigned char)bytes.at[at + 1];
        if (marker == 0xFF) { /* fill byte */
            at++;
            continue;
        }
        bool frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        if (frame) {
            *height = big_endian(bytes.at + at + 5, 2);
            *width = big_endian(bytes.at + at + 7, 2);
            return true;
        }
        size_t length = big_endian(bytes.at + at + 2, 2);
        if (length < 2) return false;
        at += 2 + length;
    }
    return false;
}

static bool measure(const struct request *request, struct text bytes, struct picture *picture)
{
    struct arena *arena = request->arena;
    if (!measure_png(bytes, &picture->width, &picture->height) &&
        !measure_jpeg(bytes, &picture->width, &picture->height)) {
        report_unreadable(
            request, diag_both(arena, TEXT("PNG でも JPEG でもありません"), TEXT("neither PNG nor JPEG")));
        return false;
    }
    uint32_t width = picture->width, height = picture->height;
    bool sound = width > 0 && height > 0 && width <= WIDEST_PICTURE && height <= WIDEST_PICTURE &&
                 (uint64_t)width * height <= MOST_PIXELS;
    if (!sound) report_unreadable(request, text_format(arena, "%u × %u", width, height));
    return sound;
}

/* -- each file once --------------------------------------------------------------------------------------------------- */
struct pictures *pictures_open(struct arena *arena)
{
    struct pictures *pictures = ARENA_NEW(arena, struct pictures);
    pictures->arena = arena;
    return pictures;
}

static struct known_picture **bucket_of(struct pictures *pictures, const char *file)
{
    return &pictures->buckets[text_hash(text_of(file)) % BUCKETS];
}

static const struct picture *find(struct pictures *pictures, const struct request *request, const char *file)
{
    struct known_picture **bucket = bucket_of(pictures, file), *known = *bucket;
    struct picture picture = {.path = request->path, .read = read_again};
    struct text bytes, reason = {NULL, 0};
    while (known && strcmp(known->file, file) != 0)
        known = known->next;
    if (known) return &known->picture;
    if (!read_file(request->arena, file, &bytes, &reason)) {
        report_unreadable(request, reason);
        return NULL;
    }
    if (!measure(request, bytes, &picture)) return NULL;
    known = ARENA_NEW(pictures->arena, struct known_picture);
    *known = (struct known_picture){picture, arena_copy(pictures->arena, file, strlen(file)), *bucket};
    *bucket = known;
    return &known->picture;
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
