/* text.c: slices, UTF-8, widths, distances. */
#include "text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

struct text text_of(const char *nul_terminated)
{
    if (!nul_terminated) return (struct text){NULL, 0};
    return (struct text){nul_terminated, strlen(nul_terminated)};
}

bool text_equal(struct text a, struct text b)
{
    return a.length == b.length && (a.length == 0 || memcmp(a.at, b.at, a.length) == 0);
}

bool text_is(struct text a, const char *nul_terminated)
{
    /* Asked of word after word: most differ in their first letter. */
    const char *b = nul_terminated ? nul_terminated : "";
    for (size_t i = 0; i < a.length; i++)
        if (b[i] == '\0' || b[i] != a.at[i]) return false;
    return b[a.length] == '\0';
}

bool text_starts(struct text whole, struct text start)
{
    return whole.length >= start.length && text_equal(text_slice(whole, 0, start.length), start);
}

bool text_ends(struct text whole, struct text end)
{
    return whole.length >= end.length &&
           text_equal(text_slice(whole, whole.length - end.length, end.length), end);
}

uint32_t text_hash_more(uint32_t hash, struct text text)
{
    for (size_t i = 0; i < text.length; i++)
        hash = (hash ^ (unsigned char)text.at[i]) * 16777619u;
    return hash;
}

uint32_t text_hash(struct text text)
{
    return text_hash_more(2166136261u, text);
}

size_t text_find(struct text whole, struct text part)
{
    if (part.length == 0) return 0;
    const char *from = whole.at;
    size_t left = whole.length;
    while (left >= part.length) {
        const char *hit = memchr(from, part.at[0], left - part.length + 1);
        if (!hit) return SIZE_MAX;
        if (memcmp(hit, part.at, part.length) == 0) return (size_t)(hit - whole.at);
        left -= (size_t)(hit - from) + 1;
        from = hit + 1;
    }
    return SIZE_MAX;
}

int text_compare(struct text a, struct text b)
{
    size_t common = a.length < b.length ? a.length : b.length;
    int order = common ? memcmp(a.at, b.at, common) : 0;
    if (order != 0) return order;
    return a.length < b.length ? -1 : a.length > b.length;
}

struct text text_slice(struct text whole, size_t from, size_t length)
{
    if (from > whole.length) from = whole.length;
    if (length > whole.length - from) length = whole.length - from;
    return (struct text){whole.at ? whole.at + from : NULL, length};
}

static size_t space_at_start(struct text text)
{
    if (text.length >= 3 && memcmp(text.at, "\xE3\x80\x80", 3) == 0) return 3;
    if (text.length && strchr(" \t\r\n\v\f", text.at[0]) && text.at[0]) return 1;
    return 0;
}

static size_t space_at_end(struct text text)
{
    if (text.length >= 3 && memcmp(text.at + text.length - 3, "\xE3\x80\x80", 3) == 0) return 3;
    if (text.length && text.at[text.length - 1] && strchr(" \t\r\n\v\f", text.at[text.length - 1])) return 1;
    return 0;
}

struct text text_trim(struct text text)
{
    size_t step;
    while ((step = space_at_start(text)) > 0)
        text = text_slice(text, step, text.length);
    while ((step = space_at_end(text)) > 0)
        text.length -= step;
    return text;
}

struct text text_copy(struct arena *arena, struct text text)
{
    return (struct text){arena_copy(arena, text.at, text.length), text.length};
}

struct text text_join(struct arena *arena, struct text a, struct text b)
{
    char *joined = arena_alloc(arena, a.length + b.length + 1);
    if (a.length) memcpy(joined, a.at, a.length);
    if (b.length) memcpy(joined + a.length, b.at, b.length);
    return (struct text){joined, a.length + b.length};
}

PRINTF_LIKE(2, 0)
static struct text format_list(struct arena *arena, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    char *bytes = arena_alloc(arena, length > 0 ? (size_t)length + 1 : 1);
    if (length > 0) vsnprintf(bytes, (size_t)length + 1, format, again);
    va_end(again);
    return (struct text){bytes, length > 0 ? (size_t)length : 0};
}

