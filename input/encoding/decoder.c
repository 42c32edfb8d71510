/* decoder.c: blocks of bytes in, blocks of whole lines out. UTF-8 is checked and passed on without a copy. */
#include "decoder.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "detect.h"
#include "encoding.h"

enum { BLOCK = 128 * 1024 };

struct decoder {
    struct arena *arena;
    int fd;
    const char *encoding;
    struct converter *converter; /* NULL: UTF-8, or not known yet */
    bool started, ended, broken;
    size_t given;  /* bytes of `text` that the last block took */
    size_t length; /* bytes of `text` that were decoded */
    size_t held;   /* bytes of `raw` that wait for more */
    char text[BLOCK];
    char raw[BLOCK];
};

static bool use_encoding(struct decoder *decoder, const char *name)
{
    decoder->encoding = encoding_of(name);
    if (!decoder->encoding) return false;
    if (strcmp(decoder->encoding, "UTF-8") == 0) return true;
    decoder->converter = converter_open(decoder->arena, decoder->encoding);
    return decoder->converter != NULL;
}

struct decoder *decoder_open(struct arena *arena, int fd, const char *encoding)
{
    struct decoder *decoder = ARENA_NEW(arena, struct decoder);
    decoder->arena = arena;
    decoder->fd = fd;
    if (!encoding || use_encoding(decoder, encoding)) return decoder;
    return NULL;
}

void decoder_close(struct decoder *decoder)
{
    if (decoder && decoder->converter) converter_close(decoder->converter);
}

const char *decoder_encoding(const struct decoder *decoder)
{
    return decoder->encoding ? decoder->encoding : "UTF-8";
}

/* Fills a buffer of BLOCK bytes; a pipe may give less at a time. False when reading failed. */
static bool fill(struct decoder *decoder, char *buffer, size_t *length)
{
    while (!decoder->ended && *length < BLOCK) {
        ssize_t got = read(decoder->fd, buffer + *length, BLOCK - *length);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return false;
        decoder->ended = got == 0;
        *length += (size_t)got;
    }
    return true;
}

/* Are the eight bytes at `byte` two characters of three bytes, and two bytes more? Not E0 and ED, whose second byte is
 * limited: they are looked at one by one. */
static bool two_wide_characters(const unsigned char *byte)
{
    static const unsigned char masks[] = {0xF0, 0xC0, 0xC0, 0xF0, 0xC0, 0xC0, 0, 0};
    static const unsigned char wanted[] = {0xE0, 0x80, 0x80, 0xE0, 0x80, 0x80, 0, 0};
    uint64_t bytes, mask, want;
    memcpy(&bytes, byte, sizeof bytes);
    memcpy(&mask, masks, sizeof mask);
    memcpy(&want, wanted, sizeof want);
    enum { LIMITED = 1 << 0x0 | 1 << 0xD }; /* by low half of the first byte */
    return (bytes & mask) == want && !(((LIMITED >> (byte[0] & 0x0F)) | (LIMITED >> (byte[3] & 0x0F))) & 1);
}

/* text_well_formed for Japanese text: nearly all of it is ASCII and three-byte characters, taken two at a time. */
static bool well_formed(struct text text, size_t *bad)
{
    size_t at = 0;
    while (at < text.length) {
        const unsigned char *byte = (const unsigned char *)text.at + at;
        size_t left = text.length - at;
        if (*byte < 0x80) {
            at++;
        } else if (left >= 8 && two_wide_characters(byte)) {
            at += 6;
        } else if (left >= 3 && (*byte & 0xF0) == 0xE0 && *byte != 0xE0 && *byte != 0xED &&
                   !(((byte[1] ^ 0x80) | (byte[2] ^ 0x80)) & 0xC0)) {
            at += 3;
        } else {
            size_t length = *byte >= 0xF0 ? 4 : *byte >= 0xE0 ? 3 : 2;
            *bad = at;
            if (length > left || !text_well_formed((struct text){text.at + at, length}, &left)) return false;
            at += length;
        }
    }
    return true;
}

