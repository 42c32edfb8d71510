/* bytes.h: PDF syntax written into a buffer that grows in an arena: numbers, names, strings (ISO
 * 32000-1, 7.3). */
#ifndef SHINCHOKU_OUTPUT_PDF_FILE_BYTES_H
#define SHINCHOKU_OUTPUT_PDF_FILE_BYTES_H

#include <stdint.h>
#include <string.h>

#include "generator/core/arena.h"
#include "generator/core/text.h"

struct bytes {
    struct arena *arena;
    char *at;
    size_t length, capacity;
};

/* Room for `more` bytes behind the present ones; returns where they go. */
char *bytes_room(struct bytes *bytes, size_t more);
void bytes_add(struct bytes *bytes, const char *from, size_t length);
#define bytes_put(bytes, literal) bytes_add((bytes), (literal), sizeof(literal) - 1)
void bytes_put_name(struct bytes *bytes, const char *name); /* with its slash; ASCII without delimiters */
void bytes_put_integer(struct bytes *bytes, int64_t value);
/* value / 10^decimals, without zeros at the end. */
void bytes_put_decimal(struct bytes *bytes, int64_t value, unsigned decimals);
void bytes_put_hex(struct bytes *bytes, uint32_t value, unsigned digits);
/* What a string holds of a text (ISO 19005-2, 6.1.13: 16,382 characters, or 32,766 of ASCII): all of it, or its beginning with
 * an ellipsis, made in the arena. */
struct text bytes_within_string(struct arena *arena, struct text utf8);
/* A text string, escaped, in parentheses (7.9.2.2, 7.3.4.2). */
void bytes_put_text(struct bytes *bytes, struct text utf8);
/* The bytes of a text string, unescaped: ASCII as it is, all else UTF-16BE with its mark. */
void bytes_put_text_string(struct bytes *bytes, struct text utf8);
struct text bytes_text(const struct bytes *bytes);

/* UTF-16BE; `units` has room for 2. Returns their number. */
unsigned bytes_utf16(uint32_t code_point, uint16_t units[2]);

#endif
