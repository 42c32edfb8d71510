/* write.c: the record tree as a text record.
 *
 * The writer keeps the same stack of open parts as the reader (input/text/reader.h) and asks the same table where a label
 * may stand: where the reader would hang a line on a part that is too deep, 以上 closes that part first. */
#include <string.h>

#include "input/encoding/encode.h"
#include "fields.h"
#include "labels.h"
#include "write_blocks.h"

struct writer {
    struct text_blocks blocks;
    struct written *written;
    const struct plan *plan;
    const struct labels *labels;
    struct encoder *encoder;
    struct diagnostics *diagnostics;
    enum part *parts;
    size_t depth, capacity;
    size_t headings;
};

static const struct text nothing = {NULL, 0};

static void add(struct writer *writer, struct text text)
{
    buffer_add(&writer->written->out, text);
}

/* -- the reader's stack ----------------------------------------------------------------------------------------------- */

static void close_one(struct writer *writer)
{
    add(writer, TEXT("【以上】\n"));
    writer->depth--;
}

/* Brings the reader back to part `level` of the stack where a line of running text needs it. */
static void close_to(struct writer *writer, size_t level)
{
    while (writer->depth > level)
        close_one(writer);
}

/* The same for a label: the reader closes by itself what cannot take it. */
static void close_for(struct writer *writer, size_t level, enum field field)
{
    for (size_t i = writer->depth; i > level; i = i > writer->depth ? writer->depth : i - 1) {
        if (!(field_parts(field) & 1u << writer->parts[i - 1])) continue;
        while (writer->depth >= i)
            close_one(writer);
    }
    writer->depth = level;
}

static void open_part(struct writer *writer, enum part part)
{
    writer->parts = arena_grow(writer->written->out.arena, writer->parts, writer->depth, writer->depth + 1,
                               &writer->capacity, sizeof *writer->parts);
    writer->parts[writer->depth++] = part;
}

/* -- one line ------------------------------------------------------------------------------------------------------- */

static bool is_plain_value(struct text value)
{
    if (value.length == 0 || value.at[0] == '"' || text_trim(value).length != value.length) return false;
    for (size_t i = 0; i < value.length; i++)
        if ((unsigned char)value.at[i] < 0x20) return false;
    static const char *const ends[] = {"\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9"};
    for (size_t i = 0; i < ARRAY_LEN(ends); i++)
        if (text_find(value, text_of(ends[i])) != SIZE_MAX) return false;
    return true;
}

/* ラベル：値, or ラベル⇥"値" where the value's own spaces or line ends would be lost. */
static void add_pair(struct writer *writer, struct text label, const struct prose *value)
{
    bool plain = is_plain_value(value->text);
    add(writer, label);
    add(writer, plain ? TEXT("：") : TEXT("\t\""));
    written_from(writer->written, value->at);
    for (size_t i = 0; i < value->text.length; i++) {
        if (!plain && value->text.at[i] == '"') add(writer, TEXT("\""));
        add(writer, text_slice(value->text, i, 1));
    }
    add(writer, plain ? TEXT("\n") : TEXT("\"\n"));
}

static struct text label_of(const struct writer *writer, enum field field)
{
    const struct label *label = labels_first(writer->labels, field, nothing);
    return label ? label->name : text_of(field_name(field));
}

/* ラベル（一／二） */
static struct text qualified(struct writer *writer, struct text label, struct text one, struct text two)
{
    struct arena *arena = writer->written->out.arena;
    if (one.length == 0 && two.length == 0) return label;
    if (two.length == 0) return text_format(arena, "%.*s（%.*s）", TEXT_ARG(label), TEXT_ARG(one));
    if (one.length == 0) return text_format(arena, "%.*s（%.*s）", TEXT_ARG(label), TEXT_ARG(two));
    return text_format(arena, "%.*s（%.*s／%.*s）", TEXT_ARG(label), TEXT_ARG(one), TEXT_ARG(two));
}

static void add_field(struct writer *writer, size_t level, enum field field, const struct prose *value)
{
    if (!value) return;
    close_for(writer, level, field);
    add_pair(writer, label_of(writer, field), value);
}

static void add_attribute(struct writer *writer, size_t level, enum field field, const struct record *record,
                          enum record_attribute name)
{
    add_field(writer, level, field, record_attribute(record, name));
}