struct text text_format(struct arena *arena, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    struct text text = format_list(arena, format, arguments);
    va_end(arguments);
    return text;
}

/* Table 3-7 of the Unicode Standard: length of the well-formed sequence at the start, 0 if ill-formed. */
static size_t sequence_length(const unsigned char *s, size_t left)
{
    if (s[0] < 0x80) return 1;
    if (s[0] < 0xC2 || s[0] > 0xF4) return 0;
    size_t length = s[0] < 0xE0 ? 2 : s[0] < 0xF0 ? 3 : 4;
    if (left < length) return 0;
    unsigned char low = 0x80, high = 0xBF;
    if (s[0] == 0xE0) low = 0xA0;
    if (s[0] == 0xED) high = 0x9F;
    if (s[0] == 0xF0) low = 0x90;
    if (s[0] == 0xF4) high = 0x8F;
    if (s[1] < low || s[1] > high) return 0;
    for (size_t i = 2; i < length; i++)
        if ((s[i] & 0xC0) != 0x80) return 0;
    return length;
}

uint32_t text_next(struct text *rest)
{
    if (rest->length == 0) return 0;
    const unsigned char *s = (const unsigned char *)rest->at;
    size_t length = sequence_length(s, rest->length);
    size_t step = length ? length : 1;
    rest->at += step;
    rest->length -= step;
    switch (length) {
    case 1: return s[0];
    case 2: return (uint32_t)(s[0] & 0x1F) << 6 | (s[1] & 0x3F);
    case 3: return (uint32_t)(s[0] & 0x0F) << 12 | (uint32_t)(s[1] & 0x3F) << 6 | (s[2] & 0x3F);
    case 4:
        return (uint32_t)(s[0] & 0x07) << 18 | (uint32_t)(s[1] & 0x3F) << 12 | (uint32_t)(s[2] & 0x3F) << 6 |
               (s[3] & 0x3F);
    default: return 0xFFFD;
    }
}

