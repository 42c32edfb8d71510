/* table_values.c: rows of activities and indicators, of kinds of values, of years. */
#include "table_values.h"

#include "departments.h"
#include "parts.h"
#include "place.h"
#include "table_cells.h"
#include "input/text/notation/wrap.h"

static const struct label target_label = {.field = FIELD_TARGET};

/* A value of a table of activities, without the spaces that only the width of its column has left in it. */
static struct value joined_value(struct reader *reader, struct value value)
{
    struct text joined = wrap_join(reader->arena, value.text);
    if (joined.length == value.text.length) return value;
    DIAG(reader->diagnostics, LINE_JOINED, .at = value.at, .arguments = {joined});
    value.text = joined;
    return value;
}

static const struct label *kind_in(struct reader *reader, struct text cell)
{
    struct label_use use = labels_parse(reader->labels, cell, FORM_VALUE | FORM_COLUMN);
    return use.label && field_shape(use.label->field) == SHAPE_VALUE ? use.label : NULL;
}

const struct label *table_row_kind(struct reader *reader, const struct row *row, size_t *column)
{
    const struct table *table = &reader->table;
    for (size_t i = 0; i < row->count && i < table->count; i++) {
        const struct label *head = table->columns[i].label;
        bool may_say = !table->columns[i].years.first.length &&
                       (!head || head->field == FIELD_KIND || head->field == FIELD_CATEGORY);
        const struct label *kind = may_say ? kind_in(reader, table_text(row, i)) : NULL;
        *column = i;
        if (!kind) continue;
        reader_became(reader, table_value(reader, row, i).at, "%s", field_name(kind->field));
        return kind;
    }
    *column = SIZE_MAX;
    return NULL;
}

static const struct label *assume_target(struct reader *reader, const struct row *row)
{
    if (!reader->table.assumed) DIAG(reader->diagnostics, KIND_ASSUMED, .at = {reader->source, row->offset});
    reader->table.assumed = true;
    return &target_label;
}

static void place_year_cells(struct reader *reader, const struct row *row, const struct label *kind)
{
    for (size_t i = 0; i < row->count && i < reader->table.count; i++) {
        struct column column = reader->table.columns[i];
        if (table_text(row, i).length == 0) continue;
        if (column.years.first.length) {
            const struct label *label = column.label ? column.label : kind;
            if (!label) label = kind = assume_target(reader, row);
            place_span(reader, (struct label_use){label, {NULL, 0}}, column.years,
                       joined_value(reader, table_value(reader, row, i)));
        } else if (column.label && field_shape(column.label->field) == SHAPE_VALUE) {
            struct value value = table_value(reader, row, i);
            place_value(reader, (struct label_use){column.label, column.qualifier}, value.at, value);
        }
    }
}

/* -- rows of activities --------------------------------------------------------------------------------------------- */

/* 「事業の名前 担当課：福祉課」 in one cell: what follows the last label of a department. */
static bool split_department(struct reader *reader, struct value *title, struct value *department)
{
    struct text text = text_trim(title->text);
    for (size_t at = text.length; at-- > 0;) {
        struct text here = text_slice(text, at, 3);
        size_t step = text_starts(here, TEXT("：")) ? 3 : text_starts(here, TEXT(":")) ? 1 : 0;
        if (step == 0) continue;
        size_t from = at;
        while (from > 0 && text.at[from - 1] != ' ' && text.at[from - 1] != '\n' &&
               !text_ends(text_slice(text, 0, from), TEXT("　")))
            from--;
        const struct label *label =
            labels_lookup(reader->labels, text_slice(text, from, at - from), FORM_VALUE);
        if (from == 0 || !label || label->field != FIELD_DEPARTMENT) return false;
        size_t start = (size_t)(text.at - title->text.at);
        *department = (struct value){text_slice(text, at + step, text.length),
                                     {title->at.source, title->at.offset + (uint32_t)(start + at + step)},
                                     false};
        title->text = text_slice(text, 0, from);
        return true;
    }
    return false;
}

