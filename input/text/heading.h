/* heading.h: ■ headings and band rows taken apart. */
#ifndef SHINCHOKU_INPUT_TEXT_HEADING_H
#define SHINCHOKU_INPUT_TEXT_HEADING_H

#include "reader.h"

/* 「基本目標 1：題名」, 「基本目標Ⅱ　題名」, 「基本目標三」, 「題名」: level and number are empty where there is none. */
struct heading {
    struct text level, number, title;
};
struct heading heading_split(const struct reader *reader, struct text text);

/* Has it a digit, a Roman numeral, a numeral in kanji or in a circle? */
bool heading_has_numeral(struct text text);

#endif
