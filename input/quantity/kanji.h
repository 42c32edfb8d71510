/* kanji.h: kanji numerals in prose. 一 alone is the commonest word of all: most of them are not numbers. */
#ifndef SHINCHOKU_INPUT_QUANTITY_KANJI_H
#define SHINCHOKU_INPUT_QUANTITY_KANJI_H

#include "scope.h"

/* May an expression hold the kanji at `at`? */
bool kanji_is_worth_asking(const struct scope *scope, size_t at);
/* Past the numerals that begin at `at`. */
size_t kanji_skip_numerals(const struct scope *scope, size_t at);

#endif
