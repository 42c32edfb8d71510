/* cells.c: the cells of one table row: fields, marks, years. */
#include "cells.h"
#include "prose.h"
#include "layouts/fields/fields.h"
#include "layouts/fields/content.h"
#include "layouts/fields/looks.h"
#include "layouts/fields/mixed.h"
#include "layouts/fields/print.h"
#include "layouts/fields/rate.h"
#include "layouts/fields/shown.h"
#include "layouts/fields/years.h"

/* The muted dash that stands for nothing. */
static void add_missing(const struct context *context, struct blocks *out, const struct style *beside)
{
    const struct style *style = look_missing(context, beside);
    struct inlines content = {NULL, NULL};
    inlines_add_text(context->arena, &content, TEXT("―"), context->binder->plan->root->at, style);
    blocks_add_paragraph(context->arena, out, style, content, context->binder->plan->root->at);
}

/* -- heads of years --------------------------------------------------------------------------------------------------------- */

struct text cell_years_head(const struct table_plan *plan, const struct planned_column *column)
{
    const struct context *context = plan->context;
    const struct element *element = column->element;
    const struct year_column *year = column->year;
    bool shortened = element_yes(element, WORD_HEAD);
    struct text head = year_head(context, year, shortened);
    if (shortened) return head;
    if (!text_ends(head, TEXT("年度"))) head = text_join(context->arena, head, TEXT("年度"));
    if (year->first != year->last && element_has(element, WORD_LABEL))
        return text_format(context->arena, "%.*s %.*s", TEXT_ARG(element_value(element, WORD_LABEL)),
                           TEXT_ARG(head));
    return head;
}

struct text cell_years_aside(const struct table_plan *plan, const struct planned_column *column)
{
    const struct context *context = plan->context;
    const struct element *element = column->element;
    const struct year_column *year = column->year;
    const struct record *as_of = plan_part(context->binder->plan, RECORD_AS_OF);
    bool labelled = year->first != year->last && element_has(element, WORD_LABEL);
    bool shortened = element_yes(element, WORD_HEAD);
    bool reporting = year->first == context->binder->plan->year &&
                     element_choice(element, WORD_OF, RECORD_TARGET) == RECORD_ENTRY;
    if (!as_of || !reporting || labelled || shortened) return (struct text){NULL, 0};
    shown_mark(context, as_of);
    return text_format(context->arena, "（%.*s）", TEXT_ARG(mixed_text(context, &as_of->prose)));
}

struct text cell_years_group(const struct table_plan *plan, const struct planned_column *column)
{
    const struct record *meta = plan_list(plan->context->binder->plan, RECORD_META);
    if (!element_yes(column->element, WORD_GROUP)) return element_value(column->element, WORD_GROUP);
    for (const struct record *period = meta ? record_child(meta, RECORD_PERIOD) : NULL; period;
         period = record_following(period)) {
        struct text name = record_value(period, ATTRIBUTE_NAME);
        bool inside = period->year <= column->year->first && column->year->last <= period->last_year;
        if (name.length && inside) return name;
    }
    return (struct text){NULL, 0};
}

/* -- fields ------------------------------------------------------------------------------------------------------------------ */

static bool holds_blocks(const struct record *record)
{
    for (const struct record *child = record->first; child; child = child->next)
        if (record_is_block(child->kind)) return true;
    return false;
}

/* All numbers of an indicator are in one unit, so that a sum or a mean of the cells is right: 98百万円 is 98,000 beside
 * 120,000千円. What cannot be converted stays a text. */
void cell_take_number(const struct context *context, struct table_cell *cell, const struct record *record)
{
    bool value = record->kind == RECORD_TARGET || record->kind == RECORD_ACTUAL ||
                 record->kind == RECORD_ESTIMATE || record->kind == RECORD_BASELINE;
    if (value && record->reading.comparator == COMPARE_EQUAL)
        cell->numeric = achievement_amount(rate_measure(context, record->parent), record, &cell->number);
}

/* The block-valued records a field finds, as the author's lines. False when the field is a plain value. */
static bool fill_from_blocks(const struct context *context, const struct field_path *path,
                             const struct style *style, struct table_cell *cell, struct blocks *out)
{
    for (; path; path = path->otherwise) {
        struct field_values values = field_find(context, path);
        if (field_is_empty(&values)) continue;
        if (values.count == 1) cell_take_number(context, cell, values.records[0]);
        if (values.count == 0 || !holds_blocks(values.records[0])) return false;
        for (size_t i = 0; i < values.count; i++)
            bind_cell_prose(context, values.records[i], style, out);
        return true;
    }
    return false;
}

