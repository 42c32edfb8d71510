/* load.c: files in, UTF-8 out. Everything behind this file sees one encoding.
 *
 * Nothing is repaired: a byte that its encoding does not know is an error with its line and column. */
#include "load.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "generator/core/reason.h"
#include "detect.h"
#include "encoding.h"

enum { LARGEST_FILE = 256 * 1024 * 1024, FIRST_READ = 64 * 1024 };

/* -- bytes ---------------------------------------------------------------------------------------------------------- */
struct file {
    struct arena *arena;
    struct diagnostics *diagnostics;
    const char *path;
};

static void report_unreadable(const struct file *file, int error)
{
    DIAG(file->diagnostics, FILE_UNREADABLE,
         .arguments = {text_of(file->path), reason_of(file->diagnostics->arena, error)});
}

static void report_large(const struct file *file)
{
    const struct source *source = diag_source(file->diagnostics, file->path, (struct text){NULL, 0});
    DIAG(file->diagnostics, XML_TOO_LARGE, .at = {source, 0},
         .arguments = {text_format(file->diagnostics->arena, "%d", LARGEST_FILE)});
}

/* Reads until the end: pipes and devices have no size to trust. */
static bool read_all(const struct file *file, int fd, size_t expected, struct text *bytes)
{
    size_t capacity = expected ? expected : FIRST_READ, length = 0;
    char *at = arena_alloc(file->arena, capacity);
    for (;;) {
        if (length == capacity) at = arena_grow(file->arena, at, length, length + 1, &capacity, 1);
        ssize_t got = read(fd, at + length, capacity - length);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) {
            report_unreadable(file, errno);
            return false;
        }
        if (got == 0) break;
        length += (size_t)got;
        if (length <= LARGEST_FILE) continue;
        report_large(file);
        return false;
    }
    *bytes = (struct text){at, length};
    return true;
}

/* Whoever names a descriptor of the call (a pipe, say) has opened it. */
static bool is_descriptor(const char *path)
{
    struct text name = text_of(path);
    return text_is(name, "/dev/stdin") || text_starts(name, TEXT("/dev/fd/")) ||
           text_starts(name, TEXT("/proc/self/fd/"));
}

bool load_may_open(struct diagnostics *diagnostics, const char *path)
{
    struct stat status;
    bool there = stat(path, &status) == 0;
    bool given = there && is_descriptor(path) && (S_ISFIFO(status.st_mode) || S_ISSOCK(status.st_mode));
    if (given || (there && S_ISREG(status.st_mode))) return true;
    struct text reason = reason_irregular(diagnostics->arena);
    if (!there || S_ISDIR(status.st_mode)) reason = reason_of(diagnostics->arena, there ? EISDIR : errno);
    DIAG(diagnostics, FILE_UNREADABLE, .arguments = {text_of(path), reason});
    return false;
}

static bool read_file(const struct file *file, struct text *bytes)
{
    if (!load_may_open(file->diagnostics, file->path)) return false;
    int fd = open(file->path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0) {
        report_unreadable(file, errno);
        return false;
    }
    struct stat status;
    bool read = false;
    if (fstat(fd, &status) != 0)
        report_unreadable(file, errno);
    else if (S_ISDIR(status.st_mode))
        report_unreadable(file, EISDIR);
    else if (status.st_size > LARGEST_FILE)
        report_large(file);
    else
        read = read_all(file, fd, (size_t)status.st_size + 1, bytes);
    close(fd);
    return read;
}

/* -- the door ------------------------------------------------------------------------------------------------------- */
static struct text without_mark(struct text text)
{
    return text_starts(text, TEXT("\xEF\xBB\xBF")) ? text_slice(text, 3, text.length) : text;
}

/* The text up to the bad byte is shown, so that the place can be found in an editor. */
static void report_byte(const struct file *file, struct text before, struct text bytes, size_t bad,
                        const char *encoding)
{
    struct arena *arena = file->diagnostics->arena;
    struct text good = without_mark(before);
    const struct source *source =
        diag_source(file->diagnostics, file->path, text_join(arena, good, TEXT("\xEF\xBF\xBD")));
    unsigned byte = bad < bytes.length ? (unsigned char)bytes.at[bad] : 0;
    DIAG(file->diagnostics, ENCODING_BROKEN, .at = {source, (uint32_t)good.length},
         .arguments = {text_of(encoding), text_format(arena, "0x%02X", byte)});
}

