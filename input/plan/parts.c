/* parts.c: merging trees, a parent at a time.
 *
 * The children of the parents to be merged become units: a unit is what stands once in the result, and has one record
 * from each file it occurs in. Files are taken in the order of their bytes, whatever order they were given in; a unit
 * that is new goes behind the one its file had before it. Then the units are sorted by number, each taking along the
 * unnumbered ones that follow it, and units of several sections are merged in their turn. */
#include "parts.h"

#include <stdlib.h>

#include "same.h"

struct unit {
    struct record **members; /* one of each file it occurs in */
    size_t member_count, last_part;
    struct unit *next;         /* in the merged order */
    struct unit *hashed;       /* in the same slot of the table */
    const struct unit *anchor; /* unnumbered: the last numbered one before it in its file; NULL: none */
    /* Sorting. */
    uint8_t rank;
    bool leading;       /* nothing numbered stands before it */
    bool second_kind;   /* of the two numbered kinds, the one that comes later */
    struct text number; /* its own, or its anchor's */
    size_t sequence;
};

struct merger {
    struct arena *arena;
    struct diagnostics *diagnostics;
    struct text plan_id;
};

/* One parent being merged. */
struct parent {
    struct merger *merger;
    struct record **members;
    size_t count;
    struct unit *first;
    size_t unit_count;
    struct unit **slots;
    size_t slot_count;
    /* Own content (what is neither numbered nor a head) of the first file that has any. */
    const struct record *owner;
    struct unit **own_units;
    size_t own_count;
};

/* -- kinds of children ---------------------------------------------------------------------------------------------- */
static bool has_digit(struct text text)
{
    for (struct text rest = text; rest.length;) {
        if (text_is_digit(text_next(&rest))) return true;
    }
    return false;
}

/* no, else id; a section's id only where it is a number: most are names, and their order is the author's. */
static struct text number_of(const struct record *record)
{
    const struct text nothing = {NULL, 0};
    if (record->kind != RECORD_SECTION && record->kind != RECORD_INITIATIVE) return nothing;
    struct text no = record_value(record, ATTRIBUTE_NO), id = record_value(record, ATTRIBUTE_ID);
    if (no.length) return no;
    return record->kind == RECORD_INITIATIVE || has_digit(id) ? id : nothing;
}

/* Stands once in its parent (tags: once with its name) and has to agree. */
static bool is_head(const struct record *record)
{
    switch ((int)record->kind) {
    case RECORD_TITLE:
    case RECORD_META:
    case RECORD_LEVELS:
    case RECORD_DEPARTMENTS:
    case RECORD_TAGS:
    case RECORD_SCALES:
    case RECORD_COLOPHON: return true;
    default: return false;
    }
}

static bool is_own(const struct record *record)
{
    return !is_head(record) && record->kind != RECORD_SECTION && record->kind != RECORD_INITIATIVE;
}

static uint8_t rank_of(const struct record *parent, const struct record *child)
{
    const struct record_shape *shape = record_shape(parent->kind);
    for (size_t i = 0; shape->children[i] != RECORD_KIND_COUNT; i++)
        if (shape->children[i] == child->kind) return shape->places[i].rank;
    return 0;
}

/* -- finding the unit a record belongs to ----------------------------------------------------------------------------- */
static bool may_match(const struct record *record)
{
    return record->kind == RECORD_SECTION || is_head(record);
}

static struct text key_title(const struct record *record)
{
    return record->kind == RECORD_SECTION ? text_trim(record_child_text(record, RECORD_TITLE))
                                          : record->prose.text;
}

static size_t hash_of(const struct record *record)
{
    uint32_t value = text_hash(record_value(record, ATTRIBUTE_LEVEL)) + (uint32_t)record->kind;
    value = text_hash_more(value, record_value(record, ATTRIBUTE_NO));
    value = text_hash_more(value, record_value(record, ATTRIBUTE_NAME));
    return record->kind == RECORD_SECTION ? text_hash_more(value, key_title(record)) : value;
}