static void place_activity(struct reader *reader, const struct row *row, size_t i, const struct label *label)
{
    struct value title = table_value(reader, row, i), department;
    bool has_department = split_department(reader, &title, &department);
    title.text = text_trim(title.text);
    title = joined_value(reader, title);
    place_value(reader, (struct label_use){label, {NULL, 0}}, title.at, title);
    struct open_part *activity = reader_find(reader, PART_ACTIVITY);
    if (has_department && activity) departments_add(reader, activity->node, NULL, department);
}

static const enum field head_fields[] = {FIELD_ACTIVITY, FIELD_DEPARTMENT, FIELD_INDICATOR,
                                         FIELD_UNIT,     FIELD_BETTER,     FIELD_NO};

/* Columns other than values: those that open something first. */
static void place_heads(struct reader *reader, const struct row *row, const struct table *table)
{
    for (size_t k = 0; k < ARRAY_LEN(head_fields); k++)
        for (size_t i = 0; i < row->count && i < table->count; i++) {
            const struct label *label = table->columns[i].label;
            if (!label || label->field != head_fields[k] || table_text(row, i).length == 0) continue;
            if (label->field == FIELD_ACTIVITY) {
                place_activity(reader, row, i, label);
                continue;
            }
            struct value value = joined_value(reader, table_value(reader, row, i));
            place_value(reader, (struct label_use){label, {NULL, 0}}, value.at, value);
        }
}

static void report_unused_column(struct reader *reader, const struct row *row, size_t i)
{
    table_report_column(reader, &reader->table.columns[i],
                        diag_both(reader->diagnostics->arena,
                                  TEXT("別の行に「ラベル：値」で書いてください。"),
                                  TEXT("Write them as “label：value” on lines of their own.")));
    reader_became(reader, table_value(reader, row, i).at, "error");
}

/* Cells that neither values nor heads of the row have used. */
static void report_unused(struct reader *reader, const struct row *row, size_t kind_column, bool heads)
{
    const struct table *table = &reader->table;
    for (size_t i = 0; i < row->count; i++) {
        const struct label *label = i < table->count ? table->columns[i].label : NULL;
        bool value = i < table->count && table->columns[i].years.first.length > 0;
        bool used = value || i == kind_column || (label && field_shape(label->field) == SHAPE_VALUE);
        for (size_t k = 0; k < ARRAY_LEN(head_fields); k++)
            used = used || (heads && label && label->field == head_fields[k]);
        if (used || table_text(row, i).length == 0) continue;
        if (i < table->count && table->columns[i].head.length)
            report_unused_column(reader, row, i);
        else
            table_report_surplus(reader, row, i);
    }
}

void table_activity_row(struct reader *reader, const struct row *row)
{
    size_t kind_column;
    const struct label *kind = table_row_kind(reader, row, &kind_column);
    struct table table = reader->table; /* closing parts ends the table: it goes on after them */
    place_heads(reader, row, &table);
    reader->table = table;
    place_year_cells(reader, row, kind);
    table.assumed = table.assumed || reader->table.assumed;
    reader->table = table;
    report_unused(reader, row, kind_column, true);
}

/* -- rows of kinds, rows of years ------------------------------------------------------------------------------------- */

bool table_kind_row(struct reader *reader, const struct row *row)
{
    size_t kind_column;
    const struct label *kind = table_row_kind(reader, row, &kind_column);
    if (!kind) return false;
    struct table table = reader->table;
    place_year_cells(reader, row, kind);
    reader->table = table;
    report_unused(reader, row, kind_column, false);
    return true;
}

bool table_year_row(struct reader *reader, const struct row *row)
{
    struct year_span years;
    if (!labels_year(table_text(row, 0), &years)) return false;
    if (table_filled(row) == 1) reader_became(reader, table_value(reader, row, 0).at, "years without values");
    struct table table = reader->table;
    for (size_t i = 1; i < row->count; i++) {
        const struct label *label = i < table.count ? table.columns[i].label : NULL;
        if (table_text(row, i).length == 0) continue;
        if (label)
            place_span(reader, (struct label_use){label, {NULL, 0}}, years, table_value(reader, row, i));
        else
            table_report_surplus(reader, row, i);
    }
    reader->table = table;
    return true;
}

