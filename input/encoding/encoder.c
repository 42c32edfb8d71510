/* encoder.c: iconv, a run of good characters at a time. */
#include "encoder.h"

#include <assert.h>
#include <errno.h>
#include <iconv.h>
#include <string.h>

#include "encoding.h"

enum { CODE_POINTS = 0x110000 };

struct encoder {
    const char *name;
    bool is_utf8;
    iconv_t to, from; /* to find out, a character at a time */
    /* A bit for each code point: was it tried, and does the encoding give it back as it was? */
    uint8_t tried[CODE_POINTS / 8], held[CODE_POINTS / 8];
};

struct encoder *encoder_open(struct arena *arena, const char *name)
{
    const char *encoding = encoding_of(name);
    if (!encoding) return NULL;
    struct encoder *encoder = ARENA_NEW(arena, struct encoder);
    encoder->name = encoding;
    encoder->is_utf8 = strcmp(encoding, "UTF-8") == 0;
    encoder->to = iconv_open(encoder->name, "UTF-8");
    encoder->from = iconv_open("UTF-8", encoder->name);
    if (encoder->to != (iconv_t)-1 && encoder->from != (iconv_t)-1) return encoder;
    encoder_close(encoder);
    return NULL;
}

void encoder_close(struct encoder *encoder)
{
    if (encoder->to != (iconv_t)-1) iconv_close(encoder->to);
    if (encoder->from != (iconv_t)-1) iconv_close(encoder->from);
}

const char *encoder_declared(const struct encoder *encoder)
{
    return encoding_declared(encoder->name);
}

/* One character there or back; the number of bytes, 0 when it does not go. */
static size_t pass(iconv_t converter, char *bytes, size_t length, char *out, size_t room)
{
    char *from = bytes, *to = out;
    size_t left = length, space = room;
    iconv(converter, NULL, NULL, NULL, NULL);
    if (iconv(converter, &from, &left, &to, &space) == (size_t)-1) return 0;
    iconv(converter, NULL, NULL, &to, &space);
    return room - space;
}

/* Converters give near characters for some they lack (the dash — comes back from CP932 as ―): only what comes back as it
 * went is held. */
static bool comes_back(const struct encoder *encoder, struct text character)
{
    char bytes[8], there[32], back[32];
    memcpy(bytes, character.at, character.length);
    size_t length = pass(encoder->to, bytes, character.length, there, sizeof there);
    if (length == 0) return false;
    size_t returned = pass(encoder->from, there, length, back, sizeof back);
    return returned == character.length && memcmp(back, character.at, returned) == 0;
}

static bool holds(struct encoder *encoder, uint32_t c, struct text character)
{
    uint8_t bit = (uint8_t)(1u << c % 8);
    if (encoder->is_utf8) return true;
    if (!(encoder->tried[c / 8] & bit)) {
        encoder->tried[c / 8] |= bit;
        if (comes_back(encoder, character)) encoder->held[c / 8] |= bit;
    }
    return encoder->held[c / 8] & bit;
}

/* Bytes from the start that the encoding holds. */
static size_t held_length(struct encoder *encoder, struct text text)
{
    struct text rest = text;
    while (rest.length) {
        struct text here = rest;
        uint32_t c = text_next(&rest);
        if (!holds(encoder, c, text_slice(here, 0, here.length - rest.length)))
            return text.length - here.length;
    }
    return text.length;
}

bool encoder_holds(struct encoder *encoder, struct text text)
{
    return held_length(encoder, text) == text.length;
}

struct run {
    const struct written *written;
    struct diagnostics *diagnostics;
    iconv_t converter;
    struct text_buffer bytes;
    const char *name;
    enum absent absent;
    bool good;
};

/* Converts what the encoding holds; nothing: what the encoding writes at the end. */
static void convert(struct run *run, struct text text)
{
    char *from = (char *)(uintptr_t)text.at;
    size_t left = text.length;
    for (;;) {
        char room[4096], *to = room;
        size_t space = sizeof room;
        size_t result = iconv(run->converter, left ? &from : NULL, left ? &left : NULL, &to, &space);
        int error = errno;
        buffer_add(&run->bytes, (struct text){room, sizeof room - space});
        if (result == (size_t)-1 && error == E2BIG) continue;
        assert(left == 0);
        return;
    }
}

static void report_absent(struct run *run, uint32_t c, size_t offset, const char *where)
{
    struct arena *arena = run->bytes.arena;
    char bytes[4];
    struct text character = {bytes, text_encode(c, bytes)};
    run->good = false;
    DIAG(run->diagnostics, CHARACTER_ABSENT, .at = written_place_of(run->written, offset, character),
         .arguments = {character, text_format(arena, "U+%04X", (unsigned)c), text_of(where)});
}

/* A character that the encoding lacks. Returns its length. */
static size_t pass_absent(struct run *run, struct text rest, size_t offset)
{
    struct text after = rest;
    uint32_t c = text_next(&after);
    if (run->absent == ABSENT_BY_NUMBER)
        convert(run, text_format(run->bytes.arena, "&#x%X;", (unsigned)c));
    else
        report_absent(run, c, offset, run->name);
    return rest.length - after.length;
}

static void report_controls(struct run *run, struct text text)
{
    for (size_t i = 0; i < text.length; i++) {
        unsigned char c = (unsigned char)text.at[i];
        bool allowed = c >= 0x20 || c == '\t' || c == '\n' || c == '\r';
        if (!allowed) report_absent(run, c, i, "XML 1.0");
    }
}

bool encoder_run(struct encoder *encoder, const struct written *written, enum absent absent,
                 struct diagnostics *diagnostics, struct text *bytes)
{
    struct text text = buffer_text(&written->out);
    struct run run = {.written = written,
                      .diagnostics = diagnostics,
                      .name = encoder->name,
                      .absent = absent,
                      .bytes = {.arena = written->out.arena},
                      .good = true};
    if (absent == ABSENT_BY_NUMBER) report_controls(&run, text);
    *bytes = text;
    if (encoder->is_utf8) return run.good;
    run.converter = encoder->to;
    iconv(run.converter, NULL, NULL, NULL, NULL);
    for (size_t at = 0; at < text.length;) {
        struct text rest = text_slice(text, at, text.length);
        size_t held = held_length(encoder, rest);
        if (held) convert(&run, text_slice(rest, 0, held));
        at += held;
        if (at == text.length) break;
        at += pass_absent(&run, text_slice(text, at, text.length), at);
        iconv(run.converter, NULL, NULL, NULL, NULL);
    }
    convert(&run, (struct text){NULL, 0});
    *bytes = buffer_text(&run.bytes);
    return run.good;
}
