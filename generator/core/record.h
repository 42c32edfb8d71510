/* record.h: one record of a plan, and the tree of them.
 *
 * A record is what an element of the vocabulary says: an initiative, its title, one target. Values keep three things:
 * what was written, the expressions found in it, and where it stands. */
#ifndef SHINCHOKU_GENERATOR_CORE_RECORD_H
#define SHINCHOKU_GENERATOR_CORE_RECORD_H

#include "diag.h"
#include "quantity.h"
#include "record_kind.h"

/* Text as it was written, with the numeric expressions found in it, in order, not overlapping. */
struct prose {
    struct text text;
    struct position at;
    const struct expression *expressions;
    uint32_t expression_count;
};

struct attribute {
    enum attribute_kind name;
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

/* The attribute, or NULL. */
const struct prose *record_attribute(const struct record *record, enum attribute_kind name);
/* The attribute's text, or the empty text. */
struct text record_value(const struct record *record, enum attribute_kind name);

/* First child of that kind, or NULL; and the next sibling of the same kind. */
const struct record *record_child(const struct record *record, enum record_kind kind);
const struct record *record_following(const struct record *record);
/* The first child of that kind; where a reprint holds none, that of its original. */
const struct record *record_own_child(const struct record *record, enum record_kind kind);
/* Nearest section of that level, the record itself included; NULL: none. */
const struct record *record_section_around(const struct record *record, struct text level);
/* Text of the first child of that kind, or the empty text. */
struct text record_child_text(const struct record *record, enum record_kind kind);
/* The name of a DEPARTMENT: of the plan's list where the record says its id, else as it is written. */
const struct prose *record_department_name(const struct record *department);
/* All character data below the record, joined; BR is a line feed. */
struct text record_content(struct arena *arena, const struct record *record);
/* The next record of the subtree in document order, NULL at its end: for (r = top; r; r = record_walk(r, top)). */
const struct record *record_walk(const struct record *record, const struct record *top);

/* A new child at the end of `parent` (NULL: a root). `number` is set by plan_finish. */
struct record *record_add(struct arena *arena, struct record *parent, enum record_kind kind, struct position at);
/* Hangs a record that is nobody's behind a child of the parent; NULL: before all of them. */
void record_place(struct record *parent, struct record *before, struct record *record);
/* Attributes are added before the record is read; a second one of the same name replaces the first. */
void record_set(struct arena *arena, struct record *record, enum attribute_kind name, struct prose value);

#endif
