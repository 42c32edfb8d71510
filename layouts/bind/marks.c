/* marks.c: how often each mark of a scale stands under each section of a level: computed. */
#include "marks.h"
#include "rows.h"
#include "generator/core/tally.h"
#include "layouts/fields/content.h"
#include "layouts/fields/looks.h"
#include "layouts/fields/mixed.h"
#include "layouts/fields/print.h"
#include "layouts/fields/select.h"

#include <string.h>

struct marking {
    const struct context *context;
    const struct record *scale;
    const struct style *style, *bold, *zero;
    struct table *table;
    uint16_t marks;
};

/* As an evaluation, or as the progress of a status. */
static uint32_t count_mark(const struct record *top, struct text symbol)
{
    return tally_marks(top, RECORD_EVALUATION, symbol) + tally_marks(top, RECORD_STATUS, symbol);
}

static struct table_row *new_row(struct marking *marking, enum row_kind kind)
{
    return row_add(marking->context, marking->table, kind, marking->table->column_count);
}

/* In the next column. */
static struct table_cell *put(struct marking *marking, struct table_row *row, struct inlines content,
                              const struct style *style, enum align align)
{
    struct cell_text text = {content, style, align, marking->scale->at};
    return row_add_cell(marking->context, row, row->cell_count, text);
}

static void make_head(struct marking *marking, struct text name)
{
    struct table_row *row = new_row(marking, ROW_HEAD);
    struct inlines title = {NULL, NULL};
    inlines_add_text(marking->context->arena, &title, name, marking->scale->at, marking->bold);
    put(marking, row, title, marking->bold, ALIGN_START)->head = true;
    for (const struct record *mark = marking->scale->first; mark; mark = mark->next) {
        if (mark->kind != RECORD_MARK) continue;
        struct inlines symbol = {NULL, NULL};
        inlines_add_named_mark(marking->context->arena, &symbol, record_value(mark, ATTRIBUTE_SYMBOL),
                               mark->at);
        put(marking, row, symbol, marking->bold, ALIGN_END)->head = true;
    }
    marking->table->head_rows = 1;
}

static void make_row(struct marking *marking, const struct record *section)
{
    const struct context *context = marking->context;
    struct table_row *row = new_row(marking, ROW_BODY);
    struct inlines name = {NULL, NULL};
    const struct prose *no = record_attribute(section, ATTRIBUTE_NO);
    const struct record *title = record_child(section, RECORD_TITLE);
    if (no) {
        inlines_add_text(context->arena, &name, mixed_text(context, no), no->at, marking->style);
        inlines_add(context->arena, &name, INLINE_SPACE)->width = marking->style->size;
    }
    if (title)
        inlines_add_text(context->arena, &name, mixed_text(context, &title->prose), title->at,
                         marking->style);
    put(marking, row, name, marking->style, ALIGN_START)->head = true;
    for (const struct record *mark = marking->scale->first; mark; mark = mark->next) {
        if (mark->kind != RECORD_MARK) continue;
        struct decimal count = {count_mark(section, record_value(mark, ATTRIBUTE_SYMBOL)), 0};
        const struct style *style = count.units ? marking->style : marking->zero;
        struct inlines number = {NULL, NULL};
        inlines_add_text(context->arena, &number, house_number(context->arena, context->binder->house, count),
                         mark->at, style);
        struct table_cell *cell = put(marking, row, number, style, ALIGN_END);
        cell->numeric = true;
        cell->number = count;
    }
}

static void make_columns(struct marking *marking)
{
    struct table *table = marking->table;
    table->column_count = (uint16_t)(1 + marking->marks);
    table->columns = ARENA_ARRAY(marking->context->arena, struct table_column, table->column_count);
    for (uint16_t i = 0; i < table->column_count; i++) {
        table->columns[i].style = marking->style;
        table->columns[i].head_style = marking->bold;
        table->columns[i].align = i ? ALIGN_END : ALIGN_START;
        table->columns[i].width.fixed = i ? 36 * PT : 0;
        table->columns[i].width.fraction = i ? 0 : 1000;
    }
}

void bind_mark_summary(const struct context *context, const struct element *element, struct blocks *out)
{
    struct marking marking = {.context = context,
                              .scale = plan_scale(context->binder->plan, element_value(element, WORD_OF))};
    struct selector sections = {.kind = RECORD_SECTION, .names = element_names(element, WORD_LEVEL)};
    struct selection rows = select_records(context, &sections);
    if (!marking.scale || rows.count == 0) return;
    for (const struct record *mark = marking.scale->first; mark; mark = mark->next)
        marking.marks = (uint16_t)(marking.marks + (mark->kind == RECORD_MARK));
    if (marking.marks == 0) return;
    marking.style = look_named(context, element, WORD_STYLE, LOOK_TABLE);
    bool small = marking.style == context->binder->small;
    marking.bold = look_style(context, small ? LOOK_SMALL_BOLD : LOOK_TABLE_BOLD);
    marking.zero = look_style(context, small ? LOOK_SMALL_MUTED : LOOK_TABLE_ZERO);
    marking.table = rows_add_table(context, element, marking.scale->at, out);
    int32_t padding[4] = {0, 6 * PT, 0, 6 * PT};
    memcpy(marking.table->padding, padding, sizeof padding);
    make_columns(&marking);
    make_head(&marking, print_word(context, element, WORD_HEAD));
    for (size_t i = 0; i < rows.count; i++)
        make_row(&marking, rows.records[i]);
}
