/* unit.h: what a unit (単位) is worth beside another of its kind, exactly: 1 km is 1000 m, 1‰ 0.1 %, 月1回 年12回.
 *
 * A unit is written as the quantity module spells it: a word of its own, what it is counted by behind a slash
 * (回/月, g/人日). Counters of different things (人, 件, か所) are never exchanged, nor is what has no exact factor
 * (日 and 時間, 週 and 月). */
#ifndef SHINCHOKU_GENERATOR_CORE_UNIT_H
#define SHINCHOKU_GENERATOR_CORE_UNIT_H

#include "decimal.h"

/* How often: what 「月1回」 and 「年12回」 are counted by. None is written where a value is simply that of its year. */
enum unit_period {
    PERIOD_NONE,
    PERIOD_YEAR,
    PERIOD_HALF,
    PERIOD_QUARTER,
    PERIOD_MONTH,
    PERIOD_WEEK,
    PERIOD_DAY
};

struct unit_size {
    struct text base;    /* what is measured, by the name of its basic unit; empty: no unit is written */
    int64_t times, over; /* so many of the basic unit: times ÷ over */
    struct text by;      /* what else it is counted by: 人日 of g/人日; empty: nothing */
    enum unit_period period;
};

/* Borrows from `unit` and static storage. */
struct unit_size unit_size_of(struct text unit);

enum unit_match {
    UNITS_SAME,    /* nothing to convert */
    UNITS_CONVERT, /* by an exact factor */
    UNITS_DIFFER,  /* 人 and 件, g and g/人日 */
    PERIODS_DIFFER /* 月1回 and 12回, 週1回 and 月4回 */
};
/* Two amounts beside each other: one of the first unit is `times` ÷ `over` of the second. */
struct unit_factor {
    int64_t times, over;
};
enum unit_match unit_match(const struct unit_size *from, const struct unit_size *to,
                           struct unit_factor *factor);

#endif