size_t text_encode(uint32_t c, char bytes[4])
{
    if (c < 0x80) {
        bytes[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        bytes[0] = (char)(0xC0 | c >> 6);
        bytes[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        bytes[0] = (char)(0xE0 | c >> 12);
        bytes[1] = (char)(0x80 | (c >> 6 & 0x3F));
        bytes[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    bytes[0] = (char)(0xF0 | c >> 18);
    bytes[1] = (char)(0x80 | (c >> 12 & 0x3F));
    bytes[2] = (char)(0x80 | (c >> 6 & 0x3F));
    bytes[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

size_t text_count(struct text text)
{
    size_t count = 0;
    while (text.length) {
        text_next(&text);
        count++;
    }
    return count;
}

size_t text_bases(struct text text)
{
    size_t count = 0;
    while (text.length > 0) {
        uint32_t c = text_next(&text);
        bool selector = (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
        count += !selector && c != 0x3099 && c != 0x309A;
    }
    return count;
}

bool text_well_formed(struct text text, size_t *bad)
{
    const unsigned char *s = (const unsigned char *)text.at;
    for (size_t i = 0; i < text.length;) {
        size_t step = sequence_length(s + i, text.length - i);
        if (step == 0) {
            if (bad) *bad = i;
            return false;
        }
        i += step;
    }
    return true;
}

/* UAX #11, resolved for an East Asian context: narrow is Latin, half-width kana and combining marks of their own. */
int text_columns_of(uint32_t c)
{
    if (c == 0) return 0;
    if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return 0;
    if ((c >= 0x300 && c <= 0x36F) || c == 0x200B || c == 0x3099 || c == 0x309A) return 0;
    if ((c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF)) return 0;
    if (c >= 0xFF61 && c <= 0xFF9F) return 1;
    if (c < 0x2E80) {
        bool ambiguous = c == 0xA7 || c == 0xB0 || c == 0xB1 || c == 0xB4 || c == 0xB6 || c == 0xD7 ||
                         c == 0xF7 || (c >= 0x391 && c <= 0x451) || (c >= 0x2010 && c <= 0x2027) ||
                         (c >= 0x2030 && c <= 0x203B) || (c >= 0x2100 && c <= 0x27BF);
        return ambiguous ? 2 : 1;
    }
    return 2;
}

size_t text_columns(struct text text)
{
    size_t columns = 0;
    while (text.length)
        columns += (size_t)text_columns_of(text_next(&text));
    return columns;
}

static uint32_t fold(uint32_t c)
{
    if (c == 0x3000) return ' ';
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
    if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
    return c;
}

struct text text_folded(struct arena *arena, struct text text)
{
    char *folded = arena_alloc(arena, text.length + 1);
    size_t length = 0;
    while (text.length)
        length += text_encode(fold(text_next(&text)), folded + length);
    return (struct text){folded, length};
}

enum { LONGEST_COMPARED = 64 };

static size_t decode(struct text text, uint32_t *points)
{
    size_t count = 0;
    while (text.length && count < LONGEST_COMPARED)
        points[count++] = text_next(&text);
    return count;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Optimal string alignment, three rows; texts longer than 64 code points are compared by their beginnings. */
size_t text_distance(struct text a, struct text b, size_t limit)
{
    uint32_t x[LONGEST_COMPARED], y[LONGEST_COMPARED];
    size_t n = decode(a, x), m = decode(b, y);
    if ((n > m ? n - m : m - n) > limit) return limit + 1;
    size_t rows[3][LONGEST_COMPARED + 1];
    for (size_t j = 0; j <= m; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= n; i++) {
        size_t *row = rows[i % 3], *above = rows[(i + 2) % 3], *earlier = rows[(i + 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= m; j++) {
            size_t change = above[j - 1] + (x[i - 1] != y[j - 1]);
            row[j] = least(change, least(above[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1])
                row[j] = least(row[j], earlier[j - 2] + 1);
        }
    }
    return least(rows[n % 3][m], limit + 1);
}

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

/* Compares two runs of digits as numbers of any length; both are consumed. */
static int compare_digits(struct text *a, struct text *b, uint32_t *ca, uint32_t *cb)
{
    int order = 0;
    while (*ca == '0')
        *ca = fold(text_next(a));
    while (*cb == '0')
        *cb = fold(text_next(b));
    while (is_digit(*ca) && is_digit(*cb)) {
        if (order == 0 && *ca != *cb) order = *ca < *cb ? -1 : 1;
        *ca = fold(text_next(a));
        *cb = fold(text_next(b));
    }
    if (is_digit(*ca)) return 1;
    if (is_digit(*cb)) return -1;
    return order;
}

int text_natural_compare(struct text a, struct text b)
{
    uint32_t ca = fold(text_next(&a)), cb = fold(text_next(&b));
    while (ca || cb) {
        if (is_digit(ca) && is_digit(cb)) {
            int order = compare_digits(&a, &b, &ca, &cb);
            if (order != 0) return order;
            continue;
        }
        if (ca != cb) return ca < cb ? -1 : 1;
        ca = fold(text_next(&a));
        cb = fold(text_next(&b));
    }
    return 0;
}

static char *make_room(struct text_buffer *buffer, size_t more)
{
    buffer->at = arena_grow(buffer->arena, buffer->at, buffer->length, buffer->length + more + 1,
                            &buffer->capacity, 1);
    return buffer->at + buffer->length;
}

void buffer_add(struct text_buffer *buffer, struct text text)
{
    if (text.length == 0) return;
    memcpy(make_room(buffer, text.length), text.at, text.length);
    buffer->length += text.length;
    buffer->at[buffer->length] = '\0';
}

void buffer_add_char(struct text_buffer *buffer, uint32_t code_point)
{
    char bytes[4];
    buffer_add(buffer, (struct text){bytes, text_encode(code_point, bytes)});
}

void buffer_format(struct text_buffer *buffer, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    if (length > 0) {
        char *end = make_room(buffer, (size_t)length);
        vsnprintf(end, (size_t)length + 1, format, again);
        buffer->length += (size_t)length;
    }
    va_end(again);
    va_end(arguments);
}

struct text buffer_text(const struct text_buffer *buffer)
{
    return (struct text){buffer->at, buffer->length};
}
