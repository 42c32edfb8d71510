/* axis.c: round ticks, in decimals only.
 *
 * The step is the smallest of 1, 2, 2.5, 5 × 10ⁿ for which five steps (six where values lie on both sides of zero)
 * reach beyond every value. Beyond, not up to: a bar that ends at the last tick would leave its label no room. Where
 * all values are whole, so are the ticks: nobody counts half persons. Where all are zero, zero and one. */
#include "axis.h"

#include <assert.h>

enum { FEWEST_STEPS = 3, MOST_ONE_SIDED = 5, MOST_TWO_SIDED = MOST_STEPS };
/* Amounts from 10⁻¹⁷ to 10¹⁷: six steps of 5 × 10¹⁷ still fit 64 bits. What is larger ends at the last tick. */
enum { SMALLEST_POWER = -17, LARGEST_POWER = 17 };

static const struct {
    int64_t units;
    int shift; /* 25 is 2.5 shifted by one */
} mantissas[] = {{1, 0}, {2, 0}, {25, 1}, {5, 0}};

static struct decimal step_of(int power, size_t mantissa)
{
    int exponent = power - mantissas[mantissa].shift;
    struct decimal step = {mantissas[mantissa].units, exponent < 0 ? (uint8_t)-exponent : 0};
    for (; exponent > 0; exponent--)
        step.units *= 10;
    return step;
}

static struct decimal magnitude_of(struct decimal value)
{
    if (value.units >= 0) return value;
    return (struct decimal){value.units == INT64_MIN ? INT64_MAX : -value.units, value.scale};
}

/* Number of steps from zero to the first tick beyond the magnitude; none for zero itself. */
static unsigned steps_beyond(struct decimal magnitude, struct decimal step)
{
    if (magnitude.units == 0) return 0;
    for (unsigned count = 1; count <= MOST_TWO_SIDED; count++)
        if (decimal_compare((struct decimal){step.units * (int64_t)count, step.scale}, magnitude) > 0)
            return count;
    return MOST_TWO_SIDED + 1;
}

struct extent {
    struct decimal least, greatest; /* with zero between them */
    bool whole;                     /* no value has digits after the point */
    bool zeros;                     /* there are values, and all are zero */
};

static struct extent extent_of(const struct chart *chart)
{
    struct extent extent = {.whole = true};
    bool any = false;
    for (uint16_t s = 0; s < chart->series_count; s++) {
        for (uint16_t c = 0; c < chart->category_count; c++) {
            const struct chart_value *value = &chart->series[s].values[c];
            if (!value->present) continue;
            any = true;
            if (decimal_compare(value->value, extent.least) < 0) extent.least = value->value;
            if (decimal_compare(value->value, extent.greatest) > 0) extent.greatest = value->value;
            if (decimal_reduced(value->value).scale > 0) extent.whole = false;
        }
    }
    extent.zeros = any && extent.least.units == 0 && extent.greatest.units == 0;
    return extent;
}

/* Where nothing was counted a scale says nothing: zero and one, of percentages the whole. */
static struct axis axis_of_zeros(const struct chart *chart)
{
    bool percent = text_is(chart->unit, "%") || text_is(chart->unit, "％");
    struct decimal step = {percent ? 25 : 1, 0};
    unsigned steps = percent ? 4 : 1;
    return (struct axis){.maximum = {step.units * (int64_t)steps, 0}, .step = step, .step_count = steps};
}

struct axis axis_of(const struct chart *chart)
{
    struct extent extent = extent_of(chart);
    if (extent.zeros) return axis_of_zeros(chart);
    struct decimal above = extent.greatest, below = magnitude_of(extent.least), step = {1, 0};
    unsigned most = above.units > 0 && below.units > 0 ? MOST_TWO_SIDED : MOST_ONE_SIDED;
    unsigned up = 0, down = 0;
    bool found = above.units == 0 && below.units == 0;
    for (int power = extent.whole ? 0 : SMALLEST_POWER; power <= LARGEST_POWER && !found; power++) {
        for (size_t i = 0; i < ARRAY_LEN(mantissas) && !found; i++) {
            step = step_of(power, i);
            if (extent.whole && step.scale > 0) continue;
            up = steps_beyond(above, step);
            down = steps_beyond(below, step);
            found = up + down <= most;
        }
    }
    if (!found) { /* beyond 10¹⁷: clipped */
        up = above.units > 0 ? FEWEST_STEPS : 0;
        down = below.units > 0 ? FEWEST_STEPS : 0;
    }
    while (up + down < FEWEST_STEPS) {
        if (up >= down)
            up++;
        else
            down++;
    }
    return (struct axis){.minimum = {-step.units * (int64_t)down, step.scale},
                         .maximum = {step.units * (int64_t)up, step.scale},
                         .step = step,
                         .step_count = up + down};
}

struct decimal axis_tick(const struct axis *axis, unsigned number)
{
    assert(number <= axis->step_count);
    int64_t units = axis->minimum.units + axis->step.units * (int64_t)number;
    return (struct decimal){units, units == 0 ? 0 : axis->step.scale};
}

/* part ÷ whole × length, rounded. Digits that cannot matter at 1/1000 pt go before the product could overflow. */
static int32_t share(int64_t part, int64_t whole, int32_t length)
{
    if (part <= 0 || length <= 0) return 0; /* a chart lower than its names has no height for bars */
    if (part >= whole) return length;
    while (whole > INT64_MAX / (2 * (int64_t)length + 1)) {
        whole /= 10;
        part /= 10;
    }
    return (int32_t)((2 * part * length + whole) / (2 * whole));
}

int32_t axis_place(const struct axis *axis, struct decimal value, int32_t length)
{
    struct decimal lowest = axis->minimum, whole, part;
    struct decimal lifted = {-lowest.units, lowest.scale};
    if (!decimal_add(axis->maximum, lifted, &whole)) return length;
    if (!decimal_add(value, lifted, &part)) return value.units > 0 ? length : 0;
    if (part.scale > whole.scale && !decimal_rescale(whole, part.scale, &whole))
        decimal_rescale(part, whole.scale, &part);
    if (part.scale < whole.scale && !decimal_rescale(part, whole.scale, &part))
        return value.units > 0 ? length : 0;
    return share(part.units, whole.units, length);
}
