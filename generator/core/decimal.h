/* decimal.h: exact amounts. A number is an integer and a scale: 12.50 is {1250, 2} and stays 12.50. Never `double`. */
#ifndef SHINCHOKU_GENERATOR_CORE_DECIMAL_H
#define SHINCHOKU_GENERATOR_CORE_DECIMAL_H

#include <stdbool.h>
#include <stdint.h>

#include "text.h"

struct decimal {
    int64_t units;
    uint8_t scale; /* digits after the point, 0 to 18 */
};

/* Reads [+-]digits[.digits], ASCII only, thousands separators not allowed. False when it is not that or too long. */
bool decimal_parse(struct text text, struct decimal *out);
/* Changes the number of decimals; half away from zero when digits are lost. False when it does not fit. */
bool decimal_rescale(struct decimal value, uint8_t scale, struct decimal *out);
bool decimal_multiply(struct decimal a, struct decimal b, struct decimal *out);
bool decimal_add(struct decimal a, struct decimal b, struct decimal *out);
/* numerator ÷ denominator × factor, rounded half up (half away from zero) to `scale` decimals.
 * False when the denominator is zero or the result does not fit. */
bool decimal_ratio(struct decimal numerator, struct decimal denominator, int64_t factor, uint8_t scale,
                   struct decimal *out);
int decimal_compare(struct decimal a, struct decimal b);
/* Without trailing zeros after the point: 3.50 → 3.5. */
struct decimal decimal_reduced(struct decimal value);
/* ASCII, with thousands separators where `separators`: −12,345.60 is "-12,345.60". */
enum separators { SEPARATORS_NONE, SEPARATORS_THOUSANDS };
struct text decimal_print(struct arena *arena, struct decimal value, enum separators separators);

#endif
