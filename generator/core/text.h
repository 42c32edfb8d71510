/* text.h: text as a slice of bytes with a length, always valid UTF-8 once `input` has decoded it. */
#ifndef SHINCHOKU_GENERATOR_CORE_TEXT_H
#define SHINCHOKU_GENERATOR_CORE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"

/* Lets a compiler that can check format strings do so. */
#ifdef __GNUC__
#define PRINTF_LIKE(pattern, first) __attribute__((__format__(__printf__, pattern, first)))
#else
#define PRINTF_LIKE(pattern, first)
#endif

/* Borrowed bytes, not NUL-terminated. The empty text has length 0; `at` may then be NULL. */
struct text {
    const char *at;
    size_t length;
};

#define TEXT(literal)    ((struct text){(literal), sizeof(literal) - 1})
#define ARRAY_LEN(array) (sizeof(array) / sizeof((array)[0]))

struct text text_of(const char *nul_terminated); /* NULL gives the empty text */
bool text_equal(struct text a, struct text b);
bool text_is(struct text a, const char *nul_terminated);
bool text_starts(struct text whole, struct text start);
bool text_ends(struct text whole, struct text end);
/* Byte offset of `part` in `whole`, or SIZE_MAX. */
size_t text_find(struct text whole, struct text part);
int text_compare(struct text a, struct text b); /* by bytes */
uint32_t text_hash(struct text text);           /* FNV-1a: for tables of names, not for hostile millions */
uint32_t text_hash_more(uint32_t hash, struct text text); /* … of what stands behind it */
struct text text_slice(struct text whole, size_t from, size_t length);
/* Without ASCII white space and U+3000 at both ends. */
struct text text_trim(struct text text);
struct text text_copy(struct arena *arena, struct text text);
struct text text_join(struct arena *arena, struct text a, struct text b);
/* printf into an arena; the result is also NUL-terminated. %.*s prints a text (TEXT_ARG). */
struct text text_format(struct arena *arena, const char *format, ...) PRINTF_LIKE(2, 3);
#define TEXT_ARG(text) (int)(text).length, (text).at

/* Takes the first code point off `rest`; an ill-formed byte gives U+FFFD and is skipped alone. 0 at the end. */
uint32_t text_next(struct text *rest);
/* 0 to 9, of either width. */
static inline bool text_is_digit(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}
/* The digit's value, of either width; -1: it is none. */
static inline int text_digit(uint32_t c)
{
    return text_is_digit(c) ? (int)(c >= 0xFF10 ? c - 0xFF10 : c - '0') : -1;
}
/* Writes 1 to 4 bytes, returns their number. */
size_t text_encode(uint32_t code_point, char bytes[4]);
size_t text_count(struct text text); /* code points */
/* Characters that advance: variation selectors and combining voice marks belong to the one before. */
size_t text_bases(struct text text);
/* Is all of it well-formed UTF-8? Otherwise `*bad` is the offset of the first bad byte. */
bool text_well_formed(struct text text, size_t *bad);

/* Columns of a terminal or of a fixed-pitch Japanese face: 2 for East Asian wide, full-width and ambiguous. */
int text_columns_of(uint32_t code_point);
size_t text_columns(struct text text);

/* A copy with full-width ASCII (U+FF01..FF5E) and U+3000 made half-width and ASCII letters made small: for comparing
 * labels and names, never for output. */
struct text text_folded(struct arena *arena, struct text text);

/* Edits (insert, delete, change, swap) between two texts, by code points; stops counting beyond `limit`. */
size_t text_distance(struct text a, struct text b, size_t limit);

/* Natural order of numbers like 1-2-10, ２－３, (4): runs of digits compare as numbers, the rest by code point. */
int text_natural_compare(struct text a, struct text b);

/* A buffer that grows in an arena. */
struct text_buffer {
    struct arena *arena;
    char *at;
    size_t length;
    size_t capacity;
};
void buffer_add(struct text_buffer *buffer, struct text text);
void buffer_add_char(struct text_buffer *buffer, uint32_t code_point);
void buffer_format(struct text_buffer *buffer, const char *format, ...) PRINTF_LIKE(2, 3);
struct text buffer_text(const struct text_buffer *buffer); /* borrowed until the next change */

#endif
