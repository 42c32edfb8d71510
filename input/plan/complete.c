/* complete.c: what a text leaves unsaid about its plan, taken from what it uses or from the plan's other parts.
 *
 * A department sends initiatives, not the list of levels, tags or the plan's title: where no other part of the plan
 * declares them, the ones in use are declared, so that the text can stand alone. */
#include "complete.h"

#include <stdlib.h>

static struct prose prose_of(struct text text, struct position at)
{
    return (struct prose){.text = text, .at = at};
}

/* Behind the children that come before it in the vocabulary: meta, then levels, then departments. */
static void place_head(struct record *root, struct record *record)
{
    struct record *before = NULL;
    for (struct record *child = root->first; child && child->kind < record->kind; child = child->next)
        before = child;
    record_place(root, before, record);
}

/* Ids in use, in the order of their first use. */
struct use {
    struct text id;
    struct position at;
    size_t order;
};

struct uses {
    struct arena *arena;
    struct use *at;
    size_t count, capacity;
};

static void add_use(struct uses *uses, const struct prose *id)
{
    if (!id || id->text.length == 0) return;
    if (uses->count && text_equal(uses->at[uses->count - 1].id, id->text)) return;
    uses->at =
        arena_grow(uses->arena, uses->at, uses->count, uses->count + 1, &uses->capacity, sizeof *uses->at);
    uses->at[uses->count] = (struct use){id->text, id->at, uses->count};
    uses->count++;
}

static int by_id(const void *left, const void *right)
{
    const struct use *a = left, *b = right;
    int order = text_compare(a->id, b->id);
    if (order != 0) return order;
    return a->order < b->order ? -1 : a->order > b->order;
}

static int by_order(const void *left, const void *right)
{
    const struct use *a = left, *b = right;
    return a->order < b->order ? -1 : a->order > b->order;
}

static void keep_first_uses(struct uses *uses)
{
    size_t kept = 0;
    if (uses->count == 0) return;
    qsort(uses->at, uses->count, sizeof *uses->at, by_id);
    for (size_t i = 0; i < uses->count; i++)
        if (kept == 0 || !text_equal(uses->at[kept - 1].id, uses->at[i].id)) uses->at[kept++] = uses->at[i];
    uses->count = kept;
    qsort(uses->at, uses->count, sizeof *uses->at, by_order);
}

/* A list (levels, tags) of the ids in use; nothing when there are none. */
static struct record *declare(struct record *root, enum record_kind list, enum record_kind kind,
                              struct uses *uses)
{
    keep_first_uses(uses);
    if (uses->count == 0) return NULL;
    struct record *record = record_add(uses->arena, NULL, list, root->at);
    for (size_t i = 0; i < uses->count; i++) {
        struct record *entry = record_add(uses->arena, record, kind, uses->at[i].at);
        record_set(uses->arena, entry, ATTRIBUTE_ID, prose_of(uses->at[i].id, uses->at[i].at));
        entry->prose = prose_of(uses->at[i].id, uses->at[i].at);
    }
    place_head(root, record);
    return record;
}

static void complete_levels(struct arena *arena, struct record *root)
{
    struct uses levels = {.arena = arena};
    if (record_child(root, RECORD_LEVELS)) return;
    for (const struct record *r = root; r; r = record_walk(r, root))
        if (r->kind == RECORD_SECTION) add_use(&levels, record_attribute(r, ATTRIBUTE_LEVEL));
    declare(root, RECORD_LEVELS, RECORD_LEVEL, &levels);
}

/* One list of them all: a text does not say what kind of tag it uses. Marks are of 構成計画, else it is a field (分野). */
static void complete_tags(struct arena *arena, struct record *root)
{
    struct uses tags = {.arena = arena};
    struct text name = TEXT("分野");
    if (record_child(root, RECORD_TAGS)) return;
    for (const struct record *r = root; r; r = record_walk(r, root)) {
        if (r->kind == RECORD_MARK) name = TEXT("構成計画");
        add_use(&tags, record_attribute(r, ATTRIBUTE_TAG));
    }
    struct record *list = declare(root, RECORD_TAGS, RECORD_TAG, &tags);
    if (list) record_set(arena, list, ATTRIBUTE_NAME, prose_of(name, root->at));
}

static void complete_title(struct record *root)
{
    for (struct record *meta = root->first; meta; meta = meta->next)
        for (struct record *title = meta->first; meta->kind == RECORD_META && title; title = title->next)
            if (title->kind == RECORD_TITLE && title->prose.text.length == 0)
                title->prose = prose_of(record_value(root, ATTRIBUTE_ID), root->at);
}

void complete_plan(struct arena *arena, struct record *root)
{
    complete_levels(arena, root);
    complete_tags(arena, root);
    complete_title(root);
}
