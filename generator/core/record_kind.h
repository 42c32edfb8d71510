/* record_kind.h: the words of the vocabulary of records (input/schema/plan.rnc): elements and attributes. */
#ifndef SHINCHOKU_GENERATOR_CORE_RECORD_KIND_H
#define SHINCHOKU_GENERATOR_CORE_RECORD_KIND_H

#include "text.h"

/* enum, element name. RECORD_TEXT is character data between the elements of mixed content. */
#define RECORD_KINDS(X) \
    X(PLAN, "plan") X(META, "meta") X(TITLE, "title") X(SUBTITLE, "subtitle") X(DOCUMENT_TITLE, "document-title") \
    X(ISSUER, "issuer") X(DIVISION, "division") X(YEAR, "year") X(PERIOD, "period") X(PUBLISHED, "published") \
    X(AS_OF, "as-of") X(REVISION, "revision") X(LEVELS, "levels") X(LEVEL, "level") X(DEPARTMENTS, "departments") \
    X(DEPARTMENT, "department") X(TAGS, "tags") X(TAG, "tag") X(LEGEND, "legend") X(SCALES, "scales") \
    X(SCALE, "scale") X(MARK, "mark") X(BAND, "band") X(SECTION, "section") X(REFERENCE, "reference") \
    X(PRINTED, "printed") X(INITIATIVE, "initiative") X(PROJECT, "project") X(SUBPROJECT, "subproject") \
    X(FIELD_GOAL, "field-goal") X(POLICY, "policy") X(MARKS, "marks") X(OVERVIEW, "overview") X(GOAL, "goal") \
    X(SCHEDULE, "schedule") X(STATUS, "status") X(FIELD, "field") X(STRAND, "strand") X(ENTRY, "entry") \
    X(EVALUATION, "evaluation") X(ACTIVITY, "activity") X(INDICATOR, "indicator") X(NAME, "name") \
    X(BASELINE, "baseline") X(TARGET, "target") X(ACTUAL, "actual") X(ESTIMATE, "estimate") \
    X(STATED_RATE, "stated-rate") X(FOOTNOTE, "footnote") X(SUMMARY, "summary") X(ROW, "row") X(COUNT, "count") \
    X(NOTE, "note") X(P, "p") X(LIST, "list") X(ITEM, "item") X(TABLE, "table") X(CAPTION, "caption") \
    X(CELL, "cell") X(BOX, "box") X(FIGURE, "figure") X(DIAGRAM, "diagram") X(NODE, "node") X(CHART, "chart") \
    X(COLOPHON, "colophon") X(LINE, "line") X(REF, "ref") X(EM, "em") X(RUBY, "ruby") X(BR, "br") \
    X(TEXT, "#text")

enum record_kind {
#define X(kind, name) RECORD_##kind,
    RECORD_KINDS(X)
#undef X
    RECORD_KIND_COUNT
};

#define RECORD_ATTRIBUTES(X) \
    X(ID, "id") X(LANG, "xml:lang") X(NUMERALS, "numerals") X(FIRST_PAGE, "first-page") X(FROM, "from") X(TO, "to") X(NAME, "name") \
    X(DATE, "date") X(NO, "no") X(SHORT, "short") X(SYMBOL, "symbol") X(ALSO, "also") X(MIN, "min") \
    X(ABOVE, "above") X(EQUAL, "equal") X(LEVEL, "level") X(TAG, "tag") X(PAGE, "page") \
    X(REPRINT_OF, "reprint-of") X(COUNTS_WITH, "counts-with") X(ROLE, "role") X(IN, "in") X(FIELD, "field") \
    X(CATEGORY, "category") X(NEW, "new") X(TERM, "term") X(YEAR, "year") X(AS_OF, "as-of") \
    X(PROGRESS, "progress") X(SCALE, "scale") X(KIND, "kind") X(SAME_AS, "same-as") X(UNIT, "unit") \
    X(BETTER, "better") X(FOOTNOTE, "footnote") X(BY, "by") X(OF, "of") X(TOTAL, "total") X(BAND, "band") \
    X(MARKER, "marker") X(WIDTHS, "widths") X(SPAN, "span") X(ROWS, "rows") X(HEAD, "head") X(ALIGN, "align") \
    X(SRC, "src") X(ALT, "alt") X(BESIDE, "beside") X(TEXT, "text")

enum attribute_kind {
#define X(attribute, name) ATTRIBUTE_##attribute,
    RECORD_ATTRIBUTES(X)
#undef X
    ATTRIBUTE_COUNT
};

const char *record_name(enum record_kind kind);         /* "initiative" */
const char *record_word(enum record_kind kind);         /* 取組, for messages */
const char *record_attribute_name(enum attribute_kind name);
/* False when there is no such element or attribute. */
bool record_kind_of(struct text name, enum record_kind *kind);
bool record_attribute_of(struct text name, enum attribute_kind *attribute);

#endif
