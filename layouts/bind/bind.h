/* bind.h: what the files of the binder share. Private to layouts/bind*.c and fields.c.
 *
 * The binder walks a definition's elements with a context: the record that `each` has moved to. Everything it prints it
 * marks as shown, so that in the end it can say what no element consumed. */
#ifndef SHINCHOKU_LAYOUTS_BIND_BIND_H
#define SHINCHOKU_LAYOUTS_BIND_BIND_H

#include "layouts/language/definition.h"
#include "generator/core/achievement.h"

/* Fiscal years as columns. */
struct year_column {
    int first, last;             /* one year, or a range */
    const struct prose *written; /* as an author wrote it first; NULL: nowhere */
};
struct year_columns {
    struct year_column *at;
    size_t count;
};

struct previous; /* previous.c */
struct told;     /* told.c */

struct binder {
    struct arena *arena; /* of what is being bound; see bind/later.c */
    struct arena *whole; /* as long as the publication */
    struct diagnostics *diagnostics;
    const struct layout *layout;
    const struct plan *plan;
    const struct bind_options *options;
    struct house *house;
    uint8_t *shown; /* a bit a record */
    uint8_t *told;  /* two bits a record: what was said of it; NULL: nothing yet */
    const struct style *small, *small_bold, *missing; /* styles that `base` must have */
    struct year_columns *all_years; /* of the whole plan, by record kind; made when first asked for */
    struct previous *previous;      /* made when it is first asked for */
    const struct counted *counted;  /* what summaries counted (bind/summary.c) */
    struct told *told_of;           /* what the prose around indicators says (told.c); NULL: not asked yet */
    const struct record *measured;  /* the indicator whose measure was asked for last: its values follow each other */
    struct achievement_measure measure;
    int heading_level;              /* of the heading under which we are: labels stand one below it */
    uint64_t made;                  /* what was bound so far (bind/budget.c) */
    bool half;                      /* inside a grid of two: tables and charts stand in half the measure */
};

struct context {
    const struct record *record;
    const struct context *outer; /* of the element around it */
    const struct record *column; /* of a column made by each=: the tag or department */
    uint32_t position, count;    /* which of how many, from 1 */
};

/* bind/budget.c: may so many things more be made by the element? If not, that was said: nothing more is bound. */
bool binder_may_make(struct binder *binder, const struct element *element, uint64_t things);

/* -- lists being built ---------------------------------------------------------------------------------------------- */
struct inlines {
    struct inline_run *first, *last;
};
struct inline_run *inlines_add(struct binder *binder, struct inlines *list, enum inline_kind kind);
void inlines_add_text(struct binder *binder, struct inlines *list, struct text text, struct position at,
                      const struct style *style);

struct blocks {
    struct block *first, *last;
};
struct block *blocks_add(struct binder *binder, struct blocks *list, enum block_kind kind,
                         struct position at);
/* A paragraph in the style, which gives its space and keep. */
struct block *blocks_add_paragraph(struct binder *binder, struct blocks *list, const struct style *style,
                                   struct inlines content, struct position at);

/* -- fields (fields.c) ------------------------------------------------------------------------------------------------ */

/* What a path finds: records in document order, or an attribute, or something computed. */
struct values {
    const struct record **records;
    size_t count;
    const struct prose *attribute;
    struct text computed;
};
struct values field_find(struct binder *binder, const struct context *context, const struct field_path *path);
bool values_empty(const struct values *values);

/* Prints a path's value (or its alternatives') as inline runs, in the house style; marks it as shown. False when
 * there was nothing to print. */
bool field_print(struct binder *binder, const struct context *context, const struct field_path *path,
                 struct inlines *out, const struct style *style);
/* The indicator around the context's record, else its first; NULL. */
const struct record *context_indicator(const struct context *context);
/* A cell that holds a value: a number in workbooks where it is one (bind/cells.c). */
void take_number(struct binder *binder, struct table_cell *cell, const struct record *record);
/* The indicator's measure, until another indicator's is asked for (bind/rate.c). */
const struct achievement_measure *measure_of(struct binder *binder, const struct record *indicator);
/* Is it {rate} and nothing else? */
bool field_is_rate(const struct field_path *path);
/* The same as one text. */
struct text field_text(struct binder *binder, const struct context *context, const struct field_path *path);
bool template_print(struct binder *binder, const struct context *context, const struct template_part *part,
                    struct inlines *out, const struct style *style);
