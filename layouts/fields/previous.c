/* previous.c: what last year's records say of the same thing: {previous.status}. Forms show it beside this year's cells. */
#include "previous.h"

struct previous {
    const struct record **slots; /* records with an id, by hash */
    size_t capacity;
};

static size_t slot_of(const struct previous *index, enum record_kind kind, struct text id)
{
    uint32_t hash = text_hash(id) ^ (uint32_t)kind;
    size_t slot = (size_t)hash & (index->capacity - 1);
    while (index->slots[slot] && (index->slots[slot]->kind != kind ||
                                  !text_equal(record_value(index->slots[slot], ATTRIBUTE_ID), id)))
        slot = (slot + 1) & (index->capacity - 1);
    return slot;
}

static struct previous *index_plan(struct arena *arena, const struct plan *plan)
{
    struct previous *index = ARENA_NEW(arena, struct previous);
    index->capacity = 64;
    while (index->capacity < (size_t)plan->record_count * 2)
        index->capacity *= 2;
    index->slots = ARENA_ARRAY(arena, const struct record *, index->capacity);
    for (const struct record *each = plan->root; each; each = record_walk(each, plan->root)) {
        struct text id = record_value(each, ATTRIBUTE_ID);
        if (id.length) index->slots[slot_of(index, each->kind, id)] = each;
    }
    return index;
}

/* The child of `parent` that has as many siblings of its kind before it as `record` has. */
static const struct record *counterpart(const struct record *parent, const struct record *record)
{
    const struct record *other = record_child(parent, record->kind);
    for (const struct record *each = record_child(record->parent, record->kind);
         each && each != record && other; each = record_following(each))
        other = record_following(other);
    return other;
}

const struct record *previous_of(const struct context *context, const struct record *record)
{
    const struct plan *plan = context->binder->options->previous;
    if (!plan || record->kind == RECORD_PLAN) return plan ? plan->root : NULL; /* its id may hold the year */
    if (!context->binder->previous) context->binder->previous = index_plan(context->binder->whole, plan);
    struct text id = record_value(record, ATTRIBUTE_ID);
    if (id.length)
        return context->binder->previous->slots[slot_of(context->binder->previous, record->kind, id)];
    const struct record *parent = record->parent ? previous_of(context, record->parent) : NULL;
    return parent ? counterpart(parent, record) : NULL;
}
