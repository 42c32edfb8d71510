/* house_place.c: looking at a place of a text without regard to widths. */
#include "house_place.h"

#include <string.h>

static uint32_t folded(uint32_t c)
{
    if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
    return c == 0x3000 || c == 0xA0 ? ' ' : c;
}

uint32_t house_after(struct text text, size_t at, size_t *next)
{
    if (at >= text.length) {
        *next = text.length;
        return 0;
    }
    struct text rest = text_slice(text, at, text.length - at);
    uint32_t c = text_next(&rest);
    *next = text.length - rest.length;
    return folded(c);
}

uint32_t house_before(struct text text, size_t at, size_t *next)
{
    size_t end;
    *next = at;
    if (at == 0) return 0;
    do
        --*next;
    while (*next > 0 && at - *next < 4 && ((unsigned char)text.at[*next] & 0xC0) == 0x80);
    return house_after(text, *next, &end);
}

bool house_is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

bool house_is_latin(uint32_t c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool house_is_hyphen(uint32_t c)
{
    return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x2500 || c == 0x30FC;
}

bool house_is_joint(uint32_t c)
{
    return c == '.' || c == '/' || c == ':' || house_is_hyphen(c);
}

bool house_stands_before(struct text text, size_t at, const char *word)
{
    size_t length = strlen(word);
    return at >= length && memcmp(text.at + at - length, word, length) == 0;
}

bool house_stands_at(struct text text, size_t at, const char *word)
{
    size_t length = strlen(word);
    return at <= text.length && text.length - at >= length && memcmp(text.at + at, word, length) == 0;
}
