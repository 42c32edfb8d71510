/* measure.c: lengths as definitions write them: 12pt, 20mm, 1.5em, 2fr. Exact: decimals, never floating point. */
#include "element.h"
#include "words.h"

struct unit {
    const char *name;
    int64_t numerator, denominator; /* 1/1000 pt a unit */
};

static const struct unit units[] = {{"pt", 1000, 1}, {"mm", 72000 * 10, 254}, {"cm", 72000 * 100, 254}};

static bool split(struct text text, struct decimal *number, struct text *unit)
{
    size_t digits = 0;
    while (digits < text.length && (text.at[digits] == '.' || text.at[digits] == '-' ||
                                    (text.at[digits] >= '0' && text.at[digits] <= '9')))
        digits++;
    *unit = text_slice(text, digits, text.length);
    return decimal_parse(text_slice(text, 0, digits), number);
}

static bool scaled(struct decimal number, int64_t numerator, int64_t denominator, int32_t *length)
{
    struct decimal result;
    if (number.units > 1000000000 || number.units < -1000000000) return false;
    if (!decimal_ratio(number, (struct decimal){denominator, 0}, numerator, 0, &result)) return false;
    if (result.units > 100000000 || result.units < -100000000) return false;
    *length = (int32_t)result.units;
    return true;
}

bool measure_parse(struct text text, int32_t em, int32_t *length)
{
    struct decimal number;
    struct text unit;
    if (!split(text_trim(text), &number, &unit)) return false;
    if (unit.length == 0 && number.units == 0) {
        *length = 0;
        return true;
    }
    if (text_is(unit, "em")) return scaled(number, em, 1, length);
    for (size_t i = 0; i < ARRAY_LEN(units); i++)
        if (text_is(unit, units[i].name))
            return scaled(number, units[i].numerator, units[i].denominator, length);
    return false;
}

struct text measure_print(struct arena *arena, int32_t length, const char *unit)
{
    struct decimal reduced = decimal_reduced((struct decimal){length, 3});
    return text_format(arena, "%.*s%s", TEXT_ARG(decimal_print(arena, reduced, SEPARATORS_NONE)), unit);
}

bool width_parse(struct text text, int32_t em, struct width *width)
{
    struct decimal number;
    struct text unit;
    *width = (struct width){0, 0};
    text = text_trim(text);
    if (text.length == 0 || text_is(text, "content")) return true;
    if (!split(text, &number, &unit)) return false;
    if (text_is(unit, "fr")) return scaled(number, 1000, 1, &width->fraction) && width->fraction > 0;
    return measure_parse(text, em, &width->fixed) && width->fixed > 0;
}

int32_t element_length(const struct element *element, enum word word, int32_t em, int32_t otherwise)
{
    int32_t length;
    if (!element_has(element, word) || !measure_parse(element_value(element, word), em, &length))
        return otherwise;
    return length;
}

void padding_parse(struct text text, int32_t padding[4])
{
    struct text each;
    int32_t values[4];
    int count = 0;
    while (count < 4 && words_next(&text, &each) && measure_parse(each, 9000, &values[count]))
        count++;
    if (count == 0) return;
    for (int i = 0; i < 4; i++) /* as in style sheets: one, two (vertical, horizontal) or four values */
        padding[i] = count == 4 ? values[i] : count >= 2 ? values[i % 2] : values[0];
}

bool years_parse_range(struct text range, int *from, int *to)
{
    size_t dots = text_find(range, TEXT(".."));
    struct decimal a, b;
    if (dots == SIZE_MAX) return false;
    if (!decimal_parse(text_slice(range, 0, dots), &a)) return false;
    if (!decimal_parse(text_slice(range, dots + 2, range.length), &b)) return false;
    if (a.scale || b.scale || a.units < -50 || b.units > 50 || a.units > b.units) return false;
    *from = (int)a.units;
    *to = (int)b.units;
    return true;
}
