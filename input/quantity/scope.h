/* scope.h: what a search looks at: a folded text (fold.h), and the floor before which everything was read already. */
#ifndef SHINCHOKU_INPUT_QUANTITY_SCOPE_H
#define SHINCHOKU_INPUT_QUANTITY_SCOPE_H

#include "generator/core/text.h"

struct scope {
    struct text folded; /* two zero bytes follow it */
    size_t floor;       /* nothing before it is looked at again */
};

/* The characters of ASCII alone, whatever the locale. */
bool scope_is_digit(char c);
bool scope_is_letter(char c);

bool scope_stands_at(const struct scope *scope, size_t at, const char *what);
/* Does `what` stand just before `at`, and after the floor? */
bool scope_stands_before(const struct scope *scope, size_t at, const char *what);
bool scope_one_stands_before(const struct scope *scope, size_t at, const char *const *words, size_t count);
/* Does one of these characters, three bytes each, stand just before `at`? */
bool scope_character_stands_before(const struct scope *scope, size_t at, const char *characters);

/* The character of three bytes at `at`, 0 when it has another length. */
uint32_t scope_wide_character(const struct scope *scope, size_t at);
size_t scope_skip_digits(const struct scope *scope, size_t at);

#endif
