/* roll.c: what changes in a plan's records when the year turns. */
#include "roll.h"

/* -- years in their own spelling ------------------------------------------------------------------------------------------- */

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
    for (uint32_t c = text_next(&look); text_is_digit(c) && number < 100000; c = text_next(&look)) {
        *full = c >= 0xFF10;
        number = number * 10 + text_digit(c);
        *rest = look;
    }
    return number;
}

/* The era's own name and number of the year after. An era that ended gives way to the next one, whose first year is 元
 * where the era is written out. */
static void add_era_year(struct text_buffer *out, struct text era_name, int year, bool full)
{
    size_t count;
    const struct era *eras = year_eras(&count), *written = year_lookup_era(text_trim(era_name)),
                     *era = written;
    for (size_t i = 0; i < count; i++)
        if (eras[i].year < year || (eras[i].year == year && (eras[i].month < 4 || year == 2019)))
            era = &eras[i];
    if (era == written) {
        buffer_add(out, era_name);
    } else if (text_columns(era_name) > 2) {
        buffer_add(out, text_of(era->name));
    } else {
        bool wide = text_columns(text_trim(era_name)) == 2;
        buffer_add_char(out, wide ? 0xFF21 + (uint32_t)(era->letter - 'A') : (uint32_t)era->letter);
    }
    if (year == era->year && text_columns(era_name) > 2)
        buffer_add(out, TEXT("元"));
    else
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

/* Spaces between an era and its number: R 7. */
static struct text take_spaces(struct text *rest)
{
    struct text spaces = *rest;
    while (text_starts(*rest, TEXT(" ")) || text_starts(*rest, TEXT("　")))
        *rest = text_slice(*rest, rest->at[0] == ' ' ? 1 : 3, rest->length);
    spaces.length -= rest->length;
    return spaces;
}

/* A remark in brackets belongs to the year it was written in: Ｒ４年度（R4.8末時点). The year itself may stand in brackets
 * too: 令和6(2024). */
static bool is_remark(struct text text, int year)
{
    bool full;
    if (!text_starts(text, TEXT("(")) && !text_starts(text, TEXT("（"))) return false;
    text_next(&text);
    return take_number(&text, &full) != year;
}

struct text roll_year(struct arena *arena, struct text text)
{
    int year;
    if (year_read(text, &year) == YEAR_UNREADABLE) return text;
    struct text_buffer out = {.arena = arena};
    bool full = false, done = false;
    for (struct text rest = text; rest.length && !(done && is_remark(rest, year));) {
        struct text era = done ? (struct text){NULL, 0} : era_at(rest), before = rest;
        uint32_t c = text_next(&rest);
        if (era.length) {
            rest = text_slice(before, era.length, before.length);
            struct text spaces = take_spaces(&rest);
            if (text_starts(rest, TEXT("元")))
                rest = text_slice(rest, TEXT("元").length, rest.length);
            else
                take_number(&rest, &full);
            add_era_year(&out, text_join(arena, era, spaces), year + 1, full);
            done = true;
        } else if (text_is_digit(c)) {
            rest = before;
            int number = take_number(&rest, &full);
            add_number(&out, number == year ? year + 1 : number, full);
            done = true;
        } else {
            buffer_add_char(&out, c);
        }
    }
    return buffer_text(&out);
}

/* The second year of a range may leave its era out: 令和４年度～５年度. */
static struct text last_year_moved_on(struct arena *arena, struct text text)
{
    struct text moved = roll_year(arena, text);
    if (!text_equal(moved, text)) return moved;
    struct text_buffer out = {.arena = arena};
    bool full = false;
    for (struct text rest = text; rest.length;) {
        struct text before = rest;
        uint32_t c = text_next(&rest);
        if (!text_is_digit(c)) {
            buffer_add_char(&out, c);
            continue;
        }
        rest = before;
        int number = take_number(&rest, &full);
        add_number(&out, number + 1, full);
    }
    return buffer_text(&out);
}

static struct text range_moved_on(struct arena *arena, struct text text)
{
    static const char *const dashes[] = {"～", "〜", "~", "－", "-", "から"};
    for (size_t i = 0; i < ARRAY_LEN(dashes); i++) {
        size_t at = text_find(text, text_of(dashes[i]));
        if (at == SIZE_MAX) continue;
        struct text dash = text_of(dashes[i]);
        struct text first = roll_year(arena, text_slice(text, 0, at));
        struct text last = last_year_moved_on(arena, text_slice(text, at + dash.length, text.length));
        return text_join(arena, text_join(arena, first, dash), last);
    }
    return text;
}

/* Is that range the plan's own period (of a plan whose periods have not moved on yet)? */
static bool is_period(const struct plan *plan, const struct expression *range)
{
    const struct record *meta = record_child(plan->root, RECORD_META);
    for (const struct record *each = meta ? record_child(meta, RECORD_PERIOD) : NULL; each;
         each = record_following(each))
        if (!record_attribute(each, ATTRIBUTE_NAME) && each->year == range->year &&
            each->last_year == range->last_year)
            return true;
    return false;
}

/* Years that name a plan or a scale: R7取組実施プロセスシート, Ｒ３評価, 令和４年度～５年度版. `years` says which move on. */
enum named_years { NAMED_REPORTING, NAMED_ANY };
static struct text name_moved_on(struct arena *arena, const struct prose *prose, const struct plan *plan,
                                 enum named_years years)
{
    struct text_buffer out = {.arena = arena};
    size_t done = 0;
    for (uint32_t i = 0; i < prose->expression_count; i++) {
        const struct expression *found = &prose->expressions[i];
        struct text written = text_slice(prose->text, found->offset, found->length), moved = written;
        bool single = found->kind == EXPRESSION_FISCAL_YEAR || found->kind == EXPRESSION_ERA_YEAR;
        if (single && (years == NAMED_ANY || found->year == plan->year))
            moved = roll_year(arena, written);
        if (found->kind == EXPRESSION_YEAR_RANGE && is_period(plan, found))
            moved = range_moved_on(arena, written);
        buffer_add(&out, text_slice(prose->text, done, found->offset - done));
        buffer_add(&out, moved);
        done = found->offset + found->length;
    }
    buffer_add(&out, text_slice(prose->text, done, prose->text.length));
    return buffer_text(&out);
}

/* -- records ---------------------------------------------------------------------------------------------------------- */

static struct prose like(const struct prose *prose, struct text text)
{
    return (struct prose){.text = text, .at = prose->at};
}

static void move_attribute(struct arena *arena, struct record *record, enum attribute_kind name)
{
    const struct prose *value = record_attribute(record, name);
    if (!value) return;
    record_set(arena, record, name, like(value, roll_year(arena, value->text)));
    if (name != ATTRIBUTE_TO && record->year) record->year++;
    if (name != ATTRIBUTE_FROM && record->last_year) record->last_year++;
}

static void clear_attribute(struct record *record, enum attribute_kind name)
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
        if (before)
            before->next = each->next;
        else
            parent->first = each->next;
        if (parent->last == each) parent->last = before;
        return;
    }
}

