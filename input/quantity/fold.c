/* fold.c: the table of what is folded, and the list of places where bytes were saved. */
#include "fold.h"

#include <assert.h>
#include <string.h>

static bool is_wide_digit(const unsigned char *at, const unsigned char *end)
{
    return end - at >= 3 && at[0] == 0xEF && at[1] == 0xBC && at[2] >= 0x90 && at[2] <= 0x99;
}

/* 「１、２３４」: the ideographic comma separates thousands only after one to three and before exactly three full-width
 * digits; half-width digits with 、 are a list. */
static bool separates_thousands(const unsigned char *comma, const unsigned char *start,
                                const unsigned char *end)
{
    size_t before = 0, after = 0;
    for (const unsigned char *at = comma; at - start >= 3 && is_wide_digit(at - 3, end) && before < 4;
         at -= 3)
        before++;
    for (const unsigned char *at = comma + 3; is_wide_digit(at, end) && after < 4; at += 3)
        after++;
    const unsigned char *next = comma + 3 + 3 * after;
    bool more = next < end && *next >= '0' && *next <= '9';
    const unsigned char *first = comma - 3 * before;
    bool earlier = first > start && first[-1] >= '0' && first[-1] <= '9';
    return before >= 1 && before <= 3 && after == 3 && !more && !earlier;
}

/* The half-width form of the three bytes at `at`, or 0 when they are kept. U+FF01..FF5E without brackets that carry no
 * number, the ideographic space, dashes that serve as hyphen or minus, and the two wave dashes. */
static char half_width(const unsigned char *at)
{
    if (at[0] == 0xEF && at[1] == 0xBC && at[2] >= 0x81 && at[2] <= 0xBF) return (char)(at[2] - 0x60);
    if (at[0] == 0xEF && at[1] == 0xBD && at[2] >= 0x80 && at[2] <= 0x9E) return (char)(at[2] - 0x20);
    if (at[0] == 0xE3 && at[1] == 0x80 && at[2] == 0x80) return ' ';
    if (at[0] == 0xE3 && at[1] == 0x80 && at[2] == 0x9C) return '~';
    if (at[0] == 0xE2 && at[1] == 0x80 && at[2] >= 0x90 && at[2] <= 0x93) return '-';
    if (at[0] == 0xE2 && at[1] == 0x88 && at[2] == 0x92) return '-';
    return 0;
}

struct cursor {
    struct folding *folding;
    const unsigned char *start, *in, *end;
    size_t saved;
};

static void put_half_width(struct cursor *cursor, char c)
{
    struct folding *folding = cursor->folding;
    folding->at[folding->length++] = c;
    cursor->saved += 2;
    folding->shifts[folding->shift_count++] =
        (struct fold_shift){(uint16_t)folding->length, (uint16_t)cursor->saved};
    cursor->in += 3;
}

static void keep(struct cursor *cursor, size_t bytes)
{
    memcpy(cursor->folding->at + cursor->folding->length, cursor->in, bytes);
    cursor->folding->length += bytes;
    cursor->in += bytes;
}

/* One character whose first byte is E2, E3 or EF: the only ones that may be folded. */
static void fold_one(struct cursor *cursor)
{
    const unsigned char *in = cursor->in;
    char half = half_width(in);
    if (half) {
        put_half_width(cursor, half);
    } else if (in[0] == 0xE3 && in[1] == 0x80 && in[2] == 0x81 &&
               separates_thousands(in, cursor->start, cursor->end)) {
        put_half_width(cursor, ',');
    } else if (in[0] == 0xEF && in[1] == 0xBD && in[2] == 0xA5) { /* ･ */
        keep(cursor, 3);
        memcpy(cursor->folding->at + cursor->folding->length - 3, "・", 3);
    } else {
        keep(cursor, 3);
    }
}

/* The first bytes of what may be folded have a bit in common here; most bytes are passed over without a decision. */
static const unsigned char first_byte[256] = {[0xE2] = 1, [0xE3] = 2, [0xEF] = 4};
static const unsigned char second_byte[256] = {[0x80] = 1 | 2, [0x88] = 1, [0xBC] = 4, [0xBD] = 4};

/* Of the punctuation in E3 80 only the space, 、 and 〜. */
static bool is_other_punctuation(const unsigned char *at)
{
    return at[0] == 0xE3 && at[2] != 0x80 && at[2] != 0x81 && at[2] != 0x9C;
}

static size_t plain_run(const struct cursor *cursor)
{
    const unsigned char *at = cursor->in;
    while (at + 2 < cursor->end && (!(first_byte[at[0]] & second_byte[at[1]]) || is_other_punctuation(at)))
        at++;
    return (size_t)((at + 2 < cursor->end ? at : cursor->end) - cursor->in);
}

void fold_piece(struct folding *folding, struct text piece)
{
    assert(piece.length <= FOLD_LIMIT);
    folding->length = folding->shift_count = 0;
    const unsigned char *start = (const unsigned char *)piece.at;
    struct cursor cursor = {folding, start, start, start ? start + piece.length : NULL, 0};
    while (cursor.in < cursor.end) {
        size_t run = plain_run(&cursor);
        if (run)
            keep(&cursor, run);
        else
            fold_one(&cursor);
    }
    memset(folding->at + folding->length, 0, 2);
}

size_t fold_origin(const struct folding *folding, size_t folded)
{
    size_t low = 0,
           high = folding->shift_count; /* the last shift at or before `folded` is just below `low` */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (folding->shifts[middle].folded <= folded)
            low = middle + 1;
        else
            high = middle;
    }
    return folded + (low ? folding->shifts[low - 1].saved : 0);
}

static bool starts_character(char c)
{
    return ((unsigned char)c & 0xC0) != 0x80;
}

size_t fold_next_piece(struct text rest)
{
    if (rest.length <= FOLD_LIMIT) return rest.length;
    size_t space = 0, stop = 0, plain = FOLD_LIMIT;
    for (size_t i = FOLD_LIMIT; i > FOLD_LIMIT / 2; i--) {
        char last = rest.at[i - 1];
        if (last == '\n') return i;
        if (!space && (last == ' ' || last == '\t')) space = i;
        if (!stop && i >= 3 && memcmp(rest.at + i - 3, "。", 3) == 0) stop = i;
    }
    if (stop || space) return stop ? stop : space;
    while (plain > FOLD_LIMIT - 4 && !starts_character(rest.at[plain]))
        plain--;
    return plain;
}
