/* plan.h: the plan model. One tree of records, in the vocabulary of input/schema/plan.rnc.
 *
 * A record is what an element of the vocabulary says: an initiative, its title, one target. Values keep three things:
 * what was written, the expressions found in it, and where it stands. The tree is built by input (from XML or from
 * plain text), then read-only. Allocated in the job's arena.
 *
 * Words: plan 計画, section 施策などの階層, initiative 取組, activity 具体的な事業や取組, indicator 指標, target 目標値,
 * actual 実績値, estimate 見込, strand 年度ごとの記載の列, entry その一つ, note 見出しつきの文章, reprint 再掲. */
#ifndef SHINCHOKU_GENERATOR_CORE_PLAN_H
#define SHINCHOKU_GENERATOR_CORE_PLAN_H

#include "diag.h"
#include "quantity.h"
#include "year.h"

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

enum record_attribute {
#define X(attribute, name) ATTRIBUTE_##attribute,
    RECORD_ATTRIBUTES(X)
#undef X
    ATTRIBUTE_COUNT
};

/* Text as it was written, with the numeric expressions found in it, in order, not overlapping. */
struct prose {
    struct text text;
    struct position at;
    const struct expression *expressions;
    uint32_t expression_count;
};

struct attribute {
    enum record_attribute name;
    struct prose value;
};

struct record {
    enum record_kind kind;
    uint32_t number; /* in plan order from 0, dense: whoever marks records keeps a bitmap of plan->record_count bits */
    struct position at;
    struct record *parent, *first, *last, *next;

    /* Leaf records (title, target, department, TEXT …): their text. Mixed content (p, item, cell) has TEXT, REF, EM,
     * RUBY and BR children instead, and empty prose. Author's white space is kept inside p, item, cell and values. */
    struct prose prose;

    const struct attribute *attributes;
    uint32_t attribute_count;

    /* Fiscal years of `year`, or `from` and `to`; both 0 when the record has none. */
    int16_t year, last_year;
    /* BASELINE, TARGET, ACTUAL, ESTIMATE, STATED_RATE and summary counts: what the text says. INDICATOR: what 1 of its unit
     * is (千人: 1000 人), where the grammar knows the unit. */
    struct reading reading;
    /* What reprint-of, same-as, counts-with and chart/of point to, and the plan's own department that a DEPARTMENT names by
     * its id; resolved, else NULL. */
    struct record *refers;
};

enum { FIRST_PAGE_MOST = 30000 };

struct plan {
    struct record *root;    /* RECORD_PLAN; never NULL */
    uint32_t record_count;
    struct text id;
    int year;               /* reporting fiscal year; 0 when not given */
    int first_year, last_year; /* the plan's period (the hull of its periods); 0 when not given */
    int first_page;         /* the number that its publications' pages begin with; 0 when not given */
    const char *directory;  /* of the record file: pictures are looked for below it, never elsewhere */
    struct plan *next;      /* plans of one run, in the order given */
};

const char *record_name(enum record_kind kind);         /* "initiative" */
const char *record_word(enum record_kind kind);         /* 取組, for messages */
const char *record_attribute_name(enum record_attribute name);
/* False when there is no such element or attribute. */
bool record_kind_of(struct text name, enum record_kind *kind);
bool record_attribute_of(struct text name, enum record_attribute *attribute);

/* The attribute, or NULL. */
const struct prose *record_attribute(const struct record *record, enum record_attribute name);
/* The attribute's text, or the empty text. */
struct text record_value(const struct record *record, enum record_attribute name);

/* First child of that kind, or NULL; and the next sibling of the same kind. */
const struct record *record_child(const struct record *record, enum record_kind kind);
const struct record *record_following(const struct record *record);
/* The first child of that kind; where a reprint holds none, that of its original. */
const struct record *record_own_child(const struct record *record, enum record_kind kind);
/* Nearest section of that level, the record itself included; NULL: none. */
const struct record *record_section_around(const struct record *record, struct text level);
/* The same of a whole plan that was read without a mistake of order: its meta and its lists stand before its content, so
 * that one that it lacks is not looked for among thousands of sections. */
const struct record *plan_list(const struct plan *plan, enum record_kind kind);
/* The plan's child of that kind, else its meta's; NULL: it has none. */
const struct record *plan_part(const struct plan *plan, enum record_kind kind);
/* The scale that a status or evaluation uses, by its id; NULL: there is none. */
const struct record *plan_scale(const struct plan *plan, struct text id);
/* Text of the first child of that kind, or the empty text. */
struct text record_child_text(const struct record *record, enum record_kind kind);
/* The name of a DEPARTMENT: of the plan's list where the record says its id, else as it is written. */
const struct prose *department_name(const struct record *department);
/* All character data below the record, joined; BR is a line feed. */
struct text record_content(struct arena *arena, const struct record *record);
/* The next record of the subtree in document order, NULL at its end: for (r = top; r; r = record_walk(r, top)). */
const struct record *record_walk(const struct record *record, const struct record *top);

/* A new child at the end of `parent` (NULL: a root). `number` is set by plan_finish. */
struct record *record_add(struct arena *arena, struct record *parent, enum record_kind kind, struct position at);
/* Attributes are added before the record is read; a second one of the same name replaces the first. */
void record_set(struct arena *arena, struct record *record, enum record_attribute name, struct prose value);

/* Numbers the records from 0 in document order and counts them. Called once the tree is complete. */
void plan_finish(struct plan *plan);

/* How often a child may stand in its parent. OFTEN_SOME: at least one child of its rank; OFTEN_ALIKE: and all of one kind. */
enum record_often { OFTEN_ANY, OFTEN_ONCE, OFTEN_ALWAYS, OFTEN_SOME, OFTEN_ALIKE };

/* Where a child stands among its siblings: ranks never decrease; children of one rank stand in any order. */
struct record_place {
    uint8_t rank;
    uint8_t often; /* enum record_often */
};

/* What may stand in a record, as one table: used to answer what was expected and to place text records. */
struct record_shape {
    const enum record_kind *children;   /* allowed child elements, ended by RECORD_KIND_COUNT */
    const struct record_place *places;  /* of each child */
    const enum record_attribute *attributes; /* allowed, ended by ATTRIBUTE_COUNT */
    const enum record_attribute *required;   /* ended by ATTRIBUTE_COUNT */
    bool text;                          /* character data may stand in it */
};
/* Of a kind wherever it may stand: what any of its places allows, and what all of them require. */
const struct record_shape *record_shape(enum record_kind kind);
/* Of a kind in that parent: <department>, <mark> and <row> differ from place to place. */
const struct record_shape *record_shape_in(enum record_kind parent, enum record_kind kind);
/* p, item and cell: their text stands in TEXT children, between REF, EM, RUBY and BR. */
bool record_is_mixed(enum record_kind kind);
/* A block of prose: p, list, table, box, figure, diagram, chart. */
bool record_is_block(enum record_kind kind);
/* The words an attribute may have in that record of that parent, ended by NULL; NULL when it is free text. */
const char *const *record_values(enum record_kind parent, enum record_kind kind, enum record_attribute attribute);

#endif
