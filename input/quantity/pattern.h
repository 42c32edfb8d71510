/* pattern.h: the folder's only door to PCRE2: a list of alternatives compiled into one pattern, tried at one place.
 *
 * Words that no pattern should have to list, because they are hundreds, are left to a function: where PATTERN_WORD stands in
 * an alternative the match asks it how far the word reaches. */
#ifndef SHINCHOKU_INPUT_QUANTITY_PATTERN_H
#define SHINCHOKU_INPUT_QUANTITY_PATTERN_H

#include "generator/core/text.h"

enum { PATTERN_GROUPS = 19 }; /* groups 0 to 18 */

struct pattern;

/* What may stand at a place: a head that several may have in common, and the rest. Both empty: none. */
struct alternative {
    struct text head, rest;
};

/* The bytes of the word that a text begins with; 0: it begins with none. */
typedef size_t word_length(struct text text);

/* One word, never stepped back into: a callout (pcre2callout) asks whether there is one, the next two whether three bytes
 * or one of it are left. */
#define PATTERN_WORD "(?:(?C1)(?:(?C3)...)*+(?:(?C2).)*+)"

/* Compiles alternatives, with match limits, and to machine code once they are asked often. Neighbours with the same head
 * read it once. NULL when one does not compile. */
struct pattern *pattern_open(const struct alternative *alternatives, size_t count, word_length *word);
void pattern_close(struct pattern *pattern);

/* Space for the result of a match: one per search. */
struct pattern_room;
struct pattern_room *pattern_room_open(void); /* NULL when memory is short */
void pattern_room_close(struct pattern_room *room);

/* What matched: the number of the alternative and its groups (counted from 1 in each alternative; group 0 is all). */
struct match {
    size_t alternative;
    struct text group[PATTERN_GROUPS]; /* unset groups are empty, with `at` NULL */
};

/* Does an alternative match at exactly this place of the subject? The first one that does wins. */
bool pattern_match(struct pattern *pattern, struct pattern_room *room, struct text subject, size_t place,
                   struct match *match);

#endif
