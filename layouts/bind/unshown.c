/* unshown.c: what a plan holds and its publications do not show.
 *
 * What none of them shows is one question. The other is asked of each output by itself: it promises what it shows others of
 * (the targets of a year, the notes of a name) and what its definition has an element for (summaries). A workbook that holds
 * the figures of most sections and not those of one is wrong, though the pages beside it are right. */
#include "bind.h"
#include "layouts/language/definition.h"

/* Kinds that describe the plan or say how to read it, and what the program computes or compares with. */
static bool is_exempt(const struct record *record)
{
    static const enum record_kind kinds[] = {RECORD_META,        RECORD_LEVELS,  RECORD_DEPARTMENTS,
                                             RECORD_TAGS,        RECORD_SCALES,  RECORD_PRINTED,
                                             RECORD_STATED_RATE, RECORD_SUMMARY, RECORD_MARKS};
    for (const struct record *each = record; each; each = each->parent)
        for (size_t i = 0; i < ARRAY_LEN(kinds); i++)
            if (each->kind == kinds[i]) return true;
    return false;
}

static bool has_content(const struct record *record)
{
    return text_trim(record->prose.text).length > 0 || record->kind == RECORD_FIGURE ||
           record->kind == RECORD_NODE;
}

/* Several records of one kind under parents of one kind are one finding: the place of the first, and its text. */
struct sort {
    enum record_kind kind, parent;
    struct text name;
    int year; /* of values; 0 */
};

struct sorts {
    struct arena *arena;
    struct sort *at;
    size_t count, capacity;
};

static bool known(const struct sorts *sorts, const struct sort *one)
{
    for (size_t i = 0; i < sorts->count; i++) {
        const struct sort *each = &sorts->at[i];
        if (each->kind == one->kind && each->parent == one->parent && each->year == one->year &&
            text_equal(each->name, one->name))
            return true;
    }
    return false;
}

/* False when it was there already. */
static bool remember(struct sorts *sorts, const struct sort *one)
{
    if (known(sorts, one)) return false;
    sorts->at = arena_grow(sorts->arena, sorts->at, sorts->count, sorts->count + 1, &sorts->capacity,
                           sizeof *sorts->at);
    sorts->at[sorts->count++] = *one;
    return true;
}

/* The named thing that text belongs to: a note's paragraph is the note. */
static const struct record *named_above(const struct record *record)
{
    while (record->parent &&
           (record->kind == RECORD_TEXT || record_is_block(record->kind) || record->kind == RECORD_ITEM ||
            record->kind == RECORD_REF || record->kind == RECORD_EM || record->kind == RECORD_CELL ||
            record->kind == RECORD_ROW))
        record = record->parent;
    return record;
}

static struct sort sort_of(const struct record *record)
{
    const struct record *named = named_above(record);
    return (struct sort){.kind = named->kind,
                         .parent = named->parent ? named->parent->kind : RECORD_PLAN,
                         .name = record_value(named, ATTRIBUTE_NAME)};
}

static bool is_marked(const uint8_t *shown, const struct record *record)
{
    return shown[record->number / 8] >> record->number % 8 & 1;
}

static struct text sort_text(struct arena *arena, const struct sort *sort)
{
    struct text ja = text_of(record_word(sort->kind)), en = text_of(record_name(sort->kind));
    if (!sort->name.length) return diag_both(arena, ja, en);
    return diag_both(arena, text_format(arena, "%s %.*s", ja.at, TEXT_ARG(sort->name)),
                     text_format(arena, "%s %.*s", en.at, TEXT_ARG(sort->name)));
}

/* As much of a text as a message quotes. */
static struct text beginning(struct text text)
{
    struct text end = text;
    for (int i = 0; i < 20 && end.length; i++)
        text_next(&end);
    text.length = text.at ? (size_t)(end.at - text.at) : 0;
    return text;
}