static bool is_same_place(const struct record *a, const struct record *b)
{
    if (a->kind != b->kind) return false;
    if (a->kind == RECORD_TAGS)
        return text_equal(record_value(a, ATTRIBUTE_NAME), record_value(b, ATTRIBUTE_NAME));
    if (a->kind != RECORD_SECTION) return true;
    return text_equal(record_value(a, ATTRIBUTE_LEVEL), record_value(b, ATTRIBUTE_LEVEL)) &&
           text_equal(record_value(a, ATTRIBUTE_NO), record_value(b, ATTRIBUTE_NO)) &&
           text_equal(key_title(a), key_title(b));
}

/* A unit of the same place that this file has not used yet: two equal sections of one file stay two. */
static struct unit *find_unit(const struct parent *parent, const struct record *record, size_t part)
{
    if (!may_match(record)) return NULL;
    struct unit *unit = parent->slots[hash_of(record) % parent->slot_count];
    while (unit && (unit->last_part == part || !is_same_place(unit->members[0], record)))
        unit = unit->hashed;
    return unit;
}

/* A unit of its own, behind `after` (NULL: in front). */
static struct unit *add_unit(struct parent *parent, struct record *record, size_t part, struct unit *after)
{
    struct arena *arena = parent->merger->arena;
    struct unit *unit = ARENA_NEW(arena, struct unit);
    unit->members = ARENA_ARRAY(arena, struct record *, parent->count);
    unit->members[unit->member_count++] = record;
    unit->last_part = part;
    parent->unit_count++;
    struct unit **link = after ? &after->next : &parent->first;
    unit->next = *link;
    *link = unit;
    if (!may_match(record)) return unit;
    struct unit **slot = &parent->slots[hash_of(record) % parent->slot_count];
    unit->hashed = *slot;
    *slot = unit;
    return unit;
}

/* -- own content ------------------------------------------------------------------------------------------------------ */
static const struct record *next_own(const struct record *record)
{
    while (record && !is_own(record))
        record = record->next;
    return record;
}

static bool same_own(const struct record *a, const struct record *b)
{
    const struct record *x = next_own(a->first), *y = next_own(b->first);
    while (x && y && same_records(x, y)) {
        x = next_own(x->next);
        y = next_own(y->next);
    }
    return !x && !y;
}

static const struct record *first_block(const struct record *record)
{
    const struct record *child = record->first;
    while (child && !record_is_block(child->kind))
        child = child->next;
    return child;
}

static void report_difference(const struct merger *merger, struct text what, struct position at,
                              struct position other)
{
    DIAG(merger->diagnostics, PARTS_DISAGREE, .at = at, .related = other,
         .arguments = {what, merger->plan_id});
}

/* Does this file repeat the owner's content word for word? Prose of two files that differs is an error: nobody could
 * say in which order it is meant to be read. */
static bool repeats_own(struct parent *parent, const struct record *member)
{
    if (!parent->owner || !next_own(member->first)) return false;
    if (same_own(parent->owner, member)) return true;
    const struct record *mine = first_block(member), *theirs = first_block(parent->owner);
    if (mine && theirs)
        report_difference(parent->merger,
                          diag_both(parent->merger->arena, TEXT("本文"), TEXT("the prose of this section")),
                          mine->at, theirs->at);
    return false;
}

static void take_ownership(struct parent *parent, const struct record *member)
{
    size_t count = 0;
    for (const struct record *own = next_own(member->first); own; own = next_own(own->next))
        count++;
    if (count == 0) return;
    parent->owner = member;
    parent->own_units = ARENA_ARRAY(parent->merger->arena, struct unit *, count);
}

