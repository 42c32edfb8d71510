/* indicator.c: an indicator's values as a table with the years as columns, its rates of achievement beside them. */
#include "indicator.h"
#include "cells.h"
#include "rows.h"
#include "layouts/fields/conditions.h"
#include "layouts/fields/looks.h"
#include "layouts/fields/mixed.h"
#include "layouts/fields/print.h"
#include "layouts/fields/rate.h"
#include "layouts/fields/shown.h"
#include "layouts/fields/years.h"

/* -- the table -------------------------------------------------------------------------------------------------------------- */

/* So that 「1,227※」 fits a year of four in half the measure. */
enum {
    HALF_MEASURE = 225 * PT,
    HALF_LABEL = 33 * PT,
    HALF_SIDE = 45 * PT,
    HALF_PADDING = 3 * PT,
    MOST_HALF_YEARS = 16 /* more years share half a measure equally: no number fits then, which is reported */
};

struct making {
    const struct context *context;
    const struct element *element;
    struct table *table;
    struct year_columns years;
    const struct style *style, *bold, *head;
    uint16_t side_count;
};

static const struct element *next_kind(const struct element *element, enum element_kind kind)
{
    while (element && element->kind != kind)
        element = element->next;
    return element;
}

static uint16_t count_kind(const struct element *element, enum element_kind kind)
{
    uint16_t count = 0;
    for (const struct element *each = next_kind(element->first, kind); each;
         each = next_kind(each->next, kind))
        count++;
    return count;
}

/* The first row from `element` on that stands in this table: when= may leave one out. */
static const struct element *next_row(const struct making *making, const struct element *element)
{
    element = next_kind(element, ELEMENT_ROW);
    while (element && !condition_allows(making->context, element))
        element = next_kind(element->next, ELEMENT_ROW);
    return element;
}

static struct table_row *new_row(struct making *making, enum row_kind kind)
{
    return row_add(making->context, making->table, kind, making->table->column_count);
}

static struct table_cell *put(struct making *making, struct table_row *row, uint16_t column,
                              struct inlines content, const struct style *style, enum align align)
{
    struct cell_text text = {content, style, align, making->context->record->at};
    struct table_cell *cell = row_add_cell(making->context, row, column, text);
    cell->record = making->context->record;
    return cell;
}

static struct inlines plain(struct making *making, struct text text, const struct style *style)
{
    return rows_lines(making->context, text, style, making->context->record->at);
}

static void make_columns(struct making *making)
{
    struct table *table = making->table;
    const struct element *years = next_kind(making->element->first, ELEMENT_YEARS);
    table->column_count = (uint16_t)(1 + making->years.count + making->side_count);
    table->columns = ARENA_ARRAY(making->context->arena, struct table_column, table->column_count);
    for (uint16_t i = 0; i < table->column_count; i++) {
        struct table_column *column = &table->columns[i];
        column->style = making->style;
        column->head_style = making->head;
        column->width.fraction = 1000;
        column->align = i ? ALIGN_END : ALIGN_START;
    }
    if (years) table->columns[1].width = element_width(years, WORD_WIDTH, making->style->size);
    for (uint16_t i = 1; years && i <= making->years.count; i++)
        table->columns[i].width = table->columns[1].width;
}

static void make_head(struct making *making)
{
    const struct context *context = making->context;
    const struct element *years = next_kind(making->element->first, ELEMENT_YEARS);
    bool shortened = context->half || (years && element_yes(years, WORD_HEAD));
    struct table_row *row = new_row(making, ROW_HEAD);
    const struct element *label = next_kind(making->element->first, ELEMENT_COLUMN);
    struct text name = label ? print_word(making->context, label, WORD_HEAD) : TEXT("区分");
    if (label && !context->half)
        making->table->columns[0].width = element_width(label, WORD_WIDTH, making->style->size);
    if (context->half) making->table->columns[0].width = (struct width){HALF_LABEL, 0};
    put(making, row, 0, plain(making, name, making->head), making->head, ALIGN_START);
    for (size_t i = 0; i < making->years.count; i++) {
        struct text head = year_head(context, &making->years.at[i], shortened);
        put(making, row, (uint16_t)(1 + i), plain(making, head, making->head), making->head, ALIGN_END);
    }
    uint16_t at = (uint16_t)(1 + making->years.count);
    for (const struct element *side = next_kind(making->element->first, ELEMENT_SIDE); side;
         side = next_kind(side->next, ELEMENT_SIDE), at++) {
        making->table->columns[at].before = element_rule(side, WORD_RULE, RULE_REGULAR);
        making->table->columns[at].width = element_width(side, WORD_WIDTH, making->style->size);
        if (context->half && making->table->columns[at].width.fixed > HALF_SIDE)
            making->table->columns[at].width.fixed = HALF_SIDE;
        put(making, row, at, plain(making, print_word(making->context, side, WORD_HEAD), making->head),
            making->head, ALIGN_END);
    }
    for (uint16_t i = 0; i < row->cell_count; i++)
        row->cells[i].head = row->cells[i].bottom = true;
    making->table->head_rows = 1;
}

static struct inlines value_inlines(struct making *making, const struct record *value,
                                    const struct style *style)
{
    struct inlines content = {NULL, NULL};
    if (!value || value->prose.text.length == 0) {
        inlines_add_text(making->context->arena, &content, TEXT("―"), making->context->record->at,
                         look_missing(making->context, making->style));
        return content;
    }
    shown_mark(making->context, value);
    inlines_add_text(making->context->arena, &content, mixed_text(making->context, &value->prose),
                     value->prose.at, style);
    if (record_attribute(value, ATTRIBUTE_FOOTNOTE))
        inlines_add_text(making->context->arena, &content, TEXT("※"), value->prose.at,
                         making->context->binder->small);
    return content;
}

