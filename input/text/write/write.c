/* write.c: the record tree as a text record, part by part. */
#include "write.h"

#include "writer.h"

static const struct text nothing = {NULL, 0};

/* -- running text under a label ---------------------------------------------------------------------------------------- */

static bool has_content(const struct record *record)
{
    for (const struct record *child = record->first; child; child = child->next)
        if (!blocks_leave_out(child)) return true;
    return false;
}

static void add_blocks(struct writer *writer, const struct record *record)
{
    for (const struct record *child = record->first; child; child = child->next) {
        if (blocks_leave_out(child))
            writer_report_left_out(writer, child);
        else if (record_is_block(child->kind))
            blocks_write(&writer->blocks, child);
    }
}

static void add_head(struct writer *writer, size_t level, enum field field, struct text label)
{
    writer_close_for(writer, level, field);
    writer_add(writer, TEXT("【"));
    writer_add(writer, label);
    writer_add(writer, TEXT("】\n"));
}

static void write_prose(struct writer *writer, size_t level, enum field field, struct text label,
                        const struct record *record)
{
    if (!has_content(record) && record->kind != RECORD_STATUS && record->kind != RECORD_ENTRY &&
        record->kind != RECORD_FIELD) {
        writer_report_left_out(writer, record);
        return;
    }
    add_head(writer, level, field, label);
    writer_open(writer, field == FIELD_STATUS ? PART_STATUS : PART_PROSE);
    if (field != FIELD_STATUS) add_blocks(writer, record);
}

static void write_yearly(struct writer *writer, size_t level, enum field field, const struct record *record)
{
    struct text label = writer_label_of(writer, field);
    write_prose(writer, level, field,
                writer_qualified(writer, label, record_value(record, ATTRIBUTE_YEAR), nothing), record);
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
        writer_add_field(writer, inside, FIELD_PROGRESS, &mark);
    }
    writer_add_attribute(writer, inside, FIELD_AS_OF, status, ATTRIBUTE_AS_OF);
    writer_add_attribute(writer, inside, FIELD_SCALE, status, ATTRIBUTE_SCALE);
    add_blocks(writer, status);
    /* An empty status would be taken for one whose text is still to come. */
    if (!has_content(status)) writer_close_one(writer);
}

/* The label of a note or field: its own word if the dictionary reads it as such, else 記事（名前）, 項目（名前）. */
static struct text named_label(struct writer *writer, enum field field, const struct record *record,
                               unsigned form)
{
    struct text name = record_value(record, ATTRIBUTE_NAME), year = record_value(record, ATTRIBUTE_YEAR);
    const struct label *own = labels_lookup(writer->labels, name, form);
    if (own && own->field == field && text_equal(own->argument, name) && text_equal(own->name, name))
        return writer_qualified(writer, name, year, nothing);
    return writer_qualified(writer, writer_label_of(writer, field), name, year);
}

static void write_field(struct writer *writer, size_t level, const struct record *field)
{
    if (field->first) {
        struct text label =
            writer_qualified(writer, writer_label_of(writer, FIELD_FIELD),
                             record_value(field, ATTRIBUTE_NAME), record_value(field, ATTRIBUTE_YEAR));
        write_prose(writer, level, FIELD_FIELD, label, field);
        return;
    }
    struct text label = named_label(writer, FIELD_FIELD, field, FORM_VALUE);
    writer_close_for(writer, level, FIELD_FIELD);
    writer_add_pair(writer, label, &field->prose);
}

/* -- strands, indicators, activities ------------------------------------------------------------------------------------ */

static void write_entry(struct writer *writer, size_t level, const struct record *entry)
{
    struct text kind = record_value(entry, ATTRIBUTE_KIND);
    enum field field = text_is(kind, "plan")     ? FIELD_ENTRY_PLAN
                       : text_is(kind, "actual") ? FIELD_ENTRY_ACTUAL
                                                 : FIELD_ENTRY;
    struct text same = writer_prefixed(writer, "＝", record_value(entry, ATTRIBUTE_SAME_AS));
    write_prose(writer, level, field,
                writer_qualified(writer, writer_label_of(writer, field), writer_when_of(writer, entry), same),
                entry);
}

static void write_strand(struct writer *writer, size_t level, const struct record *strand)
{
    add_head(writer, level, FIELD_STRAND, writer_label_of(writer, FIELD_STRAND));
    writer_open(writer, PART_STRAND);
    size_t inside = writer->depth;
    writer_add_attribute(writer, inside, FIELD_ID, strand, ATTRIBUTE_ID);
    writer_add_attribute(writer, inside, FIELD_SAME_AS, strand, ATTRIBUTE_SAME_AS);
    for (const struct record *child = strand->first; child; child = child->next) {
        if (child->kind == RECORD_ENTRY) write_entry(writer, inside, child);
        if (child->kind != RECORD_EVALUATION) continue;
        struct text scale = writer_prefixed(writer, "尺度", record_value(child, ATTRIBUTE_SCALE));
        struct prose mark = mark_name(writer, &child->prose);
        writer_close_for(writer, inside, FIELD_EVALUATION);
        writer_add_pair(writer,
                        writer_qualified(writer, writer_label_of(writer, FIELD_EVALUATION),
                                         record_value(child, ATTRIBUTE_YEAR), scale),
                        &mark);
    }
}