/* R6, or R5～R7 */
static struct text when_of(struct writer *writer, const struct record *record)
{
    struct text from = record_value(record, ATTRIBUTE_FROM), to = record_value(record, ATTRIBUTE_TO);
    if (from.length == 0 && to.length == 0) return record_value(record, ATTRIBUTE_YEAR);
    return text_format(writer->written->out.arena, "%.*s～%.*s", TEXT_ARG(from), TEXT_ARG(to));
}

static struct text prefixed(struct writer *writer, const char *prefix, struct text text)
{
    if (text.length == 0) return text;
    return text_format(writer->written->out.arena, "%s%.*s", prefix, TEXT_ARG(text));
}

/* -- running text under a label ---------------------------------------------------------------------------------------- */

static void report_left_out(struct writer *writer, const struct record *record)
{
    DIAG(writer->diagnostics, LEFT_OUT, .at = record->at,
         .arguments = {text_format(writer->written->out.arena, "<%s>", record_name(record->kind))});
}

static bool has_content(const struct record *record)
{
    for (const struct record *child = record->first; child; child = child->next)
        if (!text_leaves_out(child)) return true;
    return false;
}

static void add_blocks(struct writer *writer, const struct record *record)
{
    for (const struct record *child = record->first; child; child = child->next) {
        if (text_leaves_out(child))
            report_left_out(writer, child);
        else if (record_is_block(child->kind))
            text_block(&writer->blocks, child);
    }
}

static void add_head(struct writer *writer, size_t level, enum field field, struct text label)
{
    close_for(writer, level, field);
    add(writer, TEXT("【"));
    add(writer, label);
    add(writer, TEXT("】\n"));
}

static void write_prose(struct writer *writer, size_t level, enum field field, struct text label,
                        const struct record *record)
{
    if (!has_content(record) && record->kind != RECORD_STATUS && record->kind != RECORD_ENTRY &&
        record->kind != RECORD_FIELD) {
        report_left_out(writer, record);
        return;
    }
    add_head(writer, level, field, label);
    open_part(writer, field == FIELD_STATUS ? PART_STATUS : PART_PROSE);
    if (field != FIELD_STATUS) add_blocks(writer, record);
}

static void write_yearly(struct writer *writer, size_t level, enum field field, const struct record *record)
{
    struct text label = label_of(writer, field);
    write_prose(writer, level, field, qualified(writer, label, record_value(record, ATTRIBUTE_YEAR), nothing),
                record);
}

/* A mark that the encoding lacks, by the name that the dictionary reads as that mark. */
static struct prose mark_name(struct writer *writer, const struct prose *mark)
{
    struct prose named = *mark;
    if (encoder_holds(writer->encoder, mark->text)) return named;
    struct text name = labels_symbol_name(writer->labels, mark->text);
    if (name.length) named.text = name;
    return named;
}

static void write_status(struct writer *writer, size_t level, const struct record *status)
{
    write_yearly(writer, level, FIELD_STATUS, status);
    const struct prose *progress = record_attribute(status, ATTRIBUTE_PROGRESS);
    size_t inside = writer->depth;
    if (progress) {
        struct prose mark = mark_name(writer, progress);
        add_field(writer, inside, FIELD_PROGRESS, &mark);
    }
    add_attribute(writer, inside, FIELD_AS_OF, status, ATTRIBUTE_AS_OF);
    add_attribute(writer, inside, FIELD_SCALE, status, ATTRIBUTE_SCALE);
    add_blocks(writer, status);
    /* An empty status would be taken for one whose text is still to come. */
    if (!has_content(status)) close_one(writer);
}

/* The label of a note or field: its own word if the dictionary reads it as such, else 記事（名前）, 項目（名前）. */
static struct text named_label(struct writer *writer, enum field field, const struct record *record,
                               unsigned form)
{
    struct text name = record_value(record, ATTRIBUTE_NAME), year = record_value(record, ATTRIBUTE_YEAR);
    const struct label *own = labels_lookup(writer->labels, name, form);
    if (own && own->field == field && text_equal(own->argument, name) && text_equal(own->name, name))
        return qualified(writer, name, year, nothing);
    return qualified(writer, label_of(writer, field), name, year);
}

