/* detect.c: bytes tell their encoding. */
#include "detect.h"

#include <string.h>
#include <strings.h>

enum { LOOKED_AT = 4096 }; /* bytes of which zeros are counted */

/* -- XML declarations ----------------------------------------------------------------------------------------------- */
const char *detect_declared(struct arena *arena, struct text bytes)
{
    if (text_starts(bytes, TEXT("\xEF\xBB\xBF")) || !text_starts(bytes, TEXT("<?xml"))) return NULL;
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

/* -- marks and zeros -------------------------------------------------------------------------------------------------- */
static const char *marked(struct text bytes)
{
    if (text_starts(bytes, TEXT("\xEF\xBB\xBF"))) return "UTF-8";
    if (text_starts(bytes, ((struct text){"\xFF\xFE\0\0", 4}))) return "UTF-32LE";
    if (text_starts(bytes, ((struct text){"\0\0\xFE\xFF", 4}))) return "UTF-32BE";
    if (text_starts(bytes, TEXT("\xFF\xFE"))) return "UTF-16LE";
    if (text_starts(bytes, TEXT("\xFE\xFF"))) return "UTF-16BE";
    return NULL;
}

/* Characters that a Japanese text is made of. */
static bool is_usual(unsigned c)
{
    bool ascii = (c >= 0x20 && c < 0x7F) || c == '\t' || c == '\n' || c == '\r';
    bool kana = c >= 0x3000 && c <= 0x33FF, kanji = c >= 0x4E00 && c <= 0x9FFF,
         wide = c >= 0xFF00 && c <= 0xFFEF;
    bool sign = c >= 0x2010 && c <= 0x27BF;
    return ascii || kana || kanji || wide || sign;
}

static size_t count_usual(const unsigned char *at, size_t pairs, size_t high)
{
    size_t usual = 0;
    for (size_t i = 0; i < pairs; i++)
        usual += is_usual((unsigned)at[2 * i + high] << 8 | at[2 * i + 1 - high]);
    return usual;
}

/* UTF-16 without a mark has zeros on one side of every ASCII character, and is Japanese when its bytes are taken in pairs.
 * A zero in a text of single bytes is only damage, and named as such later. */
static const char *wide(struct text bytes)
{
    size_t zeros[2] = {0, 0}, looked = bytes.length < LOOKED_AT ? bytes.length : LOOKED_AT;
    bool has_high = false;
    for (size_t i = 0; i < looked; i++) {
        if (bytes.at[i] == '\0') zeros[i % 2]++;
        has_high = has_high || (unsigned char)bytes.at[i] >= 0x80;
    }
    if (zeros[0] == zeros[1]) return NULL;
    bool big = zeros[0] > zeros[1];
    size_t pairs = looked / 2;
    bool enough = has_high || 4 * zeros[!big] >= looked;
    if (!enough || 10 * count_usual((const unsigned char *)bytes.at, pairs, !big) < 9 * pairs) return NULL;
    return big ? "UTF-16BE" : "UTF-16LE";
}

/* Seven bits and the escapes that switch to kanji and katakana. */
static bool has_escapes(struct text bytes)
{
    static const char *const escapes[] = {"$B", "$@", "$(D", "(I", "(J"};
    bool found = false;
    for (size_t i = 0; i < bytes.length; i++) {
        if ((unsigned char)bytes.at[i] >= 0x80) return false;
        if (bytes.at[i] != '\x1B') continue;
        struct text after = text_slice(bytes, i + 1, 3);
        for (size_t k = 0; k < ARRAY_LEN(escapes); k++)
            found = found || text_starts(after, text_of(escapes[k]));
    }
    return found;
}

/* -- the answer ------------------------------------------------------------------------------------------------------- */
const char *detect_encoding(struct text bytes, enum extent extent)
{
    const char *found = marked(bytes);
    if (!found) found = wide(bytes);
    if (found) return found;
    if (memchr(bytes.at ? bytes.at : "", '\x1B', bytes.length) && has_escapes(bytes)) return "ISO-2022-JP";
    size_t bad;
    bool utf8 = text_well_formed(bytes, &bad);
    if (utf8 || (extent == EXTENT_BEGINNING && bytes.length - bad < 4)) return "UTF-8";
    struct trial cp932 = converter_try(bytes, "CP932", extent),
                 euc = converter_try(bytes, "EUC-JP-MS", extent);
    if (cp932.fits && euc.fits) return euc.kana > cp932.kana ? "EUC-JP-MS" : "CP932";
    if (cp932.fits || euc.fits) return cp932.fits ? "CP932" : "EUC-JP-MS";
    /* None fits: the error is most useful in the encoding that gets furthest. */
    if (bad >= cp932.bad && bad >= euc.bad) return "UTF-8";
    return cp932.bad >= euc.bad ? "CP932" : "EUC-JP-MS";
}

const struct foreign *detect_foreign(struct text bytes)
{
    static const struct foreign kinds[] = {
        {"PK\x03\x04", "Excel（.xlsx）などのファイル", "an Excel (.xlsx) or similar file"},
        {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
         "古い形式の Excel や Word（.xls、.doc）、またはパスワードつきのファイル",
         "an old Excel or Word file (.xls, .doc), or one with a password"},
        {"%PDF-", "PDF", "a PDF"},
        {"\x89PNG\r\n", "画像（PNG）", "a picture (PNG)"},
        {"\xFF\xD8\xFF", "画像（JPEG）", "a picture (JPEG)"},
        {"GIF8", "画像（GIF）", "a picture (GIF)"},
        {"{\\rtf", "リッチテキスト（RTF）", "rich text (RTF)"},
    };
    for (size_t i = 0; i < ARRAY_LEN(kinds); i++)
        if (text_starts(bytes, text_of(kinds[i].magic))) return &kinds[i];
    return NULL;
}
