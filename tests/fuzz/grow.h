/* grow.h: well-formed definitions and records grown out of bytes. Each byte is a choice: which child, which attribute, which
 * value; when they are used up, the rest of the choices is drawn from a number that the first bytes give. The vocabularies
 * are the program's own tables (layouts/language/vocabulary.h, record_shape_in), so that what is new in them is grown too. */
#ifndef SHINCHOKU_TESTS_FUZZ_GROW_H
#define SHINCHOKU_TESTS_FUZZ_GROW_H

#include "generator/core/plan.h"

struct choices {
    const uint8_t *at;
    size_t left;
    uint32_t drawn; /* goes on when the bytes end; never 0 */
    uint32_t odd;   /* one value in so many is a strange one; 0: none */
};

struct choices choices_of(const uint8_t *data, size_t size);
/* From 0 to count - 1; 0 where there is nothing to choose. */
uint32_t choose(struct choices *choices, uint32_t count);
/* True once in so many times. */
bool chance(struct choices *choices, uint32_t times);
/* Is the next value to be a strange one? */
bool is_odd(struct choices *choices);
/* The same where a strange one is refused, and the whole file with it: far less often. */
bool is_odd_and_refused(struct choices *choices);
/* One of the words of a list parted by spaces. */
struct text choose_word(struct choices *choices, const char *list);

/* Something strange: long, empty, wide, beyond the BMP, right to left, a number where none belongs. */
const char *choose_strange(struct choices *choices);

/* As XML says it: in content, or between quotes. */
void grow_escaped(struct text_buffer *out, struct text text);

/* A plan in the vocabulary of plan.rnc, of at most that many elements. */
void grow_record(struct text_buffer *out, struct choices *choices, int elements);
/* A definition called `name` that extends base. */
void grow_definition(struct text_buffer *out, struct choices *choices, const char *name, int elements);

#endif
