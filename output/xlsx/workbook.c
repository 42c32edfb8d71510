/* workbook.c: a book written with libxlsxwriter. The library wants a path: it writes a temporary file, which is read
 * back, looked over, completed with the rows and handed to the caller's descriptor. Same book, same bytes: every date in
 * the file comes from the book, and libxlsxwriter dates the archive's entries 1980-01-01. */
#include "generator/core/reason.h"
#include "generator/core/temporary.h"
#include "xlsx.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* -- document properties --------------------------------------------------------------------------------------------------- */

/* Seconds since 1970 of a day of the Gregorian calendar. */
static time_t seconds_of(int year, int month, int day)
{
    int y = month > 2 ? year : year - 1, era = y / 400;
    int in_era = y - era * 400, in_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    long long days = (long long)era * 146097 + in_era * 365 + in_era / 4 - in_era / 100 + in_year - 719468;
    return (time_t)(days * 86400);
}

/* The day of the data; without one, the day that the archive's entries bear. */
static time_t created(struct text date)
{
    int part[3] = {0}, at = 0;
    for (size_t i = 0; i < date.length && at < 3; i++) {
        if (date.at[i] == '-')
            at++;
        else if (date.at[i] >= '0' && date.at[i] <= '9' && part[at] < 1000)
            part[at] = part[at] * 10 + (date.at[i] - '0');
        else
            break;
    }
    bool is_day = part[0] >= 1971 && part[1] >= 1 && part[1] <= 12 && part[2] >= 1 && part[2] <= 31;
    return is_day ? seconds_of(part[0], part[1], part[2]) : seconds_of(1980, 1, 1);
}

static void set_properties(struct writer *writer)
{
    const struct book *book = writer->book;
    lxw_doc_properties properties = {
        .title = xlsx_kept(writer, book->title),
        .author = xlsx_kept(writer, book->author),
        .subject = xlsx_kept(writer, book->subject),
        .created = created(book->date),
    };
    xlsx_check(writer, workbook_set_properties(writer->workbook, &properties));
}

/* -- files ------------------------------------------------------------------------------------------------------------------- */

static char *temporary(struct arena *scratch, int *fd)
{
    const char *directory = getenv("TMPDIR");
    char *path = NULL;
    *fd = temporary_open(scratch, directory && *directory ? directory : "/tmp", "shinchoku-", &path);
    return path;
}

/* The whole file, or NULL with errno set. */
static unsigned char *read_back(int fd, struct arena *scratch, size_t *length)
{
    struct stat status;
    if (fstat(fd, &status)) return NULL;
    *length = (size_t)status.st_size;
    unsigned char *bytes = arena_alloc(scratch, *length);
    for (size_t at = 0; at < *length;) {
        ssize_t got = pread(fd, bytes + at, *length - at, (off_t)at);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) {
            if (!got) errno = EIO;
            return NULL;
        }
        at += (size_t)got;
    }
    return bytes;
}

static bool write_all(int fd, const unsigned char *bytes, size_t length)
{
    while (length) {
        ssize_t put = write(fd, bytes, length);
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) return false;
        bytes += put;
        length -= (size_t)put;
    }
    return true;
}

/* -- the book ---------------------------------------------------------------------------------------------------------------- */

/* What goes wrong in the end libxlsxwriter says itself, in English, on the standard error stream. The caller's report says
 * it in the user's language: the stream leads nowhere until the library is done. errno is what the library left. */
static lxw_error close_quietly(lxw_workbook *workbook)
{
    int before = errno;
    fflush(stderr);
    int stream = fileno(stderr), kept = dup(stream), nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    bool quiet = kept >= 0 && nowhere >= 0 && dup2(nowhere, stream) >= 0;
    errno = before;
    lxw_error error = workbook_close(workbook);
    int reason = errno;
    fflush(stderr);
    if (quiet) dup2(kept, stream);
    if (kept >= 0) close(kept);
    if (nowhere >= 0) close(nowhere);
    errno = reason;
    return error;
}

/* Always closes the library's workbook. It writes through temporary files and does not look whether they took it; but no
 * call of the system succeeds by setting errno: when something is left there, something was lost. (It is cleared for each
 * temporary file: archive.c looks at what they became.) */
static lxw_error write_workbook(struct writer *writer, const char *path)
{
    const struct book *book = writer->book;
    errno = 0;
    writer->workbook = workbook_new(path);
    if (!writer->workbook) return LXW_ERROR_MEMORY_MALLOC_FAILED;
    xlsx_make_formats(writer);
    set_properties(writer);
    for (uint32_t i = 0; i < book->sheet_count && !writer->error; i++)
        xlsx_write_sheet(writer, &book->sheets[i]);
    if (!writer->error) xlsx_name_lists(writer);
    /* Any text makes libxlsxwriter write the part that holds the texts of all sheets. */
    if (writer->has_texts && !lxw_get_sst_index(writer->workbook->sst, "-", LXW_FALSE))
        xlsx_check(writer, LXW_ERROR_MEMORY_MALLOC_FAILED);
    xlsx_check(writer, close_quietly(writer->workbook));
    if (errno) xlsx_check(writer, LXW_ERROR_READING_TMPFILE);
    return writer->error;
}

static bool fail(struct diagnostics *diagnostics, struct text reason)
{
    DIAG(diagnostics, WORKBOOK_FAILED, .arguments = {reason});
    return false;
}

static bool fail_system(struct diagnostics *diagnostics, int error)
{
    DIAG(diagnostics, WORKBOOK_FAILED, .arguments = {reason_of(diagnostics->arena, error)});
    return false;
}

/* Files and disks have reasons of the system; the rest is the library's. */
static bool fail_library(struct diagnostics *diagnostics, lxw_error error, int reason)
{
    bool system = error == LXW_ERROR_CREATING_XLSX_FILE || error == LXW_ERROR_CREATING_TMPFILE ||
                  error == LXW_ERROR_READING_TMPFILE || error == LXW_ERROR_ZIP_FILE_OPERATION ||
                  error == LXW_ERROR_ZIP_FILE_ADD || error == LXW_ERROR_ZIP_CLOSE;
    return system && reason ? fail_system(diagnostics, reason)
                            : fail(diagnostics, text_of(lxw_strerror(error)));
}

static bool hand_over(const struct writer *writer, int from, int to, const char *name,
                      struct diagnostics *diagnostics)
{
    struct archive archive = {0};
    archive.bytes = read_back(from, writer->scratch, &archive.length);
    if (!archive.bytes) return fail_system(diagnostics, errno);
    if (!xlsx_complete(writer->book, writer->styles, &archive, writer->scratch))
        return fail(diagnostics, archive.reason);
    if (write_all(to, archive.bytes, archive.length)) return true;
    DIAG(diagnostics, WRITE_FAILED, .arguments = {text_of(name), reason_of(diagnostics->arena, errno)});
    return false;
}

bool xlsx_write(const struct book *book, int fd, const char *name, struct arena *scratch,
                struct diagnostics *diagnostics)
{
    int file;
    const char *path = temporary(scratch, &file);
    if (file < 0) return fail_system(diagnostics, errno);
    struct writer writer = {.book = book, .scratch = scratch, .diagnostics = diagnostics};
    lxw_error error = write_workbook(&writer, path);
    bool done =
        !error ? hand_over(&writer, file, fd, name, diagnostics) : fail_library(diagnostics, error, errno);
    close(file);
    unlink(path);
    return done;
}