/* -- collecting ------------------------------------------------------------------------------------------------------- */
static void collect_part(struct parent *parent, size_t part)
{
    const struct record *member = parent->members[part];
    bool repeats = repeats_own(parent, member);
    bool owns = !parent->owner;
    if (owns) take_ownership(parent, member);
    size_t own = 0;
    struct unit *after = NULL;
    const struct unit *anchor = NULL;
    for (struct record *child = member->first, *next; child; child = next) {
        next = child->next;
        bool is_mine = is_own(child);
        struct unit *unit = is_mine && repeats ? parent->own_units[own++] : find_unit(parent, child, part);
        if (!unit) {
            unit = add_unit(parent, child, part, after);
            unit->anchor = anchor;
        } else {
            unit->members[unit->member_count++] = child;
        }
        unit->last_part = part;
        if (number_of(child).length) anchor = unit;
        if (is_mine && owns) parent->own_units[parent->own_count++] = unit;
        after = unit;
    }
}

static void collect(struct parent *parent)
{
    for (size_t i = 0; i < parent->count; i++)
        for (const struct record *child = parent->members[i]->first; child; child = child->next)
            parent->slot_count++;
    parent->slots = ARENA_ARRAY(parent->merger->arena, struct unit *, ++parent->slot_count);
    for (size_t i = 0; i < parent->count; i++)
        collect_part(parent, i);
}

/* -- sorting ---------------------------------------------------------------------------------------------------------- */
/* Do sections come before initiatives? As the first file has it that has both; usually a section's own initiatives come
 * first. */
static bool sections_first(const struct parent *parent)
{
    for (size_t i = 0; i < parent->count; i++) {
        const struct record *section = record_child(parent->members[i], RECORD_SECTION);
        const struct record *initiative = record_child(parent->members[i], RECORD_INITIATIVE);
        if (!section || !initiative) continue;
        const struct record *r = parent->members[i]->first;
        while (r != section && r != initiative)
            r = r->next;
        return r == section;
    }
    return false;
}

static int compare_units(const void *left, const void *right)
{
    const struct unit *a = *(struct unit *const *)left, *b = *(struct unit *const *)right;
    if (a->rank != b->rank) return a->rank < b->rank ? -1 : 1;
    if (a->leading != b->leading) return a->leading ? -1 : 1;
    if (a->second_kind != b->second_kind) return a->second_kind ? 1 : -1;
    int order = text_natural_compare(a->number, b->number);
    if (order != 0) return order;
    return a->sequence < b->sequence ? -1 : 1;
}

static struct unit **sorted_units(const struct parent *parent)
{
    struct unit **units = ARENA_ARRAY(parent->merger->arena, struct unit *, parent->unit_count);
    enum record_kind second = sections_first(parent) ? RECORD_INITIATIVE : RECORD_SECTION;
    size_t count = 0;
    for (struct unit *unit = parent->first; unit; unit = unit->next) {
        const struct record *record = unit->members[0];
        bool numbered = number_of(record).length > 0;
        const struct record *anchor = numbered ? record : unit->anchor ? unit->anchor->members[0] : NULL;
        unit->leading = !anchor;
        unit->second_kind = anchor && anchor->kind == second;
        unit->number = anchor ? number_of(anchor) : unit->number;
        unit->rank = rank_of(parent->members[0], record);
        unit->sequence = count;
        units[count++] = unit;
    }
    qsort(units, count, sizeof(struct unit *), compare_units);
    return units;
}

/* -- agreeing --------------------------------------------------------------------------------------------------------- */
static void merge_attributes(const struct merger *merger, struct record *into, const struct record *from)
{
    for (uint32_t i = 0; i < from->attribute_count; i++) {
        const struct attribute *attribute = &from->attributes[i];
        const struct prose *known = record_attribute(into, attribute->name);
        if (!known)
            record_set(merger->arena, into, attribute->name, attribute->value);
        else if (!text_equal(known->text, attribute->value.text))
            report_difference(merger, text_of(record_attribute_name(attribute->name)), attribute->value.at,
                              known->at);
    }
}

