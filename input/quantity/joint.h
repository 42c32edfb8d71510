/* joint.h: an expression, those found before it, and what stands between. */
#ifndef SHINCHOKU_INPUT_QUANTITY_JOINT_H
#define SHINCHOKU_INPUT_QUANTITY_JOINT_H

#include "generator/core/quantity.h"

/* Expressions found so far, and one more. */
struct joint {
    struct arena *arena;
    struct text text; /* as it was written; offsets count from `base` */
    size_t base;      /* expressions before it belong to another piece */
    const struct expression *found;
    size_t count;
    struct text folded; /* the next expression, folded */
};

enum sign {
    SIGN_NONE,
    SIGN_TOUCH,
    SIGN_RANGE,
    SIGN_HYPHEN,
    SIGN_DOT,
    SIGN_COMMA,
    SIGN_STROKE,
    SIGN_FROM,
    SIGN_AND,
    SIGN_IN,
    SIGN_MEAN
};

/* How a number stands in the canonical form of a chain: 3, #3, --03. */
enum link { LINK_NUMBER, LINK_ORDINAL, LINK_MONTH };

/* The words of an expression. */
struct text joint_written(const struct joint *joint, const struct expression *one);
/* The sign between two expressions. */
enum sign joint_sign_between(const struct joint *joint, const struct expression *last,
                             const struct expression *next);
bool joint_makes_range(enum sign sign, const struct joint *joint, const struct expression *next);
/* The next expression begins where the last did: `count`, for the caller to return. */
size_t joint_take_in(const struct expression *first, size_t count, struct expression *next);

bool joint_is_whole(struct decimal value);
/* A number without unit, which may share the one of its neighbour. */
bool joint_is_bare(const struct expression *one);
bool joint_is_quantity_of(const struct expression *one, const char *unit);

/* How many bare numbers stand before, each followed by the same sign; the first of so many. */
size_t joint_chain_length(const struct joint *joint, const struct expression *next, enum sign sign);
const struct expression *joint_chain_start(const struct joint *joint, size_t length);
/* "3,6,12": each number in its form. */
struct text joint_chain_text(const struct joint *joint, size_t length, int64_t last, enum link link);

#endif