static void remove_children(struct record *record)
{
    record->first = record->last = NULL;
    record->prose = (struct prose){.at = record->prose.at};
}

static void roll_meta(struct arena *arena, const struct plan *plan, struct record *meta)
{
    for (struct record *child = meta->first; child; child = child->next) {
        switch ((int)child->kind) {
        case RECORD_YEAR:
            child->prose = like(&child->prose, roll_year(arena, child->prose.text));
            child->year = child->last_year = (int16_t)(plan->year + 1);
            break;
        case RECORD_TITLE:
        case RECORD_SUBTITLE:
        case RECORD_DOCUMENT_TITLE:
            child->prose = like(&child->prose, name_moved_on(arena, &child->prose, plan, NAMED_REPORTING));
            break;
        case RECORD_PERIOD:
            if (record_attribute(child, ATTRIBUTE_NAME)) break;
            move_attribute(arena, child, ATTRIBUTE_FROM);
            move_attribute(arena, child, ATTRIBUTE_TO);
            break;
        case RECORD_PUBLISHED:
        case RECORD_AS_OF: remove_child(meta, child); break;
        default: break;
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
    /* The vocabulary wants a block in a note. */
    if (record->kind == RECORD_NOTE) record_add(arena, record, RECORD_P, record->at);
}

/* An empty record for the new year behind that of the reporting year, of the same kind. */
static void add_after(struct arena *arena, struct record *before)
{
    struct record *parent = before->parent;
    struct record *added = record_add(arena, parent, before->kind, before->at);
    bool single = record_attribute(before, ATTRIBUTE_YEAR) != NULL;
    const struct prose *written = record_attribute(before, single ? ATTRIBUTE_YEAR : ATTRIBUTE_TO);
    record_set(arena, added, ATTRIBUTE_YEAR, like(written, roll_year(arena, written->text)));
    added->year = added->last_year = (int16_t)(before->last_year + 1);
    remove_child(parent, added); /* record_add has put it at the end */
    record_place(parent, before, added);
}

/* A planned range that begins with the new year gives it up; nothing is added where something stands for that year. */
static bool makes_room(struct arena *arena, struct record *record, int next)
{
    if (next < record->year || record->last_year < next) return true;
    if (record->year != next || record->last_year == next) return false;
    move_attribute(arena, record, ATTRIBUTE_FROM);
    return true;
}

/* The history of a strand or of an indicator's actuals goes on. */
static void extend_history(struct arena *arena, struct record *parent, enum record_kind kind, int year)
{
    struct record *last = NULL;
    for (struct record *each = parent->first; each; each = each->next) {
        if (each->kind != kind || !each->year) continue;
        if (each->last_year == year) last = each;
        if (!makes_room(arena, each, year + 1)) return;
    }
    if (last) add_after(arena, last);
}

static void roll_scale(struct arena *arena, const struct plan *plan, struct record *scale)
{
    const struct prose *name = record_attribute(scale, ATTRIBUTE_NAME);
    if (name)
        record_set(arena, scale, ATTRIBUTE_NAME, like(name, name_moved_on(arena, name, plan, NAMED_ANY)));
}

/* Reports of earlier years stay beside that of the reporting year. */
static bool is_history(const struct record *record)
{
    for (const struct record *each = record->parent ? record->parent->first : NULL; each; each = each->next)
        if (each->kind == record->kind && each->year > record->year) return record->year != 0;
    return false;
}

static bool of_this_year(const struct record *record, int year)
{
    return record->year == year && record_attribute(record, ATTRIBUTE_YEAR);
}

static void roll_record(struct arena *arena, const struct plan *plan, struct record *record)
{
    clear_attribute(record, ATTRIBUTE_PAGE);
    clear_attribute(record, ATTRIBUTE_NEW);
    switch ((int)record->kind) {
    case RECORD_META: roll_meta(arena, plan, record); return;
    case RECORD_SCALE: roll_scale(arena, plan, record); return;
    case RECORD_STATUS:
        if (!is_history(record)) empty_report(arena, record);
        return;
    case RECORD_EVALUATION: empty_report(arena, record); return;
    case RECORD_NOTE:
        if (record->parent->kind == RECORD_INITIATIVE || of_this_year(record, plan->year))
            empty_report(arena, record);
        return;
    case RECORD_SUMMARY:
        move_attribute(arena, record, ATTRIBUTE_YEAR);
        remove_children(record);
        return;
    case RECORD_GOAL:
    case RECORD_SCHEDULE:
        if (of_this_year(record, plan->year)) move_attribute(arena, record, ATTRIBUTE_YEAR);
        return;
    case RECORD_STRAND: extend_history(arena, record, RECORD_ENTRY, plan->year); return;
    case RECORD_INDICATOR: extend_history(arena, record, RECORD_ACTUAL, plan->year); return;
    default: return;
    }
}

/* midorino-r6 → midorino-r7: publications are named after the plan, and next year's must not replace this year's. */
static void roll_id(struct arena *arena, struct plan *plan)
{
    const struct prose *id = record_attribute(plan->root, ATTRIBUTE_ID);
    struct text_buffer out = {.arena = arena};
    for (struct text rest = id ? id->text : plan->id; rest.length;) {
        int year;
        size_t end = 0;
        while (end < rest.length && rest.at[end] != '-' && rest.at[end] != '_')
            end++;
        struct text word = text_slice(rest, 0, end);
        bool is_year = year_read(word, &year) != YEAR_UNREADABLE && year == plan->year;
        buffer_add(&out, is_year ? roll_year(arena, word) : word);
        if (end < rest.length) buffer_add(&out, text_slice(rest, end++, 1));
        rest = text_slice(rest, end, rest.length);
    }
    plan->id = buffer_text(&out);
    if (id) record_set(arena, plan->root, ATTRIBUTE_ID, like(id, plan->id));
}

static void measure_period(struct plan *plan)
{
    const struct record *meta = record_child(plan->root, RECORD_META);
    plan->first_year = plan->last_year = 0;
    for (const struct record *each = meta ? record_child(meta, RECORD_PERIOD) : NULL; each;
         each = record_following(each)) {
        if (!plan->first_year || each->year < plan->first_year) plan->first_year = each->year;
        if (each->last_year > plan->last_year) plan->last_year = each->last_year;
    }
}

bool plan_roll(struct arena *arena, struct plan *plan)
{
    if (plan->year == 0) return false;
    for (struct record *each = plan->root; each;
         each = (struct record *)(size_t)record_walk(each, plan->root))
        roll_record(arena, plan, each);
    roll_id(arena, plan);
    plan->year++;
    measure_period(plan);
    plan_finish(plan);
    return true;
}
