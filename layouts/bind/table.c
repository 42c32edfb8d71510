/* table.c: a <table> over records: columns, heads, bands, rows, merged neighbours. */
#include "table.h"
#include "cells.h"
#include "indicator.h"
#include "rows.h"
#include "layouts/fields/conditions.h"
#include "layouts/fields/content.h"
#include "layouts/fields/looks.h"
#include "layouts/fields/print.h"
#include "layouts/fields/select.h"
#include "layouts/fields/shown.h"
#include "layouts/fields/years.h"

#include <string.h>

enum { MOST_COLUMNS = 16384 /* as many as a sheet has */ };

/* -- columns ------------------------------------------------------------------------------------------------------------ */

static void split_heads(struct planned_column *column, struct text head)
{
    column->depth = 0;
    while (column->depth < ARRAY_LEN(column->heads)) {
        bool last = column->depth + 1 == ARRAY_LEN(column->heads); /* a name with many / in it is not cut */
        size_t slash = last ? SIZE_MAX : text_find(head, TEXT("/"));
        column->heads[column->depth++] = text_slice(head, 0, slash);
        if (slash == SIZE_MAX) return;
        head = text_slice(head, slash + 1, head.length);
    }
}

static void add_column(struct table_plan *plan, struct planned_column column)
{
    if (plan->column_count == MOST_COLUMNS) {
        if (!plan->too_many)
            DIAG(plan->context->diagnostics, TABLE_COLUMNS, .at = column.element->node->at,
                 .arguments = {text_format(plan->context->arena, "%d", MOST_COLUMNS)});
        plan->too_many = true;
        return;
    }
    plan->columns = arena_grow(plan->context->arena, plan->columns, plan->column_count,
                               plan->column_count + 1u, &plan->column_capacity, sizeof *plan->columns);
    plan->columns[plan->column_count++] = column;
}

static void plan_column(struct table_plan *plan, const struct element *element)
{
    if (!condition_allows(plan->context, element)) return;
    if (!element_has(element, WORD_EACH)) {
        struct planned_column column = {.element = element};
        split_heads(&column, print_word(plan->context, element, WORD_HEAD));
        add_column(plan, column);
        return;
    }
    struct selector of = {.kind = (enum record_kind)element_choice(element, WORD_EACH, NO_KIND)};
    struct selection each = select_records(plan->context, &of);
    for (size_t i = 0; i < each.count; i++) {
        struct context inner = *plan->context;
        inner.column = each.records[i];
        struct planned_column column = {.element = element, .record = each.records[i]};
        split_heads(&column, print_word(&inner, element, WORD_HEAD));
        shown_mark(plan->context, each.records[i]);
        add_column(plan, column);
    }
}

static void plan_years(struct table_plan *plan, const struct element *element)
{
    enum record_kind kind = (enum record_kind)element_choice(element, WORD_OF, RECORD_TARGET);
    if (!condition_allows(plan->context, element)) return;
    struct year_columns years = years_of(plan->context, &plan->outer, kind, element_years(element));
    for (size_t i = 0; i < years.count; i++) {
        struct planned_column column = {.element = element, .year = &years.at[i]};
        struct text group = cell_years_group(plan, &column);
        if (group.length) column.heads[column.depth++] = group;
        column.heads[column.depth++] = cell_years_head(plan, &column);
        column.aside = cell_years_aside(plan, &column);
        add_column(plan, column);
    }
}

static void plan_columns(struct table_plan *plan)
{
    for (const struct element *child = plan->element->first; child; child = child->next) {
        if (child->kind == ELEMENT_COLUMN) plan_column(plan, child);
        if (child->kind == ELEMENT_YEARS) plan_years(plan, child);
    }
}

static void make_columns(struct table_plan *plan)
{
    const struct context *context = plan->context;
    struct table *table = plan->table;
    table->column_count = plan->column_count;
    table->columns = ARENA_ARRAY(context->arena, struct table_column, plan->column_count);
    for (uint16_t i = 0; i < plan->column_count; i++) {
        const struct planned_column *from = &plan->columns[i];
        const struct element *element = from->element;
        struct table_column *column = &table->columns[i];
        column->style =
            element->style ? element->style : look_named(context, plan->element, WORD_STYLE, LOOK_TABLE);
        column->head_style = element_has(element, WORD_HEAD_STYLE)
                                 ? look_named(context, element, WORD_HEAD_STYLE, LOOK_TABLE_BOLD)
                                 : look_named(context, plan->element, WORD_HEAD_STYLE, LOOK_TABLE_BOLD);
        bool last_range = from->year && from->year->first != from->year->last;
        enum word width = last_range && element_has(element, WORD_LAST_WIDTH) ? WORD_LAST_WIDTH : WORD_WIDTH;
        enum word rule = last_range && element_has(element, WORD_LAST_RULE) ? WORD_LAST_RULE : WORD_RULE;
        column->width = element_width(element, width, column->style->size);
        column->before = element_rule(element, rule, RULE_NONE);
        column->widens = element_yes(element, WORD_WIDEN);
        if (from->year && i && plan->columns[i - 1].element != element && !element_has(element, WORD_RULE))
            column->before = RULE_HAIR;
        column->align = (enum align)element_choice(element, WORD_ALIGN, ALIGN_START);
        column->merging = (enum merging)element_choice(element, WORD_MERGE, MERGE_NONE);
        column->choice = element_has(element, WORD_CHOICE);
        column->name = from->depth ? from->heads[from->depth - 1] : (struct text){NULL, 0};
    }
}

