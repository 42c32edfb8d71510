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

/* What the element makes of one of the records. Headings of one record say nothing of the next. */
static void bind_each_record(const struct context *context, const struct element *element,
                             const struct selection *each, size_t at, struct blocks *out)
{
    const struct record *record = each->records[at];
    struct context inner = context_at(context, record);
    int level = *context->heading_level;
    inner.heading_level = &level;
    inner.position = (uint32_t)at + 1;
    inner.count = (uint32_t)each->count;
    struct blocks children = {NULL, NULL};
    shown_mark(context, record);
    if (!binder_may_make(context, element, 1)) return;
    if (!element->first) { /* an each without content: not printed here, on purpose */
        shown_mark_all(context, record);
        return;
    }
    heading_break_before(&inner, element, out);
    bool later = binds_later(context, element);
    if (!later) {
        bind_children(&inner, element, &children);
        if (!children.first) return;
    }
    struct block *group = blocks_add_group(context->arena, out, children, GROUP_STACK, record->at);
    if (later) bind_later(&inner, element, group);
    group->anchor = record;
    look_take_together(element, &group->group);
    look_take_space(element, group);
    /* Below each other the gutter is the space between records: not before the first. */
    if (at > 0 && !element_has(element, WORD_COLUMNS))
        group->before = element_length(element, WORD_GUTTER, BODY_EM, group->before);
}

/* A grid of two: an odd one at the end, or one alone, takes the full measure. */
static void bind_grid(const struct context *context, const struct element *element,
                      const struct selection *each, struct blocks *out)
{
    uint16_t columns = (uint16_t)element_number(element, WORD_COLUMNS, 1);
    int32_t between = element_length(element, WORD_GUTTER, BODY_EM, COLUMN_GUTTER);
    size_t at = 0;
    while (at < each->count) {
        size_t left = each->count - at, row = left < columns ? 1 : columns;
        struct blocks cells = {NULL, NULL};
        struct context cell = *context;
        cell.half = context->half || row > 1; /* a grid in a grid has no more room than that */
        for (size_t i = 0; i < row; i++, at++)
            bind_each_record(&cell, element, each, at, &cells);
        struct blocks notes = row > 1 ? shared_notes_take(&cells) : (struct blocks){NULL, NULL};
        struct block *group =
            blocks_add_group(context->arena, out, cells, GROUP_GRID, each->records[at - 1]->at);
        group->group.columns = (uint16_t)row;
        group->group.gutter = between;
        group->group.keep_together = true;
        look_take_space(element, group);
        bool first = at == row;
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

void bind_each(const struct context *context, const struct element *element, struct blocks *out)
{
    if (context->record && select_takes(element, context->record) && in_follow(element)) {
        struct selection itself = {(const struct record *[]){context->record}, 1};
        bind_each_record(context, element, &itself, 0, out);
        return;
    }
    struct selection each = select_records(context, &element->selector);
    size_t kept = 0;
    for (size_t i = 0; i < each.count; i++) {
        struct context inner = context_at(context, each.records[i]);
        if (condition_allows(&inner, element)) each.records[kept++] = each.records[i];
    }
    each.count = kept;
    if (element_has(element, WORD_COLUMNS)) {
        bind_grid(context, element, &each, out);
        return;
    }
    for (size_t i = 0; i < each.count; i++)
        bind_each_record(context, element, &each, i, out);
}

static bool takes_prose(const struct element *element, const struct record *record)
{
    return element->kind == ELEMENT_PROSE && record_is_block(record->kind) && prose_takes(element, record);
}

/* The record's children in the author's order; each is set by the first element inside that takes it. */
static bool follow_child(const struct context *context, const struct element *element,
                         const struct record *child, struct blocks *out)
{
    struct context inner = context_at(context, child);
    for (const struct element *each = element->first; each; each = each->next) {
        if (each->kind == ELEMENT_USE && each->part && follow_child(context, each->part, child, out))
            return true;
        if (each->kind == ELEMENT_EACH && select_takes(each, child)) {
            if (!condition_allows(&inner, each)) continue;
            bind_each(&inner, each, out);
            return true;
        }
        if (takes_prose(each, child) && condition_allows(&inner, each)) {
            struct prose_style style =
                prose_styles(context, each, look_named(context, each, WORD_STYLE, LOOK_BODY));
            bind_block_record(context, child, &style, out);
            return true;
        }
        if (each->kind == ELEMENT_SUMMARY && child->kind == RECORD_SUMMARY) {
            bind_summary(context, child, each, out);
            return true;
        }
        if (each->kind == ELEMENT_NOTE && child->kind == RECORD_NOTE && note_takes(each, child)) {
            bind_one_note(context, each, child, out);
            return true;
        }
    }
    return false;
}

void bind_follow(const struct context *context, const struct element *element, struct blocks *out)
{
    for (const struct record *child = context->record->first; child; child = child->next) {
        if (!select_wants(context, child)) continue;
        follow_child(context, element, child, out);
    }
}
