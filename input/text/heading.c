/* heading.c: level, number and title of a heading. */
#include "heading.h"

static const struct text nothing = {NULL, 0};

static bool is_digit(uint32_t c)
{
    return text_is_digit(c) || (c >= 0x2460 && c <= 0x2473);
}

/* Ⅰ to Ⅻ and ⅰ to ⅻ, I V X for want of them, and numerals in kanji. */
static bool is_numeral(uint32_t c)
{
    static const uint32_t kanji[] = {0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D,
                                     0x4E03, 0x516B, 0x4E5D, 0x5341, 0x767E};
    uint32_t letter = c >= 0xFF21 && c <= 0xFF3A ? c - 0xFEE0 : c;
    if ((c >= 0x2160 && c <= 0x217F) || letter == 'I' || letter == 'V' || letter == 'X') return true;
    for (size_t i = 0; i < ARRAY_LEN(kanji); i++)
        if (kanji[i] == c) return true;
    return false;
}

bool heading_has_numeral(struct text text)
{
    while (text.length) {
        uint32_t c = text_next(&text);
        if (is_digit(c) || is_numeral(c)) return true;
    }
    return false;
}

static bool begins_number(struct text text)
{
    uint32_t c = text_next(&text);
    return c == ' ' || c == 0x3000 || text_is_digit(c) || c == '(' || c == 0xFF08;
}

/* Numerals alone: 一覧 and Visual begin with one and are words. */
static bool is_numeral_only(struct text text)
{
    size_t count = text_count(text);
    if (count == 0 || count > 4) return false;
    while (text.length)
        if (!is_numeral(text_next(&text))) return false;
    return true;
}

static bool is_number(struct text text)
{
    bool digits = false;
    if (is_numeral_only(text)) return true;
    while (text.length) {
        uint32_t c = text_next(&text);
        bool mark = c == '-' || c == 0xFF0D || c == '.' || c == 0xFF0E || c == '(' || c == ')' ||
                    c == 0xFF08 || c == 0xFF09 || c == 0x30FB;
        if (!is_digit(c) && !mark) return false;
        digits = digits || is_digit(c);
    }
    return digits;
}

/* The longest level that begins the heading: of those the text declares, else of the dictionary. */
static struct text level_of(const struct reader *reader, struct text heading)
{
    struct text best = nothing;
    for (size_t i = 0; i < reader->level_count; i++)
        if (text_starts(heading, reader->levels[i]) && reader->levels[i].length > best.length)
            best = reader->levels[i];
    if (best.length) return best;
    const struct label *label = labels_level_at(reader->labels, heading);
    return label ? label->name : nothing;
}

/* The words up to the first blank. */
static struct text first_word(struct text words)
{
    for (struct text left = words; left.length;) {
        uint32_t c = text_next(&left);
        if (c == ' ' || c == 0x3000) return text_trim(text_slice(words, 0, words.length - left.length));
    }
    return words;
}

struct heading heading_split(const struct reader *reader, struct text text)
{
    struct heading heading = {nothing, nothing, text};
    struct text level = level_of(reader, text);
    struct text rest = text_slice(text, level.length, text.length);
    if (level.length == 0 || rest.length == 0) return heading;
    size_t colon = text_find(rest, TEXT("："));
    bool numbered = begins_number(rest) || is_numeral_only(text_trim(text_slice(rest, 0, colon)));
    if (colon != SIZE_MAX && (colon == 0 || numbered)) {
        heading.level = level;
        heading.number = text_trim(text_slice(rest, 0, colon));
        heading.title = text_trim(text_slice(rest, colon + 3, rest.length));
        return heading;
    }
    struct text words = text_trim(rest), number = first_word(words);
    if (!begins_number(rest) && !is_numeral_only(number)) return heading;
    if (!is_number(number)) number = nothing;
    heading.level = level;
    heading.number = number;
    heading.title = text_trim(text_slice(words, number.length, words.length));
    return heading;
}