void bind_report_unshown(struct arena *scratch, struct diagnostics *diagnostics, const struct plan *plan,
                         const uint8_t *shown)
{
    struct sorts sorts = {.arena = scratch};
    for (const struct record *each = plan->root; each; each = record_walk(each, plan->root)) {
        if (is_marked(shown, each) || !has_content(each) || is_exempt(each)) continue;
        struct sort one = sort_of(each);
        if (!remember(&sorts, &one)) continue;
        DIAG(diagnostics, UNSHOWN, .at = each->at,
             .arguments = {sort_text(scratch, &one), beginning(each->prose.text)});
    }
}

/* -- one output by itself ------------------------------------------------------------------------------------------------- */

/* What records say, as opposed to names, titles and departments, which an output prints where it needs them. */
static bool is_promised_kind(enum record_kind kind)
{
    static const enum record_kind kinds[] = {
        RECORD_TARGET,   RECORD_ACTUAL, RECORD_ESTIMATE,  RECORD_BASELINE, RECORD_FOOTNOTE,
        RECORD_NOTE,     RECORD_FIELD,  RECORD_STATUS,    RECORD_GOAL,     RECORD_SCHEDULE,
        RECORD_OVERVIEW, RECORD_ENTRY,  RECORD_EVALUATION};
    for (size_t i = 0; i < ARRAY_LEN(kinds); i++)
        if (kind == kinds[i]) return true;
    return false;
}

/* Values of a year are a sort of their own: a table of three years promises nothing about a fourth. */
static struct sort promise_of(const struct record *record)
{
    struct sort one = sort_of(record);
    one.year = named_above(record)->year;
    return one;
}

/* Does a summary stand among the elements: one that counts indicators? */
static bool has_summary(const struct element *element)
{
    const struct element *top = element;
    while (element) {
        bool inside = element == top || element->kind != ELEMENT_WORKBOOK;
        if (element->kind == ELEMENT_SUMMARY && !element_has(element, WORD_OF)) return true;
        if (inside && element->first) {
            element = element->first;
            continue;
        }
        while (element != top && !element->next)
            element = element->parent;
        element = element == top ? NULL : element->next;
    }
    return false;
}

static bool is_counting(const struct record *record)
{
    return record->kind == RECORD_SUMMARY;
}

void bind_report_missed(struct arena *scratch, struct diagnostics *diagnostics,
                        const struct bind_output *output, const struct plan *plan, const uint8_t *anywhere)
{
    const struct layout *layout = output->layout;
    bool book = output->format == OUTPUT_XLSX;
    bool counts = has_summary(book && layout->workbook ? layout->workbook : layout->body);
    struct sorts promised = {.arena = scratch}, said = {.arena = scratch};
    for (const struct record *each = plan->root; each; each = record_walk(each, plan->root)) {
        if (!is_marked(output->shown, each) || !has_content(each)) continue;
        struct sort one = promise_of(each);
        if (is_promised_kind(one.kind)) remember(&promised, &one);
    }
    for (const struct record *each = plan->root; each; each = record_walk(each, plan->root)) {
        bool counting = counts && is_counting(each);
        if (is_marked(output->shown, each) || (!counting && (!has_content(each) || is_exempt(each))))
            continue;
        if (anywhere && !counting && !is_marked(anywhere, each)) continue; /* reported for all of them */
        struct sort one = promise_of(each);
        bool in_book = output->book && is_marked(output->book, each) && is_promised_kind(one.kind);
        if (!counting && !in_book && !known(&promised, &one)) continue;
        if (!remember(&said, &one)) continue;
        struct text text = counting ? record_value(each, ATTRIBUTE_BY) : beginning(each->prose.text);
        DIAG(diagnostics, UNSHOWN_HERE, .at = each->at,
             .arguments = {sort_text(scratch, &one), text, layout->name, book ? TEXT("Excel") : TEXT("PDF")});
    }
}
