/* place.c: from a label and its value to elements and attributes. */
#include "place.h"

#include <string.h>

#include "generator/core/year.h"

#include "attributes.h"
#include "departments.h"
#include "marks.h"
#include "parts.h"
#include "prose.h"
#include "prose_label.h"
#include "qualifier.h"
#include "values.h"

static const struct text nothing = {NULL, 0};

/* -- the plan's own fields ------------------------------------------------------------------------------------------ */

static void place_meta(struct reader *reader, enum field field, struct value value)
{
    struct given *given = &reader->meta[field];
    struct text text = value_line(reader, &value);
    int known, said;
    if (!given->is_given) {
        *given = (struct given){text, value.at, true};
        return;
    }
    if (text_equal(given->text, text)) return;
    if (field != FIELD_YEAR) {
        DIAG(reader->diagnostics, GIVEN_TWICE, .at = value.at, .related = given->at,
             .arguments = {text_of(field_name(field)), given->text, text});
    } else if (year_read(given->text, &known) != YEAR_FINE || year_read(text, &said) != YEAR_FINE ||
               known != said) {
        DIAG(reader->diagnostics, YEAR_DIFFERS, .at = value.at, .related = given->at,
             .arguments = {given->text, text});
    }
}

/* 計画期間：R6～R8, 計画期間（中期的取組）：H30～R4 */
static void place_period(struct reader *reader, struct label_use use, struct value value)
{
    struct year_span span;
    if (!labels_year(value_line(reader, &value), &span)) {
        DIAG(reader->diagnostics, WORD_UNKNOWN, .at = value.at,
             .arguments = {use.label->name, value_line(reader, &value), TEXT("R6～R8")});
        return;
    }
    if (!reader->periods) reader->periods = tree_element(reader->arena, NULL, "meta", value.at);
    struct node *period = tree_element(reader->arena, reader->periods, "period", value.at);
    if (use.qualifier.length) tree_set(reader->arena, period, "name", use.qualifier, value.at);
    tree_set(reader->arena, period, "from", span.first, value.at);
    tree_set(reader->arena, period, "to", span.last.length ? span.last : span.first, value.at);
}

/* 階層：章・節・施策 */
static void place_levels(struct reader *reader, struct value value)
{
    size_t capacity = reader->level_count;
    struct text rest = value_line(reader, &value);
    while (rest.length) {
        size_t dot = text_find(rest, TEXT("・"));
        struct text level = text_trim(text_slice(rest, 0, dot));
        rest = dot == SIZE_MAX ? nothing : text_slice(rest, dot + 3, rest.length);
        if (level.length == 0) continue;
        reader->levels = arena_grow(reader->arena, reader->levels, reader->level_count,
                                    reader->level_count + 1, &capacity, sizeof *reader->levels);
        reader->levels[reader->level_count++] = level;
    }
}

static void place_printed(struct reader *reader, struct open_part *part, struct label_use use,
                          struct value value)
{
    struct text qualifier = use.qualifier, piece = nothing;
    struct node *node = tree_leaf(reader->arena, part->node, "printed", value_line(reader, &value), value.at);
    qualifier_take(&qualifier, &piece);
    tree_set(reader->arena, node, "in", piece, value.at);
    tree_set(reader->arena, node, "field", qualifier, value.at);
    reader_became(reader, value.at, "printed");
}

static void report_field_again(struct reader *reader, const struct node *parent, const struct node *node)
{
    const void **noted = qualifier_twin(reader, parent, node);
    const struct node *twin = *noted;
    if (twin)
        DIAG(reader->diagnostics, PROSE_TWICE, .at = node->at, .related = twin->at,
             .arguments = {node_value(node, "name")});
    else
        *noted = node;
}

static void place_field(struct reader *reader, struct open_part *part, struct label_use use,
                        struct value value)
{
    struct text qualifier = use.qualifier, name = use.label->argument;
    if (name.length == 0) qualifier_take(&qualifier, &name);
    struct node *node = tree_element(reader->arena, part->node, "field", value.at);
    tree_set(reader->arena, node, "name", name, value.at);
    qualifier_set_all(reader, node, qualifier, value.at);
    report_field_again(reader, part->node, node);
    struct text text = value.exact ? value.text : text_trim(value.text);
    if (text.length && memchr(text.at, '\n', text.length))
        prose_lines(reader, node, text, value.at);
    else
        tree_text(reader->arena, node, text, value.at);
    reader_became(reader, value.at, "field[%.*s]", TEXT_ARG(name));
}

