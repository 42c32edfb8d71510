/* plan.c: the record tree: names of its kinds, looking things up, walking, building. */
#include "plan.h"

static const struct text kind_texts[RECORD_KIND_COUNT] = {
#define X(kind, name) [RECORD_##kind] = {name, sizeof name - 1},
    RECORD_KINDS(X)
#undef X
};

static const struct text attribute_texts[ATTRIBUTE_COUNT] = {
#define X(attribute, name) [ATTRIBUTE_##attribute] = {name, sizeof name - 1},
    RECORD_ATTRIBUTES(X)
#undef X
};

const char *record_name(enum record_kind kind)
{
    return kind_texts[kind].at;
}

const char *record_attribute_name(enum record_attribute name)
{
    return attribute_texts[name].at;
}

/* Most names differ in length or first letter. */
static bool is_same(struct text name, struct text known)
{
    return name.length == known.length && name.at[0] == known.at[0] && text_equal(name, known);
}

bool record_kind_of(struct text name, enum record_kind *kind)
{
    for (int i = 0; i < RECORD_TEXT; i++) {
        if (!is_same(name, kind_texts[i])) continue;
        *kind = (enum record_kind)i;
        return true;
    }
    return false;
}

bool record_attribute_of(struct text name, enum record_attribute *attribute)
{
    for (int i = 0; i < ATTRIBUTE_COUNT; i++) {
        if (!is_same(name, attribute_texts[i])) continue;
        *attribute = (enum record_attribute)i;
        return true;
    }
    return false;
}

const struct prose *record_attribute(const struct record *record, enum record_attribute name)
{
    for (uint32_t i = 0; i < record->attribute_count; i++)
        if (record->attributes[i].name == name) return &record->attributes[i].value;
    return NULL;
}

struct text record_value(const struct record *record, enum record_attribute name)
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

/* Where the kind stands among the children of a plan; NULL: it does not. */
static const struct record_place *place_in_plan(enum record_kind kind)
{
    const struct record_shape *shape = record_shape(RECORD_PLAN);
    for (size_t i = 0; shape->children[i] != RECORD_KIND_COUNT; i++)
        if (shape->children[i] == kind) return &shape->places[i];
    return NULL;
}

const struct record *plan_list(const struct plan *plan, enum record_kind kind)
{
    const struct record_place *wanted = place_in_plan(kind);
    const struct record *child = wanted ? plan->root->first : NULL;
    while (child && child->kind != kind) {
        const struct record_place *place = place_in_plan(child->kind);
        if (place && place->rank > wanted->rank) return NULL;
        child = child->next;
    }
    return child;
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

const struct record *plan_part(const struct plan *plan, enum record_kind kind)
{
    const struct record *part = plan_list(plan, kind);
    if (part) return part;
    const struct record *meta = plan_list(plan, RECORD_META);
    return meta ? record_child(meta, kind) : NULL;
}

const struct record *plan_scale(const struct plan *plan, struct text id)
{
    const struct record *scales = plan_list(plan, RECORD_SCALES);
    if (!scales) return NULL;
    for (const struct record *scale = scales->first; scale; scale = scale->next)
        if (text_equal(record_value(scale, ATTRIBUTE_ID), id)) return scale;
    return NULL;
}

struct text record_child_text(const struct record *record, enum record_kind kind)
{
    const struct record *child = record_child(record, kind);
    return child ? child->prose.text : (struct text){NULL, 0};
}

const struct prose *department_name(const struct record *department)
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

struct record *record_add(struct arena *arena, struct record *parent, enum record_kind kind,
                          struct position at)
{
    struct record *record = ARENA_NEW(arena, struct record);
    record->kind = kind;
    record->at = at;
    record->parent = parent;
    if (!parent) return record;
    if (parent->last)
        parent->last->next = record;
    else
        parent->first = record;
    parent->last = record;
    return record;
}

void record_set(struct arena *arena, struct record *record, enum record_attribute name, struct prose value)
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

void plan_finish(struct plan *plan)
{
    struct record *record = plan->root;
    plan->record_count = 0;
    while (record) {
        record->number = plan->record_count++;
        if (record->first) {
            record = record->first;
            continue;
        }
        while (record != plan->root && !record->next)
            record = record->parent;
        record = record == plan->root ? NULL : record->next;
    }
}
