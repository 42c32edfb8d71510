/* numeral.c: what a numeral is worth: 1,904 · 14万2000 · 1千2百 · 二十四 · 二〇二四 · 壱万.
 *
 * A numeral is parts from the greatest down: a number before 千 百 十 or 万 億 兆, and units at the end. Every part is less
 * than the sign before it counts, so that 1千1234 and 1万10千 are sums that nobody writes: senseless. Half-width digits are
 * read here; the text is folded (fold.h). */
#include "numeral.h"

#include <string.h>

#include "scope.h"

enum { LONGEST_NUMBER = 96 };

struct sign {
    const char *spelling;
    int64_t value;
};

/* 大字 stand in deeds and on cheques; prose is not searched for them (fold.c), a whole value may hold them. */
static const struct sign digit_signs[] = {
    {"〇", 0}, {"零", 0}, {"一", 1}, {"二", 2}, {"三", 3}, {"四", 4}, {"五", 5}, {"六", 6},
    {"七", 7}, {"八", 8}, {"九", 9}, {"壱", 1}, {"壹", 1}, {"弐", 2}, {"貳", 2}, {"参", 3},
    {"參", 3}, {"肆", 4}, {"伍", 5}, {"陸", 6}, {"柒", 7}, {"漆", 7}, {"捌", 8}, {"玖", 9},
};

static const struct sign small_signs[] = {
    {"十", 10},  {"百", 100}, {"千", 1000}, {"拾", 10},   {"什", 10},
    {"佰", 100}, {"陌", 100}, {"仟", 1000}, {"阡", 1000},
};

/* Two, three and four tens in one sign. */
static const struct sign tens_signs[] = {{"廿", 20}, {"卅", 30}, {"卌", 40}};

static const struct sign large_signs[] = {
    {"万", 10000}, {"億", 100000000}, {"兆", 1000000000000}, {"萬", 10000}};

static struct text rest_after(struct text whole, size_t taken)
{
    return text_slice(whole, taken, whole.length - taken);
}

static bool take_sign(struct text *rest, const struct sign *signs, size_t count, int64_t *value)
{
    for (size_t i = 0; i < count; i++) {
        if (!text_starts(*rest, text_of(signs[i].spelling))) continue;
        *rest = rest_after(*rest, strlen(signs[i].spelling));
        *value = signs[i].value;
        return true;
    }
    return false;
}

#define TAKE(rest, signs, value) take_sign(rest, signs, ARRAY_LEN(signs), value)

/* A number on its way from left to right. */
struct reader {
    struct text rest;
    struct decimal total; /* of the parts before the last 万 億 兆 */
    struct decimal below; /* of the parts since */
    int64_t large, small; /* what the last sign of each sort counts; 0: none yet */
    bool pending;         /* `number` waits for its sign, or is the units */
    bool kanji;           /* … and is written in kanji */
    struct decimal number;
};

/* 1,904.5 or 1 4 , 0 3 9 or .5 */
static enum numeral take_digits(struct reader *reader)
{
    char digits[LONGEST_NUMBER + 1] = "0";
    size_t length = 1, i = 0;
    for (; i < reader->rest.length; i++) {
        char c = reader->rest.at[i];
        if (c == ',' || c == ' ') continue;
        if (c != '.' && !scope_is_digit(c)) break;
        if (length == sizeof digits) return NUMERAL_NONE;
        digits[length++] = c;
    }
    if (length == 1 || reader->pending) return NUMERAL_NONE;
    reader->rest = rest_after(reader->rest, i);
    reader->pending = true;
    reader->kanji = false;
    return decimal_parse((struct text){digits, length}, &reader->number) ? NUMERAL_FINE : NUMERAL_NONE;
}

/* Kanji digits side by side: 二〇二四. */
static enum numeral take_kanji_digits(struct reader *reader)
{
    int64_t digit;
    struct text written = reader->rest;
    if (reader->pending) return NUMERAL_NONE;
    for (reader->number = (struct decimal){0, 0}; TAKE(&reader->rest, digit_signs, &digit);) {
        if (reader->number.units > INT64_MAX / 100) return NUMERAL_NONE;
        reader->number.units = reader->number.units * 10 + digit;
    }
    if (written.length == reader->rest.length) return NUMERAL_NONE;
    reader->pending = reader->kanji = true;
    return NUMERAL_FINE;
}

/* Is a part less than the sign before it counts? */
static bool fits(struct decimal part, int64_t limit)
{
    return limit == 0 || decimal_compare(part, (struct decimal){limit, 0}) < 0;
}

static bool add(struct decimal *sum, struct decimal part)
{
    return decimal_add(*sum, part, sum);
}