/* -- indicators in rows of initiatives ---------------------------------------------------------------------------------- */

bool table_of_indicator(const struct table *table, size_t column)
{
    const struct label *label = table->columns[column].label;
    if (!table_has(table, FIELD_INDICATOR)) return false;
    if (!label) return table->columns[column].years.first.length > 0;
    return label->field == FIELD_INDICATOR || label->field == FIELD_UNIT || label->field == FIELD_BETTER ||
           label->field == FIELD_FOOTNOTE || field_shape(label->field) == SHAPE_VALUE;
}

/* A row under a merged name goes on with the indicator above. */
static void reopen_indicator(struct reader *reader)
{
    struct open_part *initiative = reader_find(reader, PART_INITIATIVE);
    struct node *last = NULL;
    for (struct node *child = initiative->node->first; child; child = child->next)
        if (node_is(child, "indicator")) last = child;
    if (!last) return;
    parts_close_to(reader, initiative);
    reader_open(reader, PART_INDICATOR, last, "indicator")->titled = true;
}

static void ask_kind(struct reader *reader)
{
    struct text hint = diag_both(
        reader->diagnostics->arena,
        TEXT("目標値か実績値かを、「区分」の列か見出し（目標値（R6）など）に書いてください。"),
        TEXT("Say in a column 区分 or in the heading whether it is a target or an actual (目標値（R6）)."));
    for (size_t i = 0; i < reader->table.count; i++) {
        struct column *column = &reader->table.columns[i];
        if (column->years.first.length && !column->label) table_report_column(reader, column, hint);
    }
}

static void place_indicator_cell(struct reader *reader, const struct row *row, size_t i,
                                 const struct label *kind)
{
    struct column column = reader->table.columns[i];
    struct value value = table_value(reader, row, i);
    const struct label *label = column.label ? column.label : kind;
    if (column.years.first.length && !label) {
        ask_kind(reader);
        reader_became(reader, value.at, "error");
    } else if (column.unread) {
        reader_became(reader, value.at, "error");
    } else if (column.years.first.length) {
        place_span(reader, (struct label_use){label, {NULL, 0}}, column.years, value);
    } else {
        place_value(reader, (struct label_use){label, column.qualifier}, value.at, value);
    }
}

/* The columns of each indicator: from one heading 指標 to the next; what stands left of the first is the first's. */
static size_t end_of_indicator(const struct table *table, size_t from)
{
    size_t i = from;
    while (i < table->count &&
           !(table->columns[i].label && table->columns[i].label->field == FIELD_INDICATOR))
        i++;
    if (i < table->count) i++;
    while (i < table->count &&
           !(table->columns[i].label && table->columns[i].label->field == FIELD_INDICATOR))
        i++;
    return i;
}

static size_t name_of_indicator(const struct table *table, size_t from)
{
    while (from < table->count &&
           !(table->columns[from].label && table->columns[from].label->field == FIELD_INDICATOR))
        from++;
    return from;
}

static void place_one_indicator(struct reader *reader, const struct row *row, size_t from, size_t end)
{
    struct table kept = reader->table;
    size_t kind_column, name = name_of_indicator(&kept, from);
    const struct label *kind = table_row_kind(reader, row, &kind_column);
    if (table_text(row, name).length) {
        struct value value = table_value(reader, row, name);
        place_value(reader, (struct label_use){kept.columns[name].label, {NULL, 0}}, value.at, value);
        reader->table = kept;
    }
    for (size_t i = from; i < end && i < row->count; i++) {
        if (i == name || table_text(row, i).length == 0 || !table_of_indicator(&kept, i)) continue;
        place_indicator_cell(reader, row, i, kind);
        reader->table = kept;
    }
}

void table_indicator_cells(struct reader *reader, const struct row *row, bool opened)
{
    struct table kept = reader->table;
    for (size_t from = 0, end; from < kept.count; from = end) {
        end = end_of_indicator(&kept, from);
        size_t name = name_of_indicator(&kept, from);
        if (!opened && name < row->count && table_text(row, name).length == 0) reopen_indicator(reader);
        reader->table = kept;
        place_one_indicator(reader, row, from, end);
        reader->table = kept;
    }
}
