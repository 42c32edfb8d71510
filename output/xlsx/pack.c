#include "pack.h"

#include <assert.h>

/* Sheets are repetitive: what higher levels gain is little, and costs as much as all the rest of the file. */
enum { LEVEL = 5, MEMORY = 8 };

void pack_begin(struct pack *pack, struct arena *arena, size_t expected)
{
    pack->stream = (z_stream){.next_in = NULL};
    pack->arena = arena;
    pack->room = expected / 6 + (1 << 12);
    pack->bytes = arena_alloc(arena, pack->room);
    pack->length = pack->size = pack->filled = 0;
    pack->sum = 0;
    pack->broken =
        deflateInit2(&pack->stream, LEVEL, Z_DEFLATED, -MAX_WBITS, MEMORY, Z_DEFAULT_STRATEGY) != Z_OK;
}

/* Hands the block to deflate; with Z_FINISH until it has given all it holds. */
static void run(struct pack *pack, int flush)
{
    z_stream *stream = &pack->stream;
    stream->next_in = (unsigned char *)pack->block;
    stream->avail_in = (uInt)pack->filled;
    int state = Z_OK;
    while (state == Z_OK && (stream->avail_in || flush == Z_FINISH)) {
        if (pack->length == pack->room)
            pack->bytes = arena_grow(pack->arena, pack->bytes, pack->length, pack->room + 1, &pack->room, 1);
        stream->next_out = pack->bytes + pack->length;
        stream->avail_out = (uInt)(pack->room - pack->length);
        state = deflate(stream, flush);
        pack->length = pack->room - stream->avail_out;
    }
    assert(state == Z_OK || state == Z_STREAM_END);
}

void pack_block(struct pack *pack)
{
    pack->sum = (uint32_t)crc32(pack->sum, (unsigned char *)pack->block, (uInt)pack->filled);
    pack->size += pack->filled;
    if (!pack->broken) run(pack, Z_NO_FLUSH);
    pack->filled = 0;
}

void pack_long(struct pack *pack, const char *bytes, size_t length)
{
    while (length) {
        size_t room = sizeof pack->block - pack->filled, taken = length < room ? length : room;
        memcpy(pack->block + pack->filled, bytes, taken);
        pack->filled += taken;
        bytes += taken;
        length -= taken;
        if (pack->filled == sizeof pack->block) pack_block(pack);
    }
}

bool pack_end(struct pack *pack)
{
    pack_block(pack);
    if (!pack->broken) run(pack, Z_FINISH);
    deflateEnd(&pack->stream);
    return !pack->broken;
}

void pack_unsigned(struct pack *pack, uint64_t number)
{
    char digits[20];
    size_t at = sizeof digits;
    do {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number);
    pack_add(pack, digits + at, sizeof digits - at);
}

void pack_points(struct pack *pack, int32_t length)
{
    unsigned thousandths = (unsigned)length % 1000;
    pack_unsigned(pack, (unsigned)length / 1000);
    if (!thousandths) return;
    char digits[4] = {'.', (char)('0' + thousandths / 100), (char)('0' + thousandths / 10 % 10),
                      (char)('0' + thousandths % 10)};
    size_t count = sizeof digits;
    while (digits[count - 1] == '0')
        count--;
    pack_add(pack, digits, count);
}

bool pack_is_nonchar(const char *at, size_t length)
{
    return length >= 3 && at[0] == '\xEF' && at[1] == '\xBF' && (at[2] == '\xBE' || at[2] == '\xBF');
}

static bool is_hexadecimal(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
}

/* Would Excel read these bytes as an escaped character? */
static bool is_escape(const char *at, size_t length)
{
    return length >= 7 && at[1] == 'x' && is_hexadecimal(at[2]) && is_hexadecimal(at[3]) &&
           is_hexadecimal(at[4]) && is_hexadecimal(at[5]) && at[6] == '_';
}

static void add_control(struct pack *pack, unsigned char c)
{
    static const char digits[] = "0123456789ABCDEF";
    char escape[] = "_x0000_";
    escape[4] = digits[c >> 4];
    escape[5] = digits[c & 15];
    PACK(pack, escape);
}

/* The bytes at `at` that cannot stand as they are: 0 when the first one can. */
static size_t special_length(const char *at, size_t length)
{
    unsigned char c = (unsigned char)at[0];
    if (c > '_')
        return c == 0xEF && pack_is_nonchar(at, length) ? 3 : 0; /* nearly all: Japanese characters */
    bool control = c < ' ' && c != '\t' && c != '\n';
    return c == '&' || c == '<' || c == '>' || control || (c == '_' && is_escape(at, length));
}

static void add_special(struct pack *pack, const char *at)
{
    switch (at[0]) {
    case '&': PACK(pack, "&amp;"); return;
    case '<': PACK(pack, "&lt;"); return;
    case '>': PACK(pack, "&gt;"); return;
    case '_': PACK(pack, "_x005F_"); return;
    case '\xEF':
        if (at[2] == '\xBE')
            PACK(pack, "_xFFFE_");
        else
            PACK(pack, "_xFFFF_");
        return;
    default: add_control(pack, (unsigned char)at[0]);
    }
}

void pack_escaped(struct pack *pack, struct text text)
{
    size_t from = 0;
    for (size_t i = 0; i < text.length;) {
        size_t length = special_length(text.at + i, text.length - i);
        if (length) {
            pack_add(pack, text.at + from, i - from);
            add_special(pack, text.at + i);
            from = i + length;
        }
        i += length ? length : 1;
    }
    if (text.length > from) pack_add(pack, text.at + from, text.length - from);
}
