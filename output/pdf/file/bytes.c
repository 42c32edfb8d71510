#include "bytes.h"

#include <assert.h>

char *bytes_room(struct bytes *bytes, size_t more)
{
    if (bytes->capacity - bytes->length < more)
        bytes->at =
            arena_grow(bytes->arena, bytes->at, bytes->length, bytes->length + more, &bytes->capacity, 1);
    return bytes->at + bytes->length;
}

void bytes_add(struct bytes *bytes, const char *from, size_t length)
{
    if (length == 0) return;
    memcpy(bytes_room(bytes, length), from, length);
    bytes->length += length;
}

void bytes_put_name(struct bytes *bytes, const char *name)
{
    bytes_put(bytes, "/");
    bytes_add(bytes, name, strlen(name));
}

/* Digits of a magnitude, at least `least` of them; returns where they begin in a field of 24. */
static char *digits(char field[24], uint64_t magnitude, unsigned least)
{
    char *at = field + 24;
    do {
        *--at = (char)('0' + magnitude % 10);
        magnitude /= 10;
    } while (magnitude > 0 || (size_t)(field + 24 - at) < least);
    return at;
}

void bytes_put_decimal(struct bytes *bytes, int64_t value, unsigned decimals)
{
    assert(decimals < 18);
    uint64_t magnitude = value < 0 ? (uint64_t)-value : (uint64_t)value;
    while (decimals > 0 && magnitude % 10 == 0) {
        magnitude /= 10;
        decimals--;
    }
    char field[24];
    const char *start = digits(field, magnitude, decimals);
    size_t count = (size_t)(field + 24 - start), whole = count - decimals;
    char *to = bytes_room(bytes, count + 2);
    if (value < 0) *to++ = '-';
    memcpy(to, start, whole);
    to += whole;
    if (decimals > 0) {
        *to++ = '.';
        memcpy(to, start + whole, decimals);
        to += decimals;
    }
    bytes->length = (size_t)(to - bytes->at);
}

void bytes_put_integer(struct bytes *bytes, int64_t value)
{
    bytes_put_decimal(bytes, value, 0);
}

void bytes_put_hex(struct bytes *bytes, uint32_t value, unsigned count)
{
    static const char figures[] = "0123456789ABCDEF";
    char *to = bytes_room(bytes, count);
    for (unsigned i = 0; i < count; i++)
        to[i] = figures[value >> (4 * (count - 1 - i)) & 15];
    bytes->length += count;
}

static bool is_ascii(struct text text)
{
    for (size_t i = 0; i < text.length; i++)
        if ((unsigned char)text.at[i] < 0x20 || (unsigned char)text.at[i] > 0x7E) return false;
    return true;
}

enum { STRING_MOST = 32766 }; /* bytes: ISO 19005-2, 6.1.13 */

struct text bytes_within_string(struct arena *arena, struct text utf8)
{
    if (utf8.length <= STRING_MOST / 3)
        return utf8; /* a byte of UTF-8 takes two at most, and a mark stands before */
    bool ascii = is_ascii(utf8);
    struct text dots = ascii ? TEXT("...") : TEXT("…");
    size_t most = ascii ? STRING_MOST : STRING_MOST / 2 - 1, reserve = text_count(dots);
    size_t units = 0, end = 0;
    for (struct text rest = utf8; rest.length > 0;) {
        units += text_next(&rest) < 0x10000 ? 1 : 2;
        if (units > most)
            return text_format(arena, "%.*s%.*s", TEXT_ARG(text_slice(utf8, 0, end)), TEXT_ARG(dots));
        if (units + reserve <= most) end = utf8.length - rest.length;
    }
    return utf8;
}

void bytes_put_text_string(struct bytes *bytes, struct text utf8)
{
    utf8 = bytes_within_string(bytes->arena, utf8);
    if (is_ascii(utf8)) {
        bytes_add(bytes, utf8.at, utf8.length);
        return;
    }
    bytes_put(bytes, "\xFE\xFF");
    while (utf8.length > 0) {
        uint16_t units[2];
        unsigned count = bytes_utf16(text_next(&utf8), units);
        for (unsigned i = 0; i < count; i++) {
            char *to = bytes_room(bytes, 2);
            to[0] = (char)(units[i] >> 8);
            to[1] = (char)(units[i] & 0xFF);
            bytes->length += 2;
        }
    }
}

/* Escapes what was added from `start` on. */
static void escape(struct bytes *bytes, size_t start)
{
    size_t length = bytes->length - start, extra = 0;
    bytes_room(bytes, length);
    char *from = bytes->at + start;
    for (size_t i = 0; i < length; i++)
        extra += from[i] == '(' || from[i] == ')' || from[i] == '\\' || from[i] == '\r';
    char *to = from + length + extra;
    for (size_t i = length; extra > 0 && i-- > 0;) {
        bool special = from[i] == '(' || from[i] == ')' || from[i] == '\\' || from[i] == '\r';
        *--to = from[i];
        if (from[i] == '\r') *to = 'r';
        if (special) *--to = '\\';
    }
    bytes->length = start + length + extra;
}

void bytes_put_text(struct bytes *bytes, struct text utf8)
{
    bytes_put(bytes, "(");
    size_t start = bytes->length;
    bytes_put_text_string(bytes, utf8);
    escape(bytes, start);
    bytes_put(bytes, ")");
}

struct text bytes_text(const struct bytes *bytes)
{
    return (struct text){bytes->at, bytes->length};
}

unsigned bytes_utf16(uint32_t code_point, uint16_t units[2])
{
    if (code_point < 0x10000) {
        units[0] = (uint16_t)code_point;
        return 1;
    }
    units[0] = (uint16_t)(0xD800 + ((code_point - 0x10000) >> 10));
    units[1] = (uint16_t)(0xDC00 + ((code_point - 0x10000) & 0x3FF));
    return 2;
}
