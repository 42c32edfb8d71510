/* load.c: files in, UTF-8 out. Everything behind this file sees one encoding.
 *
 * Nothing is repaired: a byte that its encoding does not know is an error with its line and column. */
#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "generator/core/reason.h"
#include "read.h"

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

static bool read_file(const struct file *file, struct text *bytes)
{
    int fd = open(file->path, O_RDONLY | O_CLOEXEC);
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

/* -- decoding ------------------------------------------------------------------------------------------------------- */
/* What a trial of an encoding showed. */
struct trial {
    bool known;    /* the C library has the encoding */
    bool fits;     /* every byte can be read */
    size_t bad;    /* else: the first that cannot */
    size_t length; /* bytes of UTF-8, up to there */
    size_t kana;   /* hiragana: what Japanese prose has and wrongly decoded prose lacks */
};

static size_t count_hiragana(const char *at, size_t length)
{
    size_t count = 0;
    for (size_t i = 0; i + 2 < length; i++)
        if (at[i] == '\xE3' && (at[i + 1] == '\x81' || at[i + 1] == '\x82')) count++;
    return count;
}

/* Decodes into `out` (`room` bytes), or only measures when `out` is NULL. */
static struct trial decode(struct text bytes, const char *encoding, char *out, size_t room)
{
    struct trial trial = {0};
    /* "" would mean the locale's encoding, and //IGNORE would drop bytes in silence. */
    if (!*encoding || strchr(encoding, '/')) return trial;
    iconv_t converter = iconv_open("UTF-8", encoding);
    trial.known = converter != (iconv_t)-1;
    if (!trial.known) return trial;
    char chunk[4096], *in = (char *)(uintptr_t)bytes.at; /* iconv takes char **, but only reads */
    size_t left = bytes.length;
    for (;;) {
        char *to = out ? out + trial.length : chunk;
        char *from = to;
        size_t space = out ? room - trial.length : sizeof chunk;
        size_t result =
            left ? iconv(converter, &in, &left, &to, &space) : iconv(converter, NULL, NULL, &to, &space);
        int error = errno;
        trial.length += (size_t)(to - from);
        trial.kana += count_hiragana(from, (size_t)(to - from));
        if (result == (size_t)-1 && error == E2BIG && (to > from || !out)) continue;
        trial.fits = result != (size_t)-1;
        if (trial.fits && left) continue;
        break;
    }
    trial.bad = bytes.length - left;
    iconv_close(converter);
    return trial;
}

static bool is_utf8(const char *encoding)
{
    return strcasecmp(encoding, "UTF-8") == 0 || strcasecmp(encoding, "UTF8") == 0;
}

/* What Japanese software calls Shift_JIS and EUC-JP has always been Microsoft's: ① ㈱ 髙 ～ are in them. */
const char *input_encoding(const char *name)
{
    static const struct {
        const char *name, *encoding;
    } names[] = {
        {"Shift_JIS", "CP932"},   {"Shift-JIS", "CP932"},    {"SJIS", "CP932"},
        {"x-sjis", "CP932"},      {"MS_Kanji", "CP932"},     {"csShiftJIS", "CP932"},
        {"Windows-31J", "CP932"}, {"MS932", "CP932"},        {"EUC-JP", "EUC-JP-MS"},
        {"EUCJP", "EUC-JP-MS"},   {"x-euc-jp", "EUC-JP-MS"}, {"eucJP-win", "EUC-JP-MS"},
    };
    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        if (strcasecmp(names[i].name, name) == 0) return names[i].encoding;
    return name;
}

/* -- detection ------------------------------------------------------------------------------------------------------ */
/* encoding="…" of an XML declaration that can be read as ASCII; NULL when there is none. */
static const char *declared(struct arena *arena, struct text bytes)
{
    if (!text_starts(bytes, TEXT("<?xml"))) return NULL;
    size_t end = text_find(text_slice(bytes, 0, 1024), TEXT("?>"));
    if (end == SIZE_MAX) return NULL;
    struct text declaration = text_slice(bytes, 0, end);
    size_t at = text_find(declaration, TEXT("encoding"));
    if (at == SIZE_MAX) return NULL;
    struct text rest = text_slice(declaration, at + strlen("encoding"), SIZE_MAX);
    while (rest.length && strchr(" \t\r\n=", rest.at[0]) && rest.at[0])
        rest = text_slice(rest, 1, SIZE_MAX);
    if (rest.length < 2 || (rest.at[0] != '"' && rest.at[0] != '\'')) return NULL;
    const char *quote = memchr(rest.at + 1, rest.at[0], rest.length - 1);
    if (!quote) return NULL;
    const char *name = arena_copy(arena, rest.at + 1, (size_t)(quote - rest.at - 1));
    /* It was read as ASCII, so it cannot be two bytes a character, whatever it says. */
    bool wide = strncasecmp(name, "UTF-16", 6) == 0 || strncasecmp(name, "UTF-32", 6) == 0 ||
                strncasecmp(name, "UCS", 3) == 0 || strncasecmp(name, "ISO-10646-UCS", 13) == 0;
    return wide ? NULL : name;
}

static const char *marked(struct text bytes)
{
    if (text_starts(bytes, TEXT("\xEF\xBB\xBF"))) return "UTF-8";
    if (text_starts(bytes, ((struct text){"\xFF\xFE\0\0", 4}))) return "UTF-32LE";
    if (text_starts(bytes, ((struct text){"\0\0\xFE\xFF", 4}))) return "UTF-32BE";
    if (text_starts(bytes, TEXT("\xFF\xFE"))) return "UTF-16LE";
    if (text_starts(bytes, TEXT("\xFE\xFF"))) return "UTF-16BE";
    return NULL;
}

/* Text has no zero bytes; UTF-16 has them on one side of every ASCII character. */
static const char *wide(struct text bytes)
{
    size_t zeros[2] = {0, 0};
    for (size_t i = 0; i < bytes.length && i < 4096; i++)
        if (bytes.at[i] == '\0') zeros[i % 2]++;
    if (zeros[0] == zeros[1]) return NULL;
    return zeros[0] > zeros[1] ? "UTF-16BE" : "UTF-16LE";
}

static const char *detect(struct arena *arena, struct text bytes)
{
    const char *found = marked(bytes);
    if (!found) found = declared(arena, bytes);
    if (!found) found = wide(bytes);
    size_t bad;
    if (found || text_well_formed(bytes, &bad)) return found ? found : "UTF-8";
    struct trial cp932 = decode(bytes, "CP932", NULL, 0), euc = decode(bytes, "EUC-JP-MS", NULL, 0);
    if (cp932.fits && euc.fits) return euc.kana > cp932.kana ? "EUC-JP-MS" : "CP932";
    if (cp932.fits || euc.fits) return cp932.fits ? "CP932" : "EUC-JP-MS";
    /* None fits: the error is most useful in the encoding that gets furthest. */
    if (bad >= cp932.bad && bad >= euc.bad) return "UTF-8";
    return cp932.bad >= euc.bad ? "CP932" : "EUC-JP-MS";
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

bool input_knows_encoding(const char *name)
{
    const struct text nothing = {NULL, 0};
    return is_utf8(name) || decode(nothing, input_encoding(name), NULL, 0).known;
}

static bool decode_file(const struct file *file, struct text bytes, const char *encoding,
                        struct text *content)
{
    size_t bad;
    if (is_utf8(encoding)) {
        *content = without_mark(bytes);
        if (text_well_formed(bytes, &bad)) return true;
        report_byte(file, text_slice(bytes, 0, bad), bytes, bad, encoding);
        return false;
    }
    struct trial trial = decode(bytes, encoding, NULL, 0);
    if (!trial.known) {
        const struct source *source = diag_source(file->diagnostics, file->path, (struct text){NULL, 0});
        DIAG(file->diagnostics, ENCODING_UNKNOWN, .at = {source, 0}, .arguments = {text_of(encoding)});
        return false;
    }
    char *decoded = arena_alloc(file->arena, trial.length + 1);
    decode(bytes, encoding, decoded, trial.length);
    struct text text = {decoded, trial.length};
    *content = without_mark(text);
    if (trial.fits) return true;
    report_byte(file, text, bytes, trial.bad, encoding);
    return false;
}

const struct source *input_load(struct arena *arena, struct diagnostics *diagnostics, const char *path,
                                const char *encoding)
{
    struct file file = {arena, diagnostics, path};
    struct text bytes, content;
    if (!read_file(&file, &bytes)) return NULL;
    const char *name = input_encoding(encoding ? encoding : detect(arena, bytes));
    if (!decode_file(&file, bytes, name, &content)) return NULL;
    if (content.length > LARGEST_FILE) {
        report_large(&file);
        return NULL;
    }
    return diag_source(diagnostics, path, content);
}
