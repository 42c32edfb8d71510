/* encoding.c: names of encodings, as Japanese software has written them.
 *
 * What it calls Shift_JIS and EUC-JP has always been Microsoft's: ① ㈱ 髙 ～ are in them. */
#include "encoding.h"

#include <string.h>

/* Names are folded: small letters, without hyphens, underscores, blanks, dots and colons. */
static const struct {
    const char *encoding, *names;
} encodings[] = {
    {"UTF-8", " utf8 utf8n utf8bom utf8sig cp65001 unicode11utf8 csutf8 iso10646utf8 "},
    {"UTF-16", " utf16 unicode ucs2 csunicode csutf16 iso10646ucs2 cp1200utf16 "},
    {"UTF-16LE", " utf16le ucs2le csutf16le unicodelittle cp1200 "},
    {"UTF-16BE", " utf16be ucs2be csutf16be unicodefffe unicodebig cp1201 "},
    {"UTF-32", " utf32 ucs4 csutf32 csucs4 iso10646ucs4 "},
    {"UTF-32LE", " utf32le ucs4le csutf32le "},
    {"UTF-32BE", " utf32be ucs4be csutf32be "},
    {"CP932", " cp932 shiftjis sjis xsjis mskanji csshiftjis windows31j cswindows31j ms932 windows932 win932 "
              "xmscp932 xwindows932 sjiswin sjisopen sjisms xshiftjis shiftjisms 932 "},
    {"EUC-JP-MS",
     " eucjpms eucjp xeucjp xeuc xeucjapanese eucjpwin eucjpopen ujis eucj cp51932 51932 cseucjp "
     "cseucpkdfmtjapanese extendedunixcodepackedformatforjapanese japaneseeuc "},
    {"ISO-2022-JP",
     " iso2022jp csiso2022jp iso2022jp1 iso2022jp2 csiso2022jp2 iso2022jpms cp50220 cp50221 cp50222 "
     "50220 50221 50222 jis jis7 "},
    {"SHIFT_JISX0213", " shiftjisx0213 shiftjis2004 sjis2004 "},
    {"EUC-JISX0213", " eucjisx0213 eucjis2004 eucjp2004 "},
    {"US-ASCII", " usascii ascii csascii ansix341968 iso646us iso646irv cp367 ibm367 us "},
    {"ISO-8859-1", " iso88591 latin1 l1 cp819 ibm819 csisolatin1 iso885911987 "},
    {"CP1252", " cp1252 windows1252 ms1252 "},
};

static const char unsuited[] =
    " utf7 utf7imap unicode11utf7 csunicode11utf7 cp65000 unicode20utf7 cesu8 scsu bocu1 utf1 utfebcdic hz "
    "hzgb2312 "
    "iso2022kr iso2022cn iso2022cnext csiso2022kr gb18030 gbk gb2312 cp936 big5 cp950 euckr cp949 uhc johab "
    "ebcdicjpe ebcdicjpkana ebcdicus ebcdicint ibm037 cp037 ibm930 cp930 ibm939 cp939 ibm1399 cp1399 ibm943 "
    "cp943 ";

enum { LONGEST_NAME = 64 };

/* The folded name between blanks, as the lists have it; false when it is longer than any or has other characters. */
static bool fold(const char *name, char folded[LONGEST_NAME + 3])
{
    size_t length = 0;
    folded[length++] = ' ';
    for (struct text rest = text_of(name); rest.length;) {
        uint32_t c = text_next(&rest);
        if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
        if (c < 0x80 && strchr("-_ .:", (int)c)) continue;
        if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
        bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (!plain || length > LONGEST_NAME) return false;
        folded[length++] = (char)c;
    }
    folded[length] = ' ';
    folded[length + 1] = '\0';
    return length > 1;
}

const char *encoding_of(const char *name)
{
    char folded[LONGEST_NAME + 3];
    if (!fold(name, folded)) return NULL;
    for (size_t i = 0; i < ARRAY_LEN(encodings); i++)
        if (strstr(encodings[i].names, folded)) return encodings[i].encoding;
    return NULL;
}

bool encoding_is_unsuited(const char *name)
{
    char folded[LONGEST_NAME + 3];
    return fold(name, folded) && strstr(unsuited, folded);
}

const char *encoding_declared(const char *encoding)
{
    if (strcmp(encoding, "CP932") == 0) return "Windows-31J";
    if (strcmp(encoding, "EUC-JP-MS") == 0) return "EUC-JP";
    if (strcmp(encoding, "CP1252") == 0) return "windows-1252";
    if (strcmp(encoding, "SHIFT_JISX0213") == 0) return "Shift_JISX0213";
    return encoding;
}

bool encoding_check(struct diagnostics *diagnostics, const char *option, const char *name)
{
    if (!name || encoding_of(name)) return true;
    if (encoding_is_unsuited(name))
        DIAG(diagnostics, OPTION_UNSUITED, .arguments = {text_of(option), text_of(name)});
    else
        DIAG(
            diagnostics, OPTION_VALUE,
            .arguments = {text_of(option), text_of(name), TEXT("UTF-8, CP932, EUC-JP, ISO-2022-JP, UTF-16")});
    return false;
}
