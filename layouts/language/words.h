/* words.h: lists of words separated by spaces, as the tables of the definition language hold them. */
#ifndef SHINCHOKU_LAYOUTS_LANGUAGE_WORDS_H
#define SHINCHOKU_LAYOUTS_LANGUAGE_WORDS_H

#include "generator/core/text.h"

/* A list that was taken apart. */
struct name_list {
    const struct text *at;
    size_t count;
};
struct name_list words_names(struct arena *arena, struct text list);

/* Is the word in the list? */
bool words_have(struct text list, struct text word);
/* Which of the list it is, from 0; -1: none. */
int words_index(struct text list, struct text word);
/* The words as a message lists them, in both languages. */
struct text words_list(struct arena *arena, struct text list);
/* The nearest word, as a message asks for it, in both languages; empty when none is near. */
struct text words_suggestion(struct arena *arena, struct text list, struct text word);
/* Takes the next word off the list; false at its end. */
bool words_next(struct text *list, struct text *word);

#endif
