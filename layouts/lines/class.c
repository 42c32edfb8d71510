/* class.c: which character belongs to which class. Asked once a character and setter, so plain ranges do. */
#include "class.h"

#include <stddef.h>
#include <string.h>

#include "generator/core/text.h"

struct range {
    uint32_t first, last;
    enum char_class class;
};

/* Ascending. Single signs that differ from their range stand in `signs`. */
static const struct range ranges[] = {
    {0x0000, 0x0008, CLASS_GONE},        {0x0009, 0x0009, CLASS_SPACE},
    {0x000A, 0x000D, CLASS_BREAK},       {0x000E, 0x001F, CLASS_GONE},
    {0x0020, 0x0020, CLASS_SPACE},       {0x0021, 0x002F, CLASS_LATIN_SIGN},
    {0x0030, 0x0039, CLASS_DIGIT},       {0x003A, 0x0040, CLASS_LATIN_SIGN},
    {0x0041, 0x005A, CLASS_LATIN},       {0x005B, 0x0060, CLASS_LATIN_SIGN},
    {0x0061, 0x007A, CLASS_LATIN},       {0x007B, 0x007E, CLASS_LATIN_SIGN},
    {0x007F, 0x0084, CLASS_GONE},        {0x0085, 0x0085, CLASS_BREAK},
    {0x0086, 0x009F, CLASS_GONE},        {0x00A0, 0x00BF, CLASS_LATIN_SIGN},
    {0x00C0, 0x024F, CLASS_LATIN},       {0x200B, 0x200F, CLASS_GONE},
    {0x2028, 0x2029, CLASS_BREAK},       {0x202A, 0x202E, CLASS_GONE},
    {0x2030, 0x2033, CLASS_POSTFIX},     {0x2060, 0x2064, CLASS_GONE},
    {0x2160, 0x217F, CLASS_SYMBOL},      {0x2190, 0x22FF, CLASS_SYMBOL},
    {0x2460, 0x249B, CLASS_ENUMERATOR},  {0x249C, 0x24E9, CLASS_SYMBOL},
    {0x24EA, 0x24FF, CLASS_ENUMERATOR},  {0x2500, 0x2775, CLASS_SYMBOL},
    {0x2776, 0x2793, CLASS_ENUMERATOR},  {0x2794, 0x27BF, CLASS_SYMBOL},
    {0x2B00, 0x2BFF, CLASS_SYMBOL},      {0x2E80, 0x2FDF, CLASS_KANJI},
    {0x3000, 0x3000, CLASS_WIDE_SPACE},  {0x3001, 0x3001, CLASS_COMMA},
    {0x3002, 0x3002, CLASS_STOP},        {0x3003, 0x3004, CLASS_SYMBOL},
    {0x3005, 0x3005, CLASS_ITERATION},   {0x3006, 0x3007, CLASS_KANJI},
    {0x3012, 0x3013, CLASS_SYMBOL},      {0x3020, 0x303A, CLASS_KANJI},
    {0x3041, 0x3096, CLASS_HIRAGANA},    {0x309B, 0x309C, CLASS_POSTFIX},
    {0x309D, 0x309E, CLASS_ITERATION},   {0x309F, 0x309F, CLASS_HIRAGANA},
    {0x30A1, 0x30FA, CLASS_KATAKANA},    {0x30FB, 0x30FB, CLASS_MIDDLE},
    {0x30FC, 0x30FC, CLASS_LONG},        {0x30FD, 0x30FE, CLASS_ITERATION},
    {0x30FF, 0x30FF, CLASS_KATAKANA},    {0x3190, 0x31EF, CLASS_KANJI},
    {0x31F0, 0x31FF, CLASS_SMALL},       {0x3200, 0x3250, CLASS_KANJI},
    {0x3251, 0x325F, CLASS_ENUMERATOR},  {0x3260, 0x32B0, CLASS_KANJI},
    {0x32B1, 0x32BF, CLASS_ENUMERATOR},  {0x32C0, 0x9FFF, CLASS_KANJI},
    {0xE000, 0xF8FF, CLASS_KANJI},       {0xF900, 0xFAFF, CLASS_KANJI},
    {0xFEFF, 0xFEFF, CLASS_GONE},        {0xFF01, 0xFF0F, CLASS_SYMBOL},
    {0xFF10, 0xFF19, CLASS_WIDE_DIGIT},  {0xFF1A, 0xFF20, CLASS_SYMBOL},
    {0xFF21, 0xFF3A, CLASS_WIDE_LATIN},  {0xFF3B, 0xFF40, CLASS_SYMBOL},
    {0xFF41, 0xFF5A, CLASS_WIDE_LATIN},  {0xFF5B, 0xFF60, CLASS_SYMBOL},
    {0xFF61, 0xFF61, CLASS_NARROW_MARK}, {0xFF62, 0xFF62, CLASS_LATIN_OPEN},
    {0xFF63, 0xFF65, CLASS_NARROW_MARK}, {0xFF66, 0xFF66, CLASS_NARROW_KANA},
    {0xFF67, 0xFF70, CLASS_NARROW_MARK}, {0xFF71, 0xFF9D, CLASS_NARROW_KANA},
    {0xFF9E, 0xFF9F, CLASS_NARROW_MARK}, {0xFFE0, 0xFFE0, CLASS_POSTFIX},
    {0xFFE1, 0xFFE1, CLASS_PREFIX},      {0xFFE2, 0xFFE4, CLASS_SYMBOL},
    {0xFFE5, 0xFFE6, CLASS_PREFIX},      {0x1F000, 0x1FAFF, CLASS_SYMBOL},
    {0x20000, 0x3FFFF, CLASS_KANJI},     {0xF0000, 0x10FFFF, CLASS_KANJI},
};

