/* achievement.h: what an indicator's values come to: the value of a year, its amount, actual ÷ target (達成率).
 *
 * Pure questions of a plan: nothing is reported here. Whoever prints a rate says what stood in its way. */
#ifndef SHINCHOKU_CORE_ACHIEVEMENT_H
#define SHINCHOKU_CORE_ACHIEVEMENT_H

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

/* What a value's amount is measured in: its own unit, what that leaves open by the indicator's. */
struct unit_size achievement_unit(const struct record *indicator, const struct record *value);
/* The indicator's unit itself. */
struct unit_size achievement_indicator_unit(const struct record *indicator);

/* The unit that an indicator's values are drawn and counted in: its own; where it has none, or no value can be converted to
 * it (回 over 月1回, 月2回), that of the value returned. */
const struct record *achievement_model(const struct record *indicator, struct unit_size *size);
/* A value's single amount in that unit. False when it has none, or cannot be converted. */
bool achievement_amount(const struct record *value, struct decimal *amount);

/* An amount times a factor, exactly. False when it has no finite decimals, or too many. */
bool achievement_scale(struct decimal amount, struct unit_factor factor, struct decimal *out);

#endif
