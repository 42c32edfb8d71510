/* fields.c: what a path such as {section.施策.no} finds in a context. */
#include "fields.h"
#include "mixed.h"
#include "previous.h"
#include "rate.h"
#include "shown.h"
#include "told.h"

static const struct record *around(const struct record *record, enum record_kind kind)
{
    while (record && record->kind != kind)
        record = record->parent;
    return record;
}

/* A set of records that grows. */
struct found {
    struct arena *arena;
    const struct record **at;
    size_t count, capacity;
};

static void found_add(struct found *found, const struct record *record)
{
    if (!found->capacity) { /* mostly there is one */
        found->at = ARENA_ARRAY(found->arena, const struct record *, 1);
        found->capacity = 1;
    }
    found->at = arena_grow(found->arena, (void *)found->at, found->count, found->count + 1, &found->capacity,
                           sizeof *found->at);
    found->at[found->count++] = record;
}

/* A title stands before thousands of initiatives: nobody looks for a second one among them. */
static bool stands_once(const struct record *record, enum record_kind kind)
{
    const struct record_shape *shape = record_shape(record->kind);
    for (size_t i = 0; shape->children[i] != RECORD_KIND_COUNT; i++)
        if (shape->children[i] == kind)
            return shape->places[i].often == OFTEN_ONCE || shape->places[i].often == OFTEN_ALWAYS;
    return false;
}

static void add_children(struct found *found, const struct record *record, enum record_kind kind)
{
    const struct record *child = record_own_child(record, kind);
    bool once = child && stands_once(record, kind);
    for (; child; child = once ? NULL : record_following(child))
        found_add(found, child);
    if (record->kind != RECORD_PLAN || found->count) return;
    const struct record *meta = record_child(record, RECORD_META);
    if (meta) add_children(found, meta, kind);
}

static bool matches_name(const struct record *record, struct text name)
{
    enum attribute_kind by = record->kind == RECORD_REFERENCE || record->kind == RECORD_DEPARTMENT
                                 ? ATTRIBUTE_ROLE
                             : record->kind == RECORD_SCALE ? ATTRIBUTE_ID
                                                            : ATTRIBUTE_NAME;
    struct text own = record_value(record, by);
    if (by == ATTRIBUTE_ROLE && own.length == 0) own = TEXT("main");
    return text_equal(own, name);
}

/* The step after `field`, `note`, `scale` … may name one of them. A word of the vocabulary is a name only where one of
 * them has it ({scale.evaluation.name}). Returns whether the step was taken as a name. */
static bool keep_named(struct found *found, struct text name, bool is_word)
{
    size_t kept = 0;
    bool any = false;
    for (size_t i = 0; i < found->count; i++)
        any |= matches_name(found->at[i], name);
    if (is_word && !any) return false;
    for (size_t i = 0; i < found->count; i++)
        if (matches_name(found->at[i], name)) found->at[kept++] = found->at[i];
    found->count = kept;
    return true;
}

static bool is_ancestor_word(enum record_kind kind)
{
    return kind == RECORD_PLAN || kind == RECORD_INITIATIVE || kind == RECORD_ACTIVITY ||
           kind == RECORD_INDICATOR || kind == RECORD_STRAND || kind == RECORD_SUMMARY;
}

static bool is_named_kind(enum record_kind kind)
{
    return kind == RECORD_NOTE || kind == RECORD_FIELD || kind == RECORD_REFERENCE || kind == RECORD_SCALE ||
           kind == RECORD_TAGS || kind == RECORD_PRINTED || kind == RECORD_DEPARTMENT;
}

static bool is_vocabulary(const struct field_step *step)
{
    return step->kind != NO_KIND || step->attribute != NO_ATTRIBUTE;
}

/* Walks one step from one record. Returns how many steps were used (a name takes its kind's step too). */
static uint32_t step_from(const struct context *context, const struct record *record,
                          const struct field_path *path, uint32_t i, struct found *next,
                          struct field_values *out)
{
    const struct field_step *step = &path->steps[i];
    enum record_kind kind = step->kind;
    if (step->word == FIELD_PARENT) {
        if (record->parent) found_add(next, record->parent);
        return 1;
    }
    if (step->word == FIELD_PREVIOUS) {
        const struct record *same = previous_of(context, record);
        if (same) found_add(next, same);
        return 1;
    }
    if (step->attribute != NO_ATTRIBUTE && record_attribute(record, step->attribute)) {
        out->attribute = record_attribute(record, step->attribute);
        return 1;
    }
    if (kind == NO_KIND) return 1;
    if (kind == RECORD_SECTION) {
        bool level = i + 1 < path->step_count && !is_vocabulary(step + 1);
        const struct record *section =
            level ? record_section_around(record, step[1].name) : around(record, RECORD_SECTION);
        if (section) found_add(next, section);
        return level ? 2 : 1;
    }
    bool itself = i == 0 && record->kind == kind; /* {tag} of a tag, {department} of a department */
    const struct record *above = itself ? record : is_ancestor_word(kind) ? around(record, kind) : NULL;
    if (above) {
        found_add(next, above);
        return 1;
    }
    if (kind == RECORD_SCALE) {
        const struct record *scales = plan_list(context->binder->plan, RECORD_SCALES);
        if (scales) add_children(next, scales, RECORD_SCALE);
    } else {
        add_children(next, record, kind);
    }
    if (!is_named_kind(kind) || i + 1 >= path->step_count) return 1;
    return keep_named(next, step[1].name, is_vocabulary(step + 1)) ? 2 : 1;
}

