/* scan.h: where the tags of an XML text stand.
 *
 * libxml2 says what a document means but not where its parts were written, and it says what is wrong without a column.
 * This scanner knows only as much XML as it takes to find tags, attributes and text, in one pass over the bytes. It runs in
 * step with the parser, to give every node its place; and alone where the parser finds a mistake, to name the usual slips
 * with their exact place, and before the parser where that might do more than read (document types). */
#ifndef SHINCHOKU_INPUT_XML_SCAN_H
#define SHINCHOKU_INPUT_XML_SCAN_H

#include "generator/core/diag.h"

enum { SCAN_DEEPEST = 256, SCAN_MOST_ATTRIBUTES = 256 };

struct scan_attribute {
    struct text name; /* as written, with its prefix */
    size_t at, value_at;
};

enum scan_kind {
    SCAN_OPEN,
    SCAN_EMPTY, /* <br/> */
    SCAN_CLOSE,
    SCAN_END, /* no further tag */
    SCAN_LOST /* not XML as this scanner knows it; `problem` says what it is */
};

enum scan_problem {
    PROBLEM_OTHER, /* left to the parser to say */
    PROBLEM_DOCTYPE,
    PROBLEM_ENTITY,
    PROBLEM_AMPERSAND,
    PROBLEM_LESS_THAN,
    PROBLEM_QUOTES,
    PROBLEM_TWICE,
    PROBLEM_ATTRIBUTES
};

struct scan {
    struct text content;
    size_t at; /* everything before it has been passed */

    /* Of the last tag: where its < stands, its name, its attributes. */
    size_t tag_at;
    struct text name;
    struct scan_attribute attributes[SCAN_MOST_ATTRIBUTES];
    size_t attribute_count;

    enum scan_problem problem;
    size_t problem_at;
    struct text problem_text;
};

/* Moves to the next tag, passing over text, comments, CDATA sections and processing instructions. */
enum scan_kind scan_next(struct scan *scan);

/* Where the text between the last tag and the next one begins: behind comments, instructions and <![CDATA[. */
size_t scan_text(const struct scan *scan);

/* Checks a whole document: false after its first mistake was reported. True does not mean well-formed: libxml2 has the
 * last word. */
bool scan_check(const struct source *source, struct diagnostics *diagnostics);

#endif
