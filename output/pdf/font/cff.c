#include "cff.h"

/* Operators of a Top DICT; escaped ones have 12 before them. */
enum { CHARSET = 15, ESCAPE = 12, ROS = ESCAPE << 8 | 30 };
enum { LAST_PREDEFINED = 2 /* charsets that stand in no program */ };

/* Reads forward; past the end it reads zeros and says so. */
struct reader {
    struct text bytes;
    size_t at;
    bool past_end;
};

static uint32_t read_number(struct reader *reader, size_t size)
{
    uint32_t value = 0;
    for (size_t i = 0; i < size; i++) {
        bool more = reader->at < reader->bytes.length;
        if (!more) reader->past_end = true;
        value = value << 8 | (more ? (unsigned char)reader->bytes.at[reader->at++] : 0);
    }
    return value;
}

/* Goes over an INDEX; returns its first object. */
static struct text read_index(struct reader *reader)
{
    struct text first = {NULL, 0};
    uint32_t count = read_number(reader, 2);
    if (count == 0) return first;
    uint32_t size = read_number(reader, 1);
    if (size < 1 || size > 4) {
        reader->past_end = true;
        return first;
    }
    size_t table = reader->at, base = table + ((size_t)count + 1) * size - 1; /* offsets count from 1 */
    uint32_t start = read_number(reader, size), end = read_number(reader, size);
    reader->at = table + (size_t)count * size;
    size_t after = base + read_number(reader, size);
    if (start < 1 || end < start || base + end > after || after > reader->bytes.length)
        reader->past_end = true;
    if (reader->past_end) return first;
    reader->at = after;
    return text_slice(reader->bytes, base + start, end - start);
}

/* A real number's digits do not matter here: they end with the half byte 15. */
static void skip_real(struct reader *reader)
{
    for (uint32_t byte = 0; (byte >> 4) != 15 && (byte & 15) != 15 && !reader->past_end;)
        byte = read_number(reader, 1);
}

/* Of the Top DICT only these two matter. */
struct top {
    bool has_cids;
    size_t charset; /* offset in the program */
};

static struct top read_top(struct text dict)
{
    struct reader reader = {.bytes = dict};
    struct top top = {false, 0};
    for (uint32_t operand = 0; reader.at < dict.length;) {
        uint32_t byte = read_number(&reader, 1);
        if (byte == 28) {
            operand = read_number(&reader, 2);
        } else if (byte == 29) {
            operand = read_number(&reader, 4);
        } else if (byte == 30) {
            skip_real(&reader);
        } else if (byte >= 247) {
            uint32_t low = read_number(&reader, 1);
            operand = byte < 251 ? (byte - 247) * 256 + low + 108 : 0; /* no offset is negative */
        } else if (byte >= 32) {
            operand = byte - 139;
        } else {
            uint32_t operation = byte == ESCAPE ? ESCAPE << 8 | read_number(&reader, 1) : byte;
            if (operation == CHARSET) top.charset = operand;
            if (operation == ROS) top.has_cids = true;
        }
    }
    return top;
}

/* Three ways to write it: one by one, or as runs whose lengths have one byte or two. */
static bool read_charset(struct reader *reader, uint16_t *cids, size_t count)
{
    uint32_t format = read_number(reader, 1);
    if (format > 2) return false;
    cids[0] = 0;
    for (size_t glyph = 1; glyph < count && !reader->past_end;) {
        uint32_t first = read_number(reader, 2), more = format == 0 ? 0 : read_number(reader, format);
        for (uint32_t i = 0; i <= more && glyph < count; i++)
            cids[glyph++] = (uint16_t)(first + i);
    }
    return !reader->past_end;
}

bool cff_identifiers(struct text program, uint16_t *cids, size_t count)
{
    struct reader reader = {.bytes = program};
    read_number(&reader, 2);
    reader.at = read_number(&reader, 1);
    read_index(&reader); /* names */
    struct top top = read_top(read_index(&reader));
    if (reader.past_end || count == 0) return false;
    if (top.has_cids && top.charset > LAST_PREDEFINED) {
        reader.at = top.charset;
        return read_charset(&reader, cids, count);
    }
    for (size_t glyph = 0; glyph < count; glyph++)
        cids[glyph] = (uint16_t)glyph;
    return true;
}
