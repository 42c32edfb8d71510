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

/* Bits of the marks: what stops by itself, and one for each first byte of what is folded or a numeral. */
enum {
    BY_ITSELF = 1,
    NUMERAL_E4 = 2,
    NUMERAL_E5 = 4,
    NUMERAL_E7 = 8,
    FOLDED_E2 = 16,
    FOLDED_E3 = 32,
    FOLDED_EF = 64
};

static void mark_bytes(uint8_t marks[256], unsigned first, unsigned last, uint8_t bit)
{
    for (unsigned byte = first; byte <= last; byte++)
        marks[byte] |= bit;
}

static void mark_numerals(struct fold_table *table)
{
    static const char numerals[] = "一七三九二五元八六十千四百";
    for (size_t i = 0; i + 3 < sizeof numerals; i += 3) {
        const unsigned char *sign = (const unsigned char *)numerals + i;
        uint8_t bit = sign[0] == 0xE4 ? NUMERAL_E4 : sign[0] == 0xE5 ? NUMERAL_E5 : NUMERAL_E7;
        table->classes[sign[0]] = FOLD_NUMERAL;
        for (int k = 0; k < 3; k++)
            table->marks[k][sign[k]] |= bit;
    }
}

/* The characters of half_width. The ideographic comma is looked for behind full-width digits only. */
static void mark_folded(struct fold_table *table)
{
    static const uint8_t firsts[][2] = {{0xE2, FOLDED_E2}, {0xE3, FOLDED_E3}, {0xEF, FOLDED_EF}};
    for (size_t i = 0; i < ARRAY_LEN(firsts); i++)
        table->marks[0][firsts[i][0]] |= firsts[i][1];
    table->marks[1][0x80] |= FOLDED_E2 | FOLDED_E3;
    table->marks[1][0x88] |= FOLDED_E2;
    mark_bytes(table->marks[1], 0xBC, 0xBD, FOLDED_EF);
    mark_bytes(table->marks[2], 0x90, 0x93, FOLDED_E2);
    table->marks[2][0x92] |= FOLDED_E2;
    table->marks[2][0x80] |= FOLDED_E3;
    table->marks[2][0x9C] |= FOLDED_E3;
    mark_bytes(table->marks[2], 0x80, 0xBF, FOLDED_EF);
}

void fold_table_fill(struct fold_table *table)
{
    static const char tokens[] = "ABCDEFGHIJKLMNOQRSTUVWXYZabcdefghijklmnopqrstuvwxyz._%+-/:~?=&#@";
    memset(table, 0, sizeof *table);
    for (size_t i = 0; i < sizeof tokens - 1; i++)
        table->classes[(unsigned char)tokens[i]] = FOLD_TOKEN;
    for (int c = '0'; c <= '9'; c++)
        table->classes[c] = FOLD_DIGIT;
    table->classes['P'] = FOLD_PAGE_LETTER;
    for (unsigned c = 0; c < 0x80; c++)
        table->marks[0][c] = table->classes[c] == FOLD_PLAIN ? 0 : BY_ITSELF;
    mark_bytes(table->marks[1], 0, 0xFF, BY_ITSELF);
    mark_bytes(table->marks[2], 0, 0xFF, BY_ITSELF);
    mark_numerals(table);
    mark_folded(table);
}

struct cursor {
    struct folding *folding;
    const struct fold_table *table;
    const unsigned char *start, *kept, *in, *end; /* from `kept` to `in` nothing is copied yet */
    size_t saved;
};

static void stop_at(struct folding *folding, size_t place)
{
    folding->stops[folding->stop_count++] = (uint16_t)place;
}

static void copy_kept(struct cursor *cursor)
{
    size_t bytes = (size_t)(cursor->in - cursor->kept);
    if (bytes == 0) return;
    memcpy(cursor->folding->at + cursor->folding->length, cursor->kept, bytes);
    cursor->folding->length += bytes;
    cursor->kept = cursor->in;
}

static void put_half_width(struct cursor *cursor, char c)
{
    struct folding *folding = cursor->folding;
    if (cursor->table->marks[0][(unsigned char)c] & BY_ITSELF) stop_at(folding, folding->length);
    folding->at[folding->length++] = c;
    cursor->saved += 2;
    folding->shifts[folding->shift_count++] =
        (struct fold_shift){(uint16_t)folding->length, (uint16_t)cursor->saved};
    cursor->kept = cursor->in += 3;
}

static bool is_separator(const struct cursor *cursor)
{
    const unsigned char *in = cursor->in;
    return cursor->end - in > 3 && in[0] == 0xE3 && in[1] == 0x80 && in[2] == 0x81 &&
           separates_thousands(in, cursor->start, cursor->end);
}

/* One character that may be folded: its first byte is E2, E3 or EF. */
static void fold_one(struct cursor *cursor)
{
    const unsigned char *in = cursor->in;
    char half = half_width(in);
    if (half) {
        copy_kept(cursor);
        put_half_width(cursor, half);
        if (half >= '0' && half <= '9' && is_separator(cursor)) put_half_width(cursor, ',');
    } else if (in[0] == 0xEF && in[1] == 0xBD && in[2] == 0xA5) { /* ･ */
        copy_kept(cursor);
        memcpy(cursor->folding->at + cursor->folding->length, "・", 3);
        cursor->folding->length += 3;
        cursor->kept = cursor->in += 3;
    } else {
        cursor->in += 3;
    }
}

/* Most bytes hold nothing: the loop that the speed of a search depends on. What is folded has three bytes, so that the
 * last two can only stop by themselves. */
static const unsigned char *next_mark(const struct cursor *cursor)
{
    const uint8_t(*marks)[256] = cursor->table->marks;
    const unsigned char *at = cursor->in, *end = cursor->end;
    while (end - at > 2 && !(marks[0][at[0]] & marks[1][at[1]] & marks[2][at[2]]))
        at++;
    while (end - at <= 2 && at < end && !(marks[0][*at] & BY_ITSELF))
        at++;
    return at;
}

void fold_piece(struct folding *folding, const struct fold_table *table, struct text piece)
{
    assert(piece.length <= FOLD_LIMIT);
    folding->length = folding->shift_count = folding->stop_count = 0;
    const unsigned char *start = (const unsigned char *)piece.at;
    struct cursor cursor = {folding, table, start, start, start, start ? start + piece.length : NULL, 0};
    while ((cursor.in = next_mark(&cursor)) < cursor.end) {
        bool folds = *cursor.in >= 0x80 && table->classes[*cursor.in] == FOLD_PLAIN;
        if (folds) {
            fold_one(&cursor);
        } else {
            stop_at(folding, folding->length + (size_t)(cursor.in - cursor.kept));
            cursor.in++;
        }
    }
    copy_kept(&cursor);
    memset(folding->at + folding->length, 0, 2);
    folding->stops[folding->stop_count] = (uint16_t)folding->length;
}

size_t fold_origin(const struct folding *folding, size_t folded, size_t *passed)
{
    size_t count = *passed;
    while (count < folding->shift_count && folding->shifts[count].folded <= folded)
        count++;
    *passed = count;
    return folded + (count ? folding->shifts[count - 1].saved : 0);
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
