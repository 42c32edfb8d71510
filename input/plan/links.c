/* links.c: a hash table of ids, and one walk that looks everything up in it.
 *
 * Levels, departments, tags and scales have ids of their own each, and so have footnotes; sections,
 * initiatives, activities, indicators and strands share one space, because a reference may point to any of them. */
#include "links.h"

#include "generator/core/suggest.h"

enum space {
    SPACE_RECORDS,
    SPACE_LEVELS,
    SPACE_DEPARTMENTS,
    SPACE_TAGS,
    SPACE_SCALES,
    SPACE_FOOTNOTES,
    SPACES
};

struct entry {
    enum space space;
    struct text id;
    struct record *record;
};

enum { MOST_SUGGESTIONS = 20 }; /* looking for the nearest id costs all ids */

struct links {
    struct arena *arena;
    struct diagnostics *diagnostics;
    struct entry *slots;
    size_t slot_count; /* a power of two, at least twice the number of ids */
    unsigned suggested;
    bool declared[SPACES]; /* does the plan list any? */
};

static bool id_space(const struct record *record, enum space *space)
{
    enum space found = SPACE_RECORDS;
    switch ((int)record->kind) {
    case RECORD_SECTION:
    case RECORD_INITIATIVE:
    case RECORD_ACTIVITY:
    case RECORD_INDICATOR:
    case RECORD_STRAND: break;
    case RECORD_LEVEL: found = SPACE_LEVELS; break;
    case RECORD_DEPARTMENT: found = SPACE_DEPARTMENTS; break;
    case RECORD_TAG: found = SPACE_TAGS; break;
    case RECORD_SCALE: found = SPACE_SCALES; break;
    case RECORD_FOOTNOTE: found = SPACE_FOOTNOTES; break;
    default: return false;
    }
    *space = found;
    return record_attribute(record, ATTRIBUTE_ID) != NULL;
}

/* The slot that holds the id, or the empty one where it would go. */
static struct entry *slot_of(const struct links *links, enum space space, struct text id)
{
    size_t i = (text_hash(id) + (size_t)space) & (links->slot_count - 1);
    while (links->slots[i].record && (links->slots[i].space != space || !text_equal(links->slots[i].id, id)))
        i = (i + 1) & (links->slot_count - 1);
    return &links->slots[i];
}

/* The records of a plan are still being built here, so the walk may change them. */
static struct record *walk(struct record *record, const struct record *top)
{
    if (record->first) return record->first;
    while (record != top && !record->next)
        record = record->parent;
    return record == top ? NULL : record->next;
}

static void collect(struct links *links, struct record *root)
{
    for (struct record *record = root; record; record = walk(record, root)) {
        enum space space;
        if (!id_space(record, &space)) continue;
        const struct prose *id = record_attribute(record, ATTRIBUTE_ID);
        struct entry *slot = slot_of(links, space, id->text);
        if (slot->record)
            DIAG(links->diagnostics, DUPLICATE_ID, .at = id->at,
                 .related = record_attribute(slot->record, ATTRIBUTE_ID)->at, .arguments = {id->text});
        else
            *slot = (struct entry){space, id->text, record};
        links->declared[space] = true;
    }
}

static void report_unknown(struct links *links, enum space space, const char *what,
                           const struct prose *written)
{
    struct suggestion known = suggest_open(links->arena, written->text);
    if (links->suggested < MOST_SUGGESTIONS) {
        links->suggested++;
        for (size_t i = 0; i < links->slot_count; i++)
            if (links->slots[i].record && links->slots[i].space == space)
                suggest_add(&known, links->slots[i].id);
    }
    DIAG(links->diagnostics, REFERENCE_UNKNOWN, .at = written->at,
         .arguments = {text_of(what), written->text, suggest_nearest(&known)});
}

/* What an attribute points to; NULL when the record has no such attribute or it points to nothing (reported). */
static struct record *look_up(struct links *links, const struct record *record, enum attribute_kind name,
                              enum space space)
{
    const struct prose *written = record_attribute(record, name);
    if (!written) return NULL;
    struct record *found = slot_of(links, space, written->text)->record;
    /* A plan that lists no levels, tags or scales (a department's text, say) may use any. */
    bool listed = space != SPACE_LEVELS && space != SPACE_TAGS && space != SPACE_SCALES;
    if (!found && (listed || links->declared[space]))
        report_unknown(links, space, record_attribute_name(name), written);
    return found;
}

/* The row of a summary names a section or, in a summary by tag, a tag. */
static void look_up_row(struct links *links, const struct record *row)
{
    if (!row->parent || row->parent->kind != RECORD_SUMMARY) return;
    bool by_tag = text_is(record_value(row->parent, ATTRIBUTE_BY), "tag");
    look_up(links, row, ATTRIBUTE_OF, by_tag ? SPACE_TAGS : SPACE_RECORDS);
}

