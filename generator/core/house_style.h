/* house_style.h: what a house style of numerals (数字の表記) consists of. */
#ifndef SHINCHOKU_GENERATOR_CORE_HOUSE_STYLE_H
#define SHINCHOKU_GENERATOR_CORE_HOUSE_STYLE_H

#include "text.h"

/* The styles, and how records, definitions and options name them.
 * AS_WRITTEN: the author's text is left alone; computed numbers are half-width with separators.
 * MIXED: full-width for one digit, half-width for two or more, counted over the whole number. */
#define NUMERALS_WORDS(X)                                                                                    \
    X(NUMERALS, NUMERALS_AS_WRITTEN, "as-written")                                                           \
    X(NUMERALS, NUMERALS_HALF, "half")                                                                       \
    X(NUMERALS, NUMERALS_FULL, "full")                                                                       \
    X(NUMERALS, NUMERALS_MIXED, "mixed")

enum numerals {
#define X(list, numerals, word) numerals,
    NUMERALS_WORDS(X)
#undef X
};

struct house {
    enum numerals numerals;
    /* Separators in the author's numbers of four digits and more. Where false, those written stay and none are added.
     * Computed numbers have them in every style; `unseparated` takes them out of both. */
    bool thousands, unseparated;
    bool respelled; /* ヶ所, 箇所, カ月 … become か所, か月 … in the numbers that are rewritten */
};

#endif