static void fill_mark(const struct context *context, const struct field_path *path, const struct style *style,
                      struct blocks *out)
{
    struct text symbol = text_trim(field_text(context, path));
    if (symbol.length == 0) return;
    struct inlines content = {NULL, NULL};
    inlines_add_mark(context->arena, &content, symbol, context->record->at);
    blocks_add_paragraph(context->arena, out, style, content, context->record->at);
}

static void fill_inlines(const struct context *context, const struct element *element,
                         const struct style *style, struct blocks *out)
{
    struct inlines content = {NULL, NULL}, marker = {NULL, NULL};
    content_bind(context, element, style, &content);
    if (!content.first) return;
    struct block *block = blocks_add_paragraph(context->arena, out, style, content, context->record->at);
    for (const struct element *child = element->first; child; child = child->next)
        if (child->kind == ELEMENT_MARKER)
            content_bind(context, child, child->style ? child->style : style, &marker);
    if (!marker.first) return;
    block->paragraph.marker = marker.first;
    block->paragraph.marker_style = style;
    block->paragraph.marker_width = element_length(element, WORD_MARKER_WIDTH, style->size, 36 * PT);
}

/* A column whose content is {rate} and nothing else. */
static bool is_rate_alone(const struct element *element)
{
    const struct element *only = element->first;
    if (!only || only->next || only->kind != ELEMENT_CHARACTERS) return false;
    const struct template_part *part = only->text;
    return part && part->path && !part->next && field_is_rate(part->path);
}

static void fill_field(const struct context *context, const struct element *element,
                       const struct style *style, struct table_cell *cell, struct blocks *out)
{
    enum word word = element_has(element, WORD_FIELD) ? WORD_FIELD : WORD_INPUT;
    const struct field_path *path = element_path(element, word);
    if (element_has(element, WORD_CHOICE)) {
        cell->scale = plan_scale(context->binder->plan, element_value(element, WORD_CHOICE));
        fill_mark(context, path, style, out);
        return;
    }
    if (fill_from_blocks(context, path, style, cell, out)) return;
    struct inlines content = {NULL, NULL};
    field_print(context, path, &content, style);
    if (content.first) blocks_add_paragraph(context->arena, out, style, content, context->record->at);
    if (content.first && field_is_rate(path))
        rate_number(context, field_indicator(context), context->binder->plan->year, cell);
}

/* -- matrices: does the row's record belong to the column's tag or department? ------------------------------------------------- */

static struct text tag_symbol(const struct context *context, const struct record *top, struct text tag)
{
    struct text found = {NULL, 0};
    for (const struct record *each = top; each; each = record_walk(each, top)) {
        if (each->kind != RECORD_MARK || !text_equal(record_value(each, ATTRIBUTE_TAG), tag)) continue;
        struct text symbol = record_value(each, ATTRIBUTE_SYMBOL);
        shown_mark(context, each);
        if (found.length == 0 || text_is(found, "●")) found = symbol; /* ★ says more than ● */
    }
    return found;
}

static bool has_department(const struct context *context, const struct record *record, struct text name)
{
    for (const struct record *each = record_own_child(record, RECORD_DEPARTMENT); each;
         each = record_following(each)) {
        if (!text_equal(text_trim(record_department_name(each)->text), name)) continue;
        shown_mark(context, each);
        return true;
    }
    return false;
}

static void fill_matrix(const struct context *context, const struct style *style, struct blocks *out)
{
    const struct record *column = context->column, *row = context->record;
    struct text symbol = {NULL, 0};
    if (column->kind == RECORD_TAG) {
        symbol = tag_symbol(context, row, record_value(column, ATTRIBUTE_ID));
        if (symbol.length == 0 && row->refers)
            symbol = tag_symbol(context, row->refers, record_value(column, ATTRIBUTE_ID));
    } else if (has_department(context, row, text_trim(column->prose.text))) {
        symbol = TEXT("●");
    }
    if (symbol.length == 0) return;
    struct inlines content = {NULL, NULL};
    inlines_add_mark(context->arena, &content, symbol, row->at);
    blocks_add_paragraph(context->arena, out, style, content, row->at);
}

/* -- years --------------------------------------------------------------------------------------------------------------------- */

struct column_span {
    uint16_t from, to; /* columns, relative to the first years column */
};