static bool is_listed_name(const struct record *list, struct text name)
{
    for (const struct record *each = list->first; each; each = each->next)
        if (text_equal(text_trim(each->prose.text), name)) return true;
    return false;
}

/* A department may be written by its id in the plan's list: the name is printed then. What is a name there is a name. */
static struct record *look_up_department(const struct links *links, const struct record *record)
{
    struct text written = text_trim(record->prose.text);
    if (!record->parent || record->parent->kind == RECORD_DEPARTMENTS || !written.length) return NULL;
    struct record *found = slot_of(links, SPACE_DEPARTMENTS, written)->record;
    return found && !is_listed_name(found->parent, written) ? found : NULL;
}

static void link_record(struct links *links, struct record *record)
{
    struct record *counts_with;
    switch ((int)record->kind) {
    case RECORD_SECTION:
        look_up(links, record, ATTRIBUTE_LEVEL, SPACE_LEVELS);
        look_up(links, record, ATTRIBUTE_TAG, SPACE_TAGS);
        counts_with = look_up(links, record, ATTRIBUTE_COUNTS_WITH, SPACE_RECORDS);
        record->refers = look_up(links, record, ATTRIBUTE_REPRINT_OF, SPACE_RECORDS);
        if (!record->refers) record->refers = counts_with;
        return;
    case RECORD_INITIATIVE:
    case RECORD_ACTIVITY:
        record->refers = look_up(links, record, ATTRIBUTE_REPRINT_OF, SPACE_RECORDS);
        return;
    case RECORD_STRAND:
    case RECORD_ENTRY: record->refers = look_up(links, record, ATTRIBUTE_SAME_AS, SPACE_RECORDS); return;
    case RECORD_CHART: record->refers = look_up(links, record, ATTRIBUTE_OF, SPACE_RECORDS); return;
    case RECORD_REF:
    case RECORD_REFERENCE: record->refers = look_up(links, record, ATTRIBUTE_TO, SPACE_RECORDS); return;
    case RECORD_MARK:
    case RECORD_INDICATOR: look_up(links, record, ATTRIBUTE_TAG, SPACE_TAGS); return;
    case RECORD_STATUS:
    case RECORD_EVALUATION: look_up(links, record, ATTRIBUTE_SCALE, SPACE_SCALES); return;
    case RECORD_SUMMARY:
        look_up(links, record, ATTRIBUTE_SCALE, SPACE_SCALES);
        if (!text_is(record_value(record, ATTRIBUTE_BY), "tag"))
            look_up(links, record, ATTRIBUTE_BY, SPACE_LEVELS);
        return;
    case RECORD_ROW: look_up_row(links, record); return;
    case RECORD_DEPARTMENT: record->refers = look_up_department(links, record); return;
    case RECORD_BASELINE:
    case RECORD_TARGET:
    case RECORD_ACTUAL:
    case RECORD_ESTIMATE: look_up(links, record, ATTRIBUTE_FOOTNOTE, SPACE_FOOTNOTES); return;
    default: return;
    }
}

/* A reprint of a reprint is fine; one that leads back to itself has no original. Each record is followed once: `seen`
 * holds the number of the chain it was met in. */
static void break_loops(struct links *links, struct plan *plan)
{
    uint32_t *seen = ARENA_ARRAY(links->arena, uint32_t, plan->record_count);
    uint32_t chain = 0;
    for (struct record *start = plan->root; start; start = walk(start, plan->root)) {
        struct record *record = start;
        chain++;
        while (record->refers && seen[record->number] == 0) {
            seen[record->number] = chain;
            record = record->refers;
        }
        if (!record->refers || seen[record->number] != chain) continue;
        DIAG(links->diagnostics, REFERENCE_LOOP, .at = record->at,
             .arguments = {text_of(record_name(record->kind))});
        record->refers = NULL;
    }
}

void plan_link(struct arena *arena, struct diagnostics *diagnostics, struct plan *plan)
{
    struct links links = {.arena = arena, .diagnostics = diagnostics, .slot_count = 16};
    size_t ids = 0;
    enum space space;
    for (const struct record *record = plan->root; record; record = record_walk(record, plan->root))
        ids += id_space(record, &space);
    while (links.slot_count < ids * 2)
        links.slot_count *= 2;
    links.slots = ARENA_ARRAY(arena, struct entry, links.slot_count);
    collect(&links, plan->root);
    for (struct record *record = plan->root; record; record = walk(record, plan->root))
        link_record(&links, record);
    break_loops(&links, plan);
}
