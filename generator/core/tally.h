/* tally.h: how often: marks of a scale below a record, and indicators that reached the bands of a scale.
 *
 * Pure questions of a plan. Rates are given by whoever counts, because what stands in the way of one may be to be said. */
#ifndef SHINCHOKU_GENERATOR_CORE_TALLY_H
#define SHINCHOKU_GENERATOR_CORE_TALLY_H

#include "plan.h"

/* How many records of that kind below `top` (itself included) bear the mark: the progress of a status, the text of others. */
uint32_t tally_marks(const struct record *top, enum record_kind kind, struct text symbol);

struct tally_row {
    const struct record *of; /* section or tag */
    uint32_t total;
    uint32_t *bands; /* how many in each */
};

/* Indicators by the band of a scale, a row a section of a level or a tag, in the order of the plan. */
struct tally {
    const struct record *scale;
    struct text by; /* a level, or `tag` */
    int year;
    const struct record **bands;
    uint16_t band_count;
    bool by_tag, too_many; /* too_many: the scale has more bands than TALLY_MOST_BANDS; the others are left out */
    struct tally_row *rows;
    size_t row_count, capacity;
    struct arena *arena, *passing;
    const struct plan *plan;
    uint32_t *places;         /* by the number of a record: its row, from 1; until the tally is closed */
    const struct tally *next; /* of whoever keeps several */
};

enum { TALLY_MOST_BANDS = 16000 /* columns of a table, beside three others */ };

/* With a row for each section of the level, or tag, also where nothing counts in it. */
struct tally *tally_open(struct arena *arena, const struct plan *plan, const struct record *scale, struct text by,
                         int year);
/* The indicator reached that rate. One that belongs to no row counts nowhere. */
void tally_add(struct tally *tally, const struct record *indicator, struct decimal rate);
/* Nothing is added any more. */
void tally_close(struct tally *tally);

#endif
