/* converter.c: iconv, and before it the escapes of ISO-2022-JP. */
#include "converter.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

/* What ISO-2022-JP has switched to. */
enum page { PAGE_ASCII, PAGE_KANA, PAGE_KANJI, PAGE_SUPPLEMENT };

struct converter {
    iconv_t iconv;
    bool escapes; /* ISO-2022-JP, turned into EUC-JP-MS a character at a time */
    enum page page;
};

static bool open_converter(struct converter *converter, const char *encoding)
{
    converter->escapes = strcmp(encoding, "ISO-2022-JP") == 0;
    converter->page = PAGE_ASCII;
    converter->iconv = iconv_open("UTF-8", converter->escapes ? "EUC-JP-MS" : encoding);
    return converter->iconv != (iconv_t)-1;
}

struct converter *converter_open(struct arena *arena, const char *encoding)
{
    struct converter *converter = ARENA_NEW(arena, struct converter);
    return open_converter(converter, encoding) ? converter : NULL;
}

void converter_close(struct converter *converter)
{
    iconv_close(converter->iconv);
}

static enum converted run_iconv(iconv_t iconv_, struct pieces *pieces)
{
    char *in = (char *)(uintptr_t)pieces->in; /* iconv takes char **, but only reads */
    size_t result = iconv(iconv_, &in, &pieces->left, &pieces->out, &pieces->room);
    int error = errno;
    pieces->in = in;
    if (result != (size_t)-1) return CONVERTED_ALL;
    return error == E2BIG ? CONVERTED_ROOM : error == EINVAL ? CONVERTED_CUT : CONVERTED_BROKEN;
}

/* -- ISO-2022-JP ---------------------------------------------------------------------------------------------------- */

static const struct {
    const char *bytes;
    enum page page;
} escapes[] = {{"\x1B(B", PAGE_ASCII},      {"\x1B(J", PAGE_ASCII}, {"\x1B(I", PAGE_KANA},
               {"\x1B$@", PAGE_KANJI},      {"\x1B$B", PAGE_KANJI}, {"\x1B&@\x1B$B", PAGE_KANJI},
               {"\x1B$(D", PAGE_SUPPLEMENT}};

/* The escape at the start: its length; 0: none; SIZE_MAX: it may be one when more has come. */
static size_t take_escape(struct text in, enum page *page)
{
    for (size_t i = 0; i < ARRAY_LEN(escapes); i++) {
        struct text escape = text_of(escapes[i].bytes);
        *page = escapes[i].page;
        if (text_starts(in, escape)) return escape.length;
        if (text_starts(escape, in)) return SIZE_MAX;
    }
    return 0;
}

/* The character at the start, as EUC. Returns how many bytes it takes; 0 when it is none. */
static size_t take_character(struct text in, enum page page, char euc[3], size_t *length)
{
    unsigned char first = (unsigned char)in.at[0], second = in.length > 1 ? (unsigned char)in.at[1] : 0;
    if (first >= 0x80 || first == 0x1B) return 0;
    *length = 1;
    euc[0] = (char)first;
    if (page == PAGE_ASCII || first <= 0x20) return 1; /* lines may end without going back to ASCII */
    if (page == PAGE_KANA) {
        euc[0] = '\x8E';
        euc[1] = (char)(first | 0x80);
        *length = 2;
        return first <= 0x5F ? 1 : 0;
    }
    if (second < 0x21 || second > 0x7E) return 0;
    size_t at = 0;
    if (page == PAGE_SUPPLEMENT) euc[at++] = '\x8F';
    euc[at++] = (char)(first | 0x80);
    euc[at++] = (char)(second | 0x80);
    *length = at;
    return 2;
}

static bool is_wide(enum page page)
{
    return page == PAGE_KANJI || page == PAGE_SUPPLEMENT;
}

static enum converted run_escapes(struct converter *converter, struct pieces *pieces)
{
    while (pieces->left) {
        struct text in = {pieces->in, pieces->left};
        enum page page;
        size_t escape = in.at[0] == '\x1B' ? take_escape(in, &page) : 0;
        if (escape == SIZE_MAX) return CONVERTED_CUT;
        if (escape) {
            converter->page = page;
            pieces->in += escape;
            pieces->left -= escape;
            continue;
        }
        bool cut = is_wide(converter->page) && in.length == 1 && in.at[0] > 0x20;
        if (cut) return CONVERTED_CUT;
        char euc[3];
        size_t length, taken = take_character(in, converter->page, euc, &length);
        struct pieces one = {euc, length, pieces->out, pieces->room};
        enum converted converted = taken ? run_iconv(converter->iconv, &one) : CONVERTED_BROKEN;
        if (converted == CONVERTED_ROOM) return converted;
        if (converted != CONVERTED_ALL) return CONVERTED_BROKEN;
        *pieces = (struct pieces){in.at + taken, in.length - taken, one.out, one.room};
    }
    return CONVERTED_ALL;
}

enum converted converter_run(struct converter *converter, struct pieces *pieces)
{
    return converter->escapes ? run_escapes(converter, pieces) : run_iconv(converter->iconv, pieces);
}

/* -- whole texts ------------------------------------------------------------------------------------------------------ */

static size_t count_hiragana(const char *at, size_t length)
{
    size_t count = 0;
    for (size_t i = 0; i + 2 < length; i++)
        if (at[i] == '\xE3' && (at[i + 1] == '\x81' || at[i + 1] == '\x82')) count++;
    return count;
}

struct trial converter_try(struct text bytes, const char *encoding, enum extent extent)
{
    struct trial trial = {0};
    struct converter converter;
    trial.known = open_converter(&converter, encoding);
    if (!trial.known) return trial;
    struct pieces pieces = {.in = bytes.at, .left = bytes.length};
    enum converted converted;
    do {
        char chunk[4096];
        pieces.out = chunk;
        pieces.room = sizeof chunk;
        converted = converter_run(&converter, &pieces);
        trial.length += (size_t)(pieces.out - chunk);
        trial.kana += count_hiragana(chunk, (size_t)(pieces.out - chunk));
    } while (converted == CONVERTED_ROOM);
    trial.fits = converted == CONVERTED_ALL || (converted == CONVERTED_CUT && extent == EXTENT_BEGINNING);
    trial.bad = bytes.length - pieces.left;
    converter_close(&converter);
    return trial;
}

void converter_decode(struct text bytes, const char *encoding, char *out, size_t room)
{
    struct converter converter;
    if (!open_converter(&converter, encoding)) return;
    struct pieces pieces = {bytes.at, bytes.length, out, room};
    converter_run(&converter, &pieces);
    converter_close(&converter);
}