/* -- heads --------------------------------------------------------------------------------------------------------------- */

static unsigned head_depth(const struct table_plan *plan)
{
    unsigned depth = 0;
    for (uint16_t i = 0; i < plan->column_count; i++)
        if (plan->columns[i].depth > depth) depth = plan->columns[i].depth;
    return depth;
}

/* A text with line feeds as a paragraph with breaks, and what stands behind it in the same style that is not bold. */
static struct block *head_block(const struct context *context, struct text text, struct text aside,
                                const struct style *style, struct position at)
{
    struct blocks blocks = {NULL, NULL};
    struct inlines content = rows_lines(context, text, style, at);
    if (aside.length) inlines_add_text(context->arena, &content, aside, at, look_plain(context, style));
    blocks_add_paragraph(context->arena, &blocks, style, content, at);
    return blocks.first;
}

static uint16_t joined_heads(const struct table_plan *plan, uint16_t from, unsigned level)
{
    const struct planned_column *first = &plan->columns[from];
    uint16_t to = (uint16_t)(from + 1);
    if (level + 1 >= first->depth) return 1;
    while (to < plan->column_count && plan->columns[to].depth > level + 1) {
        for (unsigned i = 0; i <= level; i++)
            if (!text_equal(plan->columns[to].heads[i], first->heads[i])) return (uint16_t)(to - from);
        to++;
    }
    return (uint16_t)(to - from);
}

static void make_head_cell(struct table_plan *plan, struct table_row *row, uint16_t column, unsigned level,
                           unsigned depth, uint16_t span)
{
    const struct planned_column *from = &plan->columns[column];
    bool leaf = level + 1 == from->depth;
    struct table_cell *cell = &row->cells[row->cell_count++];
    *cell = (struct table_cell){.column = column,
                                .columns = span,
                                .rows = (uint16_t)(leaf ? depth - level : 1),
                                .head = true,
                                .bottom = true,
                                .fill = COLOUR_WHITE,
                                .at = from->element->node->at};
    cell->align = leaf ? plan->table->columns[column].align : ALIGN_CENTER;
    /* Departments and other columns made by each= are narrow: their heads stand. */
    cell->vertical = leaf && from->record && element_yes(from->element, WORD_VERTICAL);
    if (cell->vertical) cell->bottom = false;
    /* A label over several columns is the table's, whatever one of them asks for its own. */
    const struct style *style =
        leaf ? plan->table->columns[column].head_style
             : look_named(plan->context, plan->element, WORD_HEAD_STYLE, LOOK_TABLE_BOLD);
    if (from->heads[level].length)
        cell->first = head_block(plan->context, from->heads[level],
                                 leaf ? from->aside : (struct text){NULL, 0}, style, cell->at);
}

static void make_heads(struct table_plan *plan)
{
    unsigned depth = head_depth(plan);
    bool any = false;
    for (uint16_t i = 0; i < plan->column_count; i++)
        for (unsigned level = 0; level < plan->columns[i].depth; level++)
            any |= plan->columns[i].heads[level].length > 0;
    if (!any) return;
    for (unsigned level = 0; level < depth; level++) {
        struct table_row *row = row_add(plan->context, plan->table, ROW_HEAD, plan->column_count);
        for (uint16_t column = 0; column < plan->column_count;) {
            uint16_t span = joined_heads(plan, column, level);
            if (level < plan->columns[column].depth) make_head_cell(plan, row, column, level, depth, span);
            column = (uint16_t)(column + span);
        }
        plan->table->head_rows++;
    }
}

/* -- rows ----------------------------------------------------------------------------------------------------------------- */