static bool covered_columns(const struct table_plan *plan, uint16_t first, uint16_t count,
                            const struct record *entry, struct column_span *span)
{
    bool found = false;
    for (uint16_t i = 0; i < count; i++) {
        const struct year_column *year = plan->columns[first + i].year;
        if (year->last < entry->year || year->first > entry->last_year) continue;
        if (!found) span->from = i;
        span->to = i;
        found = true;
    }
    return found;
}

/* The strand whose entries are shown: the record's own, or those it is the same as. */
static const struct record *strand_shown(const struct record *record)
{
    const struct record *same = record->refers;
    if (!same || !record_attribute(record, ATTRIBUTE_SAME_AS)) return record;
    if (same->kind == RECORD_INITIATIVE) return record_child(same, RECORD_STRAND);
    return same;
}

static bool is_year_value(const struct record *record, enum record_kind kind)
{
    return record->kind == kind && record->year;
}

static void fill_value(const struct context *context, const struct record *record, const struct style *style,
                       struct table_cell *cell, struct blocks *out)
{
    shown_mark(context, record);
    cell_take_number(context, cell, record);
    cell->record = record;
    if (record->refers && record_attribute(record, ATTRIBUTE_SAME_AS)) record = record->refers;
    bind_cell_prose(context, record, style, out);
}

static void unlock(struct table_cell *cell)
{
    cell->unlocked = true;
    cell->fill = COLOUR_TINT;
}

/* A department writes only where there is something to write about: values of an indicator, entries of a strand. */
static void take_input(const struct table_plan *plan, const struct element *element,
                       const struct record *record, struct table_cell *cell)
{
    const struct year_column *year = plan->columns[cell->column].year;
    struct text name = element_value(element, WORD_NAME);
    if (element_has(element, WORD_INPUT) &&
        (record->kind == RECORD_INDICATOR || record->kind == RECORD_STRAND))
        unlock(cell);
    if (name.length == 0) return;
    struct text printed = year_print(plan->context->arena, year->first, YEAR_ERA_SHORT);
    cell->name = text_format(plan->context->arena, "%.*s（%.*s）", TEXT_ARG(name), TEXT_ARG(printed));
}

/* A cell over some of the years columns of an element, whose first is `first`. */
static struct table_cell *add_years_cell(struct table_row *made, uint16_t first, struct column_span span,
                                         struct position at)
{
    struct table_cell *cell = &made->cells[made->cell_count++];
    *cell = (struct table_cell){.column = (uint16_t)(first + span.from),
                                .columns = (uint16_t)(span.to - span.from + 1),
                                .rows = 1,
                                .fill = COLOUR_WHITE,
                                .at = at};
    return cell;
}

static void say_missing(const struct table_plan *plan, uint16_t first, struct table_cell *cell)
{
    struct blocks blocks = {NULL, NULL};
    add_missing(plan->context, &blocks, plan->table->columns[first].style);
    cell->first = blocks.first;
}

static void bind_value(const struct table_plan *plan, const struct record *value, struct table_cell *cell)
{
    const struct table_column *column = &plan->table->columns[cell->column];
    struct blocks blocks = {NULL, NULL};
    cell->align = column->align;
    fill_value(plan->context, value, column->style, cell, &blocks);
    cell->first = blocks.first;
}

/* Whose values stand in the years columns of a record's row: a reprint that has none shows its original's. */
static const struct record *holder_of_years(const struct record *record, enum record_kind kind)
{
    const struct record *from = record->kind == RECORD_STRAND ? strand_shown(record) : record;
    bool reprints = record_attribute(record, ATTRIBUTE_REPRINT_OF) && record->refers;
    return reprints && !record_child(from, kind) ? record->refers : from;
}

/* Cells of all years columns of one element. Entries of several years span their columns; what lies before the first
 * entry did not exist yet, later something is missing. */