/* Is it the same thing that both files speak of? */
static bool same_thing(const struct record *a, const struct record *b)
{
    enum attribute_kind key = a->kind == RECORD_LEGEND ? ATTRIBUTE_SYMBOL : ATTRIBUTE_ID;
    if (a->kind == RECORD_PERIOD) key = ATTRIBUTE_NAME;
    if (a->kind == RECORD_REVISION) key = ATTRIBUTE_DATE;
    return a->kind == b->kind && text_equal(record_value(a, key), record_value(b, key));
}

/* Behind the children of its rank. */
static void place_child(struct record *parent, struct record *child)
{
    uint8_t rank = rank_of(parent, child);
    struct record *before = NULL;
    for (struct record *r = parent->first; r && rank_of(parent, r) <= rank; r = r->next)
        before = r;
    record_place(parent, before, child);
}

/* A text record has no title of its own: where one is empty, the other's is meant. */
static bool take_title(struct record *into, const struct record *from)
{
    if (into->kind != RECORD_TITLE || (into->prose.text.length && from->prose.text.length)) return false;
    if (from->prose.text.length) into->prose = from->prose;
    return true;
}

/* What only one file has is taken over. */
static void merge_entry(const struct merger *merger, struct record *into, struct record *child)
{
    struct record *known = into->first;
    while (known && !same_thing(known, child))
        known = known->next;
    if (!known) {
        place_child(into, child);
        return;
    }
    bool counted = child->kind == RECORD_YEAR; /* plan/files.c */
    if (counted || same_records(known, child) || take_title(known, child)) return;
    report_difference(merger, text_format(merger->arena, "<%s>", record_name(child->kind)), child->at,
                      known->at);
}

/* Heads are short lists: looking through them is cheaper than a table. */
static void merge_head(const struct merger *merger, struct record *into, struct record *from)
{
    if (same_records(into, from) || take_title(into, from)) return;
    bool whole = into->kind == RECORD_LEVELS || into->kind == RECORD_COLOPHON || into->kind == RECORD_TITLE;
    if (whole) {
        report_difference(merger, text_format(merger->arena, "<%s>", record_name(into->kind)), from->at,
                          into->at);
        return;
    }
    merge_attributes(merger, into, from);
    for (struct record *child = from->first, *next; child; child = next) {
        next = child->next;
        merge_entry(merger, into, child);
    }
}

/* -- merging ---------------------------------------------------------------------------------------------------------- */
static void merge_parent(struct merger *merger, struct record **members, size_t count);

static void merge_unit(struct merger *merger, struct unit *unit)
{
    struct record *first = unit->members[0];
    if (first->kind == RECORD_SECTION && unit->member_count > 1)
        merge_parent(merger, unit->members, unit->member_count);
    if (!is_head(first)) return;
    for (size_t i = 1; i < unit->member_count; i++)
        merge_head(merger, first, unit->members[i]);
}

/* Merges all members into the first. Recursion is as deep as sections nest, which the reader limits. */
static void merge_parent(struct merger *merger, struct record **members, size_t count)
{
    struct parent parent = {.merger = merger, .members = members, .count = count};
    for (size_t i = 1; i < count; i++)
        merge_attributes(merger, members[0], members[i]);
    collect(&parent);
    struct unit **units = sorted_units(&parent);
    members[0]->first = members[0]->last = NULL;
    for (size_t i = 0; i < parent.unit_count; i++) {
        merge_unit(merger, units[i]);
        record_place(members[0], members[0]->last, units[i]->members[0]);
    }
}

static int compare_parts(const void *left, const void *right)
{
    const struct record *a = *(struct record *const *)left, *b = *(struct record *const *)right;
    return text_compare(a->at.source->content, b->at.source->content);
}

struct record *plan_merge(struct arena *arena, struct diagnostics *diagnostics, struct record **parts,
                          size_t count)
{
    if (count == 1) return parts[0];
    qsort(parts, count, sizeof(struct record *), compare_parts);
    struct merger merger = {arena, diagnostics, record_value(parts[0], ATTRIBUTE_ID)};
    merge_parent(&merger, parts, count);
    return parts[0];
}