static void plan_rows(struct table_plan *plan)
{
    struct selector rows = element_selector(plan->element, WORD_ROWS);
    size_t capacity = 0;
    for (size_t i = 0; i < plan->outer.count; i++) {
        struct context outer = context_at(plan->context, plan->outer.records[i]);
        struct selection inner = {NULL, 0};
        if (selector_selects(&rows)) inner = select_records(&outer, &rows);
        size_t count = inner.count ? inner.count : 1;
        plan->rows = arena_grow(plan->context->arena, plan->rows, plan->row_count, plan->row_count + count,
                                &capacity, sizeof *plan->rows);
        for (size_t at = 0; at < count; at++)
            plan->rows[plan->row_count++] =
                (struct planned_row){.outer = outer.record,
                                     .inner = inner.count ? inner.records[at] : outer.record,
                                     .first_of_outer = at == 0,
                                     .outer_rows = (uint32_t)(count - at)};
    }
}

static void make_band(struct table_plan *plan, const struct element *band, const struct record *section)
{
    struct context context = context_at(plan->context, section);
    struct table_row *row = row_add(&context, plan->table, ROW_BAND, 1);
    struct inlines content = {NULL, NULL}, marker = {NULL, NULL};
    struct blocks blocks = {NULL, NULL};
    row->level = (uint8_t)element_number(band, WORD_RANK, 1);
    row->above = row->level > 1 ? RULE_HAIR : RULE_NONE;
    row->keep_next = true;
    row->cell_count = 1;
    const struct style *style =
        band->style ? band->style : look_style(&context, row->level == 1 ? LOOK_BAND_1 : LOOK_BAND_2);
    for (const struct element *child = band->first; child; child = child->next)
        if (child->kind == ELEMENT_MARKER) content_bind(&context, child, child->style, &marker);
    content_bind(&context, band, style, &content);
    struct block *block = blocks_add_paragraph(context.arena, &blocks, style, content, section->at);
    block->paragraph.marker = marker.first;
    block->paragraph.marker_style = style;
    block->paragraph.marker_width = marker.first ? 84 * PT : 0;
    row->cells[0] = (struct table_cell){.columns = plan->column_count,
                                        .rows = 1,
                                        .first = blocks.first,
                                        .head = true,
                                        .at = section->at,
                                        .record = section,
                                        .fill = COLOUR_WHITE};
    row->key = record_child_text(section, RECORD_TITLE);
    shown_mark(&context, section);
}

static void make_bands(struct table_plan *plan, const struct record *record, const struct record *before)
{
    bool changed = false; /* a new outer band brings its inner bands with it */
    for (const struct element *band = plan->element->first; band; band = band->next) {
        if (band->kind != ELEMENT_BAND) continue;
        struct text level = element_value(band, WORD_SECTION);
        const struct record *section = record_section_around(record, level);
        if (!section) continue;
        if (changed || !before || record_section_around(before, level) != section) {
            make_band(plan, band, section);
            changed = true;
        }
    }
}

/* -- merged neighbours ------------------------------------------------------------------------------------------------- */

static struct text cell_text(const struct context *context, const struct table_cell *cell)
{
    struct text_buffer out = {.arena = context->arena};
    if (cell->words) return cell->words->content.text;
    for (const struct block *block = cell->first; block; block = block->next) {
        if (block->kind != BLOCK_PARAGRAPH) continue;
        for (const struct inline_run *run = block->paragraph.first; run; run = run->next)
            buffer_add(&out, run->text);
        buffer_add(&out, TEXT("\n"));
    }
    return buffer_text(&out);
}

static struct table_cell *cell_at(struct table_row *row, uint16_t column)
{
    for (uint16_t i = 0; i < row->cell_count; i++)
        if (row->cells[i].column == column) return &row->cells[i];
    return NULL;
}

static void remove_cell(struct table_row *row, struct table_cell *cell)
{
    size_t after = (size_t)(row->cells + row->cell_count - cell - 1);
    memmove(cell, cell + 1, after * sizeof *cell);
    row->cell_count--;
}

/* Joins equal neighbours down a column; never over a boundary of a merged column to its left. A workbook with a filter
 * keeps the value in every row. `boundary` has a flag a row and is updated. */
static void merge_column(struct table_plan *plan, uint16_t column, bool *boundary, bool keep_values)
{
    struct table_cell *start = NULL;
    struct text value = {NULL, 0};
    size_t index = 0;
    for (struct table_row *row = plan->table->rows; row; row = row->next) {
        if (row->kind == ROW_HEAD) continue;
        struct table_cell *cell = row->kind == ROW_BODY ? cell_at(row, column) : NULL;
        bool *here = &boundary[index++];
        if (row->kind != ROW_BODY) {
            start = NULL;
            *here = true;
            continue;
        }
        if (!cell) continue;
        struct text own = cell_text(plan->context, cell);
        bool full = start && !keep_values && start->rows > UINT16_MAX - cell->rows;
        if (!start || *here || full || !text_equal(own, value)) {
            start = cell;
            value = own;
            *here = true;
            continue;
        }
        if (keep_values)
            cell->repeated = true;
        else {
            start->rows = (uint16_t)(start->rows + cell->rows);
            remove_cell(row, cell);
        }
    }
}

