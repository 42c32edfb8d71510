/* plan.h: the plan model. One tree of records, in the vocabulary of input/schema/plan.rnc.
 *
 * The tree is built by input (from XML or from plain text), then read-only. Allocated in the job's arena.
 *
 * Words: plan 計画, section 施策などの階層, initiative 取組, activity 具体的な事業や取組, indicator 指標, target 目標値,
 * actual 実績値, estimate 見込, strand 年度ごとの記載の列, entry その一つ, note 見出しつきの文章, reprint 再掲. */
#ifndef SHINCHOKU_GENERATOR_CORE_PLAN_H
#define SHINCHOKU_GENERATOR_CORE_PLAN_H

#include "record.h"
#include "record_shape.h"
#include "year.h"

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

/* The same of a whole plan that was read without a mistake of order: its meta and its lists stand before its content, so
 * that one that it lacks is not looked for among thousands of sections. */
const struct record *plan_list(const struct plan *plan, enum record_kind kind);
/* The plan's child of that kind, else its meta's; NULL: it has none. */
const struct record *plan_part(const struct plan *plan, enum record_kind kind);
/* The scale that a status or evaluation uses, by its id; NULL: there is none. */
const struct record *plan_scale(const struct plan *plan, struct text id);

/* Numbers the records from 0 in document order and counts them. Called once the tree is complete. */
void plan_finish(struct plan *plan);

#endif
