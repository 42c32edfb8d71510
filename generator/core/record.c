/* record.c: the record tree: looking things up, walking, building. */
#include "record.h"
#include "record_shape.h"

const struct prose *record_attribute(const struct record *record, enum attribute_kind name)
{
    for (uint32_t i = 0; i < record->attribute_count; i++)
        if (record->attributes[i].name == name) return &record->attributes[i].value;
    return NULL;
}

struct text record_value(const struct record *record, enum attribute_kind name)
{
    const struct prose *prose = record_attribute(record, name);
    return prose ? prose->text : (struct text){NULL, 0};
}

static const struct record *first_from(const struct record *record, enum record_kind kind)
{
    while (record && record->kind != kind)
        record = record->next;
    return record;
}

/* A plan's title is its meta's, and nobody looks for it among thousands of sections. */
static bool may_hold(const struct record *record, enum record_kind kind)
{
    if (record->kind != RECORD_PLAN) return true;
    const enum record_kind *children = record_shape(RECORD_PLAN)->children;
    while (*children != RECORD_KIND_COUNT && *children != kind)
        children++;
    return *children == kind;
}

const struct record *record_child(const struct record *record, enum record_kind kind)
{
    return may_hold(record, kind) ? first_from(record->first, kind) : NULL;
}

const struct record *record_following(const struct record *record)
{
    return first_from(record->next, record->kind);
}

const struct record *record_own_child(const struct record *record, enum record_kind kind)
{
    const struct record *child = record_child(record, kind);
    if (child || !record_attribute(record, ATTRIBUTE_REPRINT_OF) || !record->refers) return child;
    return record_child(record->refers, kind);
}

const struct record *record_section_around(const struct record *record, struct text level)
{
    for (; record; record = record->parent)
        if (record->kind == RECORD_SECTION && text_equal(record_value(record, ATTRIBUTE_LEVEL), level))
            return record;
    return NULL;
}

struct text record_child_text(const struct record *record, enum record_kind kind)
{
    const struct record *child = record_child(record, kind);
    return child ? child->prose.text : (struct text){NULL, 0};
}

const struct prose *record_department_name(const struct record *department)
{
    return department->refers ? &department->refers->prose : &department->prose;
}

struct text record_content(struct arena *arena, const struct record *record)
{
    struct text_buffer out = {.arena = arena};
    for (const struct record *r = record; r; r = record_walk(r, record)) {
        if (r->kind == RECORD_BR) buffer_add(&out, TEXT("\n"));
        buffer_add(&out, r->prose.text);
    }
    return buffer_text(&out);
}

const struct record *record_walk(const struct record *record, const struct record *top)
{
    if (record->first) return record->first;
    while (record != top && !record->next)
        record = record->parent;
    return record == top ? NULL : record->next;
}

void record_place(struct record *parent, struct record *before, struct record *record)
{
    struct record **link = before ? &before->next : &parent->first;
    record->parent = parent;
    record->next = *link;
    *link = record;
    if (!record->next) parent->last = record;
}

struct record *record_add(struct arena *arena, struct record *parent, enum record_kind kind,
                          struct position at)
{
    struct record *record = ARENA_NEW(arena, struct record);
    record->kind = kind;
    record->at = at;
    if (parent) record_place(parent, parent->last, record);
    return record;
}

void record_set(struct arena *arena, struct record *record, enum attribute_kind name, struct prose value)
{
    uint32_t count = record->attribute_count;
    struct attribute *grown = ARENA_ARRAY(arena, struct attribute, count + 1);
    for (uint32_t i = 0; i < count; i++) {
        grown[i] = record->attributes[i];
        if (grown[i].name != name) continue;
        grown[i].value = value;
        name = ATTRIBUTE_COUNT; /* replaced; the others are only copied */
    }
    if (name != ATTRIBUTE_COUNT) grown[record->attribute_count++] = (struct attribute){name, value};
    record->attributes = grown;
}