static void merge_columns(struct table_plan *plan)
{
    bool keep = plan->table->filter && plan->context->binder->options->format == OUTPUT_XLSX;
    bool *boundary = ARENA_ARRAY(plan->context->arena, bool, plan->table->row_count + 1);
    bool first = true;
    for (uint16_t i = 0; i < plan->column_count; i++) {
        if (plan->table->columns[i].merging != MERGE_SAME) continue;
        merge_column(plan, i, boundary, keep);
        if (!first) continue;
        first = false; /* the outermost groups are parted by a stronger rule */
        size_t index = 0;
        for (struct table_row *row = plan->table->rows; row; row = row->next) {
            if (row->kind == ROW_HEAD) continue;
            if (index > 0 && boundary[index] && row->kind == ROW_BODY) row->above = RULE_REGULAR;
            index++;
        }
    }
}

/* -- the table ------------------------------------------------------------------------------------------------------------ */

/* A years column can make one cell more than it has years: a gap on each side of every value. */
static size_t most_cells(const struct table_plan *plan)
{
    size_t cells = plan->column_count;
    for (uint16_t i = 0; i < plan->column_count; i++)
        if (plan->columns[i].year) cells += 2;
    return cells;
}

/* In a workbook, where a table is a sheet, the blocks of a row's cells pass: their words are a tenth of them. */
static void bind_row(struct table_plan *plan, const struct planned_row *row, struct table_row *made,
                     struct table_row *above, const struct planned_row *row_above)
{
    if (!plan->passing) {
        bind_row_cells(plan, row, made, above, row_above);
        return;
    }
    struct context context = *plan->context;
    struct table_plan passing = *plan;
    context.arena = plan->passing;
    passing.context = &context;
    bind_row_cells(&passing, row, made, above, row_above);
    plan->context->binder->options->keep_row(plan->context->arena, plan->passing, plan->table, made);
    arena_reset(plan->passing);
}

static void make_body(struct table_plan *plan)
{
    struct table_row *above = NULL;
    const struct planned_row *row_above = NULL;
    size_t cells = most_cells(plan);
    for (size_t i = 0; i < plan->row_count; i++) {
        const struct planned_row *row = &plan->rows[i];
        if (!binder_may_make(plan->context, plan->element, cells)) return;
        const struct table_row *last = plan->table->last_row;
        make_bands(plan, row->outer, row_above ? row_above->outer : NULL);
        bool after_band = plan->table->last_row != last;
        struct table_row *made = row_add(plan->context, plan->table, ROW_BODY, cells);
        made->above = after_band || row->first_of_outer ? RULE_HAIR : RULE_DASHED;
        made->key = record_child_text(row->outer, RECORD_TITLE);
        bind_row(plan, row, made, after_band ? NULL : above, after_band ? NULL : row_above);
        shown_mark(plan->context, row->outer);
        shown_mark(plan->context, row->inner);
        above = made;
        row_above = row;
    }
}

static void take_table_attributes(struct table_plan *plan)
{
    const struct element *element = plan->element;
    struct table *table = plan->table;
    table->repeat_head = element_choice(element, WORD_REPEAT_HEAD, true);
    table->filter = element_yes(element, WORD_FILTER);
    struct text freeze = element_value(element, WORD_FREEZE);
    for (uint16_t i = 0; freeze.length && i < plan->column_count; i++)
        if (text_equal(table->columns[i].name, freeze)) table->freeze_columns = (int16_t)(i + 1);
}

static bool has_record_rows(const struct element *element)
{
    for (const struct element *child = element->first; child; child = child->next)
        if (child->kind == ELEMENT_ROW) return true;
    return false;
}

void bind_table(const struct context *context, const struct element *element, struct blocks *out)
{
    if (has_record_rows(element)) {
        bind_indicator_table(context, element, out);
        return;
    }
    struct table_plan plan = {.context = context, .element = element};
    struct selector each = element_selector(element, WORD_EACH);
    plan.outer = select_records(context, &each);
    if (plan.outer.count == 0) return;
    plan_columns(&plan);
    if (plan.column_count == 0) return;
    plan.table = rows_add_table(context, element, context->record->at, out);
    make_columns(&plan);
    take_table_attributes(&plan);
    plan.table->caption = rows_caption(context, element);
    make_heads(&plan);
    plan_rows(&plan);
    if (context->binder->options->keep_row) plan.passing = arena_open_under(context->arena);
    make_body(&plan);
    arena_close(plan.passing);
    merge_columns(&plan);
}
