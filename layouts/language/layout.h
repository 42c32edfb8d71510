/* layout.h: the door of the definition language: a definition file in, a bound publication out.
 *
 * A definition (layouts/NAME.xml) is to a publication what a record is to a plan; layouts/README.md is its reference.
 * Loading reads the file and those it extends, checks every element, attribute, style, measure and field, and reports
 * mistakes with file:line:column and what is allowed there. Binding walks the definition over a plan and makes blocks. */
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

/* Does its first `each` find something in the plan? */
bool layout_applies(const struct layout *layout, const struct plan *plan);

/* per="department": a file for each department. Such forms are not for the public and are made only when asked for. */
bool layout_is_per_department(const struct layout *layout);

/* Face chains for faces_open, one a role. */
const char *const *layout_faces(const struct layout *layout, size_t *count);

typedef const struct picture *picture_finder(void *context, struct diagnostics *diagnostics,
                                             const struct plan *plan, struct text path, struct position at);

struct bind_options {
    enum output_format format;
    bool numerals_given;        /* --numerals: over the definition's, over the plan's */
    enum numerals numerals;
    int first_page;             /* --first-page: over the plan's; 0: not given */
    struct text department;     /* only initiatives of this department; empty: all */
    /* Last year's records, for {previous.status}; NULL: none. They belong to another plan: marking them as shown says
     * nothing about this one. */
    const struct plan *previous;
    bool draft;
    struct text date;           /* of the data for drafts: as-of, else published, else SOURCE_DATE_EPOCH (the caller's) */
    /* Finds a picture named by a record: the same for the same file. NULL after the reason was reported. */
    picture_finder *picture;
    void *context;
    /* Workbooks: how a bound row of a table keeps its words, so that its blocks are forgotten. NULL: blocks stay. */
    row_keeper *keep_row;
    /* A bit a record of the plan, set for what is shown. NULL: not wanted. */
    uint8_t *shown;
};

/* Have initiatives of the plan this department (empty: always)? */
bool layout_has_department(const struct plan *plan, struct text wanted);
/* Says that they have not, and which there are. */
void layout_report_department(struct arena *arena, struct diagnostics *diagnostics, const struct plan *plan,
                              struct text wanted);

/* NULL when the definition finds nothing to show in the plan (reported). `arena` is the job's. */
const struct publication *layout_bind(struct arena *arena, struct diagnostics *diagnostics, const struct layout *layout,
                                      const struct plan *plan, const struct bind_options *options);

/* Does the layout ask for a report of what it does not show (unshown="warn")? */
bool layout_reports_unshown(const struct layout *layout);
/* Reports what no bit of `shown` covers: each kind of thing once, where it first stands. */
void layout_report_unshown(struct arena *scratch, struct diagnostics *diagnostics, const struct plan *plan,
                           const uint8_t *shown);

/* One output, and what it shows. */
struct layout_output {
    const struct layout *layout;
    enum output_format format;
    const uint8_t *shown;
    const uint8_t *book; /* of pages: what the workbook of the same layout shows, and they have to; NULL: there is none */
};
/* Reports what this output does not show although it shows others of the kind, or has an element for it. `anywhere`: what
 * some output of the run shows; what none does is layout_report_unshown's. NULL: nobody asked that. */
void layout_report_missed(struct arena *scratch, struct diagnostics *diagnostics, const struct layout_output *output,
                          const struct plan *plan, const uint8_t *anywhere);

/* The fields a layout shows, and those of the vocabulary it does not (layouts --explain). */
struct text layout_explain(struct arena *arena, const struct layout *layout, enum language language);

#endif
