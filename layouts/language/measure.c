/* measure.c: lengths as definitions write them: 12pt, 20mm, 1.5em, 2fr. Exact: decimals, never floating point. */
#include "measure.h"

struct unit {
    const char *name;
    int64_t numerator, denominator; /* 1/1000 pt a unit */
};

static const struct unit units[] = {{"pt", 1000, 1}, {"mm", 72000 * 10, 254}, {"cm", 72000 * 100, 254}};

enum { LONGEST = 100 * 1000 * 1000, LARGEST_EM = 10000 /* of which the longest has that many */ };

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
    if (result.units > LONGEST || result.units < -LONGEST) return false;
    *length = (int32_t)result.units;
    return true;
}

bool measure_read(struct text text, struct length *measure)
{
    struct decimal number;
    struct text unit;
    *measure = (struct length){.fixed = 0};
    if (!split(text_trim(text), &number, &unit)) return false;
    if (unit.length == 0) return number.units == 0;
    if (text_is(unit, "em")) {
        int32_t length;
        measure->ems = number;
        return scaled(number, LARGEST_EM, 1, &length);
    }
    for (size_t i = 0; i < ARRAY_LEN(units); i++)
        if (text_is(unit, units[i].name))
            return scaled(number, units[i].numerator, units[i].denominator, &measure->fixed);
    return false;
}

int32_t measure_in(const struct length *measure, int32_t em)
{
    int32_t length;
    if (measure->ems.units == 0) return measure->fixed;
    if (scaled(measure->ems, em, 1, &length)) return length;
    return measure->ems.units > 0 ? LONGEST : -LONGEST;
}

struct text measure_print(struct arena *arena, int32_t length, const char *unit)
{
    struct decimal reduced = decimal_reduced((struct decimal){length, 3});
    return text_format(arena, "%.*s%s", TEXT_ARG(decimal_print(arena, reduced, SEPARATORS_NONE)), unit);
}

bool track_read(struct text text, struct track *track)
{
    struct decimal number;
    struct text unit;
    *track = (struct track){.fraction = 0};
    text = text_trim(text);
    if (text.length == 0 || text_is(text, "content")) return true;
    if (!split(text, &number, &unit)) return false;
    if (text_is(unit, "fr")) return scaled(number, 1000, 1, &track->fraction) && track->fraction > 0;
    return measure_read(text, &track->length) && measure_in(&track->length, LARGEST_EM) > 0;
}

struct width track_in(const struct track *track, int32_t em)
{
    return (struct width){.fixed = measure_in(&track->length, em), .fraction = track->fraction};
}

bool width_parse(struct text text, int32_t em, struct width *width)
{
    struct track track;
    bool read = track_read(text, &track);
    *width = read ? track_in(&track, em) : (struct width){.fixed = 0};
    return read;
}

bool years_read_range(struct text range, int *from, int *to)
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
