/* grammar.h: the grammar of numeric expressions (数値表現): the only folder that knows PCRE2.
 *
 * Patterns are compiled when they are first asked, and to machine code when they are asked often: a grammar belongs to
 * one thread. The forms are listed in forms.c, the units in units.c; tests/spec/quantities.md shows what each reads as. */
#ifndef SHINCHOKU_INPUT_QUANTITY_GRAMMAR_H
#define SHINCHOKU_INPUT_QUANTITY_GRAMMAR_H

#include "generator/core/quantity.h"

struct grammar;

/* NULL when memory is short. */
struct grammar *grammar_open(void);
void grammar_close(struct grammar *grammar);

struct expressions {
    struct expression *at; /* in order, not overlapping */
    uint32_t count;
    bool senseless; /* something was left out that is written like a number or a day and is none: 1千1234円 */
};

/* All numeric expressions of a text. Linear in its length. */
struct expressions grammar_find(const struct grammar *grammar, struct arena *arena, struct text text);

/* What a value's whole text says. */
struct reading grammar_read(const struct grammar *grammar, struct arena *arena, struct text text);
/* The same where its expressions were found already. */
struct reading grammar_read_found(const struct grammar *grammar, struct arena *arena, struct text text,
                                  const struct expression *found, uint32_t count);

#endif
