/* encode.c: iconv, a run of good characters at a time. */
#include "encode.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>
#include <strings.h>

#include "input/read.h"

struct encoder {
    const char *name;
    bool is_utf8;
};

static bool is_utf8(const char *name)
{
    return strcasecmp(name, "UTF-8") == 0 || strcasecmp(name, "UTF8") == 0;
}

struct encoder *encoder_open(struct arena *arena, const char *name)
{
    struct encoder *encoder = ARENA_NEW(arena, struct encoder);
    encoder->name = input_encoding(name);
    encoder->is_utf8 = is_utf8(encoder->name);
    if (!*name || strchr(name, '/')) return NULL; /* //TRANSLIT would replace in silence */
    iconv_t converter = iconv_open(encoder->name, "UTF-8");
    if (converter == (iconv_t)-1) return NULL;
    iconv_close(converter);
    return encoder;
}

void encoder_close(struct encoder *encoder)
{
    (void)encoder; /* conversions open and close their own state */
}

const char *encoder_declared(const struct encoder *encoder)
{
    if (strcmp(encoder->name, "CP932") == 0) return "Windows-31J";
    if (strcmp(encoder->name, "EUC-JP-MS") == 0) return "EUC-JP";
    return encoder->is_utf8 ? "UTF-8" : encoder->name;
}

bool encoder_holds(const struct encoder *encoder, struct text text)
{
    if (encoder->is_utf8 || text.length == 0) return true;
    iconv_t converter = iconv_open(encoder->name, "UTF-8");
    char room[512], *to = room, *from = (char *)(uintptr_t)text.at; /* iconv takes char **, but only reads */
    size_t left = text.length, space = sizeof room;
    bool holds = converter != (iconv_t)-1 && iconv(converter, &from, &left, &to, &space) == 0;
    if (converter != (iconv_t)-1) iconv_close(converter);
    return holds;
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

/* Converts until the end or the first character that does not fit; returns the bytes taken. */
static size_t convert(struct run *run, struct text text)
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
        return text.length - left;
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

bool encoder_run(const struct encoder *encoder, const struct written *written, enum absent absent,
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
    run.converter = iconv_open(encoder->name, "UTF-8");
    if (run.converter == (iconv_t)-1) return false;
    for (size_t at = 0; at < text.length;) {
        at += convert(&run, text_slice(text, at, text.length));
        if (at < text.length) at += pass_absent(&run, text_slice(text, at, text.length), at);
    }
    convert(&run, (struct text){NULL, 0});
    iconv_close(run.converter);
    *bytes = buffer_text(&run.bytes);
    return run.good;
}
