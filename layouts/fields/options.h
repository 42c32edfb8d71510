/* options.h: what a publication is to be, beyond what its definition and its plan say. */
#ifndef SHINCHOKU_LAYOUTS_FIELDS_OPTIONS_H
#define SHINCHOKU_LAYOUTS_FIELDS_OPTIONS_H

#include "generator/core/plan.h"
#include "layouts/language/layout.h"
#include "layouts/model/block.h"

typedef const struct picture *picture_finder(void *context, struct diagnostics *diagnostics,
                                             const struct plan *plan, struct text path, struct position at);

struct bind_options {
    enum output_format format;
    bool numerals_given; /* --numerals: over the definition's, over the plan's */
    enum numerals numerals;
    int first_page;         /* --first-page: over the plan's; 0: not given */
    struct text department; /* only initiatives of this department; empty: all */
    /* Last year's records, for {previous.status}; NULL: none. They belong to another plan: marking them as shown says
     * nothing about this one. */
    const struct plan *previous;
    bool draft;
    /* For drafts: which parts are of another day (健康推進課分は11月27日時点); empty: none. */
    struct text stand_ins;
    /* Of the data, for drafts: as-of, else published, else SOURCE_DATE_EPOCH (the caller's). */
    struct text date;
    /* Finds a picture named by a record: the same for the same file. NULL after the reason was reported. */
    picture_finder *picture;
    void *context;
    /* Workbooks: how a bound row of a table keeps its words, so that its blocks are forgotten. NULL: blocks stay. */
    row_keeper *keep_row;
    /* A bit a record of the plan, set for what is shown. NULL: not wanted. */
    uint8_t *shown;
};

#endif
