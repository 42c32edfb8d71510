/* house_paths.c: addresses of pages, mail addresses, and names of files and folders, also with Japanese in them.
 *
 * They are looked for in runs of characters between blanks, commas and quotation marks, each by the one sign that it cannot
 * do without: :// or www., @, a backslash, a dot with a known ending. */
#include "house_paths.h"

#include <string.h>

#include "house_place.h"

/* What bytes may be. Those of two and three bytes begin with the same few, so that others pass at once. */
enum { BYTE_PASSES, BYTE_ENDS, BYTE_MARKS, BYTE_BEGINS_SIGN };

static const unsigned char bytes[256] = {
    [0x00] = BYTE_ENDS,        [0x09] = BYTE_ENDS,        [0x0A] = BYTE_ENDS,        [0x0D] = BYTE_ENDS,
    [' '] = BYTE_ENDS,         ['"'] = BYTE_ENDS,         ['<'] = BYTE_ENDS,         ['>'] = BYTE_ENDS,
    ['|'] = BYTE_ENDS,         [','] = BYTE_ENDS,         [';'] = BYTE_ENDS,         [':'] = BYTE_MARKS,
    ['@'] = BYTE_MARKS,        ['w'] = BYTE_MARKS,        ['\\'] = BYTE_MARKS,       ['.'] = BYTE_MARKS,
    [0xE2] = BYTE_BEGINS_SIGN, [0xE3] = BYTE_BEGINS_SIGN, [0xEF] = BYTE_BEGINS_SIGN,
};

/* Blanks, commas, stops, and quotation marks of three bytes; in a text that goes on. */
static bool wide_sign_ends(struct text text, size_t at)
{
    const unsigned char *byte = (const unsigned char *)text.at + at;
    if (text.length - at < 3) return false;
    switch ((unsigned)byte[0] << 16 | (unsigned)byte[1] << 8 | byte[2]) {
    case 0xE2809C: /* “ */
    case 0xE2809D: /* ” */
    case 0xE38080: /* U+3000 */
    case 0xE38081: /* 、 */
    case 0xE38082: /* 。 */
    case 0xE38088: /* 〈 */
    case 0xE38089: /* 〉 */
    case 0xE3808A: /* 《 */
    case 0xE3808B: /* 》 */
    case 0xE3808C: /* 「 */
    case 0xE3808D: /* 」 */
    case 0xE3808E: /* 『 */
    case 0xE3808F: /* 』 */
    case 0xE38090: /* 【 */
    case 0xE38091: /* 】 */
    case 0xEFBC82: /* ＂ */
    case 0xEFBC8C: /* ， */
    case 0xEFBC9B: /* ； */
    case 0xEFBC9C: /* ＜ */
    case 0xEFBC9E: /* ＞ */
    case 0xEFBD9C: /* ｜ */ return true;
    default: return false;
    }
}

static bool ends_run(struct text text, size_t at)
{
    unsigned char class = bytes[(unsigned char)text.at[at]];
    return class == BYTE_ENDS || (class == BYTE_BEGINS_SIGN && wide_sign_ends(text, at));
}

static bool is_name_sign(uint32_t c)
{
    return house_is_latin(c) || house_is_digit(c) || (c != 0 && c < 0x80 && strchr("._-+%", (int)c));
}

/* What a name of a file ends with. */
static bool is_ending(struct text text, size_t dot)
{
    static const char *const endings[] = {"pdf", "doc", "docx", "xls",  "xlsx", "xlsm", "ppt", "pptx", "csv",
                                          "tsv", "txt", "xml",  "json", "html", "htm",  "jpg", "jpeg", "png",
                                          "gif", "tif", "tiff", "bmp",  "svg",  "zip",  "lzh", "jtd",  "mp3",
                                          "mp4", "mov", "md",   "rtf",  "odt",  "ods",  "odp", "dwg",  "dxf",
                                          "shp", "kml", "php",  "aspx", "jsp",  "cgi"};
    enum { LONGEST = 4 };
    char ending[LONGEST + 1];
    size_t length = 0, next;
    for (size_t at = dot; length <= LONGEST; at = next) {
        uint32_t c = house_after(text, at, &next);
        if (!house_is_latin(c) && !house_is_digit(c)) break;
        if (length == LONGEST) return false;
        ending[length++] = (char)(c | 0x20); /* a small letter; of a digit itself */
    }
    ending[length] = '\0';
    for (size_t i = 0; i < ARRAY_LEN(endings); i++)
        if (strcmp(ending, endings[i]) == 0) return true;
    return false;
}

static size_t skip_word(struct text text, size_t at)
{
    size_t next;
    for (uint32_t c; c = house_after(text, at, &next), house_is_latin(c) || house_is_digit(c);)
        at = next;
    return at;
}

/* Is there more of an address behind the Japanese at `at`: a slash, or the ending of a file? */
static bool goes_on(struct text text, size_t at, size_t end)
{
    for (size_t next; at < end; at = next) {
        uint32_t c = house_after(text, at, &next);
        if (c == '(' || c == ')') return false;
        if (c == '/' || (c == '.' && is_ending(text, next))) return true;
    }
    return false;
}