static void write_field(struct writer *writer, size_t level, const struct record *field)
{
    if (field->first) {
        struct text label =
            qualified(writer, label_of(writer, FIELD_FIELD), record_value(field, ATTRIBUTE_NAME),
                      record_value(field, ATTRIBUTE_YEAR));
        write_prose(writer, level, FIELD_FIELD, label, field);
        return;
    }
    struct text label = named_label(writer, FIELD_FIELD, field, FORM_VALUE);
    close_for(writer, level, FIELD_FIELD);
    add_pair(writer, label, &field->prose);
}

/* -- strands, indicators, activities ------------------------------------------------------------------------------------ */

static void write_entry(struct writer *writer, size_t level, const struct record *entry)
{
    struct text kind = record_value(entry, ATTRIBUTE_KIND);
    enum field field = text_is(kind, "plan")     ? FIELD_ENTRY_PLAN
                       : text_is(kind, "actual") ? FIELD_ENTRY_ACTUAL
                                                 : FIELD_ENTRY;
    struct text same = prefixed(writer, "＝", record_value(entry, ATTRIBUTE_SAME_AS));
    write_prose(writer, level, field,
                qualified(writer, label_of(writer, field), when_of(writer, entry), same), entry);
}

static void write_strand(struct writer *writer, size_t level, const struct record *strand)
{
    add_head(writer, level, FIELD_STRAND, label_of(writer, FIELD_STRAND));
    open_part(writer, PART_STRAND);
    size_t inside = writer->depth;
    add_attribute(writer, inside, FIELD_ID, strand, ATTRIBUTE_ID);
    add_attribute(writer, inside, FIELD_SAME_AS, strand, ATTRIBUTE_SAME_AS);
    for (const struct record *child = strand->first; child; child = child->next) {
        if (child->kind == RECORD_ENTRY) write_entry(writer, inside, child);
        if (child->kind != RECORD_EVALUATION) continue;
        struct text scale = prefixed(writer, "尺度", record_value(child, ATTRIBUTE_SCALE));
        struct prose mark = mark_name(writer, &child->prose);
        close_for(writer, inside, FIELD_EVALUATION);
        add_pair(
            writer,
            qualified(writer, label_of(writer, FIELD_EVALUATION), record_value(child, ATTRIBUTE_YEAR), scale),
            &mark);
    }
}

static void write_printed(struct writer *writer, size_t level, const struct record *printed)
{
    close_for(writer, level, FIELD_PRINTED);
    add_pair(writer,
             qualified(writer, label_of(writer, FIELD_PRINTED), record_value(printed, ATTRIBUTE_IN),
                       record_value(printed, ATTRIBUTE_FIELD)),
             &printed->prose);
}

static bool value_field(enum record_kind kind, enum field *field)
{
    switch ((int)kind) {
    case RECORD_BASELINE: *field = FIELD_BASELINE; return true;
    case RECORD_TARGET: *field = FIELD_TARGET; return true;
    case RECORD_ACTUAL: *field = FIELD_ACTUAL; return true;
    case RECORD_ESTIMATE: *field = FIELD_ESTIMATE; return true;
    case RECORD_STATED_RATE: *field = FIELD_STATED_RATE; return true;
    default: return false;
    }
}

static void write_value(struct writer *writer, size_t level, const struct record *value)
{
    enum field field;
    if (value_field(value->kind, &field)) {
        struct text note = prefixed(writer, "※", record_value(value, ATTRIBUTE_FOOTNOTE));
        close_for(writer, level, field);
        add_pair(writer, qualified(writer, label_of(writer, field), when_of(writer, value), note),
                 &value->prose);
    } else if (value->kind == RECORD_FOOTNOTE) {
        close_for(writer, level, FIELD_FOOTNOTE);
        add_pair(
            writer,
            qualified(writer, label_of(writer, FIELD_FOOTNOTE), record_value(value, ATTRIBUTE_ID), nothing),
            &value->prose);
    } else if (value->kind == RECORD_PRINTED) {
        write_printed(writer, level, value);
    }
}

static void write_better(struct writer *writer, size_t level, const struct record *indicator)
{
    const struct prose *better = record_attribute(indicator, ATTRIBUTE_BETTER);
    if (!better) return;
    struct prose words = *better;
    if (text_is(better->text, "higher")) words.text = TEXT("高いほうがよい");
    if (text_is(better->text, "lower")) words.text = TEXT("低いほうがよい");
    if (text_is(better->text, "reach")) words.text = TEXT("到達");
    add_field(writer, level, FIELD_BETTER, &words);
}

