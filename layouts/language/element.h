/* element.h: the elements of a definition, with what their attributes hold, read once when the definition is.
 *
 * Which attribute is read as what, the tables of vocabulary.h say. A value that could not be read was reported, and then no
 * definition was made: what the binder sees is right. */
#ifndef SHINCHOKU_LAYOUTS_LANGUAGE_ELEMENT_H
#define SHINCHOKU_LAYOUTS_LANGUAGE_ELEMENT_H

#include "generator/core/node.h"
#include "measure.h"
#include "template.h"

/* Fiscal years: a word, or years counted from the reporting year (RANGE_YEARS). */
struct year_range {
    enum years_range kind;
    int from, to;
};

enum { NO_CHOICE = -1 };

/* What one attribute holds. */
struct element_word {
    enum word word;
    enum value_type type;
    bool readable;
    struct text written;
    struct position at;
    int choice; /* of vocabulary.h: what the word stands for; NO_CHOICE: it is none of the list */
    union {
        uint32_t choices; /* a bit for each of them */
        int number;       /* of a page master: which of the layout's */
        struct length length;
        struct track width;
        struct {
            const struct track *tracks;
            uint16_t track_count;
        };
        struct { /* of a padding: for all; above, at the sides; or from the top, clockwise */
            const struct length *sides;
            uint16_t side_count;
        };
        struct year_range years;
        struct name_list names;
        struct selector selector;
        const struct style *style;
        const struct template_part *text; /* NULL where it holds no {field} */
        struct { /* paths and conditions: field, input, when, unless, a side's value */
            const struct field_path *path;
            bool compares; /* path=wanted */
            struct text wanted;
        };
    };
};

struct element {
    enum element_kind kind;
    const struct node *node;
    struct element *parent, *first, *last, *next;
    struct element_word *words; /* its attributes, in the order of their file */
    size_t word_count;
    uint8_t slots[WORD_COUNT];        /* which of the words, from 1; 0: the attribute is not there */
    const struct template_part *text; /* ELEMENT_CHARACTERS */
    const struct style *style;        /* of style=, or NULL */
    struct selector selector;         /* ELEMENT_EACH, ELEMENT_ENTRY: of section= …; else NO_KIND */
    const struct element *part;       /* ELEMENT_USE: what it stands for */
    /* How many elements it makes with all parts that are used in it, and how deep they lie in each other. */
    uint32_t weight, depth;
};

/* What the attribute holds; NULL when it is not there. */
const struct element_word *element_word(const struct element *element, enum word word);
bool element_has(const struct element *element, enum word word);
/* As it is written, or the empty text. */
struct text element_value(const struct element *element, enum word word);
/* Where the value stands, or the element without it. */
struct position element_at(const struct element *element, enum word word);

/* Is it "yes", or the only word that such an attribute takes? */
bool element_yes(const struct element *element, enum word word);
/* Values by their type; `otherwise` when the attribute is not there. */
int element_choice(const struct element *element, enum word word, int otherwise);
int element_number(const struct element *element, enum word word, int otherwise);
int32_t element_length(const struct element *element, enum word word, int32_t em, int32_t otherwise);
enum rule_weight element_rule(const struct element *element, enum word word, enum rule_weight otherwise);
enum colour_role element_colour(const struct element *element, enum word word, enum colour_role otherwise);
/* As wide as the content when it is not there. */
struct width element_width(const struct element *element, enum word word, int32_t em);
/* Left as it is when it is not there. */
void element_padding(const struct element *element, int32_t padding[4]);
/* Which of the layout's pages; -1 when it is not there. */
int16_t element_master(const struct element *element, enum word word);
/* NULL when it is not there. */
const struct field_path *element_path(const struct element *element, enum word word);
const struct style *element_style(const struct element *element, enum word word);
/* Of range=; of these rows, when there is none, or no element (NULL). */
struct year_range element_years(const struct element *element);
/* None when it is not there, or when a word stands for all. */
struct name_list element_names(const struct element *element, enum word word);
/* One of the choices of a list; false when it is not there. */
bool element_includes(const struct element *element, enum word word, int choice);
/* Of nothing, when it is not there. */
struct selector element_selector(const struct element *element, enum word word);

/* Reports VALUE_INVALID: the attribute cannot hold what it holds; `allowed`: words separated by spaces. */
void element_report_value(struct arena *arena, struct diagnostics *diagnostics, const struct element *element,
                          enum word word, struct text allowed);
/* May there be one more of such elements, of which there are `count`? If not, that is reported. */
bool element_has_room(struct arena *arena, struct diagnostics *diagnostics, const struct element *element,
                      size_t count, size_t most);
/* Is the length (1/1000 pt or em) one that the attribute may have? If not, that is reported, with those it may. */
bool element_check_length(struct arena *arena, struct diagnostics *diagnostics, const struct element *element,
                          enum word word, int32_t length);

#endif