static void place_reference(struct reader *reader, struct open_part *part, struct label_use use,
                            struct value value)
{
    struct node *node =
        tree_leaf(reader->arena, part->node, "reference", value_line(reader, &value), value.at);
    if (reader->reference_to.length) tree_set(reader->arena, node, "to", reader->reference_to, value.at);
    if (use.qualifier.length) tree_set(reader->arena, node, "role", use.qualifier, value.at);
    reader->reference_to = nothing;
    reader_became(reader, value.at, "reference");
}

/* A footnote that no value refers to may lack an id; the vocabulary wants one. */
static void place_footnote(struct reader *reader, struct node *indicator, struct label_use use,
                           struct value value)
{
    struct node *node = tree_leaf(reader->arena, indicator, "footnote", value_line(reader, &value), value.at);
    struct text id = use.qualifier;
    if (id.length == 0) id = text_format(reader->arena, "footnote-%u", (unsigned)value.at.offset);
    tree_set(reader->arena, node, "id", id, value.at);
    reader_became(reader, value.at, "footnote");
}

static void open_named(struct reader *reader, struct open_part *part, enum part opened, const char *what,
                       struct position at, struct value value)
{
    part->has_content = true;
    struct node *node = tree_element(reader->arena, part->node, what, at);
    struct open_part *open = reader_open(reader, opened, node, what);
    parts_set_title(reader, open, value_name(reader, &value), value.at);
    reader_became(reader, value.at, "%s", what);
}

/* Two initiatives of one name, one after the other and without numbers, may be one. */
static void report_title_again(struct reader *reader, const struct open_part *open, struct value value)
{
    const struct node *title = node_child(open->node, "title");
    struct text name = text_trim(value.text);
    if (!title || open->number.length || !text_equal(node_content(reader->arena, title), name)) return;
    DIAG(reader->diagnostics, TITLE_TWICE, .at = value.at, .related = title->at, .arguments = {name});
}

static void place_initiative_title(struct reader *reader, struct position at, struct value value)
{
    struct open_part *open = reader_find(reader, PART_INITIATIVE);
    if (open && open->titled) report_title_again(reader, open, value);
    if (open && !open->titled) {
        parts_close_to(reader, open);
    } else {
        parts_open_initiative(reader, nothing, at);
        open = reader_top(reader);
    }
    parts_set_title(reader, open, value_name(reader, &value), value.at);
    reader_became(reader, value.at, "initiative/title");
}

static void place_progress(struct reader *reader, struct label_use use, struct position at,
                           struct value value)
{
    struct open_part *part = parts_for(reader, FIELD_PROGRESS);
    if (!part) {
        parts_report_misplaced(reader, use, at);
        return;
    }
    if (part->part == PART_INITIATIVE) {
        struct node *node = tree_element(reader->arena, part->node, "status", at);
        part = reader_open(reader, PART_STATUS, node, "status");
        qualifier_set_all(reader, node, use.qualifier, at);
    }
    attributes_place(reader, part, use, value);
}

/* What belongs to one open part. */
static void place_in(struct reader *reader, struct open_part *part, struct label_use use,
                     struct position label_at, struct value value)
{
    struct node *node = part->node;
    if (part->part != PART_SECTION || attributes_name(use.label->field) == NULL) part->has_content = true;
    switch ((int)use.label->field) {
    case FIELD_PROJECT:
    case FIELD_SUBPROJECT:
    case FIELD_FIELD_GOAL:
    case FIELD_POLICY:
        tree_leaf(reader->arena, node, field_name(use.label->field), value_line(reader, &value), value.at);
        reader_became(reader, value.at, "%s", field_name(use.label->field));
        return;
    case FIELD_DEPARTMENT: departments_add(reader, node, NULL, value); return;
    case FIELD_DEPARTMENT_MAIN: departments_add(reader, node, "main", value); return;
    case FIELD_DEPARTMENT_JOINT: departments_add(reader, node, "joint", value); return;
    case FIELD_MARKS: marks_place(reader, node, use.label, value); return;
    case FIELD_FIELD: place_field(reader, part, use, value); return;
    case FIELD_REFERENCE: place_reference(reader, part, use, value); return;
    case FIELD_REFERENCE_TO:
        reader->reference_to = value_line(reader, &value);
        reader_became(reader, value.at, "reference/@to");
        return;
    case FIELD_PRINTED: place_printed(reader, part, use, value); return;
    case FIELD_ACTIVITY: open_named(reader, part, PART_ACTIVITY, "activity", label_at, value); return;
    case FIELD_INDICATOR: open_named(reader, part, PART_INDICATOR, "indicator", label_at, value); return;
    case FIELD_FOOTNOTE: place_footnote(reader, node, use, value); return;
    case FIELD_STRAND:
        reader_open(reader, PART_STRAND, tree_element(reader->arena, node, "strand", label_at), "strand");
        reader_became(reader, label_at, "strand");
        return;
    case FIELD_ACTIVITIES: reader_became(reader, label_at, "activities"); return;
    default: break;
    }
    if (field_shape(use.label->field) == SHAPE_VALUE)
        values_place(reader, part, use, label_at, value);
    else if (attributes_name(use.label->field))
        attributes_place(reader, part, use, value);
}