/* 千 百 十: 三千, 3千, 千. 三五十 is no number, and 1万10千 no sum. */
static enum numeral take_small(struct reader *reader, int64_t by)
{
    struct decimal part = reader->pending ? reader->number : (struct decimal){1, 0};
    bool first = !reader->large && !reader->small;
    if (reader->pending && part.units == 0) {
        if (first || !reader->kanji) return NUMERAL_SENSELESS;
        part.units = 1; /* 千〇十 */
    }
    if (reader->pending && reader->kanji && part.units > 9) return NUMERAL_SENSELESS;
    if (!decimal_multiply(part, (struct decimal){by, 0}, &part)) return NUMERAL_NONE;
    int64_t limit = reader->small ? reader->small : reader->large;
    if (!fits(part, limit) || (reader->small && by >= reader->small)) return NUMERAL_SENSELESS;
    reader->small = by;
    reader->pending = false;
    return add(&reader->below, decimal_reduced(part)) ? NUMERAL_FINE : NUMERAL_NONE;
}

/* The number that waits is units: of all, or of what a 万 counts. */
static enum numeral take_units(struct reader *reader)
{
    if (!reader->pending) return NUMERAL_FINE;
    int64_t limit = reader->small ? reader->small : reader->large;
    if (!fits(reader->number, limit)) return NUMERAL_SENSELESS;
    reader->pending = false;
    return add(&reader->below, reader->number) ? NUMERAL_FINE : NUMERAL_NONE;
}

/* 万 億 兆 count all that stands before them since the last. */
static enum numeral take_large(struct reader *reader, int64_t by)
{
    struct decimal part;
    enum numeral outcome = take_units(reader);
    if (outcome != NUMERAL_FINE) return outcome;
    if (reader->below.units == 0 || (reader->large && by >= reader->large)) return NUMERAL_SENSELESS;
    if (!decimal_multiply(reader->below, (struct decimal){by, 0}, &part)) return NUMERAL_NONE;
    if (!fits(part, reader->large)) return NUMERAL_SENSELESS;
    reader->large = by;
    reader->small = 0;
    reader->below = (struct decimal){0, 0};
    return add(&reader->total, decimal_reduced(part)) ? NUMERAL_FINE : NUMERAL_NONE; /* 8.5万 is 85000 */
}

static enum numeral take_part(struct reader *reader)
{
    int64_t by;
    char c = reader->rest.at[0];
    if (scope_is_digit(c) || c == '.') return take_digits(reader);
    if (TAKE(&reader->rest, small_signs, &by)) return take_small(reader, by);
    if (TAKE(&reader->rest, large_signs, &by)) return take_large(reader, by);
    if (TAKE(&reader->rest, tens_signs, &by)) {
        if (reader->pending) return NUMERAL_NONE;
        reader->pending = true;
        reader->kanji = false;
        reader->number = (struct decimal){by / 10, 0};
        return take_small(reader, 10);
    }
    return take_kanji_digits(reader);
}

enum numeral numeral_read(struct text written, struct decimal *value)
{
    struct reader reader = {.rest = text_trim(written)};
    enum numeral outcome = reader.rest.length ? take_part(&reader) : NUMERAL_NONE;
    if (outcome == NUMERAL_FINE && reader.pending &&
        !reader.rest.length) { /* mostly: digits and nothing else */
        *value = reader.number;
        return NUMERAL_FINE;
    }
    while (outcome == NUMERAL_FINE && reader.rest.length)
        outcome = take_part(&reader);
    if (outcome == NUMERAL_FINE) outcome = take_units(&reader);
    if (outcome == NUMERAL_FINE && !add(&reader.total, reader.below)) outcome = NUMERAL_NONE;
    *value = reader.total;
    return outcome;
}

/* 二三 is two or three, 四五六 is counting: digits of which each is the next to the one before. */
static bool counts_on(struct text written)
{
    int64_t before = -1, digit;
    while (TAKE(&written, digit_signs, &digit)) {
        if (before >= 0 && digit != before + 1) return false;
        before = digit;
    }
    return written.length == 0;
}

bool numeral_kanji(struct text written, enum numeral_digits digits, int64_t *value)
{
    struct decimal number;
    int64_t digit;
    size_t signs = 0;
    bool ranked = false;
    for (struct text rest = written; rest.length; signs++) {
        if (TAKE(&rest, digit_signs, &digit)) continue;
        if (!TAKE(&rest, small_signs, &digit) && !TAKE(&rest, large_signs, &digit) &&
            !TAKE(&rest, tens_signs, &digit))
            return false;
        ranked = true;
    }
    bool side_by_side = !ranked && signs > 1;
    if (side_by_side && (digits == NUMERAL_RANKED || counts_on(written))) return false;
    if (numeral_read(written, &number) != NUMERAL_FINE || number.scale != 0) return false;
    *value = number.units;
    return true;
}

int64_t numeral_last_sign(struct text written)
{
    int64_t product = 1, by;
    size_t at = 0;
    while (at < written.length &&
           (scope_is_digit(written.at[at]) || written.at[at] == '.' || written.at[at] == ','))
        at++;
    struct text rest = rest_after(written, at);
    while (rest.length && (TAKE(&rest, small_signs, &by) || TAKE(&rest, large_signs, &by)))
        if (product < 1000000000000) product *= by;
    return rest.length && scope_is_digit(rest.at[0]) ? 1 : product;
}