const struct record *field_indicator(const struct context *context)
{
    const struct record *indicator = around(context->record, RECORD_INDICATOR);
    return indicator ? indicator : record_own_child(context->record, RECORD_INDICATOR);
}

static struct text reprint_mark(const struct record *record)
{
    struct text title = record_child_text(record, RECORD_TITLE);
    bool reprint = record_attribute(record, ATTRIBUTE_REPRINT_OF) != NULL;
    bool says_so = text_find(title, TEXT("再掲")) != SIZE_MAX;
    return reprint && !says_so ? TEXT("（再掲）") : (struct text){NULL, 0};
}

/* The title of something whose section does not already bear it. */
static struct text own_title(const struct context *context, const struct record *record)
{
    const struct record *title = record_child(record, RECORD_TITLE);
    const struct record *section = around(record->parent, RECORD_SECTION);
    if (!title) return (struct text){NULL, 0};
    if (section &&
        text_equal(text_trim(title->prose.text), text_trim(record_child_text(section, RECORD_TITLE)))) {
        shown_mark(context, title); /* printed once, as the section's */
        return (struct text){NULL, 0};
    }
    shown_mark(context, title);
    return mixed_text(context, &title->prose);
}

static struct text rate_of(const struct context *context)
{
    const struct record *indicator = field_indicator(context);
    return indicator ? rate_text(context, indicator, context->binder->plan->year) : (struct text){NULL, 0};
}

static struct text told_in_prose(const struct context *context)
{
    const struct record *indicator = field_indicator(context);
    return indicator && told_by_prose(context, indicator) ? TEXT("in-prose") : (struct text){NULL, 0};
}

/* Words that no record holds. False when the step is none of them. */
static bool computed_word(const struct context *context, enum field_word word, struct text *computed)
{
    switch (word) {
    case FIELD_POSITION: *computed = text_format(context->arena, "%u", context->position); return true;
    case FIELD_TOTAL: *computed = text_format(context->arena, "%u", context->count); return true;
    case FIELD_DATE: *computed = context->binder->options->date; return true;
    case FIELD_OWN_TITLE: *computed = own_title(context, context->record); return true;
    case FIELD_REPRINT: *computed = reprint_mark(context->record); return true;
    case FIELD_RATE: *computed = rate_of(context); return true;
    case FIELD_IN_PROSE: *computed = told_in_prose(context); return true;
    case FIELD_PARENT: /* these lead to other records */
    case FIELD_COLUMN:
    case FIELD_PREVIOUS:
    case FIELD_FIRST_OF:
    case FIELD_WORD_COUNT: return false;
    }
    return false;
}

/* {first-of.施策}: said of the first initiative of its section of that level; its title then. */
static struct text first_of(const struct record *record, struct text level)
{
    const struct record *section = record_section_around(record, level);
    const struct record *first = section;
    while (first && first->kind != record->kind)
        first = record_walk(first, section);
    return first == record ? record_child_text(section, RECORD_TITLE) : (struct text){NULL, 0};
}

struct field_values field_find(const struct context *context, const struct field_path *path)
{
    struct field_values values = {.count = 0};
    struct found found = {.arena = context->arena};
    if (path->step_count == 1 && computed_word(context, path->steps[0].word, &values.computed)) return values;
    if (path->step_count == 2 && path->steps[0].word == FIELD_FIRST_OF) {
        values.computed = first_of(context->record, path->steps[1].name);
        return values;
    }
    uint32_t i = 0;
    if (path->steps[0].word == FIELD_COLUMN) {
        if (!context->column) return values;
        found_add(&found, context->column);
        i = 1;
    } else {
        found_add(&found, context->record);
    }
    while (i < path->step_count && !values.attribute) {
        struct found next = {.arena = context->arena};
        uint32_t used = 1;
        for (size_t at = 0; at < found.count; at++)
            used = step_from(context, found.at[at], path, i, &next, &values);
        found = next;
        i += used;
        if (found.count == 0) break;
    }
    if (!values.attribute && i >= path->step_count) {
        values.records = found.at;
        values.count = found.count;
    }
    return values;
}

/* Things that exist by their attributes alone are never empty. */
static bool record_empty(const struct record *record)
{
    if (record->prose.text.length || record->kind == RECORD_SCALE || record->kind == RECORD_PERIOD ||
        record->kind == RECORD_SUMMARY)
        return false;
    for (const struct record *each = record; each; each = record_walk(each, record))
        if (text_trim(each->prose.text).length || each->kind == RECORD_FIGURE || each->kind == RECORD_CHART)
            return false;
    return true;
}

bool field_is_empty(const struct field_values *values)
{
    if (values->attribute) return values->attribute->text.length == 0;
    if (values->computed.length) return false;
    for (size_t i = 0; i < values->count; i++)
        if (!record_empty(values->records[i])) return false;
    return true;
}

bool field_is_rate(const struct field_path *path)
{
    return path->step_count == 1 && !path->otherwise && path->steps[0].word == FIELD_RATE;
}
