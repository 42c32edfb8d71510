/* search.h: what a grammar is made of, for the search: tables that are made once, and patterns that are compiled when they
 * are first asked. */
#ifndef SHINCHOKU_INPUT_QUANTITY_SEARCH_H
#define SHINCHOKU_INPUT_QUANTITY_SEARCH_H

#include "beginning.h"
#include "fold.h"
#include "pattern.h"
#include "prefix.h"

struct grammar {
    struct pattern **patterns; /* BEGINNINGS, each NULL until it is asked */
    struct fold_table folds;
    struct prefix_table prefixes;
};

/* The forms that may begin so, as one pattern; the number of an alternative is the number of its form. NULL when memory is
 * short. */
struct pattern *search_pattern(const struct grammar *grammar, enum beginning beginning);

#endif