static void write_printed(struct writer *writer, size_t level, const struct record *printed)
{
    writer_close_for(writer, level, FIELD_PRINTED);
    writer_add_pair(writer,
                    writer_qualified(writer, writer_label_of(writer, FIELD_PRINTED),
                                     record_value(printed, ATTRIBUTE_IN),
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
        struct text note = writer_prefixed(writer, "※", record_value(value, ATTRIBUTE_FOOTNOTE));
        writer_close_for(writer, level, field);
        writer_add_pair(
            writer,
            writer_qualified(writer, writer_label_of(writer, field), writer_when_of(writer, value), note),
            &value->prose);
    } else if (value->kind == RECORD_FOOTNOTE) {
        writer_close_for(writer, level, FIELD_FOOTNOTE);
        writer_add_pair(writer,
                        writer_qualified(writer, writer_label_of(writer, FIELD_FOOTNOTE),
                                         record_value(value, ATTRIBUTE_ID), nothing),
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
    writer_add_field(writer, level, FIELD_BETTER, &words);
}

static const struct prose *title_of(const struct record *record, enum record_kind kind)
{
    static const struct prose empty = {.text = {NULL, 0}};
    const struct record *title = record_child(record, kind);
    return title ? &title->prose : &empty;
}

static void write_indicator(struct writer *writer, size_t level, const struct record *indicator)
{
    writer_add_field(writer, level, FIELD_INDICATOR, title_of(indicator, RECORD_NAME));
    writer_open(writer, PART_INDICATOR);
    size_t inside = writer->depth;
    writer_add_attribute(writer, inside, FIELD_ID, indicator, ATTRIBUTE_ID);
    writer_add_attribute(writer, inside, FIELD_NO, indicator, ATTRIBUTE_NO);
    writer_add_attribute(writer, inside, FIELD_UNIT, indicator, ATTRIBUTE_UNIT);
    write_better(writer, inside, indicator);
    writer_add_attribute(writer, inside, FIELD_TAG, indicator, ATTRIBUTE_TAG);
    for (const struct record *child = indicator->first; child; child = child->next)
        write_value(writer, inside, child);
}

static void write_department(struct writer *writer, size_t level, const struct record *department)
{
    struct text role = record_value(department, ATTRIBUTE_ROLE);
    enum field field = text_is(role, "main")    ? FIELD_DEPARTMENT_MAIN
                       : text_is(role, "joint") ? FIELD_DEPARTMENT_JOINT
                                                : FIELD_DEPARTMENT;
    writer_add_field(writer, level, field, &department->prose);
}

static void write_activity(struct writer *writer, size_t level, const struct record *activity)
{
    writer_add_field(writer, level, FIELD_ACTIVITY, title_of(activity, RECORD_TITLE));
    writer_open(writer, PART_ACTIVITY);
    size_t inside = writer->depth;
    writer_add_attribute(writer, inside, FIELD_ID, activity, ATTRIBUTE_ID);
    writer_add_attribute(writer, inside, FIELD_REPRINT_OF, activity, ATTRIBUTE_REPRINT_OF);
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
    writer_close_for(writer, level, FIELD_MARKS);
    writer_add_pair(writer, label ? label->name : text_of(field_name(FIELD_MARKS)), &value);
}

static void write_reference(struct writer *writer, size_t level, const struct record *reference)
{
    writer_add_attribute(writer, level, FIELD_REFERENCE_TO, reference, ATTRIBUTE_TO);
    writer_close_for(writer, level, FIELD_REFERENCE);
    writer_add_pair(writer,
                    writer_qualified(writer, writer_label_of(writer, FIELD_REFERENCE),
                                     record_value(reference, ATTRIBUTE_ROLE), nothing),
                    &reference->prose);
}

/* What stands in initiatives, and some of it in sections. */
static void write_part(struct writer *writer, size_t level, const struct record *record)
{
    switch ((int)record->kind) {
    case RECORD_PROJECT: writer_add_field(writer, level, FIELD_PROJECT, &record->prose); return;
    case RECORD_SUBPROJECT: writer_add_field(writer, level, FIELD_SUBPROJECT, &record->prose); return;
    case RECORD_FIELD_GOAL: writer_add_field(writer, level, FIELD_FIELD_GOAL, &record->prose); return;
    case RECORD_POLICY: writer_add_field(writer, level, FIELD_POLICY, &record->prose); return;
    case RECORD_DEPARTMENT: write_department(writer, level, record); return;
    case RECORD_MARKS: write_marks(writer, level, record); return;
    case RECORD_OVERVIEW:
        write_prose(writer, level, FIELD_OVERVIEW, writer_label_of(writer, FIELD_OVERVIEW), record);
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
    writer_add(writer, TEXT("\n"));
    writer_add_attribute(writer, level, FIELD_INITIATIVE_NO, initiative, ATTRIBUTE_ID);
    writer_open(writer, PART_INITIATIVE);
    size_t inside = writer->depth;
    writer_add_pair(writer, writer_label_of(writer, FIELD_INITIATIVE), title_of(initiative, RECORD_TITLE));
    writer_add_attribute(writer, inside, FIELD_NO, initiative, ATTRIBUTE_NO);
    writer_add_attribute(writer, inside, FIELD_CATEGORY, initiative, ATTRIBUTE_CATEGORY);
    if (record_attribute(initiative, ATTRIBUTE_NEW)) {
        struct prose yes = {.text = TEXT("はい"), .at = initiative->at};
        writer_add_field(writer, inside, FIELD_NEW, &yes);
    }
    writer_add_attribute(writer, inside, FIELD_TERM, initiative, ATTRIBUTE_TERM);
    writer_add_attribute(writer, inside, FIELD_PAGE, initiative, ATTRIBUTE_PAGE);
    writer_add_attribute(writer, inside, FIELD_REPRINT_OF, initiative, ATTRIBUTE_REPRINT_OF);
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
    writer_add(writer, TEXT("\n"));
    for (size_t i = 0; i < writer->headings; i++)
        writer_add(writer, TEXT("■"));
    writer_add(writer, TEXT(" "));
    writer_add(writer, record_value(section, ATTRIBUTE_LEVEL));
    if (number.length) writer_add(writer, TEXT(" "));
    writer_add(writer, number);
    writer_add(writer, TEXT("："));
    written_from(writer->written, title_of(section, RECORD_TITLE)->at);
    writer_add(writer, title_of(section, RECORD_TITLE)->text);
    writer_add(writer, TEXT("\n"));
    writer_open(writer, PART_SECTION);
    size_t inside = writer->depth;
    writer_add_attribute(writer, inside, FIELD_ID, section, ATTRIBUTE_ID);
    writer_add_attribute(writer, inside, FIELD_TAG, section, ATTRIBUTE_TAG);
    writer_add_attribute(writer, inside, FIELD_PAGE, section, ATTRIBUTE_PAGE);
    writer_add_attribute(writer, inside, FIELD_REPRINT_OF, section, ATTRIBUTE_REPRINT_OF);
    writer_add_attribute(writer, inside, FIELD_COUNTS_WITH, section, ATTRIBUTE_COUNTS_WITH);
    write_children(writer, inside, section);
    writer->headings--;
}

/* Running text of the plan itself needs a label: the first line of a text without one is its title. */
static void write_block(struct writer *writer, size_t level, const struct record *block)
{
    bool body = writer->depth == level + 1 && writer->parts[level] == PART_PROSE &&
                block->parent->kind == RECORD_PLAN;
    if (!body) writer_close_to(writer, level);
    if (!body && block->parent->kind == RECORD_PLAN) {
        add_head(writer, level, FIELD_BODY, writer_label_of(writer, FIELD_BODY));
        writer_open(writer, PART_PROSE);
    }
    blocks_write(&writer->blocks, block);
}

static void write_children(struct writer *writer, size_t level, const struct record *parent)
{
    for (const struct record *child = parent->first; child; child = child->next) {
        if (blocks_leave_out(child))
            writer_report_left_out(writer, child);
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
            struct prose years = {.text = writer_when_of(writer, child), .at = child->at};
            struct text label = writer_label_of(writer, FIELD_PERIOD);
            writer_add_pair(writer,
                            writer_qualified(writer, label, record_value(child, ATTRIBUTE_NAME), nothing),
                            &years);
        } else if (i == ARRAY_LEN(fields))
            writer_report_left_out(writer, child);
        else if (child->prose.text.length)
            writer_add_pair(writer, writer_label_of(writer, fields[i].field), &child->prose);
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
    writer_add_pair(writer, writer_label_of(writer, FIELD_LEVELS), &value);
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
    writer_open(&writer, PART_PLAN);
    writer_add_pair(&writer, writer_label_of(&writer, FIELD_PLAN_ID), &id);
    writer_add_attribute(&writer, 1, FIELD_FIRST_PAGE, plan->root, ATTRIBUTE_FIRST_PAGE);
    if (meta) write_meta(&writer, meta);
    write_levels(&writer);
    write_children(&writer, 1, plan->root);
}
