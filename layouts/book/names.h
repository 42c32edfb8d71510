/* names.h: names of sheets that Excel takes. Private to the book composer. */
#ifndef SHINCHOKU_LAYOUTS_BOOK_NAMES_H
#define SHINCHOKU_LAYOUTS_BOOK_NAMES_H

#include "generator/core/text.h"

/* The names of a book so far, for comparing: Excel does not tell capitals from small letters, nor wide from narrow. */
struct sheet_names {
    struct arena *arena;
    struct sheet_name_entry *entries; /* open addressing */
    size_t capacity, count;
};

/* The wanted name, or as much of it as Excel takes: at most 31 units of UTF-16 and no []:*?/\\; where it is taken, with
 * （2）, （3） … behind it. */
struct text names_take(struct sheet_names *names, struct text wanted);

/* As much of a text as has at most that many units of UTF-16, in which Excel counts. */
struct text names_cut(struct text text, size_t units);

#endif
