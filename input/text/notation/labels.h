/* labels.h: the dictionary of labels: words of the departments → fields.
 *
 * Labels are compared after folding: width and case, spaces, №/No., a leading number in a circle, brackets around them. */
#ifndef SHINCHOKU_INPUT_TEXT_NOTATION_LABELS_H
#define SHINCHOKU_INPUT_TEXT_NOTATION_LABELS_H

#include "fields.h"

struct labels;

/* Where a label is recognised. */
enum label_form {
    FORM_VALUE = 1,   /* ラベル：値, ラベル⇥値 */
    FORM_ALONE = 2,   /* alone on its line: 【ラベル】, ①ラベル */
    FORM_COLUMN = 4,  /* in the heading row of a table */
    FORM_HEADING = 8, /* in a ■ heading */
};

struct label {
    struct text name; /* as listed */
    struct text folded;
    enum field field;
    struct text argument; /* the level, the note's or the field's name; for marks their default symbol */
    int rank;             /* levels: outer ones have smaller numbers */
    unsigned forms;
    uint64_t letters;   /* which code points occur, as a 64-bit filter */
    struct label *next; /* the same bucket, in the order listed */
};

/* A label as it stands in a text: 「目標値（R6）」 is TARGET with the qualifier 「R6」. */
struct label_use {
    const struct label *label; /* NULL: not a label */
    struct text qualifier;
};

/* An empty table, before one that is asked after it (NULL: none). Lives as long as `arena`. */
struct labels *labels_open(struct arena *arena, const struct labels *base);
/* An entry by its name, field, argument, rank and forms. A name too long for a label is passed over. */
void labels_add(struct labels *labels, struct label entry);
/* A mark's symbol by a name. */
void labels_add_symbol(struct labels *labels, struct text name, struct text symbol);

/* First entry in one of `forms`, or NULL. */
const struct label *labels_lookup(const struct labels *labels, struct text text, unsigned forms);

/* Finds a label with its qualifier: in brackets at the end, or a year before or after (Ｒ３評価, 令和７年度目標値). */
struct label_use labels_parse(const struct labels *labels, struct text text, unsigned forms);

/* The known label that a misspelt one may have meant, or NULL: at most one edit in three or four characters, two in
 * five or more. */
const struct label *labels_nearest(const struct labels *labels, struct text text);

/* The level whose name begins `text`, longest name first, or NULL. */
const struct label *labels_level_at(const struct labels *labels, struct text text);
/* The entry of a level by its name, or NULL. */
const struct label *labels_level(const struct labels *labels, struct text name);

/* The word to write for a field (with that argument): the first listed that is read as that field, of the dictionary that
 * ships before a city's own. NULL when there is none. */
const struct label *labels_first(const struct labels *labels, enum field field, struct text argument);

/* A mark's symbol for a name (右上 → ↗), or the empty text; and the other way round. */
struct text labels_symbol(const struct labels *labels, struct text name);
struct text labels_symbol_name(const struct labels *labels, struct text symbol);

/* One year, or a first and a last one (R5～R7年度): the parts as written, trimmed. False when it is neither. */
struct year_span {
    struct text first, last; /* `last` is empty for one year */
};
bool labels_year(struct text text, struct year_span *span);

#endif