static const struct prose *title_of(const struct record *record, enum record_kind kind)
{
    static const struct prose empty = {.text = {NULL, 0}};
    const struct record *title = record_child(record, kind);
    return title ? &title->prose : &empty;
}

static void write_indicator(struct writer *writer, size_t level, const struct record *indicator)
{
    add_field(writer, level, FIELD_INDICATOR, title_of(indicator, RECORD_NAME));
    open_part(writer, PART_INDICATOR);
    size_t inside = writer->depth;
    add_attribute(writer, inside, FIELD_ID, indicator, ATTRIBUTE_ID);
    add_attribute(writer, inside, FIELD_NO, indicator, ATTRIBUTE_NO);
    add_attribute(writer, inside, FIELD_UNIT, indicator, ATTRIBUTE_UNIT);
    write_better(writer, inside, indicator);
    add_attribute(writer, inside, FIELD_TAG, indicator, ATTRIBUTE_TAG);
    for (const struct record *child = indicator->first; child; child = child->next)
        write_value(writer, inside, child);
}

static void write_department(struct writer *writer, size_t level, const struct record *department)
{
    struct text role = record_value(department, ATTRIBUTE_ROLE);
    enum field field = text_is(role, "main")    ? FIELD_DEPARTMENT_MAIN
                       : text_is(role, "joint") ? FIELD_DEPARTMENT_JOINT
                                                : FIELD_DEPARTMENT;
    add_field(writer, level, field, &department->prose);
}

static void write_activity(struct writer *writer, size_t level, const struct record *activity)
{
    add_field(writer, level, FIELD_ACTIVITY, title_of(activity, RECORD_TITLE));
    open_part(writer, PART_ACTIVITY);
    size_t inside = writer->depth;
    add_attribute(writer, inside, FIELD_ID, activity, ATTRIBUTE_ID);
    add_attribute(writer, inside, FIELD_REPRINT_OF, activity, ATTRIBUTE_REPRINT_OF);
    for (const struct record *child = activity->first; child; child = child->next) {
        if (child->kind == RECORD_DEPARTMENT) write_department(writer, inside, child);
        if (child->kind == RECORD_INDICATOR) write_indicator(writer, inside, child);
        if (child->kind == RECORD_PRINTED) write_printed(writer, inside, child);
    }
}

/* -- initiatives ---------------------------------------------------------------------------------------------------- */

static void write_marks(struct writer *writer, size_t level, const struct record *marks)
{
    struct text_buffer line = {.arena = writer->written->out.arena};
    for (const struct record *mark = marks->first; mark; mark = mark->next) {
        if (line.length) buffer_add(&line, TEXT(" "));
        buffer_add(&line, record_value(mark, ATTRIBUTE_TAG));
        buffer_add(&line, record_value(mark, ATTRIBUTE_SYMBOL));
    }
    if (line.length == 0) buffer_add(&line, TEXT("なし"));
    const struct label *label = labels_first(writer->labels, FIELD_MARKS, TEXT("●"));
    struct prose value = {.text = buffer_text(&line), .at = marks->at};
    close_for(writer, level, FIELD_MARKS);
    add_pair(writer, label ? label->name : text_of(field_name(FIELD_MARKS)), &value);
}

static void write_reference(struct writer *writer, size_t level, const struct record *reference)
{
    add_attribute(writer, level, FIELD_REFERENCE_TO, reference, ATTRIBUTE_TO);
    close_for(writer, level, FIELD_REFERENCE);
    add_pair(writer,
             qualified(writer, label_of(writer, FIELD_REFERENCE), record_value(reference, ATTRIBUTE_ROLE),
                       nothing),
             &reference->prose);
}

