/* picture_kind.c: signatures, as file(1) has them. People drag in what their telephone, their drawing program or a web page
 * gave them: they are told what it is. */
#include "picture_kind.h"

struct signature {
    size_t offset, length;
    const char *bytes, *ja, *en;
};

#define AT(offset, bytes) (offset), sizeof(bytes) - 1, (bytes)

static const struct signature taken[] = {
    {AT(0, "\x89PNG\r\n\x1A\n"), NULL, NULL},
    {AT(0, "\xFF\xD8\xFF"), NULL, NULL},
};

/* Longer ones before those that they begin with. */
static const struct signature others[] = {
    {AT(0, "GIF87a"), "GIF", "a GIF"},
    {AT(0, "GIF89a"), "GIF", "a GIF"},
    {AT(8, "WEBP"), "WebP", "a WebP"},
    {AT(4, "ftypavif"), "AVIF", "an AVIF"},
    {AT(4, "ftypavis"), "AVIF", "an AVIF"},
    {AT(4, "ftyphei"), "HEIC（iPhone などの写真の形式）", "an HEIC photograph (as telephones take them)"},
    {AT(4, "ftyphev"), "HEIC（iPhone などの写真の形式）", "an HEIC photograph (as telephones take them)"},
    {AT(4, "ftypmif1"), "HEIC（iPhone などの写真の形式）", "an HEIC photograph (as telephones take them)"},
    {AT(4, "ftypmsf1"), "HEIC（iPhone などの写真の形式）", "an HEIC photograph (as telephones take them)"},
    {AT(4, "ftyp"), "動画", "a film"},
    {AT(0, "BM"), "BMP", "a BMP"},
    {AT(0, "II*\0"), "TIFF", "a TIFF"},
    {AT(0, "MM\0*"), "TIFF", "a TIFF"},
    {AT(0, "\0\0\0\x0CjP  "), "JPEG 2000", "a JPEG 2000"},
    {AT(0, "\xFF\x4F\xFF\x51"), "JPEG 2000", "a JPEG 2000"},
    {AT(0, "\xFF\x0A"), "JPEG XL", "a JPEG XL"},
    {AT(4, "JXL "), "JPEG XL", "a JPEG XL"},
    {AT(0, "8BPS"), "Photoshop のファイル", "a Photoshop file"},
    {AT(0, "\xD7\xCD\xC6\x9A"), "WMF", "a WMF"},
    {AT(40, " EMF"), "EMF", "an EMF"},
    {AT(0, "\0\0\1\0"), "アイコン", "an icon"},
    {AT(0, "%PDF"), "PDF", "a PDF"},
    {AT(0, "%!PS"), "PostScript", "PostScript"},
    {AT(0, "PK\3\4"), "Office の文書か ZIP", "an Office document or a ZIP"},
    {AT(0, "\xD0\xCF\x11\xE0"), "古い Office の文書", "an old Office document"},
};

static bool has(struct text head, const struct signature *signature)
{
    struct text bytes = {signature->bytes, signature->length};
    return text_starts(text_slice(head, signature->offset, head.length), bytes);
}

static bool explain(struct arena *arena, const char *ja, const char *en, struct text *reason)
{
    *reason = diag_both(arena, text_format(arena, "%sです。PNG か JPEG で保存し直してください", ja),
                        text_format(arena, "it is %s: save it as PNG or JPEG", en));
    return false;
}

/* Drawings and web pages are text, with whatever before their first element. */
static bool is_markup(struct text head, struct text element)
{
    struct text start = text_starts(head, TEXT("\xEF\xBB\xBF")) ? text_slice(head, 3, head.length) : head;
    return text_starts(text_trim(start), TEXT("<")) && text_find(head, element) != SIZE_MAX;
}

bool picture_kind_fits(struct text head, struct arena *arena, struct text *reason)
{
    for (size_t i = 0; i < ARRAY_LEN(taken); i++)
        if (has(head, &taken[i])) return true;
    for (size_t i = 0; i < ARRAY_LEN(others); i++)
        if (has(head, &others[i])) return explain(arena, others[i].ja, others[i].en, reason);
    if (is_markup(head, TEXT("<svg"))) return explain(arena, "SVG の図", "an SVG drawing", reason);
    if (is_markup(head, TEXT("<html")) || is_markup(head, TEXT("<HTML")) ||
        is_markup(head, TEXT("<!DOCTYPE html")))
        return explain(arena, "Web ページ", "a web page", reason);
    *reason = head.length == 0
                  ? diag_both(arena, TEXT("空のファイルです。元のファイルを取り直してください"),
                              TEXT("the file is empty: get it again"))
                  : diag_both(arena, TEXT("PNG でも JPEG でもありません。どちらかで保存し直してください"),
                              TEXT("neither PNG nor JPEG: save it as one of them"));
    return false;
}