/* Signs by class, as one reads them in JLREQ appendix A. */
static const struct signs {
    enum char_class class;
    const char *characters;
} signs[] = {
    {CLASS_OPEN, "（「『【〔《〈［｛〖〘〝｟“‘"},
    {CLASS_CLOSE, "）」』】〕》〉］｝〗〙〟｠”’"},
    {CLASS_HYPHEN, "～〜－‐‑–−゠"},
    {CLASS_DIVIDE, "！？‼⁇⁈⁉"},
    {CLASS_MIDDLE, "・：；"},
    {CLASS_STOP, "。．"},
    {CLASS_COMMA, "、，"},
    {CLASS_INSEPARABLE, "―—…‥─〳〴〵"},
    {CLASS_ITERATION, "々〻ゝゞヽヾ"},
    {CLASS_SMALL, "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ"},
    {CLASS_PREFIX, "￥＄￡＃№€"},
    {CLASS_POSTFIX, "％‰°′″℃￠℉"},
    {CLASS_SYMBOL, "×÷±§¶※†‡"},
    {CLASS_LATIN_OPEN, "([{"},
    {CLASS_LATIN_CLOSE, ")]},.:;!?"},
    {CLASS_NUMERAL, "一二三四五六七八九十百千万億兆数"},
    {CLASS_LATIN, "%"},
    {CLASS_GONE, "\u00AD"},
};

static bool sign_class(uint32_t code_point, enum char_class *class)
{
    char sign[5] = {0};
    if (code_point == 0) return false;
    text_encode(code_point, sign);
    for (size_t i = 0; i < ARRAY_LEN(signs); i++) {
        if (!strstr(signs[i].characters, sign)) continue; /* in UTF-8 none begins inside another */
        *class = signs[i].class;
        return true;
    }
    return false;
}

enum char_class class_of(uint32_t code_point)
{
    enum char_class class;
    if (sign_class(code_point, &class)) return class;
    size_t low = 0, high = ARRAY_LEN(ranges);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (code_point > ranges[middle].last)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < ARRAY_LEN(ranges) && code_point >= ranges[low].first) return ranges[low].class;
    return CLASS_OTHER;
}

bool class_is_modifier(uint32_t code_point)
{
    if (code_point < 0x300) return false;
    return code_point <= 0x36F || code_point == 0x3099 || code_point == 0x309A ||
           (code_point >= 0xFE00 && code_point <= 0xFE0F) ||
           (code_point >= 0xE0100 && code_point <= 0xE01EF) || (code_point >= 0x20D0 && code_point <= 0x20F0);
}
