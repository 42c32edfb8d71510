/* fields.h: what a label can mean, and in which part of a record it has that meaning.
 *
 * The dictionary (labels.tsv) maps words to these fields; reader and writer share the table, so that the writer knows
 * what the reader will make of a line. */
#ifndef SHINCHOKU_INPUT_TEXT_NOTATION_FIELDS_H
#define SHINCHOKU_INPUT_TEXT_NOTATION_FIELDS_H

#include "generator/core/text.h"

/* The parts of a record that can be open while a text is read, outermost first. PROSE is running text under a label
 * (overview, goal, note …); a status is prose that also takes labels. */
enum part {
    PART_PLAN,
    PART_SECTION,
    PART_INITIATIVE,
    PART_ACTIVITY,
    PART_STRAND,
    PART_INDICATOR,
    PART_STATUS,
    PART_PROSE,
    PART_COUNT
};

#define IN(part) (1u << PART_##part)

/* Field, its name in the dictionary, the shape of its value, the parts in which it may stand. */
#define FIELDS(X)                                                                                            \
    X(PLAN_ID, "plan-id", LINE, IN(PLAN))                                                                    \
    X(PLAN_TITLE, "plan-title", LINE, IN(PLAN))                                                              \
    X(SUBTITLE, "subtitle", LINE, IN(PLAN))                                                                  \
    X(DOCUMENT_TITLE, "document-title", LINE, IN(PLAN))                                                      \
    X(ISSUER, "issuer", LINE, IN(PLAN))                                                                      \
    X(DIVISION, "division", LINE, IN(PLAN))                                                                  \
    X(YEAR, "year", LINE, IN(PLAN))                                                                          \
    X(PERIOD, "period", LINE, IN(PLAN))                                                                      \
    X(PUBLISHED, "published", LINE, IN(PLAN))                                                                \
    X(FIRST_PAGE, "first-page", LINE, IN(PLAN))                                                              \
    X(LEVELS, "levels", LINE, IN(PLAN))                                                                      \
    X(LEVEL, "level", LINE, IN(PLAN) | IN(SECTION))                                                          \
    X(LEVEL_NO, "level-no", LINE, IN(PLAN) | IN(SECTION))                                                    \
    X(ID, "id", LINE, IN(SECTION) | IN(INITIATIVE) | IN(ACTIVITY) | IN(STRAND) | IN(INDICATOR))              \
    X(NO, "no", LINE, IN(SECTION) | IN(INITIATIVE) | IN(INDICATOR))                                          \
    X(PAGE, "page", LINE, IN(SECTION) | IN(INITIATIVE))                                                      \
    X(REPRINT_OF, "reprint-of", LINE, IN(SECTION) | IN(INITIATIVE) | IN(ACTIVITY))                           \
    X(TAG, "tag", LINE, IN(SECTION) | IN(INDICATOR))                                                         \
    X(COUNTS_WITH, "counts-with", LINE, IN(SECTION))                                                         \
    X(INITIATIVE_NO, "initiative-no", LINE, IN(PLAN) | IN(SECTION))                                          \
    X(INITIATIVE, "initiative", LINE, IN(PLAN) | IN(SECTION))                                                \
    X(CATEGORY, "category", LINE, IN(INITIATIVE))                                                            \
    X(NEW, "new", LINE, IN(INITIATIVE))                                                                      \
    X(TERM, "term", LINE, IN(INITIATIVE))                                                                    \
    X(PROJECT, "project", LINE, IN(INITIATIVE))                                                              \
    X(SUBPROJECT, "subproject", LINE, IN(INITIATIVE))                                                        \
    X(FIELD_GOAL, "field-goal", LINE, IN(INITIATIVE))                                                        \
    X(POLICY, "policy", LINE, IN(INITIATIVE))                                                                \
    X(DEPARTMENT, "department", LINE, IN(INITIATIVE) | IN(ACTIVITY))                                         \
    X(DEPARTMENT_MAIN, "department-main", LINE, IN(INITIATIVE))                                              \
    X(DEPARTMENT_JOINT, "department-joint", LINE, IN(INITIATIVE))                                            \
    X(MARKS, "marks", LINE, IN(INITIATIVE))                                                                  \
    X(OVERVIEW, "overview", PROSE, IN(INITIATIVE))                                                           \
    X(GOAL, "goal", PROSE, IN(INITIATIVE))                                                                   \
    X(SCHEDULE, "schedule", PROSE, IN(INITIATIVE))                                                           \
    X(STATUS, "status", PROSE, IN(INITIATIVE))                                                               \
    X(PROGRESS, "progress", LINE, IN(INITIATIVE) | IN(STATUS))                                               \
    X(AS_OF, "as-of", LINE, IN(PLAN) | IN(STATUS))                                                           \
    X(SCALE, "scale", LINE, IN(STATUS))                                                                      \
    X(NOTE, "note", PROSE, IN(SECTION) | IN(INITIATIVE))                                                     \
    X(FIELD, "field", LINE, IN(INITIATIVE))                                                                  \
    X(REFERENCE, "reference", LINE, IN(SECTION) | IN(INITIATIVE))                                            \
    X(REFERENCE_TO, "reference-to", LINE, IN(SECTION) | IN(INITIATIVE))                                      \
    X(PRINTED, "printed", LINE, IN(SECTION) | IN(INITIATIVE) | IN(ACTIVITY) | IN(INDICATOR))                 \
    X(ACTIVITIES, "activities", HEAD, IN(INITIATIVE))                                                        \
    X(ACTIVITY, "activity", LINE, IN(INITIATIVE))                                                            \
    X(STRAND, "strand", HEAD, IN(INITIATIVE))                                                                \
    X(SAME_AS, "same-as", LINE, IN(STRAND))                                                                  \
    X(ENTRY, "entry", PROSE, IN(INITIATIVE) | IN(STRAND))                                                    \
    X(ENTRY_ACTUAL, "entry-actual", PROSE, IN(INITIATIVE) | IN(STRAND))                                      \
    X(ENTRY_PLAN, "entry-plan", PROSE, IN(INITIATIVE) | IN(STRAND))                                          \
    X(EVALUATION, "evaluation", LINE, IN(INITIATIVE) | IN(STRAND))                                           \
    X(INDICATOR, "indicator", LINE, IN(SECTION) | IN(INITIATIVE) | IN(ACTIVITY))                             \
    X(UNIT, "unit", LINE, IN(INDICATOR))                                                                     \
    X(BETTER, "better", LINE, IN(INDICATOR))                                                                 \
    X(BASELINE, "baseline", VALUE, IN(INDICATOR))                                                            \
    X(TARGET, "target", VALUE, IN(INDICATOR))                                                                \
    X(ACTUAL, "actual", VALUE, IN(INDICATOR))                                                                \
    X(ESTIMATE, "estimate", VALUE, IN(INDICATOR))                                                            \
    X(STATED_RATE, "stated-rate", VALUE, IN(INDICATOR))                                                      \
    X(FOOTNOTE, "footnote", LINE, IN(INDICATOR))                                                             \
    X(KIND, "kind", HEAD, 0)                       /* a column that says target or actual in each row */     \
    X(GROUP, "group", HEAD, 0)                     /* a heading over several columns */                      \
    X(ASIDE, "aside", HEAD, 0)                     /* a column of a form that is only for reading */         \
    X(BODY, "body", PROSE, IN(PLAN) | IN(SECTION)) /* running text of a section */                           \
    X(END, "end", HEAD, IN(PLAN))                  /* closes what was opened last */

enum field {
#define X(field, name, shape, parts) FIELD_##field,
    FIELDS(X)
#undef X
        FIELD_COUNT
};

const char *field_name(enum field field);
bool field_of(struct text name, enum field *field);
/* Bits IN(…) of the parts in which the field may stand. */
unsigned field_parts(enum field field);

/* How a field's value is written. */
enum field_shape {
    SHAPE_LINE,  /* one value: 区分：新規 */
    SHAPE_PROSE, /* running text: 【事業概要】, lines, up to the next label */
    SHAPE_VALUE, /* one value of a year: 目標値（R7）：15人 */
    SHAPE_HEAD   /* no value of its own: 具体的な事業や取組 */
};
enum field_shape field_shape(enum field field);
/* The element of running text in an initiative that is named as the field is; NULL: none. */
const char *field_prose(enum field field);

/* A label that begins something does so without a name, too: what follows must not belong to what stands above. */
bool field_opens_part(enum field field);

#endif
