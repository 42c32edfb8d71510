/* achievement.h: what an indicator's values come to: the value of a year, its amount, actual ÷ target (達成率).
 *
 * Pure questions of a plan: nothing is reported here. Whoever prints a rate says what stood in its way. */
#ifndef SHINCHOKU_GENERATOR_CORE_ACHIEVEMENT_H
#define SHINCHOKU_GENERATOR_CORE_ACHIEVEMENT_H

#include "plan.h"
#include "unit.h"

enum achievement_outcome {
    ACHIEVEMENT_RATE,      /* there is one */
    ACHIEVEMENT_NO_ACTUAL, /* nothing was given */
    ACHIEVEMENT_NO_TARGET,
    ACHIEVEMENT_WORDS,    /* 適宜, 全小学校 */
    ACHIEVEMENT_SEVERAL,  /* `obstacle` has no single value: 2、3回, 5～10人, 7/18, 十数件 */
    ACHIEVEMENT_BOUND,    /* the actual is only a bound: 80人以上 */
    ACHIEVEMENT_UNITS,    /* 人 against 件 */
    ACHIEVEMENT_PERIODS,  /* 月1回 against 12回 */
    ACHIEVEMENT_ZERO,     /* nothing can be divided by zero */
    ACHIEVEMENT_NEGATIVE, /* a negative target, or a sign that changes: a quotient says nothing */
    ACHIEVEMENT_TOO_LARGE /* more digits than a decimal holds */
};

enum achievement_direction { DIRECTION_HIGHER, DIRECTION_LOWER, DIRECTION_REACH };

struct achievement {
    enum achievement_outcome outcome;
    struct decimal rate; /* percent with one decimal, half up; ACHIEVEMENT_RATE only */
    enum achievement_direction direction;
    const struct record *actual, *target; /* of the year, or NULL */
    const struct record *obstacle;        /* ACHIEVEMENT_SEVERAL, _BOUND: which of the two */
    const struct record
        *contradiction; /* a target whose 以上 or 以下 says otherwise than `better`, or than another; NULL */
    enum unit_match units; /* UNITS_CONVERT: an exact factor was applied */
};

/* The first value of that kind in the year, or NULL. */
const struct record *achievement_value(const struct record *indicator, enum record_kind kind, int year);

/* Actual ÷ target × 100 of a year. Lower is better where `better` says so, or, where it says nothing, the target does
 * (以下, 以内, 未満): then the quotient is turned round. `reach` caps at 100. */
struct achievement achievement_of(const struct record *indicator, int year);

/* The indicator's own unit, and what a number without a unit is one of. */
struct achievement_units {
    struct unit_size whole, bare;
};

/* What an indicator's values are drawn and counted in, found once for all of them: its own unit; where it has none, or no
 * value can be converted to it (回 over 月1回, 月2回), that of one of its values. */
struct achievement_measure {
    struct achievement_units units;
    struct unit_size common;
    const struct record *model; /* the value whose unit it is; NULL: the indicator's own */
};
struct achievement_measure achievement_measure(const struct record *indicator);

/* The single amount of one of the indicator's values in that unit. False when it has none, or cannot be converted. */
bool achievement_amount(const struct achievement_measure *measure, const struct record *value,
                        struct decimal *amount);

/* An amount times a factor, exactly. False when it has no finite decimals, or too many. */
bool achievement_scale(struct decimal amount, struct unit_factor factor, struct decimal *out);

#endif
