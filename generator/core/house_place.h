/* house_place.h: looking at a place of a text. Internal to house*.c. */
#ifndef SHINCHOKU_GENERATOR_CORE_HOUSE_PLACE_H
#define SHINCHOKU_GENERATOR_CORE_HOUSE_PLACE_H

#include "text.h"

/* The character before or at `at`, full-width ASCII and blanks made half-width; 0 at the text's end. `*next` is the offset
 * where it begins or ends. */
uint32_t house_before(struct text text, size_t at, size_t *next);
uint32_t house_after(struct text text, size_t at, size_t *next);
bool house_is_digit(uint32_t c);
bool house_is_latin(uint32_t c);
/* Hyphens, dashes and the long vowel mark, which join numbers in telephone numbers and codes. */
bool house_is_hyphen(uint32_t c);
/* What joins two numbers to one token: hyphens, / : and . */
bool house_is_joint(uint32_t c);
bool house_stands_before(struct text text, size_t at, const char *word);
bool house_stands_at(struct text text, size_t at, const char *word);

#endif
