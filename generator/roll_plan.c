/* roll_plan.c: what changes in a plan's records when the year turns. */
#include "roll_plan.h"

/* -- years in their own spelling ------------------------------------------------------------------------------------------- */

static bool is_digit(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

/* A number with its digits full- or half-width, as the one it replaces. */
static void add_number(struct text_buffer *out, int number, bool full)
{
    struct text digits = text_format(out->arena, "%d", number);
    for (size_t i = 0; i < digits.length; i++)
        buffer_add_char(out, full ? 0xFF10 + (uint32_t)(digits.at[i] - '0') : (uint32_t)digits.at[i]);
}

/* Reads a run of digits; `*full` says whether they are full-width. */
static int take_number(struct text *rest, bool *full)
{
    int number = 0;
    struct text look = *rest;
    for (uint32_t c = text_next(&look); is_digit(c) && number < 100000; c = text_next(&look)) {
        *full = c >= 0xFF10;
        number = number * 10 + (int)(*full ? c - 0xFF10 : c - '0');
        *rest = look;
    }
    return number;
}

/* The era's own name and number of the year after. An era that ended gives way to the next one. */
static void add_era_year(struct text_buffer *out, struct text era_name, int year, bool full)
{
    size_t count;
    const struct era *eras = year_eras(&count), *written = year_lookup_era(text_trim(era_name)), *era = written;
    for (size_t i = 0; i < count; i++)
        if (eras[i].year < year || (eras[i].year == year && (eras[i].month < 4 || year == 2019))) era = &eras[i];
    if (era == written) {
        buffer_add(out, era_name);
    } else if (text_columns(era_name) > 2) {
        buffer_add(out, text_of(era->name));
    } else {
        bool wide = text_columns(text_trim(era_name)) == 2;
        buffer_add_char(out, wide ? 0xFF21 + (uint32_t)(era->letter - 'A') : (uint32_t)era->letter);
    }
    add_number(out, year - era->year + 1, full);
}

static struct text era_at(struct text text)
{
    size_t count;
    const struct era *eras = year_eras(&count);
    for (size_t i = 0; i < count; i++)
        if (text_starts(text, text_of(eras[i].name))) return text_of(eras[i].name);
    struct text rest = text;
    text_next(&rest);
    struct text first = text_slice(text, 0, text.length - rest.length);
    return year_lookup_era(first) ? first : (struct text){NULL, 0};
}

struct text year_moved_on(struct arena *arena, struct text text)
{
    int year;
    if (year_read(text, &year) == YEAR_UNREADABLE) return text;
    struct text_buffer out = {.arena = arena};
    bool full = false, done_era = false;
    for (struct text rest = text; rest.length;) {
        struct text era = done_era ? (struct text){NULL, 0} : era_at(rest);
        if (era.length) {
            struct text after = text_slice(rest, era.length, rest.length), spaces = after;
            while (text_starts(after, TEXT(" ")) || text_starts(after, TEXT("　")))
                after = text_slice(after, after.at[0] == ' ' ? 1 : 3, after.length);
            spaces.length -= after.length;
            if (text_starts(after, TEXT("元"))) after = text_slice(after, TEXT("元").length, after.length);
            else take_number(&after, &full);
            add_era_year(&out, text_join(arena, era, spaces), year + 1, full);
            rest = after;
            done_era = true;
            continue;
        }
        struct text before = rest;
        uint32_t c = text_next(&rest);
        if (is_digit(c)) {
            rest = before;
            int number = take_number(&rest, &full);
            add_number(&out, number == year ? year + 1 : number, full); /* a remark such as R4.8末 keeps its digits */
        } else {
            buffer_add_char(&out, c);
        }
    }
    return buffer_text(&out);
}

/* -- records -------------------------------------------------------------------------------------------------------------------- */

static void move_attribute(struct arena *arena, struct record *record, enum record_attribute name)
{
    const struct prose *value = record_attribute(record, name);
    if (!value) return;
    record_set(arena, record, name, (struct prose){.text = year_moved_on(arena, value->text), .at = value->at});
}

static void clear_attribute(struct record *record, enum record_attribute name)
{
    struct attribute *attributes = (struct attribute *)(size_t)record->attributes;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < record->attribute_count; i++)
        if (attributes[i].name != name) attributes[kept++] = attributes[i];
    record->attribute_count = kept;
}

static void remove_child(struct record *parent, const struct record *child)
{
    struct record *before = NULL;
    for (struct record *each = parent->first; each; before = each, each = each->next) {
        if (each != child) continue;
        if (before) before->next = each->next;
        else parent->first = each->next;
        if (parent->last == each) parent->last = before;
        return;
    }
}

