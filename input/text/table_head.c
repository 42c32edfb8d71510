/* table_head.c: heading rows: which rows are headings, what their columns mean, which kind of table they make. */
#include <string.h>

#include "table.h"
#include "input/text/notation/wrap.h"

static struct text without_spaces(struct reader *reader, struct text text)
{
    struct text_buffer out = {.arena = reader->arena};
    while (text.length) {
        uint32_t c = text_next(&text);
        if (c != ' ' && c != 0x3000 && c != '\n') buffer_add_char(&out, c);
    }
    return buffer_text(&out);
}

enum { LONGEST_HEAD = 120 }; /* bytes */

static struct column read_column(struct reader *reader, struct text head, uint32_t offset)
{
    if (head.length && memchr(head.at, '\n', head.length)) head = wrap_lines(reader->arena, head);
    struct column column = {.head = head, .offset = offset};
    if (head.length == 0 || head.length > LONGEST_HEAD) return column;
    struct label_use use = labels_parse(reader->labels, head, FORM_COLUMN);
    column.label = use.label;
    column.qualifier = use.qualifier;
    if (!use.label && labels_year(head, &column.years)) {
        column.years.first = without_spaces(reader, column.years.first);
        column.years.last = without_spaces(reader, column.years.last);
    }
    return column;
}

struct heading_count {
    size_t cells, labels, years;
};

static struct heading_count count_heading(struct reader *reader, const struct row *row)
{
    struct heading_count count = {0, 0, 0};
    for (size_t i = 0; i < row->count; i++) {
        struct text head = table_text(row, i);
        if (head.length == 0) continue;
        count.cells++;
        if (count.cells > 4 && 2 * (count.labels + count.years) < count.cells)
            return count; /* it will not be one */
        struct column column = read_column(reader, head, 0);
        if (column.label)
            count.labels++;
        else if (column.years.first.length)
            count.years++;
    }
    return count;
}

static bool is_heading(struct heading_count count)
{
    size_t known = count.labels + count.years;
    if (known == count.cells && (count.labels >= 2 || count.years >= 2)) return true;
    return count.labels >= 1 && known >= 3 && 3 * known >= 2 * count.cells;
}

bool table_is_heading(struct reader *reader, const struct row *row)
{
    return is_heading(count_heading(reader, row));
}

/* How many known headings stand side by side. */
size_t table_label_run(struct reader *reader, const struct row *row)
{
    size_t longest = 0, run = 0;
    for (size_t i = 0; i < row->count; i++) {
        struct column column = read_column(reader, table_text(row, i), 0);
        run = column.label || column.years.first.length ? run + 1 : 0;
        if (run > longest) longest = run;
    }
    return longest;
}

bool table_is_data(struct reader *reader, const struct row *row)
{
    size_t first = cells_first(row);
    if (first == row->count || table_filled(row) < 2 || table_is_heading(reader, row)) return false;
    const struct label *label = labels_parse(reader->labels, table_text(row, first), FORM_VALUE).label;
    return !label || field_shape(label->field) == SHAPE_VALUE;
}

bool table_has(const struct table *table, enum field field)
{
    for (size_t i = 0; i < table->count; i++)
        if (table->columns[i].label && table->columns[i].label->field == field) return true;
    return false;
}

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
    struct column both = read_column(reader, joined, offset);
    if (both.label) return both;
    struct column below = read_column(reader, head, offset);
    const struct label *over = labels_lookup(reader->labels, group, FORM_COLUMN);
    if (below.years.first.length && over && takes_years(over->field)) below.label = over;
    return below;
}

/* A second heading row right under the first. */
static bool second_heading(struct reader *reader, const struct row *row)
{
    struct table *table = &reader->table;
    struct heading_count count = count_heading(reader, row);
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
    struct heading_count count = count_heading(reader, row);
    bool year_head = is_over_years(reader, row);
    if (is_year_head(table_text(row, 0))) count.labels++;
    if (!is_heading(count) && !is_heading_over(reader, row, count)) return false;
    struct table table = {.count = row->count};
    table.columns = ARENA_ARRAY(reader->arena, struct column, row->count);
    table.level_titles = ARENA_ARRAY(reader->arena, struct text, row->count);
    for (size_t i = 0; i < row->count; i++)
        table.columns[i] = read_column(reader, table_text(row, i), row->cells[i].offset);
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