/* Fields that find their own place. False: the field belongs to one open part. */
static bool place_special(struct reader *reader, struct label_use use, struct position label_at,
                          struct value value)
{
    const struct label *label = use.label;
    switch ((int)label->field) {
    case FIELD_LEVEL: parts_open_level(reader, label, value_name(reader, &value), value.at); return true;
    case FIELD_LEVEL_NO:
        parts_open_level_number(reader, label, value_line(reader, &value), value.at);
        return true;
    case FIELD_INITIATIVE_NO:
        parts_open_initiative(reader, value_line(reader, &value), value.at);
        reader_became(reader, value.at, "initiative/@id");
        return true;
    case FIELD_INITIATIVE: place_initiative_title(reader, label_at, value); return true;
    case FIELD_PROGRESS: place_progress(reader, use, label_at, value); return true;
    case FIELD_EVALUATION: values_place_evaluation(reader, use, label_at, value); return true;
    case FIELD_LEVELS:
        place_levels(reader, value);
        reader_became(reader, value.at, "levels");
        return true;
    case FIELD_PERIOD:
        place_period(reader, use, value);
        reader_became(reader, value.at, "meta/period");
        return true;
    case FIELD_YEAR:
        place_meta(reader, FIELD_YEAR, value);
        reader_became(reader, value.at, "meta/year");
        return true;
    case FIELD_PLAN_ID:
    case FIELD_PLAN_TITLE:
    case FIELD_SUBTITLE:
    case FIELD_DOCUMENT_TITLE:
    case FIELD_ISSUER:
    case FIELD_DIVISION:
    case FIELD_PUBLISHED:
    case FIELD_FIRST_PAGE:
        place_meta(reader, label->field, value);
        reader_became(reader, value.at, "%s", field_name(label->field));
        return true;
    case FIELD_END:
        if (reader->depth > 1)
            parts_close(reader);
        else
            DIAG(reader->diagnostics, NOTHING_OPEN, .at = label_at);
        reader_became(reader, label_at, "end");
        return true;
    default: return false;
    }
}

void place_value(struct reader *reader, struct label_use use, struct position label_at, struct value value)
{
    if (value_is_none(reader, value)) {
        if (!field_opens_part(use.label->field)) return;
        value.text = nothing;
    }
    if (place_special(reader, use, label_at, value)) return;
    if (field_shape(use.label->field) == SHAPE_PROSE) {
        if (prose_open(reader, use, label_at))
            prose_lines(reader, reader_top(reader)->node, value.text, value.at);
        else
            parts_report_misplaced(reader, use, label_at);
        return;
    }
    struct open_part *part = parts_for(reader, use.label->field);
    if (!part) {
        parts_report_misplaced(reader, use, label_at);
    } else if (part->part == PART_PLAN && use.label->field == FIELD_AS_OF) {
        place_meta(reader, FIELD_AS_OF, value);
        reader_became(reader, value.at, "as-of");
    } else {
        place_in(reader, part, use, label_at, value);
    }
}

void place_unknown(struct reader *reader, struct text label, struct position label_at, struct value value)
{
    struct open_part *part = reader_find(reader, PART_INITIATIVE);
    const struct label *near = labels_nearest(reader->labels, label);
    struct text hint = near ? text_format(reader->arena, " → 「%.*s」?", TEXT_ARG(near->name)) : nothing;
    DIAG(reader->diagnostics, LABEL_UNKNOWN, .at = label_at, .arguments = {label, hint});
    parts_close_to(reader, part);
    if (value_is_none(reader, value)) return;
    const struct label field = {.name = label, .field = FIELD_FIELD, .argument = label};
    place_field(reader, part, (struct label_use){&field, {NULL, 0}}, value);
}

void place_span(struct reader *reader, struct label_use use, struct year_span years, struct value value)
{
    struct text qualifier = years.first;
    if (years.last.length)
        qualifier = text_format(reader->arena, "%.*s～%.*s", TEXT_ARG(years.first), TEXT_ARG(years.last));
    place_value(reader, (struct label_use){use.label, qualifier}, value.at, value);
}