/* An address goes on to a bracket that it did not open; over Japanese words only after a sign that joins, or before one. */
static size_t address_end(struct text text, size_t from, size_t end)
{
    int depth = 0;
    uint32_t before = 0;
    bool joined = false; /* to the Japanese before */
    size_t at = from;
    for (size_t next; at < end; at = next) {
        uint32_t c = house_after(text, at, &next);
        depth += (c == '(') - (c == ')');
        if (depth < 0 || (text.at[at] < 0 && (c == '(' || c == ')'))) break;
        bool ascii = c < 0x80; /* in any width: what is decided must not change with it */
        joined = !ascii && (joined || (before && before < 0x80 && strchr("/_=-#?&%.", (int)before)) ||
                            goes_on(text, at, end));
        if (!ascii && !joined) break;
        before = c;
    }
    return at;
}

/* Back to where a file's name or path begins: its brackets are passed over, an open one or を ends it. */
static size_t path_start(struct text text, size_t at, size_t start)
{
    int depth = 0;
    for (size_t before; at > start; at = before) {
        uint32_t c = house_before(text, at, &before);
        depth += (c == ')') - (c == '(');
        size_t letter;
        bool drive = c == ':' && before > start && house_is_latin(house_before(text, before, &letter));
        if (depth < 0 || c == 0x3092 || (c == ':' && !drive)) return at;
    }
    return at;
}

static size_t path_end(struct text text, size_t at, size_t end)
{
    int depth = 0;
    for (size_t next; at < end; at = next) {
        uint32_t c = house_after(text, at, &next);
        depth += (c == '(') - (c == ')');
        if (depth < 0 || c == 0x3092) return at;
    }
    return at;
}

static void hold(struct house_paths *paths, size_t start, size_t end)
{
    if (paths->count == ARRAY_LEN(paths->span))
        paths->count--; /* so many names side by side: all to the end */
    paths->span[paths->count].start = start;
    paths->span[paths->count].end = end;
    paths->count++;
}

/* name@host; in either width */
static size_t hold_mail(struct house_paths *paths, struct text text, size_t sign, size_t after)
{
    size_t start = sign, end = after, next;
    while (start > paths->start && is_name_sign(house_before(text, start, &next)))
        start = next;
    while (end < paths->end && is_name_sign(house_after(text, end, &next)))
        end = next;
    if (start == sign || end == after) return after;
    hold(paths, start, end);
    return end;
}

/* A backslash, unless it is the sign of yen before an amount. */
static bool is_folder(struct text text, size_t at)
{
    size_t next;
    uint32_t before = house_before(text, at, &next);
    return before == ':' || before == '\\' || house_is_latin(before) ||
           !house_is_digit(house_after(text, at + 1, &next));
}

/* What begins, stands around, or ends with the sign at `at`; where to look on. */
static size_t look_at(struct house_paths *paths, struct text text, size_t at)
{
    size_t next, start = at;
    uint32_t c = house_after(text, at, &next);
    if (c == '@') return hold_mail(paths, text, at, next);
    if (c == ':' && house_stands_at(text, at, "://")) {
        for (size_t before; start > paths->start && is_name_sign(house_before(text, start, &before));)
            start = before;
        size_t end = address_end(text, at + 3, paths->end);
        hold(paths, start, end);
        return end;
    }
    if (c == 'w' && house_stands_at(text, at, "www.")) {
        size_t end = address_end(text, at + 4, paths->end);
        hold(paths, at, end);
        return end;
    }
    if (c == '\\' && text.at[at] == '\\' && is_folder(text, at)) {
        size_t end = path_end(text, next, paths->end);
        hold(paths, path_start(text, at, paths->start), end);
        return end;
    }
    if (c == '.' && is_ending(text, next)) {
        size_t end = skip_word(text, next);
        hold(paths, path_start(text, at, paths->start), end);
        return end;
    }
    return next;
}

static void read_run(struct house_paths *paths, struct text text, size_t at)
{
    size_t start = at, end = at;
    while (start > paths->end && !ends_run(text, start - 1))
        start--;
    bool marked = false;
    for (size_t i = start; i < at; i++)
        marked |= bytes[(unsigned char)text.at[i]] > BYTE_ENDS;
    for (; end < text.length && !ends_run(text, end); end++)
        marked |= bytes[(unsigned char)text.at[end]] > BYTE_ENDS;
    *paths = (struct house_paths){.start = start, .end = end > at ? end : at + 1};
    for (at = start; marked && at < end;) {
        unsigned char class = bytes[(unsigned char)text.at[at]];
        bool wide = class == BYTE_BEGINS_SIGN && (unsigned char)text.at[at] == 0xEF;
        at = class == BYTE_MARKS || wide ? look_at(paths, text, at) : at + 1;
    }
}

bool house_paths_hold(struct house_paths *paths, struct text text, size_t at)
{
    if (at >= paths->end) read_run(paths, text, at);
    for (size_t i = 0; i < paths->count; i++)
        if (at >= paths->span[i].start && at < paths->span[i].end) return true;
    return false;
}
