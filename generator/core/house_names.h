/* house_names.h: which numbers of a text are names: what a house style leaves as its author wrote it. Internal to house*.c.
 *
 * The grammar tells a code from an amount by its own form; this looks at what stands around it in the text: the Latin word that a
 * number ends (HbA1c6.5), the address it is part of, the article beside it. A token is restyled whole or not at all, so what is
 * joined to a name is one. */
#ifndef SHINCHOKU_GENERATOR_CORE_HOUSE_NAMES_H
#define SHINCHOKU_GENERATOR_CORE_HOUSE_NAMES_H

#include "quantity.h"

/* Sets `kept[i]` for each expression that stays as it is, by its kind or by what stands around it. */
void house_names_mark(struct text text, const struct expression *expressions, size_t count, bool *kept);

/* -- house_place.c: looking at a place of a text --------------------------------------------------------------------- */

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

/* -- house_paths.c: addresses of pages, mail addresses, names of files ------------------------------------------------- */

/* Reads a text from left to right. */
struct house_paths {
    size_t start, end; /* of the run of characters looked at last */
    struct {
        size_t start, end;
    } span[8];
    size_t count;
};

/* Does the byte at `at` belong to one? Asked with rising `at`, the text is read once. */
bool house_paths_hold(struct house_paths *paths, struct text text, size_t at);

#endif
