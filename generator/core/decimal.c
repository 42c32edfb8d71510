/* decimal.c: integers with a scale. Products and quotients are widened by hand, so nothing overflows in silence. */
#include "decimal.h"

#include <stdio.h>

enum { LARGEST_SCALE = 18 };

static const int64_t powers[] = {1LL,
                                 10LL,
                                 100LL,
                                 1000LL,
                                 10000LL,
                                 100000LL,
                                 1000000LL,
                                 10000000LL,
                                 100000000LL,
                                 1000000000LL,
                                 10000000000LL,
                                 100000000000LL,
                                 1000000000000LL,
                                 10000000000000LL,
                                 100000000000000LL,
                                 1000000000000000LL,
                                 10000000000000000LL,
                                 100000000000000000LL,
                                 1000000000000000000LL};

static bool multiply(int64_t a, int64_t b, int64_t *out)
{
    if (a == 0 || b == 0) {
        *out = 0;
        return true;
    }
    if (a == INT64_MIN || b == INT64_MIN) return false;
    int64_t x = a < 0 ? -a : a, y = b < 0 ? -b : b;
    if (x > INT64_MAX / y) return false;
    *out = (a < 0) == (b < 0) ? x * y : -(x * y);
    return true;
}

bool decimal_parse(struct text text, struct decimal *out)
{
    bool negative = false, point = false;
    size_t i = 0, digits = 0;
    struct decimal value = {0, 0};
    if (i < text.length && (text.at[i] == '-' || text.at[i] == '+')) negative = text.at[i++] == '-';
    for (; i < text.length; i++) {
        char c = text.at[i];
        if (c == '.' && !point && digits > 0) {
            point = true;
            continue;
        }
        if (c < '0' || c > '9') return false;
        if (value.units > (INT64_MAX - (c - '0')) / 10 || value.scale == LARGEST_SCALE) return false;
        value.units = value.units * 10 + (c - '0');
        value.scale = (uint8_t)(value.scale + point);
        digits++;
    }
    if (digits == 0 || text.at[text.length - 1] == '.') return false;
    if (negative) value.units = -value.units;
    *out = value;
    return true;
}

/* Half away from zero. `by` is positive. */
static int64_t divide_rounded(int64_t value, int64_t by)
{
    int64_t quotient = value / by, rest = value % by;
    if (rest < 0) rest = -rest;
    if (rest >= by - rest) quotient += value < 0 ? -1 : 1;
    return quotient;
}

bool decimal_rescale(struct decimal value, uint8_t scale, struct decimal *out)
{
    if (scale > LARGEST_SCALE) return false;
    struct decimal result = {value.units, scale};
    if (scale > value.scale && !multiply(value.units, powers[scale - value.scale], &result.units)) return false;
    if (scale < value.scale) result.units = divide_rounded(value.units, powers[value.scale - scale]);
    *out = result;
    return true;
}

bool decimal_multiply(struct decimal a, struct decimal b, struct decimal *out)
{
    struct decimal result = {0, (uint8_t)(a.scale + b.scale)};
    if (result.scale > LARGEST_SCALE || !multiply(a.units, b.units, &result.units)) return false;
    *out = result;
    return true;
}

static bool same_scale(struct decimal *a, struct decimal *b)
{
    if (a->scale < b->scale) return decimal_rescale(*a, b->scale, a);
    return decimal_rescale(*b, a->scale, b);
}

bool decimal_add(struct decimal a, struct decimal b, struct decimal *out)
{
    if (!same_scale(&a, &b)) return false;
    if ((b.units > 0 && a.units > INT64_MAX - b.units) || (b.units < 0 && a.units < INT64_MIN - b.units)) return false;
    *out = (struct decimal){a.units + b.units, a.scale};
    return true;
}

bool decimal_ratio(struct decimal numerator, struct decimal denominator, int64_t factor, uint8_t scale,
                   struct decimal *out)
{
    if (denominator.units == 0 || scale > LARGEST_SCALE || !same_scale(&numerator, &denominator)) return false;
    int64_t top = numerator.units, bottom = denominator.units;
    if (bottom == INT64_MIN || top == INT64_MIN) return false;
    if (bottom < 0) {
        bottom = -bottom;
        top = -top;
    }
    /* Long division: whole part first, then one decimal at a time, so that only the remainder is ever widened. */
    if (!multiply(top, factor, &top) || bottom > INT64_MAX / 20) return false;
    int64_t result = top / bottom, rest = top % bottom;
    for (uint8_t i = 0; i < scale; i++) {
        rest *= 10;
        if (!multiply(result, 10, &result)) return false;
        result += rest / bottom;
        rest %= bottom;
    }
    if ((rest < 0 ? -rest : rest) * 2 >= bottom) result += top < 0 ? -1 : 1;
    *out = (struct decimal){result, scale};
    return true;
}

int decimal_compare(struct decimal a, struct decimal b)
{
    if (!same_scale(&a, &b)) { /* so far apart that the whole parts decide */
        int64_t whole_a = a.units / powers[a.scale], whole_b = b.units / powers[b.scale];
        return whole_a < whole_b ? -1 : whole_a > whole_b;
    }
    return a.units < b.units ? -1 : a.units > b.units;
}

struct decimal decimal_reduced(struct decimal value)
{
    while (value.scale > 0 && value.units % 10 == 0) {
        value.units /= 10;
        value.scale--;
    }
    return value;
}

struct text decimal_print(struct arena *arena, struct decimal value, enum separators separators)
{
    char digits[32];
    uint64_t magnitude = value.units < 0 ? (uint64_t)0 - (uint64_t)value.units : (uint64_t)value.units;
    int length = snprintf(digits, sizeof digits, "%0*llu", value.scale + 1, (unsigned long long)magnitude);
    int whole = length - value.scale;
    struct text_buffer out = {.arena = arena};
    if (value.units < 0) buffer_add(&out, TEXT("-"));
    for (int i = 0; i < length; i++) {
        if (i == whole) buffer_add(&out, TEXT("."));
        else if (i > 0 && i < whole && (whole - i) % 3 == 0 && separators == SEPARATORS_THOUSANDS)
            buffer_add(&out, TEXT(","));
        buffer_add(&out, (struct text){digits + i, 1});
    }
    return buffer_text(&out);
}
