/* converter.h: bytes of an encoding into UTF-8, a piece at a time, as iconv does; ISO-2022-JP with the characters that
 * Japanese mail programs put into it (① ㈱, half-width katakana), which the C library's does not know. */
#ifndef SHINCHOKU_INPUT_ENCODING_CONVERTER_H
#define SHINCHOKU_INPUT_ENCODING_CONVERTER_H

#include "generator/core/text.h"

struct converter;

/* `encoding` is a name that encoding_of gave. NULL when the C library lacks it. Belongs to the caller, who closes it. */
struct converter *converter_open(struct arena *arena, const char *encoding);
void converter_close(struct converter *converter);

enum converted {
    CONVERTED_ALL,   /* everything was taken */
    CONVERTED_ROOM,  /* `out` is full */
    CONVERTED_CUT,   /* the last character is cut */
    CONVERTED_BROKEN /* what stands at `in` is no character */
};
struct pieces {
    const char *in;
    size_t left;
    char *out;
    size_t room;
};
/* Moves `in` and `out` on, past what was taken and given. */
enum converted converter_run(struct converter *converter, struct pieces *pieces);

/* What a trial of an encoding showed. */
struct trial {
    bool known;    /* the C library has the encoding */
    bool fits;     /* every byte can be read */
    size_t bad;    /* else: the first that cannot */
    size_t length; /* bytes of UTF-8, up to there */
    size_t kana;   /* hiragana: what Japanese prose has and wrongly decoded prose lacks */
};
/* Is the text whole, or the beginning of a longer one, whose last character may be cut? */
enum extent { EXTENT_WHOLE, EXTENT_BEGINNING };
struct trial converter_try(struct text bytes, const char *encoding, enum extent extent);
/* Decodes into `out`, which has the room that a trial measured. */
void converter_decode(struct text bytes, const char *encoding, char *out, size_t room);

#endif