struct text template_text(struct binder *binder, const struct context *context,
                          const struct template_part *part);
/* An attribute that holds a template. */
struct text word_text(struct binder *binder, const struct context *context, const struct element *element,
                      enum word word);

/* when= and unless=: is the element to be left out here? Also only=. */
bool element_applies(struct binder *binder, const struct context *context, const struct element *element);

void mark_shown(struct binder *binder, const struct record *record);
/* All that is below the record too. */
void mark_all_shown(struct binder *binder, const struct record *record);

/* The text of a prose in the house style. */
struct text house_text(struct binder *binder, const struct prose *prose);
/* Nearest section of that level, the record itself included; NULL: none. */
const struct record *section_around(const struct record *record, struct text level);
/* Child records of a kind; where a reprint holds none, those of its original. */
const struct record *own_child(const struct record *record, enum record_kind kind);
/* The scale that a status or evaluation uses, by id; NULL: none. */
const struct record *plan_scale(const struct plan *plan, struct text id);
/* The same thing in last year's records: by its id, else by its place in the same parent; NULL: not there. */
const struct record *previous_of(struct binder *binder, const struct record *record);
/* The plan's child (of meta, levels …), or NULL. */
const struct record *plan_part(const struct plan *plan, enum record_kind kind);

/* -- selections (select.c): what each= moves to ------------------------------------------------------------------------ */
struct selection {
    const struct record **records;
    size_t count;
};
/* Records of an `each`, below the context's record, in document order. */
struct selection select_each(struct binder *binder, const struct context *context,
                             const struct element *element);
/* The same by a name as in a table's each=: initiative, section.施策, indicator, activity, strand, tag, department. */
struct selection select_named(struct binder *binder, const struct context *context, struct text name);
/* Is there such a record below the context's? The plan's own lists of tags and departments do not count as its things. */
bool lies_below(struct binder *binder, const struct context *context, struct text name);
/* Does the element of a `follow` take this record? */
bool element_takes(const struct element *element, const struct record *record);
/* Where only one department is asked for: is it an initiative of it, or a section with one, or without any? */
bool department_wanted(const struct binder *binder, const struct record *record);

/* -- elements ----------------------------------------------------------------------------------------------------------- */
void bind_children(struct binder *binder, const struct context *context, const struct element *element,
                   struct blocks *out);
void bind_element(struct binder *binder, const struct context *context, const struct element *element,
                  struct blocks *out);
/* Inline content of an element's children: text, spans, badges …; `aside` and `marker` children are left out. */
void bind_inlines(struct binder *binder, const struct context *context, const struct element *element,
                  const struct style *style, struct inlines *out);
/* The progress or evaluation mark itself, as a run. */
void add_mark(struct binder *binder, struct inlines *out, struct text symbol, struct position at);
/* In legends and heads: a sign that is explained or counted stands smaller than one that says something. */
void add_named_mark(struct binder *binder, struct inlines *out, struct text symbol, struct position at);

/* The tag of a heading one below the last one: H2 under H1. No level is ever skipped (ISO 14289-1 7.4.2). */
enum tag_role minor_heading(const struct binder *binder);
/* What stands for nothing beside text of that style: ― in its size, muted. */
const struct style *missing_like(const struct binder *binder, const struct style *style);

/* The style named by an attribute, or `otherwise` (which base must define). */
const struct style *named_style(const struct binder *binder, const struct element *element, enum word word,
                                const char *otherwise);
const struct style *base_style(const struct binder *binder, const char *name);
/* NAME-bold; the style itself where there is none. */
const struct style *bold_style(const struct binder *binder, const struct style *style);
/* NAME of a NAME-bold; the style itself where it is none. */
const struct style *plain_style(const struct binder *binder, const struct style *style);
enum rule_weight rule_named(struct text name, enum rule_weight otherwise);
enum colour_role colour_named(struct text name, enum colour_role otherwise);

/* bind/later.c */
/* Do the records of this `each` come when the composer needs them? */
bool binds_later(const struct binder *binder, const struct element *element);
/* Makes the children of `element` in `context` those of the group, when they are needed. */
void bind_later(struct binder *binder, const struct context *context, const struct element *element,
                struct block *group);

