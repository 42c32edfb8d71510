/* fields.c: what a path such as {section.施策.no} finds in a context, and how it is printed. */
#include "bind.h"

#include <string.h>

/* -- what was shown ------------------------------------------------------------------------------------------------- */

void mark_shown(struct binder *binder, const struct record *record)
{
    binder->shown[record->number / 8] |= (uint8_t)(1u << record->number % 8);
}

void mark_all_shown(struct binder *binder, const struct record *record)
{
    for (const struct record *each = record; each; each = record_walk(each, record))
        mark_shown(binder, each);
}

struct text house_text(struct binder *binder, const struct prose *prose)
{
    return house_print(binder->arena, binder->house, prose->text, prose->expressions,
                       prose->expression_count);
}

/* -- finding ----------------------------------------------------------------------------------------------------------- */

const struct record *section_around(const struct record *record, struct text level)
{
    for (; record; record = record->parent)
        if (record->kind == RECORD_SECTION && text_equal(record_value(record, ATTRIBUTE_LEVEL), level))
            return record;
    return NULL;
}

static const struct record *around(const struct record *record, enum record_kind kind)
{
    while (record && record->kind != kind)
        record = record->parent;
    return record;
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

const struct record *own_child(const struct record *record, enum record_kind kind)
{
    const struct record *child = record_child(record, kind);
    if (child || !record_attribute(record, ATTRIBUTE_REPRINT_OF) || !record->refers) return child;
    return record_child(record->refers, kind);
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
    const struct record *child = own_child(record, kind);
    bool once = child && stands_once(record, kind);
    for (; child; child = once ? NULL : record_following(child))
        found_add(found, child);
    if (record->kind != RECORD_PLAN || found->count) return;
    const struct record *meta = record_child(record, RECORD_META);
    if (meta) add_children(found, meta, kind);
}

static bool matches_name(const struct record *record, struct text name)
{
    enum record_attribute by = record->kind == RECORD_REFERENCE || record->kind == RECORD_DEPARTMENT
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
static uint32_t step_from(struct binder *binder, const struct record *record, const struct field_path *path,
                          uint32_t i, struct found *next, struct values *out)
{
    const struct field_step *step = &path->steps[i];
    enum record_kind kind = step->kind;
    if (text_is(step->name, "parent")) {
        if (record->parent) found_add(next, record->parent);
        return 1;
    }
    if (text_is(step->name, "previous")) {
        const struct record *same = previous_of(binder, record);
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
            level ? section_around(record, step[1].name) : around(record, RECORD_SECTION);
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
        const struct record *scales = plan_list(binder->plan, RECORD_SCALES);
        if (scales) add_children(next, scales, RECORD_SCALE);
    } else {
        add_children(next, record, kind);
    }
    if (!is_named_kind(kind) || i + 1 >= path->step_count) return 1;
    return keep_named(next, step[1].name, is_vocabulary(step + 1)) ? 2 : 1;
}

const struct record *context_indicator(const struct context *context)
{
    const struct record *indicator = around(context->record, RECORD_INDICATOR);
    return indicator ? indicator : own_child(context->record, RECORD_INDICATOR);
}

static struct text reprint_mark(const struct record *record)
{
    struct text title = record_child_text(record, RECORD_TITLE);
    bool reprint = record_attribute(record, ATTRIBUTE_REPRINT_OF) != NULL;
    bool says_so = text_find(title, TEXT("再掲")) != SIZE_MAX;
    return reprint && !says_so ? TEXT("（再掲）") : (struct text){NULL, 0};
}

/* The title of something whose section does not already bear it. */
static struct text own_title(struct binder *binder, const struct record *record)
{
    const struct record *title = record_child(record, RECORD_TITLE);
    const struct record *section = around(record->parent, RECORD_SECTION);
    if (!title) return (struct text){NULL, 0};
    if (section &&
        text_equal(text_trim(title->prose.text), text_trim(record_child_text(section, RECORD_TITLE)))) {
        mark_shown(binder, title); /* printed once, as the section's */
        return (struct text){NULL, 0};
    }
    mark_shown(binder, title);
    return house_text(binder, &title->prose);
}

/* Words that no record holds. False when the step is none of them. */
static bool computed_word(struct binder *binder, const struct context *context, struct text step,
                          struct text *computed)
{
    if (text_is(step, "position"))
        *computed = text_format(binder->arena, "%u", context->position);
    else if (text_is(step, "total"))
        *computed = text_format(binder->arena, "%u", context->count);
    else if (text_is(step, "date"))
        *computed = binder->options->date;
    else if (text_is(step, "own-title"))
        *computed = own_title(binder, context->record);
    else if (text_is(step, "reprint"))
        *computed = reprint_mark(context->record);
    else if (text_is(step, "rate")) {
        const struct record *indicator = context_indicator(context);
        if (indicator) *computed = rate_text(binder, indicator, binder->plan->year);
    } else if (text_is(step, "in-prose")) {
        const struct record *indicator = context_indicator(context);
        if (indicator && told_by_prose(binder, indicator)) *computed = TEXT("in-prose");
    } else
        return false;
    return true;
}

/* {first-of.施策}: said of the first initiative of its section of that level; its title then. */
static struct text first_of(const struct record *record, struct text level)
{
    const struct record *section = section_around(record, level);
    const struct record *first = section;
    while (first && first->kind != record->kind)
        first = record_walk(first, section);
    return first == record ? record_child_text(section, RECORD_TITLE) : (struct text){NULL, 0};
}

struct values field_find(struct binder *binder, const struct context *context, const struct field_path *path)
{
    struct values values = {.count = 0};
    struct found found = {.arena = binder->arena};
    if (path->step_count == 1 && computed_word(binder, context, path->steps[0].name, &values.computed))
        return values;
    if (path->step_count == 2 && text_is(path->steps[0].name, "first-of")) {
        values.computed = first_of(context->record, path->steps[1].name);
        return values;
    }
    uint32_t i = 0;
    if (text_is(path->steps[0].name, "column")) {
        if (!context->column) return values;
        found_add(&found, context->column);
        i = 1;
    } else {
        found_add(&found, context->record);
    }
    while (i < path->step_count && !values.attribute) {
        struct found next = {.arena = binder->arena};
        uint32_t used = 1;
        for (size_t at = 0; at < found.count; at++)
            used = step_from(binder, found.at[at], path, i, &next, &values);
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

bool values_empty(const struct values *values)
{
    if (values->attribute) return values->attribute->text.length == 0;
    if (values->computed.length) return false;
    for (size_t i = 0; i < values->count; i++)
        if (!record_empty(values->records[i])) return false;
    return true;
}

/* -- printing ---------------------------------------------------------------------------------------------------------- */

/* As written, a computed year has digits as wide as those of the year it comes from: Ｒ５ beside 令和５年度. A single
 * full-width digit says nothing of longer numbers, which most authors write in half width: 令和５（2023）. */
static struct text printed_year(struct binder *binder, struct text written, int year, enum year_style style)
{
    struct house house = *binder->house;
    unsigned digits = 0, longest = 0; /* full-width, one after the other */
    for (struct text rest = written; rest.length && house.numerals == NUMERALS_AS_WRITTEN;) {
        uint32_t c = text_next(&rest);
        digits = c >= 0xFF10 && c <= 0xFF19 ? digits + 1 : 0;
        if (digits > longest) longest = digits;
    }
    if (longest > 0) house.numerals = longest == 1 ? NUMERALS_MIXED : NUMERALS_FULL;
    return house_digits(binder->arena, &house, year_print(binder->arena, year, style));
}

/* Years and marks look at the whole value. Empty when the format does not apply: then the value is printed as it is. */
static struct text formatted(struct binder *binder, const struct field_path *path, struct text text,
                             const struct record *record)
{
    static const enum year_style styles[FORMAT_COUNT] = {[FORMAT_ERA] = YEAR_ERA,
                                                         [FORMAT_ERA_SHORT] = YEAR_ERA_SHORT,
                                                         [FORMAT_WESTERN] = YEAR_WESTERN,
                                                         [FORMAT_BOTH] = YEAR_BOTH};
    int year = record && record->year ? record->year : 0;
    bool is_year = path->format == FORMAT_ERA || path->format == FORMAT_ERA_SHORT ||
                   path->format == FORMAT_WESTERN || path->format == FORMAT_BOTH;
    if (is_year && (year || year_read(text, &year) != YEAR_UNREADABLE))
        return printed_year(binder, text, year, styles[path->format]);
    if (path->format == FORMAT_SHORT) {
        if (record && record_attribute(record, ATTRIBUTE_SHORT)) return record_value(record, ATTRIBUTE_SHORT);
        if (text_ends(text, TEXT("年度"))) return text_slice(text, 0, text.length - strlen("年度"));
    }
    return (struct text){NULL, 0};
}

/* Where 「狛江市第1次」 ends in a plan's name: behind the first 第, a number, and 次 or 期. 0: it has no edition. */
static size_t edition_end(struct text name)
{
    size_t from = text_find(name, TEXT("第"));
    if (from == SIZE_MAX) return 0;
    struct text rest = text_slice(name, from + TEXT("第").length, name.length);
    for (struct text look = rest; look.length; rest = look) {
        uint32_t c = text_next(&look);
        bool digit = (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19) ||
                     text_find(TEXT("一二三四五六七八九十"),
                               text_slice(rest, 0, rest.length - look.length)) != SIZE_MAX;
        if (digit) continue;
        bool ends = text_starts(rest, TEXT("次")) || text_starts(rest, TEXT("期"));
        return ends ? (size_t)(look.at - name.at) : 0;
    }
    return 0;
}

/* What a mark says; itself where no scale has it. */
static struct text mark_meaning(struct binder *binder, struct text symbol)
{
    const struct record *scales = plan_list(binder->plan, RECORD_SCALES);
    for (const struct record *each = scales; each; each = record_walk(each, scales))
        if (each->kind == RECORD_MARK && text_equal(record_value(each, ATTRIBUTE_SYMBOL), symbol))
            return each->prose.text;
    return symbol;
}

/* In the house's style; 基本目標 1 and 基本目標2 alike where the definition asks for it. */
static struct text written(struct binder *binder, const struct field_path *path, const struct prose *prose)
{
    struct text text = house_text(binder, prose);
    if (path->format != FORMAT_SOLID) return text;
    struct text_buffer solid = {.arena = binder->arena};
    for (struct text rest = text; rest.length;) {
        const char *from = rest.at;
        uint32_t c = text_next(&rest);
        if (c != ' ' && c != 0x3000 /* 全角の空白 */)
            buffer_add(&solid, (struct text){from, (size_t)(rest.at - from)});
    }
    return buffer_text(&solid);
}

/* A record as inline text: its own, or all that is below it. */
static void print_record(struct binder *binder, const struct field_path *path, const struct record *record,
                         struct inlines *out, const struct style *style)
{
    mark_all_shown(binder, record);
    if (record->kind == RECORD_DEPARTMENT && record->refers)
        record = record->refers; /* its name, not its id */
    struct text special = formatted(binder, path, record->prose.text, record);
    if (path->format == FORMAT_EDITION || path->format == FORMAT_AFTER_EDITION) {
        struct text name = house_text(binder, &record->prose);
        size_t end = edition_end(name);
        struct text part =
            path->format == FORMAT_EDITION ? text_slice(name, 0, end) : text_slice(name, end, name.length);
        inlines_add_text(binder, out, part, record->prose.at, style);
        return;
    }
    if (special.length) {
        inlines_add_text(binder, out, special, record->at, style);
        return;
    }
    if (path->format == FORMAT_MARK_MEANING) {
        inlines_add_text(binder, out, mark_meaning(binder, record->prose.text), record->at, style);
        return;
    }
    if (record->prose.text.length) {
        inlines_add_text(binder, out, written(binder, path, &record->prose), record->prose.at, style);
        return;
    }
    bool first = true;
    for (const struct record *each = record->first; each; each = each->next) {
        if (!first && is_block_record(each->kind)) inlines_add(binder, out, INLINE_BREAK);
        if (is_block_record(each->kind) && each->kind != RECORD_P) continue;
        if (each->kind == RECORD_P || each->kind == RECORD_ITEM)
            bind_mixed(binder, each, out, style);
        else if (each->prose.text.length)
            inlines_add_text(binder, out, house_text(binder, &each->prose), each->prose.at, style);
        first = false;
    }
}

static void print_separator(struct binder *binder, const struct field_path *path, struct inlines *out,
                            const struct style *style)
{
    if (path->format != FORMAT_JOIN)
        inlines_add_text(binder, out, TEXT("、"), path->at, style);
    else if (text_is(path->argument, "br"))
        inlines_add(binder, out, INLINE_BREAK);
    else
        inlines_add_text(binder, out, path->argument, path->at, style);
}

static void print_attribute(struct binder *binder, const struct field_path *path,
                            const struct prose *attribute, struct inlines *out, const struct style *style)
{
    struct text special = formatted(binder, path, attribute->text, NULL);
    if (path->format == FORMAT_MARK_MEANING) special = mark_meaning(binder, attribute->text);
    inlines_add_text(binder, out, special.length ? special : written(binder, path, attribute), attribute->at,
                     style);
}

/* What {indicator | count} and {note.達成度評価 | count} count. */
static struct text counted_name(struct binder *binder, const struct field_path *path)
{
    const struct field_step *last = &path->steps[path->step_count - 1];
    if (last->kind != NO_KIND || path->step_count < 2) return last->name;
    return text_format(binder->arena, "%.*s.%.*s", TEXT_ARG(last[-1].name), TEXT_ARG(last->name));
}

bool field_print(struct binder *binder, const struct context *context, const struct field_path *path,
                 struct inlines *out, const struct style *style)
{
    for (; path; path = path->otherwise) {
        struct values values = field_find(binder, context, path);
        if (path->format == FORMAT_NUMBER_OF) { /* of all that lie below, not only of the nearest */
            struct selection all = select_named(binder, context, counted_name(binder, path));
            struct decimal number = {(int64_t)all.count, 0};
            inlines_add_text(binder, out, house_number(binder->arena, binder->house, number), path->at,
                             style);
            return true;
        }
        if (values_empty(&values)) continue;
        if (values.attribute)
            print_attribute(binder, path, values.attribute, out, style);
        else if (values.computed.length)
            inlines_add_text(binder, out, values.computed, context->record->at, style);
        size_t from = path->format == FORMAT_LAST && values.count ? values.count - 1 : 0;
        size_t until = path->format == FORMAT_FIRST && values.count ? 1 : values.count;
        for (size_t i = from; i < until; i++) {
            if (i > from) print_separator(binder, path, out, style);
            print_record(binder, path, values.records[i], out, style);
        }
        return true;
    }
    return false;
}

bool field_is_rate(const struct field_path *path)
{
    return path->step_count == 1 && !path->otherwise && text_is(path->steps[0].name, "rate");
}

static struct text text_of_inlines(struct binder *binder, const struct inlines *list)
{
    struct text_buffer out = {.arena = binder->arena};
    for (const struct inline_run *run = list->first; run; run = run->next) {
        if (run->kind == INLINE_BREAK) buffer_add(&out, TEXT(" "));
        buffer_add(&out, run->text);
    }
    return buffer_text(&out);
}

struct text field_text(struct binder *binder, const struct context *context, const struct field_path *path)
{
    struct inlines list = {NULL, NULL};
    field_print(binder, context, path, &list, NULL);
    return text_of_inlines(binder, &list);
}

bool template_print(struct binder *binder, const struct context *context, const struct template_part *part,
                    struct inlines *out, const struct style *style)
{
    bool printed = false;
    for (; part; part = part->next) {
        if (part->path)
            printed |= field_print(binder, context, part->path, out, style);
        else
            inlines_add_text(binder, out, part->literal, part->at, style);
    }
    return printed;
}

struct text template_text(struct binder *binder, const struct context *context,
                          const struct template_part *part)
{
    struct inlines list = {NULL, NULL};
    template_print(binder, context, part, &list, NULL);
    return text_of_inlines(binder, &list);
}

struct text word_text(struct binder *binder, const struct context *context, const struct element *element,
                      enum word word)
{
    const struct compiled_word *compiled = element_compiled(element, word);
    return compiled ? template_text(binder, context, compiled->text) : element_value(element, word);
}

/* -- conditions -------------------------------------------------------------------------------------------------------- */

static bool equals(struct binder *binder, const struct context *context, const struct field_path *path,
                   struct text wanted)
{
    struct values values = field_find(binder, context, path);
    if (values.attribute) return text_equal(values.attribute->text, wanted);
    for (size_t i = 0; i < values.count; i++) {
        const struct record *found = values.records[i];
        if (found->kind == RECORD_DEPARTMENT && text_equal(text_trim(department_name(found)->text), wanted))
            return true;
        if (text_equal(text_trim(record_content(binder->arena, found)), wanted)) return true;
    }
    return values.computed.length && text_equal(values.computed, wanted);
}

/* `path`, or `path=value`. */
static bool holds(struct binder *binder, const struct context *context, const struct compiled_word *condition)
{
    for (const struct field_path *path = condition->path; path; path = path->otherwise) {
        if (condition->compares) {
            if (equals(binder, context, path, condition->wanted)) return true;
            continue;
        }
        if (path->format == FORMAT_NUMBER_OF) {
            bool absent = text_is(path->steps[0].name, "previous") && !previous_of(binder, context->record);
            if (!absent && lies_below(binder, context, counted_name(binder, path))) return true;
            continue;
        }
        struct values values = field_find(binder, context, path);
        if (!values_empty(&values)) return true;
    }
    return false;
}

bool element_applies(struct binder *binder, const struct context *context, const struct element *element)
{
    struct text only = element_value(element, WORD_ONLY);
    if (only.length && !text_is(only, binder->options->format == OUTPUT_PDF ? "pdf" : "xlsx")) return false;
    if (!element->compiled) return true;
    const struct compiled_word *when = element_compiled(element, WORD_WHEN);
    const struct compiled_word *unless = element_compiled(element, WORD_UNLESS);
    return (!when || holds(binder, context, when)) && (!unless || !holds(binder, context, unless));
}