/* In half the measure years are equally wide while 「11,035※」 fits; else each as wide as it needs. */
static void share_years(struct making *making)
{
    struct table *table = making->table;
    uint16_t count = (uint16_t)making->years.count;
    int32_t needed[MOST_HALF_YEARS] = {0}, widest = 0;
    if (count == 0 || count > MOST_HALF_YEARS) return;
    for (const struct table_row *row = table->rows; row; row = row->next)
        for (uint16_t i = 0; i < row->cell_count; i++) {
            const struct table_cell *cell = &row->cells[i];
            if (cell->column < 1 || cell->column > count || !cell->first) continue;
            int32_t width = 2 * HALF_PADDING;
            for (const struct inline_run *run = cell->first->paragraph.first; run; run = run->next)
                width += (int32_t)text_columns(run->text) *
                         (run->style ? run->style->size : making->style->size) / 2;
            if (width > needed[cell->column - 1]) needed[cell->column - 1] = width;
            if (width > widest) widest = width;
        }
    int32_t room = HALF_MEASURE - HALF_LABEL - HALF_SIDE * making->side_count;
    if (widest * count <= room) return;
    for (uint16_t i = 0; i < count; i++)
        table->columns[1 + i].width = (struct width){.fraction = needed[i]};
}

/* STYLE-half, where there is one, serves in half the measure. */
static const struct style *side_style(const struct making *making, const struct element *side)
{
    const struct style *style = side->style ? side->style : making->bold;
    return making->context->half ? look_half(making->context, style) : style;
}

static void make_sides(struct making *making, struct table_row *row)
{
    uint16_t at = (uint16_t)(1 + making->years.count);
    uint16_t rows = 0;
    for (const struct element *each = next_row(making, making->element->first); each;
         each = next_row(making, each->next))
        rows++;
    for (const struct element *side = next_kind(making->element->first, ELEMENT_SIDE); side;
         side = next_kind(side->next, ELEMENT_SIDE), at++) {
        const struct style *style = side_style(making, side);
        struct inlines content = {NULL, NULL};
        const struct field_path *path = element_path(side, WORD_VALUE);
        bool printed = field_print(making->context, path, &content, style);
        if (!printed) content = value_inlines(making, NULL, style);
        struct table_cell *cell =
            put(making, row, at, content, printed ? style : look_missing(making->context, making->style),
                ALIGN_END);
        cell->rows = rows;
        if (printed && field_is_rate(path))
            rate_number(making->context, making->context->record, making->context->binder->plan->year, cell);
    }
}

/* The rate of achievement of one year; a dash where there is none. */
static void add_rate(struct making *making, struct table_row *row, uint16_t column, int year)
{
    struct text rate = rate_text(making->context, making->context->record, year);
    const struct style *style = rate.length ? making->style : look_missing(making->context, making->style);
    struct table_cell *cell =
        put(making, row, column, plain(making, rate.length ? rate : TEXT("―"), style), style, ALIGN_END);
    if (rate.length) rate_number(making->context, making->context->record, year, cell);
}

static void make_row(struct making *making, const struct element *element, bool first)
{
    const struct context *context = making->context;
    int value_kind = element_choice(element, WORD_VALUE, RECORD_ACTUAL);
    struct table_row *row = new_row(making, ROW_BODY);
    struct text head = print_word(making->context, element, WORD_HEAD);
    row->key = head;
    put(making, row, 0, plain(making, head, making->style), making->style, ALIGN_START)->head = true;
    bool emphasis = element_yes(element, WORD_EMPHASIS);
    for (size_t i = 0; i < making->years.count; i++) {
        int year = making->years.at[i].first;
        if (value_kind == VALUE_RATE) {
            add_rate(making, row, (uint16_t)(1 + i), year);
            continue;
        }
        const struct record *value =
            achievement_value(making->context->record, (enum record_kind)value_kind, year);
        const struct style *style =
            emphasis && year == context->binder->plan->year ? making->bold : making->style;
        struct inlines content = value_inlines(making, value, style);
        bool missing = !value || value->prose.text.length == 0;
        struct table_cell *cell = put(making, row, (uint16_t)(1 + i), content,
                                      missing ? look_missing(context, style) : style, ALIGN_END);
        if (!value) continue;
        cell->record = value;
        cell->at = value->at;
        cell_take_number(making->context, cell, value);
    }
    if (first) make_sides(making, row);
}

void bind_indicator_table(const struct context *context, const struct element *element, struct blocks *out)
{
    struct making making = {.context = context, .element = element};
    const struct record *records[1] = {context->record};
    struct selection rows = {records, 1};
    const struct element *years = next_kind(element->first, ELEMENT_YEARS);
    if (context->record->kind != RECORD_INDICATOR) return;
    making.years = years_of(context, &rows, RECORD_INDICATOR, element_years(years));
    making.style = element->style ? element->style : look_style(context, LOOK_TABLE);
    making.bold = look_style(context, LOOK_TABLE_BOLD);
    making.head = look_named(context, element, WORD_HEAD_STYLE, LOOK_TABLE_BOLD);
    making.side_count = count_kind(element, ELEMENT_SIDE);
    making.table = rows_add_table(context, element, context->record->at, out);
    if (context->half) making.table->padding[1] = making.table->padding[3] = HALF_PADDING;
    make_columns(&making);
    make_head(&making);
    bool first = true;
    for (const struct element *row = next_row(&making, element->first); row;
         row = next_row(&making, row->next), first = false)
        make_row(&making, row, first);
    if (context->half) share_years(&making);
    making.table->caption = rows_caption(context, element);
}
