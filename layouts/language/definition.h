/* definition.h: a compiled definition, with everything of those it extends. */
#ifndef SHINCHOKU_LAYOUTS_LANGUAGE_DEFINITION_H
#define SHINCHOKU_LAYOUTS_LANGUAGE_DEFINITION_H

#include "element.h"
#include "layout.h"

/* Rows of a table's head. */
enum { DEEPEST_HEAD = 4 };

/* What stands beside a style by its name; the style itself where there is no such. */
struct style_kin {
    const struct style *bold, *number, *half; /* NAME-bold, NAME-number, NAME-half */
    const struct style *plain;                /* NAME of a NAME-bold */
};

struct layout {
    struct text name;
    bool abstract;
    const struct element *body;     /* ELEMENT_LAYOUT: its children are the publication in order */
    const struct element *workbook; /* what a workbook holds instead of the body, or NULL */
    const struct element *title;    /* ELEMENT_TITLE or NULL */
    struct text descriptions[2];    /* by enum language */
    uint32_t outputs;               /* a bit an output_format */
    const struct element *file;     /* ELEMENT_LAYOUT that has file=, or NULL */
    bool numerals_given;
    enum numerals numerals;
    bool report_unshown;
    bool per_department;

    const char **faces;
    struct text *face_names;
    size_t face_count;
    struct style *styles;
    size_t style_count;
    const struct style *looks[LOOK_COUNT];
    const struct style_kin *kin; /* a style */
    uint32_t colours[COLOUR_ROLES];
    /* Page masters: elements, made into struct page_master by the binder, because running heads hold fields. */
    const struct element **pages;
    size_t page_count;
    /* Parts that are used in several places. A part uses only parts that stand before it. */
    const struct element **parts;
    size_t part_count;
    struct arena *arena; /* of the run; holds the definition */
};

/* The style of that name, or NULL. */
const struct style *layout_style(const struct layout *layout, struct text name);

#endif
