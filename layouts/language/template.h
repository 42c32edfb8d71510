/* template.h: paths to what a record holds, and texts with such fields in braces, read once when the definition is. */
#ifndef SHINCHOKU_LAYOUTS_LANGUAGE_TEMPLATE_H
#define SHINCHOKU_LAYOUTS_LANGUAGE_TEMPLATE_H

#include "generator/core/diag.h"
#include "selector.h"
#include "vocabulary.h"

/* A step of a path: what the word is in the vocabulary of records (it may be both), or NO_KIND and NO_ATTRIBUTE, or one of
 * our own. */
struct field_step {
    struct text name;
    enum record_kind kind;
    enum attribute_kind attribute;
    enum field_word word; /* NO_WORD: none of ours */
    bool names;           /* what comes next may be a name that a city chose: of a level, a note, a field */
};
#define NO_ATTRIBUTE ATTRIBUTE_COUNT
#define NO_WORD      FIELD_WORD_COUNT

/* {section.施策.no}: names from the context outwards; {document-title, title}: the first alternative that is not empty. */
struct field_path {
    const struct field_step *steps;
    uint32_t step_count; /* at least one */
    enum field_format format;
    struct text argument;    /* of a format that takes one: {department | join=・} */
    bool breaks;             /* {department | join=br}: a line each */
    struct selector counted; /* FORMAT_NUMBER_OF */
    const struct field_path *otherwise;
    struct position at;
};

/* A text with fields in it: literals and paths in turn. */
struct template_part {
    struct text literal;
    const struct field_path *path; /* NULL: a literal */
    struct position at;
    struct template_part *next;
};

/* Whether the white space of the file's own indentation is content. Fields are looked for first, so that their places stay
 * those of the file. */
enum template_space { SPACE_KEPT, SPACE_OF_FILE };

/* Templates: from an attribute or from character data. Reports FIELD_UNKNOWN and FIELD_OPEN. */
const struct template_part *template_parse(struct arena *arena, struct diagnostics *diagnostics,
                                           struct text text, struct position at, enum template_space space);
/* One path without braces, as in field= and when=. */
const struct field_path *template_parse_path(struct arena *arena, struct diagnostics *diagnostics,
                                             struct text text, struct position at);

#endif
