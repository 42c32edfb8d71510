/* element.h: a layout definition, compiled: elements with their attributes checked and their templates parsed.
 *
 * The vocabulary is one table (language/vocabulary.h): each element with the elements and attributes it takes. */
#ifndef SHINCHOKU_LAYOUTS_LANGUAGE_ELEMENT_H
#define SHINCHOKU_LAYOUTS_LANGUAGE_ELEMENT_H

#include "vocabulary.h"
#include "layout.h"

enum element_kind {
#define X(kind, name, children, attributes) ELEMENT_##kind,
    LAYOUT_ELEMENTS(X)
#undef X
        ELEMENT_KIND_COUNT
};

enum word { /* attribute names */
#define X(word, name) WORD_##word,
            LAYOUT_ATTRIBUTES(X)
#undef X
                WORD_COUNT
};

/* How a field's value is printed. */
enum field_format {
#define X(format, name) FORMAT_##format,
    FIELD_FORMATS(X)
#undef X
        FORMAT_COUNT
};

/* A step of a path: what the word is in the vocabulary of records (it may be both), or NO_KIND and NO_ATTRIBUTE. */
struct field_step {
    struct text name;
    enum record_kind kind;
    enum attribute_kind attribute;
};
#define NO_KIND      RECORD_TEXT /* no element of a record file has that kind */
#define NO_ATTRIBUTE ATTRIBUTE_COUNT

/* {section.施策.no}: names from the context outwards; {document-title, title}: the first alternative that is not empty. */
struct field_path {
    const struct field_step *steps;
    uint32_t step_count;
    enum field_format format;
    struct text argument; /* of a format that takes one: {department | join=・} */
    const struct field_path *otherwise;
    struct position at;
};

/* A text with fields in it: literals and paths in turn. */
struct template_part {
    struct text literal;
    const struct field_path *path; /* NULL: a literal */
    struct position at;
    const struct template_part *next;
};

/* An attribute that holds a field, a condition or a text with fields, parsed when the definition is read. */
struct compiled_word {
    enum word word;
    const struct field_path *path; /* field, input, when, unless, a side's value */
    bool compares;                 /* a condition path=wanted */
    struct text wanted;
    const struct template_part *text; /* of the other words, where they hold a {field} */
    const struct compiled_word *next;
};

struct element {
    enum element_kind kind;
    const struct node *node;
    struct element *parent, *first, *last, *next;
    const struct node_attribute *attributes[WORD_COUNT];
    const struct template_part *text; /* ELEMENT_CHARACTERS */
    const struct compiled_word *compiled;
    const struct style *style;  /* of style=, or NULL */
    const struct element *part; /* ELEMENT_USE: what it stands for */
    /* How many elements it makes with all parts that are used in it, and how deep they lie in each other. */
    uint32_t weight, depth;
};

/* Rows of a table's head. */
enum { DEEPEST_HEAD = 4 };

/* A compiled definition, with everything of those it extends. */
struct layout {
    struct text name;
    bool abstract;
    const struct element *body;     /* ELEMENT_LAYOUT: its children are the publication in order */
    const struct element *workbook; /* what a workbook holds instead of the body, or NULL */
    const struct element *title;    /* ELEMENT_TITLE or NULL */
    struct text descriptions[2];    /* by enum language */
    struct text outputs;
    const struct element *file; /* ELEMENT_LAYOUT that has file=, or NULL */
    bool numerals_given;
    enum numerals numerals;
    bool report_unshown;
    bool per_department;

    const char **faces;
    struct text *face_names;
    size_t face_count;
    struct style *styles;
    size_t style_count;
    uint32_t colours[COLOUR_ROLES];
    /* Page masters: elements, made into struct page_master by the binder, because running heads hold fields. */
    const struct element **pages;
    size_t page_count;
    /* Parts that are used in several places. A part uses only parts that stand before it. */
    const struct element **parts;
    size_t part_count;
    struct arena *arena; /* of the run; holds the definition */
};

/* The attribute's value, or the empty text. */
struct text element_value(const struct element *element, enum word word);
bool element_has(const struct element *element, enum word word);
bool element_yes(const struct element *element, enum word word);
/* A whole number, or `otherwise`. */
int element_number(const struct element *element, enum word word, int otherwise);
const char *element_name(enum element_kind kind);
const char *word_name(enum word word);
/* False when no element has such an attribute. */
bool word_of(struct text name, enum word *word);
/* What the attribute was compiled to; NULL where it is not there or holds no field. */
const struct compiled_word *element_compiled(const struct element *element, enum word word);

/* Lengths: 12pt, 20mm, 4em (of `em`, 1/1000 pt). False when it is none. */
bool measure_parse(struct text text, int32_t em, int32_t *length);
/* Thousandths of a unit as definitions write them: 123.4pt. */
struct text measure_print(struct arena *arena, int32_t length, const char *unit);
/* The same, or NNfr, or empty for content. */
bool width_parse(struct text text, int32_t em, struct width *width);
void padding_parse(struct text text, int32_t padding[4]);
/* The attribute as a length; `otherwise` when it is not there (mistakes were reported when the definition was read). */
int32_t element_length(const struct element *element, enum word word, int32_t em, int32_t otherwise);

const struct style *layout_style(const struct layout *layout, struct text name);

/* FROM..TO, years counted from the reporting year: -3..0. */
bool years_parse_range(struct text range, int *from, int *to);

/* Templates: parsed from an attribute or from character data. Reports FIELD_UNKNOWN and FIELD_OPEN. */
const struct template_part *template_parse(struct arena *arena, struct diagnostics *diagnostics,
                                           struct text text, struct position at);
/* One path without braces, as in field= and when=. */
const struct field_path *path_parse(struct arena *arena, struct diagnostics *diagnostics, struct text text,
                                    struct position at);

#endif
