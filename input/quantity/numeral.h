/* numeral.h: what a numeral is worth, whatever signs it is written with. */
#ifndef SHINCHOKU_INPUT_QUANTITY_NUMERAL_H
#define SHINCHOKU_INPUT_QUANTITY_NUMERAL_H

#include "generator/core/decimal.h"

enum numeral {
    NUMERAL_FINE,
    NUMERAL_SENSELESS, /* 1千1234, 1万10千, 三五十: numerals, and no number */
    NUMERAL_NONE       /* something else, or too long for a decimal */
};

/* All of a folded text: 1,904 · .5 · 14万2000 · 1千2百 · 二十四 · 二〇二四. */
enum numeral numeral_read(struct text written, struct decimal *value);

/* Digits side by side are a number where one must stand, such as before 年度 or in a whole value (二〇二四); elsewhere
 * (二三人) they are not. */
enum numeral_digits { NUMERAL_RANKED, NUMERAL_POSITIONAL };

/* All of a text of kanji numerals. */
bool numeral_kanji(struct text written, enum numeral_digits digits, int64_t *value);

/* What the sign at the end of a numeral counts that a text begins with: 2万人 10000, 3人 and 1万2000人 1. In 「1～2万人」 it
 * counts the first number, too. */
int64_t numeral_last_sign(struct text written);

#endif