/* Moves what is decoded from `raw` to `text`. */
static void convert(struct decoder *decoder)
{
    struct pieces pieces = {decoder->raw, decoder->held, decoder->text + decoder->length,
                            BLOCK - decoder->length};
    if (!decoder->converter) {
        size_t taken = pieces.left < pieces.room ? pieces.left : pieces.room;
        memcpy(pieces.out, pieces.in, taken);
        pieces =
            (struct pieces){pieces.in + taken, pieces.left - taken, pieces.out + taken, pieces.room - taken};
    } else if (pieces.left) {
        enum converted converted = converter_run(decoder->converter, &pieces);
        decoder->broken = converted == CONVERTED_BROKEN || (converted == CONVERTED_CUT && decoder->ended);
    }
    memmove(decoder->raw, pieces.in, pieces.left);
    decoder->held = pieces.left;
    decoder->length = (size_t)(pieces.out - decoder->text);
}

/* A block ends with a line where there is one; else with a sentence or a space, so that no number is cut; at the worst
 * between two characters. */
static size_t end_of_block(const struct decoder *decoder, bool last)
{
    const char *text = decoder->text;
    size_t space = 0, stop = 0, end = decoder->length;
    if (last) return end;
    for (size_t i = end; i > 0; i--) {
        if (text[i - 1] == '\n') return i;
        if (!stop && i >= 3 && memcmp(text + i - 3, "。", 3) == 0) stop = i;
        if (!space && text[i - 1] == ' ') space = i;
    }
    if (stop || space) return stop ? stop : space;
    for (size_t i = end; i > end - 4; i--)
        if (((unsigned char)text[i - 1] & 0xC0) != 0x80) return i - 1;
    return end;
}

static bool start(struct decoder *decoder)
{
    decoder->started = true;
    if (decoder->encoding) return true;
    enum extent extent = decoder->held == BLOCK ? EXTENT_BEGINNING : EXTENT_WHOLE;
    return use_encoding(decoder, detect_encoding((struct text){decoder->raw, decoder->held}, extent));
}

/* A converted text needs no byte order mark; UTF-8 is passed on as it came. */
static struct text without_mark(const struct decoder *decoder, struct text block, bool first)
{
    bool drop = first && decoder->converter && text_starts(block, TEXT("\xEF\xBB\xBF"));
    return drop ? text_slice(block, 3, block.length - 3) : block;
}

enum decoded decoder_next(struct decoder *decoder, struct text *block)
{
    memmove(decoder->text, decoder->text + decoder->given, decoder->length - decoder->given);
    decoder->length -= decoder->given;
    decoder->given = 0;
    *block = (struct text){decoder->text, 0};
    bool first = !decoder->started;
    while (!decoder->broken && decoder->length < BLOCK) {
        size_t before = decoder->length;
        bool direct = decoder->started && !decoder->converter && decoder->held == 0;
        bool filled = direct ? fill(decoder, decoder->text, &decoder->length)
                             : fill(decoder, decoder->raw, &decoder->held);
        if (!filled || (!decoder->started && !start(decoder))) return DECODED_FAILED;
        if (!direct) convert(decoder);
        if (decoder->length == before) break; /* the end, or a character that does not fit any more */
    }
    if (decoder->length == 0) return decoder->broken ? DECODED_BROKEN : DECODED_END;
    bool last = decoder->broken || (decoder->ended && decoder->held == 0);
    size_t end = end_of_block(decoder, last), bad = end;
    if (!decoder->converter && !well_formed((struct text){decoder->text, end}, &bad)) {
        if (bad == 0) return DECODED_BROKEN;
        end = bad;
    }
    decoder->given = end;
    *block = without_mark(decoder, (struct text){decoder->text, end}, first);
    return DECODED_BLOCK;
}