/* bind/shared_notes.c: the notes that all of these cells end with, taken out of them; none where they differ. */
struct blocks take_shared_notes(struct blocks *cells);

/* bind/prose.c */
struct prose_style {
    const struct style *body, *heading, *subheading, *note, *reference, *list, *cell;
    const struct style *marker;
    struct text placeholder;
    struct text emphasis; /* the head whose columns are bold in tables; empty: none */
    bool box_label;       /* titles of boxes stand at the left inside, not in the frame */
};
struct prose_style prose_styles(struct binder *binder, const struct element *element,
                                const struct style *body);
/* Block children of a record (or the record itself where it is a block). `role`, `except`: lists of paragraph roles. */
void bind_prose_children(struct binder *binder, const struct record *record, const struct prose_style *style,
                         struct text role, struct text except, struct blocks *out);
void bind_block_record(struct binder *binder, const struct record *record, const struct prose_style *style,
                       struct blocks *out);
bool is_block_record(enum record_kind kind);
/* Mixed content of p, item, cell. */
void bind_mixed(struct binder *binder, const struct record *record, struct inlines *out,
                const struct style *style);
void bind_figure(struct binder *binder, const struct record *record, struct text placeholder,
                 struct blocks *out);
/* Paragraphs in a table's cell: the author's lines, 【 lines bold. */
void bind_cell_prose(struct binder *binder, const struct record *record, const struct style *style,
                     struct blocks *out);

/* bind/table.c, bind/rows.c, bind/summary.c, bind/chart.c */
void bind_table(struct binder *binder, const struct context *context, const struct element *element,
                struct blocks *out);
void bind_indicator_table(struct binder *binder, const struct context *context, const struct element *element,
                          struct blocks *out);
void bind_summary(struct binder *binder, const struct record *summary, const struct element *element,
                  struct blocks *out);
void bind_chart(struct binder *binder, const struct record *indicator, const struct element *element,
                struct blocks *out);
/* How often each mark of a scale stands under each section of a level: <summary of= level=>. */
void bind_mark_summary(struct binder *binder, const struct context *context, const struct element *element,
                       struct blocks *out);

/* told.c: does the prose around an indicator print all of its values, or draw it? */
bool told_by_prose(struct binder *binder, const struct record *indicator);
/* bind/rate.c: rates as they are printed. What stands in the way of a rate is reported, once for each value. */
/* False: there is no rate in that fiscal year. */
bool bind_rate(struct binder *binder, const struct record *indicator, int year, struct decimal *rate);
/* The rate in the house style, with its sign; empty: there is none. */
struct text rate_text(struct binder *binder, const struct record *indicator, int year);
/* A cell that holds a rate's text: it is a percentage in workbooks. */
void rate_number(struct binder *binder, const struct record *indicator, int year, struct table_cell *cell);
/* Says, once a publication, that a value is not one number. */
void say_several(struct binder *binder, const struct record *value);
/* Is it the first time that this is said of the record: why nothing is computed or drawn of it, or what a rate rests on? */
enum said { SAID_OBSTACLE, SAID_GROUNDS };
bool say_once(struct binder *binder, const struct record *record, enum said what);

/* `range`: data (of these rows), all (of any indicator), plan, or FROM..TO counted from the reporting year. */
struct year_columns years_of(struct binder *binder, const struct selection *rows, enum record_kind kind,
                             struct text range);
/* How a year column is headed: as written, else era-short; `shortened` leaves 年度 out. */
struct text year_head(struct binder *binder, const struct year_column *column, bool shortened);

/* bind/lists.c: what is computed from the whole plan. */
void bind_contents(struct binder *binder, const struct context *context, const struct element *element,
                   struct blocks *out);
void bind_summaries(struct binder *binder, const struct context *context, const struct element *element,
                    struct blocks *out);
void bind_legend(struct binder *binder, const struct element *element, struct blocks *out);
void bind_colophon(struct binder *binder, const struct element *element, struct blocks *out);
void bind_revisions(struct binder *binder, const struct element *element, struct blocks *out);
/* A sheet of a workbook: a group whose outline is the sheet's name. */
void bind_sheet(struct binder *binder, const struct context *context, const struct element *element,
                struct blocks *out);

struct page_master *bind_pages(struct binder *binder);

#endif