static void remove_children(struct record *record)
{
    record->first = record->last = NULL;
    record->prose = (struct prose){.at = record->prose.at};
}

static void roll_meta(struct arena *arena, struct record *meta)
{
    for (struct record *child = meta->first; child; child = child->next) {
        if (child->kind == RECORD_YEAR) {
            child->prose = (struct prose){.text = year_moved_on(arena, child->prose.text), .at = child->prose.at};
        } else if (child->kind == RECORD_PERIOD && !record_attribute(child, ATTRIBUTE_NAME)) {
            move_attribute(arena, child, ATTRIBUTE_FROM);
            move_attribute(arena, child, ATTRIBUTE_TO);
        } else if (child->kind == RECORD_PUBLISHED || child->kind == RECORD_AS_OF) {
            remove_child(meta, child);
        }
    }
}

/* Year, marks and text of what was reported. */
static void empty_report(struct arena *arena, struct record *record)
{
    move_attribute(arena, record, ATTRIBUTE_YEAR);
    clear_attribute(record, ATTRIBUTE_AS_OF);
    clear_attribute(record, ATTRIBUTE_PROGRESS);
    remove_children(record);
}

static void insert_after(struct record *parent, struct record *before, struct record *added)
{
    /* record_add has put it at the end. */
    remove_child(parent, added);
    added->next = before->next;
    before->next = added;
    if (parent->last == before) parent->last = added;
}

static void set_year(struct arena *arena, struct record *record, const struct record *like)
{
    const struct prose *written = record_attribute(like, ATTRIBUTE_YEAR);
    record_set(arena, record, ATTRIBUTE_YEAR,
               (struct prose){.text = year_moved_on(arena, written->text), .at = written->at});
}

/* The empty entry for the new year stands behind the reporting year's; a planned range that covers it begins later. */
static void extend_strand(struct arena *arena, struct record *strand, int year)
{
    struct record *last = NULL;
    for (struct record *entry = strand->first; entry; entry = entry->next) {
        if (entry->kind != RECORD_ENTRY) continue;
        if (entry->year == year && entry->last_year == year && record_attribute(entry, ATTRIBUTE_YEAR)) last = entry;
        if (entry->year == year + 1 && entry->last_year == entry->year) return; /* it is there already */
        if (entry->year == year + 1 && entry->last_year > entry->year) move_attribute(arena, entry, ATTRIBUTE_FROM);
    }
    if (!last) return;
    struct record *added = record_add(arena, strand, RECORD_ENTRY, last->at);
    set_year(arena, added, last);
    insert_after(strand, last, added);
}

static void extend_indicator(struct arena *arena, struct record *indicator, int year)
{
    struct record *last = NULL;
    for (struct record *each = indicator->first; each; each = each->next) {
        if (each->kind != RECORD_ACTUAL) continue;
        if (each->year == year && record_attribute(each, ATTRIBUTE_YEAR)) last = each;
        if (each->year == year + 1) return;
    }
    if (!last) return;
    struct record *added = record_add(arena, indicator, RECORD_ACTUAL, last->at);
    set_year(arena, added, last);
    insert_after(indicator, last, added);
}

static bool of_this_year(const struct record *record, int year)
{
    return record->year == year && record_attribute(record, ATTRIBUTE_YEAR);
}

static void roll_record(struct arena *arena, struct record *record, int year)
{
    clear_attribute(record, ATTRIBUTE_PAGE);
    clear_attribute(record, ATTRIBUTE_NEW);
    switch ((int)record->kind) {
    case RECORD_META: roll_meta(arena, record); return;
    case RECORD_STATUS:
    case RECORD_EVALUATION: empty_report(arena, record); return;
    case RECORD_NOTE:
        if (record->parent && record->parent->kind == RECORD_INITIATIVE) empty_report(arena, record);
        return;
    case RECORD_SUMMARY:
        move_attribute(arena, record, ATTRIBUTE_YEAR);
        remove_children(record);
        return;
    case RECORD_GOAL:
    case RECORD_SCHEDULE:
        if (of_this_year(record, year)) move_attribute(arena, record, ATTRIBUTE_YEAR);
        return;
    case RECORD_STRAND: extend_strand(arena, record, year); return;
    case RECORD_INDICATOR: extend_indicator(arena, record, year); return;
    default: return;
    }
}

bool plan_roll(struct arena *arena, struct plan *plan)
{
    if (plan->year == 0) return false;
    for (struct record *each = plan->root; each; each = (struct record *)(size_t)record_walk(each, plan->root))
        roll_record(arena, each, plan->year);
    return true;
}