static uint16_t bind_years(const struct table_plan *plan, const struct record *record, struct table_row *made,
                           uint16_t first)
{
    const struct element *element = plan->columns[first].element;
    enum record_kind kind = (enum record_kind)element_choice(element, WORD_OF, RECORD_TARGET);
    uint16_t count = 0, next = 0;
    bool any = false;
    while (first + count < plan->column_count && plan->columns[first + count].element == element)
        count++;
    const struct record *from = holder_of_years(record, kind);
    for (const struct record *value = from ? from->first : NULL; value; value = value->next) {
        struct column_span span = {0, 0};
        if (!is_year_value(value, kind) || !covered_columns(plan, first, count, value, &span) ||
            span.to < next)
            continue;
        if (span.from < next) span.from = next;
        if (span.from > next) {
            struct column_span before = {next, (uint16_t)(span.from - 1)};
            struct table_cell *gap = add_years_cell(made, first, before, value->at);
            gap->not_applicable = !any && kind == RECORD_ENTRY;
            if (!gap->not_applicable) say_missing(plan, first, gap);
        }
        struct table_cell *cell = add_years_cell(made, first, span, value->at);
        bind_value(plan, value, cell);
        take_input(plan, element, record, cell);
        next = (uint16_t)(span.to + 1);
        any = true;
    }
    if (next < count) {
        struct column_span rest = {next, (uint16_t)(count - 1)};
        struct table_cell *gap = add_years_cell(made, first, rest, record->at);
        take_input(plan, element, record, gap);
        gap->not_applicable = element_has(element, WORD_INPUT) && !gap->unlocked;
        if (!gap->unlocked && !gap->not_applicable) say_missing(plan, first, gap);
    }
    return count;
}

/* `same-as` the row just above: its year cells reach down over this row. */
static bool joins_above(const struct planned_row *row, const struct planned_row *above)
{
    if (!above || row->inner->kind != RECORD_STRAND || !record_attribute(row->inner, ATTRIBUTE_SAME_AS))
        return false;
    return row->inner->refers && strand_shown(row->inner) == strand_shown(above->inner);
}

static void extend_years(struct table_row *above, uint16_t first, uint16_t count)
{
    for (uint16_t i = 0; above && i < above->cell_count; i++)
        if (above->cells[i].column >= first && above->cells[i].column < first + count) above->cells[i].rows++;
}

static uint16_t years_count(const struct table_plan *plan, uint16_t first)
{
    uint16_t count = 0;
    while (first + count < plan->column_count &&
           plan->columns[first + count].element == plan->columns[first].element)
        count++;
    return count;
}

/* -- one row ---------------------------------------------------------------------------------------------------------------------- */

static void bind_cell(const struct table_plan *plan, const struct planned_row *row, struct table_row *made,
                      uint16_t column)
{
    const struct planned_column *from = &plan->columns[column];
    const struct element *element = from->element;
    const struct style *style = plan->table->columns[column].style;
    bool once = plan->table->columns[column].merging == MERGE_EACH;
    if (once && !row->first_of_outer) return; /* the first row's cell reaches down to here */
    struct context context = context_at(plan->context, once ? row->outer : row->inner);
    context.column = from->record;
    struct table_cell *cell = &made->cells[made->cell_count++];
    struct blocks blocks = {NULL, NULL};
    *cell = (struct table_cell){.column = column,
                                .columns = 1,
                                .fill = COLOUR_WHITE,
                                .at = context.record->at,
                                .rows = (uint16_t)(once ? row->outer_rows : 1),
                                .record = context.record};
    cell->align = plan->table->columns[column].align;
    cell->vertical = element_yes(element, WORD_VERTICAL) && !from->record;
    cell->mute_continued = element_yes(element, WORD_CONTINUED);
    int role = element_choice(element, WORD_ROLE, COLUMN_PLAIN);
    cell->head = role == COLUMN_HEAD;
    if (element_has(element, WORD_INPUT)) unlock(cell);
    cell->name = print_word(&context, element, WORD_NAME);
    bool matrix = role == COLUMN_MARKS;
    if (matrix)
        fill_matrix(&context, style, &blocks);
    else if (element_has(element, WORD_FIELD) || cell->unlocked)
        fill_field(&context, element, style, cell, &blocks);
    else
        fill_inlines(&context, element, style, &blocks);
    if (blocks.first && is_rate_alone(element))
        rate_number(&context, field_indicator(&context), context.binder->plan->year, cell);
    bool form = element_has(element, WORD_INPUT) ||
                element_has(element, WORD_NAME); /* read back: nothing is nothing */
    if (!blocks.first && !matrix && !form) {
        add_missing(&context, &blocks, style);
        cell->missing = true;
        cell->vertical = false; /* a dash lies */
    }
    cell->first = blocks.first;
}

void bind_row_cells(const struct table_plan *plan, const struct planned_row *row, struct table_row *made,
                    struct table_row *above, const struct planned_row *row_above)
{
    for (uint16_t column = 0; column < plan->column_count;) {
        if (!plan->columns[column].year) {
            bind_cell(plan, row, made, column++);
            continue;
        }
        uint16_t count = years_count(plan, column);
        if (joins_above(row, row_above))
            extend_years(above, column, count);
        else
            bind_years(plan, row->inner, made, column);
        column = (uint16_t)(column + count);
    }
}