/* What stands in initiatives, and some of it in sections. */
static void write_part(struct writer *writer, size_t level, const struct record *record)
{
    switch ((int)record->kind) {
    case RECORD_PROJECT: add_field(writer, level, FIELD_PROJECT, &record->prose); return;
    case RECORD_SUBPROJECT: add_field(writer, level, FIELD_SUBPROJECT, &record->prose); return;
    case RECORD_FIELD_GOAL: add_field(writer, level, FIELD_FIELD_GOAL, &record->prose); return;
    case RECORD_POLICY: add_field(writer, level, FIELD_POLICY, &record->prose); return;
    case RECORD_DEPARTMENT: write_department(writer, level, record); return;
    case RECORD_MARKS: write_marks(writer, level, record); return;
    case RECORD_OVERVIEW:
        write_prose(writer, level, FIELD_OVERVIEW, label_of(writer, FIELD_OVERVIEW), record);
        return;
    case RECORD_GOAL: write_yearly(writer, level, FIELD_GOAL, record); return;
    case RECORD_SCHEDULE: write_yearly(writer, level, FIELD_SCHEDULE, record); return;
    case RECORD_STATUS: write_status(writer, level, record); return;
    case RECORD_FIELD: write_field(writer, level, record); return;
    case RECORD_STRAND: write_strand(writer, level, record); return;
    case RECORD_ACTIVITY: write_activity(writer, level, record); return;
    case RECORD_INDICATOR: write_indicator(writer, level, record); return;
    case RECORD_REFERENCE: write_reference(writer, level, record); return;
    case RECORD_PRINTED: write_printed(writer, level, record); return;
    case RECORD_NOTE:
        write_prose(writer, level, FIELD_NOTE, named_label(writer, FIELD_NOTE, record, FORM_ALONE), record);
        return;
    default: return;
    }
}

static void write_initiative(struct writer *writer, size_t level, const struct record *initiative)
{
    add(writer, TEXT("\n"));
    add_attribute(writer, level, FIELD_INITIATIVE_NO, initiative, ATTRIBUTE_ID);
    open_part(writer, PART_INITIATIVE);
    size_t inside = writer->depth;
    add_pair(writer, label_of(writer, FIELD_INITIATIVE), title_of(initiative, RECORD_TITLE));
    add_attribute(writer, inside, FIELD_NO, initiative, ATTRIBUTE_NO);
    add_attribute(writer, inside, FIELD_CATEGORY, initiative, ATTRIBUTE_CATEGORY);
    if (record_attribute(initiative, ATTRIBUTE_NEW)) {
        struct prose yes = {.text = TEXT("はい"), .at = initiative->at};
        add_field(writer, inside, FIELD_NEW, &yes);
    }
    add_attribute(writer, inside, FIELD_TERM, initiative, ATTRIBUTE_TERM);
    add_attribute(writer, inside, FIELD_PAGE, initiative, ATTRIBUTE_PAGE);
    add_attribute(writer, inside, FIELD_REPRINT_OF, initiative, ATTRIBUTE_REPRINT_OF);
    for (const struct record *child = initiative->first; child; child = child->next)
        write_part(writer, inside, child);
}

/* -- sections ------------------------------------------------------------------------------------------------------- */

static void write_children(struct writer *writer, size_t level, const struct record *parent);

static void write_section(struct writer *writer, const struct record *section)
{
    struct text number = record_value(section, ATTRIBUTE_NO);
    writer->headings++;
    writer->depth = writer->headings; /* the plan and the sections around it: a heading closes the rest */
    add(writer, TEXT("\n"));
    for (size_t i = 0; i < writer->headings; i++)
        add(writer, TEXT("■"));
    add(writer, TEXT(" "));
    add(writer, record_value(section, ATTRIBUTE_LEVEL));
    if (number.length) add(writer, TEXT(" "));
    add(writer, number);
    add(writer, TEXT("："));
    written_from(writer->written, title_of(section, RECORD_TITLE)->at);
    add(writer, title_of(section, RECORD_TITLE)->text);
    add(writer, TEXT("\n"));
    open_part(writer, PART_SECTION);
    size_t inside = writer->depth;
    add_attribute(writer, inside, FIELD_ID, section, ATTRIBUTE_ID);
    add_attribute(writer, inside, FIELD_TAG, section, ATTRIBUTE_TAG);
    add_attribute(writer, inside, FIELD_PAGE, section, ATTRIBUTE_PAGE);
    add_attribute(writer, inside, FIELD_REPRINT_OF, section, ATTRIBUTE_REPRINT_OF);
    add_attribute(writer, inside, FIELD_COUNTS_WITH, section, ATTRIBUTE_COUNTS_WITH);
    write_children(writer, inside, section);
    writer->headings--;
}

