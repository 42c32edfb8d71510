/* layout.h: the door of the definition language: a definition's file in, the compiled definition out.
 *
 * A definition (layouts/NAME.xml) is to a publication what a record is to a plan; layouts/README.md is its reference.
 * Loading reads the file and those it extends, checks every element, attribute, style, measure and field, and reports
 * mistakes with file:line:column and what is allowed there. What is made of it, layouts/bind/bind.h does. */
#ifndef SHINCHOKU_LAYOUTS_LANGUAGE_LAYOUT_H
#define SHINCHOKU_LAYOUTS_LANGUAGE_LAYOUT_H

#include "layouts/model/block.h"
#include "generator/core/node.h"

struct layout;

/* Where definitions are looked for, first match wins (a city's own directory before the shipped one), and how a file is
 * parsed: `read` returns NULL after it reported why. */
struct layout_search {
    const char *const *directories;
    size_t directory_count;
    struct node *(*read)(void *context, const char *path);
    void *context;
};

/* NULL after an error was reported (no such layout, not readable, mistakes in it). */
const struct layout *layout_load(struct arena *arena, struct diagnostics *diagnostics,
                                 const struct layout_search *search, const char *name);

/* Names of the definitions found, sorted, without `base` and other abstract ones. */
const char **layout_names(struct arena *arena, const struct layout_search *search, size_t *count);

const char *layout_name(const struct layout *layout);
/* One line that says what it makes, in the language asked for. */
struct text layout_description(const struct layout *layout, enum language language);

enum output_format { OUTPUT_PDF, OUTPUT_XLSX };
bool layout_makes(const struct layout *layout, enum output_format format);

/* per="department": a file for each department. Such forms are not for the public and are made only when asked for. */
bool layout_is_per_department(const struct layout *layout);

/* Face chains for faces_open, one a role. */
const char *const *layout_faces(const struct layout *layout, size_t *count);

/* Does the layout ask for a report of what it does not show (unshown="warn")? */
bool layout_reports_unshown(const struct layout *layout);

/* The fields a layout shows, and those of the vocabulary it does not (layouts --explain). */
struct text layout_explain(struct arena *arena, const struct layout *layout, enum language language);

#endif
