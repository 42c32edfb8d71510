/* house_style.h: what a house style of numerals (数字の表記) consists of. */
#ifndef SHINCHOKU_GENERATOR_CORE_HOUSE_STYLE_H
#define SHINCHOKU_GENERATOR_CORE_HOUSE_STYLE_H

#include "text.h"

enum numerals {
    NUMERALS_AS_WRITTEN, /* the author's text is left alone; computed numbers are half-width with separators */
    NUMERALS_HALF,
    NUMERALS_FULL,
    NUMERALS_MIXED /* full-width for one digit, half-width for two or more, counted over the whole number */
};

struct house {
    enum numerals numerals;
    /* Separators in the author's numbers of four digits and more. Where false, those written stay and none are added.
     * Computed numbers have them in every style; `unseparated` takes them out of both. */
    bool thousands, unseparated;
    bool respelled; /* ヶ所, 箇所, カ月 … become か所, か月 … in the numbers that are rewritten */
};

#endif