/* Running text of the plan itself needs a label: the first line of a text without one is its title. */
static void write_block(struct writer *writer, size_t level, const struct record *block)
{
    bool body = writer->depth == level + 1 && writer->parts[level] == PART_PROSE &&
                block->parent->kind == RECORD_PLAN;
    if (!body) close_to(writer, level);
    if (!body && block->parent->kind == RECORD_PLAN) {
        add_head(writer, level, FIELD_BODY, label_of(writer, FIELD_BODY));
        open_part(writer, PART_PROSE);
    }
    text_block(&writer->blocks, block);
}

static void write_children(struct writer *writer, size_t level, const struct record *parent)
{
    for (const struct record *child = parent->first; child; child = child->next) {
        if (text_leaves_out(child))
            report_left_out(writer, child);
        else if (record_is_block(child->kind))
            write_block(writer, level, child);
        else if (child->kind == RECORD_SECTION)
            write_section(writer, child);
        else if (child->kind == RECORD_INITIATIVE)
            write_initiative(writer, level, child);
        else
            write_part(writer, level, child);
    }
}

/* -- the plan ------------------------------------------------------------------------------------------------------- */

static void write_meta(struct writer *writer, const struct record *meta)
{
    static const struct {
        enum record_kind kind;
        enum field field;
    } fields[] = {{RECORD_TITLE, FIELD_PLAN_TITLE},
                  {RECORD_SUBTITLE, FIELD_SUBTITLE},
                  {RECORD_DOCUMENT_TITLE, FIELD_DOCUMENT_TITLE},
                  {RECORD_ISSUER, FIELD_ISSUER},
                  {RECORD_DIVISION, FIELD_DIVISION},
                  {RECORD_YEAR, FIELD_YEAR},
                  {RECORD_PUBLISHED, FIELD_PUBLISHED},
                  {RECORD_AS_OF, FIELD_AS_OF}};
    for (const struct record *child = meta->first; child; child = child->next) {
        size_t i = 0;
        while (i < ARRAY_LEN(fields) && fields[i].kind != child->kind)
            i++;
        if (child->kind == RECORD_PERIOD) {
            struct prose years = {.text = when_of(writer, child), .at = child->at};
            struct text label = label_of(writer, FIELD_PERIOD);
            add_pair(writer, qualified(writer, label, record_value(child, ATTRIBUTE_NAME), nothing), &years);
        } else if (i == ARRAY_LEN(fields))
            report_left_out(writer, child);
        else if (child->prose.text.length)
            add_pair(writer, label_of(writer, fields[i].field), &child->prose);
    }
}

/* 階層：章・節 — the levels declared, then those in use that are not. */
static void write_levels(struct writer *writer)
{
    struct text_buffer line = {.arena = writer->written->out.arena};
    const struct record *levels = record_child(writer->plan->root, RECORD_LEVELS);
    for (const struct record *level = levels ? levels->first : NULL; level; level = level->next) {
        if (line.length) buffer_add(&line, TEXT("・"));
        buffer_add(&line, record_value(level, ATTRIBUTE_ID));
    }
    if (line.length == 0) return;
    struct prose value = {.text = buffer_text(&line), .at = levels->at};
    add_pair(writer, label_of(writer, FIELD_LEVELS), &value);
}

bool text_leaves_out(const struct record *record)
{
    switch ((int)record->kind) {
    case RECORD_DEPARTMENTS:
    case RECORD_TAGS:
    case RECORD_SCALES:
    case RECORD_COLOPHON:
    case RECORD_SUMMARY:
    case RECORD_FIGURE:
    case RECORD_DIAGRAM: return true;
    default: return false;
    }
}

void write_text(struct written *written, const struct plan *plan, const struct labels *labels,
                struct encoder *encoder, struct diagnostics *diagnostics)
{
    struct writer writer = {.blocks = {written, labels, diagnostics},
                            .written = written,
                            .plan = plan,
                            .labels = labels,
                            .encoder = encoder,
                            .diagnostics = diagnostics};
    const struct record *meta = record_child(plan->root, RECORD_META);
    struct prose id = {.text = plan->id, .at = plan->root->at};
    open_part(&writer, PART_PLAN);
    add_pair(&writer, label_of(&writer, FIELD_PLAN_ID), &id);
    add_attribute(&writer, 1, FIELD_FIRST_PAGE, plan->root, ATTRIBUTE_FIRST_PAGE);
    if (meta) write_meta(&writer, meta);
    write_levels(&writer);
    write_children(&writer, 1, plan->root);
}