static bool report_encoding(const struct file *file, const char *name)
{
    const struct source *source = diag_source(file->diagnostics, file->path, (struct text){NULL, 0});
    if (encoding_is_unsuited(name))
        DIAG(file->diagnostics, ENCODING_UNSUITED, .at = {source, 0}, .arguments = {text_of(name)});
    else
        DIAG(file->diagnostics, ENCODING_UNKNOWN, .at = {source, 0}, .arguments = {text_of(name)});
    return false;
}

static bool decode_file(const struct file *file, struct text bytes, const char *encoding,
                        struct text *content)
{
    size_t bad;
    if (strcmp(encoding, "UTF-8") == 0) {
        *content = without_mark(bytes);
        if (text_well_formed(bytes, &bad)) return true;
        report_byte(file, text_slice(bytes, 0, bad), bytes, bad, encoding);
        return false;
    }
    struct trial trial = converter_try(bytes, encoding, EXTENT_WHOLE);
    if (!trial.known) return report_encoding(file, encoding);
    char *decoded = arena_alloc(file->arena, trial.length + 1);
    converter_decode(bytes, encoding, decoded, trial.length);
    struct text text = {decoded, trial.length};
    *content = without_mark(text);
    if (trial.fits) return true;
    report_byte(file, text, bytes, trial.bad, encoding);
    return false;
}

/* Files that were put one behind the other bring their byte order marks along, at the start of a line. */
static struct text without_inner_marks(struct arena *arena, struct text text)
{
    static const struct text mark = {"\n\xEF\xBB\xBF", 4};
    if (text_find(text, mark) == SIZE_MAX) return text;
    char *out = arena_alloc(arena, text.length);
    size_t length = 0;
    while (text.length) {
        size_t end = text_find(text, mark);
        struct text piece = text_slice(text, 0, end == SIZE_MAX ? text.length : end + 1);
        memcpy(out + length, piece.at, piece.length);
        length += piece.length;
        text = end == SIZE_MAX ? (struct text){NULL, 0} : text_slice(text, end + mark.length, text.length);
    }
    return (struct text){out, length};
}

/* No text has a zero byte; what follows one would be lost on the way. */
static bool has_zero(const struct file *file, struct text content)
{
    const char *zero = content.length ? memchr(content.at, '\0', content.length) : NULL;
    if (!zero) return false;
    size_t before = (size_t)(zero - content.at);
    struct text shown =
        text_join(file->diagnostics->arena, text_slice(content, 0, before), TEXT("\xEF\xBF\xBD"));
    const struct source *source = diag_source(file->diagnostics, file->path, shown);
    DIAG(file->diagnostics, ZERO_BYTE, .at = {source, (uint32_t)before});
    return true;
}

/* A workbook or a picture given in a text's place. */
static bool is_foreign(const struct file *file, struct text bytes)
{
    const struct foreign *foreign = detect_foreign(bytes);
    if (!foreign) return false;
    const struct source *source = diag_source(file->diagnostics, file->path, (struct text){NULL, 0});
    struct text what = diag_both(file->diagnostics->arena, text_of(foreign->ja), text_of(foreign->en));
    DIAG(file->diagnostics, FILE_NOT_TEXT, .at = {source, 0}, .arguments = {what});
    return true;
}

static bool decode_any(const struct file *file, struct text bytes, const char *given, struct text *content)
{
    const char *name = given ? given : detect_declared(file->arena, bytes);
    const char *encoding = name ? encoding_of(name) : detect_encoding(bytes, EXTENT_WHOLE);
    if (!encoding) return report_encoding(file, name);
    return decode_file(file, bytes, encoding, content);
}

const struct source *load_source(struct arena *arena, struct diagnostics *diagnostics, const char *path,
                                 const char *encoding)
{
    struct file file = {arena, diagnostics, path};
    struct text bytes, content;
    if (!read_file(&file, &bytes) || is_foreign(&file, bytes)) return NULL;
    if (!decode_any(&file, bytes, encoding, &content) || has_zero(&file, content)) return NULL;
    content = without_inner_marks(arena, content);
    if (content.length > LARGEST_FILE) {
        report_large(&file);
        return NULL;
    }
    return diag_source(diagnostics, path, content);
}
