/* table_begin.c: which kind of table a heading row begins, and headings of two rows. */
#include "table_begin.h"

#include "table_cells.h"
#include "table_head.h"
#include "unread.h"

static bool has_years(const struct table *table)
{
    for (size_t i = 0; i < table->count; i++)
        if (table->columns[i].years.first.length) return true;
    return false;
}

static enum table_kind kind_of(const struct table *table)
{
    if (table_has(table, FIELD_INITIATIVE) || table_has(table, FIELD_INITIATIVE_NO)) return TABLE_INITIATIVES;
    if (table_has(table, FIELD_ACTIVITY) || table_has(table, FIELD_INDICATOR)) return TABLE_ACTIVITIES;
    if (has_years(table)) return TABLE_KINDS;
    for (size_t i = 0; i < table->count; i++)
        if (table->columns[i].label && field_shape(table->columns[i].label->field) == SHAPE_VALUE)
            return TABLE_YEARS;
    return TABLE_NONE;
}

/* 年度 over the rows of a table of years is no label of columns; it is found by its word. */
static bool is_year_head(struct text head)
{
    return text_is(head, "年度") || text_is(head, "年");
}

/* The words over a column of a two-row heading: a merged cell is saved as its first. */
static struct text group_over(const struct table *table, size_t column)
{
    size_t last = column < table->count ? column + 1 : table->count;
    for (size_t i = last; i > 0; i--)
        if (table->columns[i - 1].head.length) return table->columns[i - 1].head;
    return (struct text){NULL, 0};
}

/* 目標値 over R6 R7 R8, 今後の事業計画 over R5～R7年度. */
static bool takes_years(enum field field)
{
    return field_shape(field) == SHAPE_VALUE || field == FIELD_ENTRY || field == FIELD_ENTRY_ACTUAL ||
           field == FIELD_ENTRY_PLAN;
}

static struct column join_heads(struct reader *reader, const struct table *table, size_t i, struct text head,
                                uint32_t offset)
{
    struct text group = group_over(table, i);
    struct text joined = text_format(reader->arena, "%.*s/%.*s", TEXT_ARG(group), TEXT_ARG(head));
    struct column both = table_read_column(reader, joined, offset);
    if (both.label) return both;
    struct column below = table_read_column(reader, head, offset);
    const struct label *over = labels_lookup(reader->labels, group, FORM_COLUMN);
    if (below.years.first.length && over && takes_years(over->field)) below.label = over;
    return below;
}

/* A second heading row right under the first. */
static bool second_heading(struct reader *reader, const struct row *row)
{
    struct table *table = &reader->table;
    struct heading_count count = table_count_heading(reader, row);
    if (table->rows > 0 || count.cells == 0 || count.labels + count.years != count.cells) return false;
    struct column *columns = ARENA_ARRAY(reader->arena, struct column, row->count);
    for (size_t i = 0; i < row->count; i++) {
        struct text head = table_text(row, i);
        if (head.length)
            columns[i] = join_heads(reader, table, i, head, row->cells[i].offset);
        else if (i < table->count)
            columns[i] = table->columns[i];
    }
    table->level_titles = ARENA_ARRAY(reader->arena, struct text, row->count);
    table->columns = columns;
    table->count = row->count;
    table->kind = kind_of(table);
    reader_became(reader, (struct position){reader->source, row->offset}, "table heading");
    return true;
}

/* A form names its columns in a hidden row; the headings that people see stand right under it: they say 取組名 where the
 * names of initiatives follow, or nothing. */
static bool heading_of_form(struct reader *reader, const struct row *row)
{
    const struct table *table = &reader->table;
    if (table->kind != TABLE_INITIATIVES || table->rows > 0 || !table_has(table, FIELD_ASIDE)) return false;
    for (size_t i = 0; i < row->count && i < table->count; i++) {
        if (!table->columns[i].label || table->columns[i].label->field != FIELD_INITIATIVE) continue;
        struct text head = table_text(row, i);
        const struct label *label = labels_lookup(reader->labels, head, FORM_COLUMN);
        if (head.length && (!label || label->field != FIELD_INITIATIVE)) return false;
    }
    reader_became(reader, (struct position){reader->source, row->offset}, "table heading");
    return true;
}

/* A row of labels beside labels, over a row that is none: a heading, however many of its words are unknown. */
static bool is_heading_over(struct reader *reader, const struct row *row, struct heading_count count)
{
    struct row next;
    if (count.labels < 2 || table_label_run(reader, row) < 2) return false;
    return reader_peek(reader, &next) && table_is_data(reader, &next);
}

/* Years down the left side, under nothing, 年 or 年度. */
static bool is_over_years(struct reader *reader, const struct row *row)
{
    struct row next;
    struct year_span years;
    if (is_year_head(table_text(row, 0))) return true;
    if (table_text(row, 0).length || row->count < 2 || !reader_peek(reader, &next)) return false;
    return labels_year(table_text(&next, 0), &years);
}

/* May rows of that kind stand here? Values need an indicator, activities an initiative. */
static bool has_home(const struct reader *reader, const struct table *table)
{
    static const struct label value = {.field = FIELD_TARGET}, indicator = {.field = FIELD_INDICATOR},
                              activity = {.field = FIELD_ACTIVITY};
    switch (table->kind) {
    case TABLE_KINDS:
    case TABLE_YEARS: return reader_accepts(reader, &value);
    case TABLE_ACTIVITIES:
        return reader_accepts(reader, table_has(table, FIELD_ACTIVITY) ? &activity : &indicator);
    case TABLE_INITIATIVES:
    case TABLE_NONE: break;
    }
    return true;
}

bool table_begin(struct reader *reader, const struct row *row)
{
    if (heading_of_form(reader, row)) return true;
    if (reader->table.kind != TABLE_NONE && second_heading(reader, row)) return true;
    struct heading_count count = table_count_heading(reader, row);
    bool year_head = is_over_years(reader, row);
    if (is_year_head(table_text(row, 0))) count.labels++;
    if (!table_counts_as_heading(count) && !is_heading_over(reader, row, count)) return false;
    struct table table = {.count = row->count};
    table.columns = ARENA_ARRAY(reader->arena, struct column, row->count);
    table.level_titles = ARENA_ARRAY(reader->arena, struct text, row->count);
    for (size_t i = 0; i < row->count; i++)
        table.columns[i] = table_read_column(reader, table_text(row, i), row->cells[i].offset);
    table.kind = kind_of(&table);
    if (table.kind == TABLE_NONE || (table.kind == TABLE_YEARS && !year_head)) return false;
    table_end(reader);
    table.heading = table_words(reader, row);
    if (!has_home(reader, &table)) {
        unread_homeless(reader, row, table.kind);
        return true;
    }
    reader->table = table;
    reader_became(reader, (struct position){reader->source, row->offset}, "table heading");
    return true;
}
