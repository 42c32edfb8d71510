/* binder.h: what a publication is bound with: the plan, the definition, and the record at hand.
 *
 * The binder walks a definition's elements with a context: the record that `each` has moved to. Everything it prints it
 * marks as shown, so that in the end it can say what no element consumed. */
#ifndef SHINCHOKU_LAYOUTS_FIELDS_BINDER_H
#define SHINCHOKU_LAYOUTS_FIELDS_BINDER_H

#include "generator/core/achievement.h"
#include "layouts/language/definition.h"
#include "layouts/model/blocks.h"
#include "options.h"

struct previous; /* previous.c */
struct told;     /* told.c */
struct context;
struct year_columns;
struct tally;

/* A publication while it is being bound. Only what is found once, or counted, changes here; what differs from element to
 * element stands in the context. */
struct binder {
    struct arena *whole; /* as long as the publication */
    const struct layout *layout;
    const struct plan *plan;
    const struct bind_options *options;
    struct house *house;
    /* Makes the blocks of an element (bind/elements.c): elements hold elements. */
    void (*bind)(const struct context *context, const struct element *element, struct blocks *out);
    uint8_t *shown; /* a bit a record */
    uint8_t *told;  /* two bits a record: what was said of it; NULL: nothing yet */
    const struct style *small, *small_bold, *missing; /* styles that `base` must have */
    struct year_columns *all_years; /* of the whole plan, by record kind; made when first asked for */
    struct previous *previous;      /* made when it is first asked for */
    const struct tally *tallies;    /* what summaries counted (bind/summary.c) */
    struct told *told_of;           /* what the prose around indicators says (told.c); NULL: not asked yet */
    const struct record
        *measured; /* the indicator whose measure was asked for last: its values follow each other */
    struct achievement_measure measure;
    uint64_t made; /* what was bound so far (budget.c) */
};

/* What holds on the way down: whoever changes something of it does so in a copy, for what is below. */
struct context {
    struct binder *binder;
    struct arena *arena;             /* of what is being bound; see bind/later.c */
    struct diagnostics *diagnostics; /* where it is said what is wrong */
    const struct record *record;
    const struct record *column; /* of a column made by each=: the tag or department */
    uint32_t position, count;    /* which of how many, from 1 */
    int *heading_level;          /* of the heading under which we are: labels stand one below it */
    bool half;                   /* inside a grid of two: tables and charts stand in half the measure */
};

/* The same at another record. */
static inline struct context context_at(const struct context *context, const struct record *record)
{
    struct context at = *context;
    at.record = record;
    at.column = NULL;
    at.position = at.count = 0;
    return at;
}

/* budget.c: may so many things more be made by the element? If not, that was said: nothing more is bound. */
bool binder_may_make(const struct context *context, const struct element *element, uint64_t things);

#endif
