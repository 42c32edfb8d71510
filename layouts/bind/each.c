/* each.c: elements that move to records: each, in a grid too, and follow. */
#include "each.h"
#include "children.h"
#include "headings.h"
#include "later.h"
#include "notes.h"
#include "prose.h"
#include "shared_notes.h"
#include "summary.h"
#include "layouts/fields/conditions.h"
#include "layouts/fields/looks.h"
#include "layouts/fields/select.h"
#include "layouts/fields/shown.h"
#include "layouts/language/words.h"

static void bind_each_record(struct binder *binder, const struct element *element,
                             const struct record *record, uint32_t position, uint32_t count,
                             struct blocks *out)
{
    struct context inner = {.record = record, .position = position, .count = count};
    struct blocks children = {NULL, NULL};
    mark_shown(binder, record);
    if (!binder_may_make(binder, element, 1)) return;
    if (!element->first) { /* an each without content: not printed here, on purpose */
        mark_all_shown(binder, record);
        return;
    }
    int level = binder->heading_level; /* headings of one record say nothing of the next */
    break_before(binder, &inner, element, out);
    bool later = binds_later(binder, element);
    if (!later) {
        bind_children(binder, &inner, element, &children);
        binder->heading_level = level;
        if (!children.first) return;
    }
    struct block *group = blocks_add_group(binder->arena, out, children, GROUP_STACK, record->at);
    if (later) bind_later(binder, &inner, element, group);
    group->anchor = record;
    take_together(element, &group->group);
    take_space(element, group);
    /* Below each other the gutter is the space between records: not before the first. */
    if (position > 1 && !element_has(element, WORD_COLUMNS))
        group->before = element_length(element, WORD_GUTTER, 10500, group->before);
}

/* A grid of two: an odd one at the end, or one alone, takes the full measure. */
static void bind_grid(struct binder *binder, const struct element *element, const struct selection *each,
                      struct blocks *out)
{
    uint16_t columns = (uint16_t)element_number(element, WORD_COLUMNS, 1);
    bool outer = binder->half; /* a grid in a grid has no more room than that */
    size_t at = 0;
    while (at < each->count) {
        size_t left = each->count - at, row = left < columns ? 1 : columns;
        struct blocks cells = {NULL, NULL};
        binder->half = outer || row > 1;
        for (size_t i = 0; i < row; i++, at++)
            bind_each_record(binder, element, each->records[at], (uint32_t)at + 1, (uint32_t)each->count,
                             &cells);
        binder->half = outer;
        struct blocks notes = row > 1 ? take_shared_notes(&cells) : (struct blocks){NULL, NULL};
        struct block *group =
            blocks_add_group(binder->arena, out, cells, GROUP_GRID, each->records[at - 1]->at);
        group->group.columns = (uint16_t)row;
        group->group.gutter = element_length(element, WORD_GUTTER, 10500, COLUMN_GUTTER);
        group->group.keep_together = true;
        take_space(element, group);
        bool first = at == row;
        int32_t between = element_length(element, WORD_GUTTER, 10500, COLUMN_GUTTER);
        if (!first && group->before < between) group->before = between;
        group->keep_next |= notes.first != NULL;
        blocks_append(out, notes);
    }
}

/* Directly, or through a part used there. */
static bool in_follow(const struct element *element)
{
    return element->parent->kind == ELEMENT_FOLLOW || element->parent->kind == ELEMENT_PART;
}

void bind_each(struct binder *binder, const struct context *context, const struct element *element,
               struct blocks *out)
{
    if (context->record && element_takes(element, context->record) && in_follow(element)) {
        bind_each_record(binder, element, context->record, 1, 1, out);
        return;
    }
    struct selection each = select_each(binder, context, element);
    size_t kept = 0;
    for (size_t i = 0; i < each.count; i++) {
        struct context inner = {.record = each.records[i]};
        if (element_applies(binder, &inner, element)) each.records[kept++] = each.records[i];
    }
    each.count = kept;
    if (element_has(element, WORD_COLUMNS)) {
        bind_grid(binder, element, &each, out);
        return;
    }
    for (size_t i = 0; i < each.count; i++)
        bind_each_record(binder, element, each.records[i], (uint32_t)i + 1, (uint32_t)each.count, out);
}

static bool takes_prose(const struct element *element, const struct record *record)
{
    struct text role = record_value(record, ATTRIBUTE_ROLE);
    if (element->kind != ELEMENT_PROSE || !record_is_block(record->kind)) return false;
    if (element_has(element, WORD_ROLE)) return words_have(element_value(element, WORD_ROLE), role);
    return !(element_has(element, WORD_EXCEPT) && role.length &&
             words_have(element_value(element, WORD_EXCEPT), role));
}

/* The record's children in the author's order; each is set by the first element inside that takes it. */
static bool follow_child(struct binder *binder, const struct context *context, const struct element *element,
                         const struct record *child, struct blocks *out)
{
    struct context inner = {.record = child};
    for (const struct element *each = element->first; each; each = each->next) {
        if (each->kind == ELEMENT_USE && each->part && follow_child(binder, context, each->part, child, out))
            return true;
        if (each->kind == ELEMENT_EACH && element_takes(each, child)) {
            if (!element_applies(binder, &inner, each)) continue;
            bind_each(binder, &inner, each, out);
            return true;
        }
        if (takes_prose(each, child) && element_applies(binder, &inner, each)) {
            struct prose_style style =
                prose_styles(binder, each, named_style(binder, each, WORD_STYLE, "body"));
            bind_block_record(binder, child, &style, out);
            return true;
        }
        if (each->kind == ELEMENT_SUMMARY && child->kind == RECORD_SUMMARY) {
            bind_summary(binder, child, each, out);
            return true;
        }
        if (each->kind == ELEMENT_NOTE && child->kind == RECORD_NOTE &&
            (!element_has(each, WORD_NAME) || text_is(element_value(each, WORD_NAME), "*") ||
             text_equal(element_value(each, WORD_NAME), record_value(child, ATTRIBUTE_NAME)))) {
            bind_one_note(binder, each, child, out);
            return true;
        }
    }
    return false;
}

void bind_follow(struct binder *binder, const struct context *context, const struct element *element,
                 struct blocks *out)
{
    for (const struct record *child = context->record->first; child; child = child->next) {
        if (!department_wanted(binder, child)) continue;
        follow_child(binder, context, element, child, out);
    }
}
