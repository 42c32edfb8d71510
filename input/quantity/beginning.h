/* beginning.h: with what an expression begins at a place, so that only the forms are asked that can stand there. */
#ifndef SHINCHOKU_INPUT_QUANTITY_BEGINNING_H
#define SHINCHOKU_INPUT_QUANTITY_BEGINNING_H

#include "scope.h"

enum beginning {
    BEGINNING_COUNT,
    BEGINNING_DIGIT,
    BEGINNING_SIGN,
    BEGINNING_YEAR,
    BEGINNING_LATIN,
    BEGINNING_OTHER,
    BEGINNINGS
};

enum beginning beginning_at(const struct scope *scope, size_t at);

/* The sorts of forms (STARTS_… of forms.h) that may begin so. */
unsigned beginning_starts(enum beginning beginning);

#endif
