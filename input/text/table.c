/* table.c: tables of records: a heading row of labels and years, then rows.
 *
 *   initiatives: a row an initiative (取組名, 事業概要, 年度目標 …, H30 R1 R2 …), as process sheets have it
 *   activities:  a row an activity or an indicator (事業内容, 指標, 区分, R6 R7 R8)
 *   kinds:       a row a kind of value (目標値, 実績値) under years, for the open indicator
 *   years:       a row a year under kinds of values
 *
 * Headings may take two rows (総合計画 over 分野別目標, 施策; 目標値 over R6 R7 R8), as merged cells are saved. */
#include "table.h"

struct text table_text(const struct row *row, size_t i)
{
    return i < row->count ? text_trim(row->cells[i].text) : (struct text){NULL, 0};
}

struct value table_value(const struct reader *reader, const struct row *row, size_t i)
{
    const struct cell *cell = &row->cells[i];
    return (struct value){cell->text, {reader->source, cell->offset}, false};
}

size_t table_filled(const struct row *row)
{
    size_t count = 0;
    for (size_t i = 0; i < row->count; i++)
        count += table_text(row, i).length > 0;
    return count;
}

void table_report_surplus(struct reader *reader, const struct row *row, size_t i)
{
    struct position at = {reader->source, row->cells[i].offset};
    DIAG(reader->diagnostics, CELL_SURPLUS, .at = at, .arguments = {table_text(row, i)});
    reader_became(reader, at, "error");
}

/* -- headings ------------------------------------------------------------------------------------------------------- */

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

static bool has_field(const struct table *table, enum field field)
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
    if (has_field(table, FIELD_INITIATIVE) || has_field(table, FIELD_INITIATIVE_NO)) return TABLE_INITIATIVES;
    if (has_field(table, FIELD_ACTIVITY) || has_field(table, FIELD_INDICATOR)) return TABLE_ACTIVITIES;
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
    if (table->kind != TABLE_INITIATIVES || table->rows > 0 || !has_field(table, FIELD_ASIDE)) return false;
    for (size_t i = 0; i < row->count && i < table->count; i++) {
        if (!table->columns[i].label || table->columns[i].label->field != FIELD_INITIATIVE) continue;
        struct text head = table_text(row, i);
        const struct label *label = labels_lookup(reader->labels, head, FORM_COLUMN);
        if (head.length && (!label || label->field != FIELD_INITIATIVE)) return false;
    }
    reader_became(reader, (struct position){reader->source, row->offset}, "table heading");
    return true;
}

bool table_begin(struct reader *reader, const struct row *row)
{
    if (heading_of_form(reader, row)) return true;
    if (reader->table.kind != TABLE_NONE && second_heading(reader, row)) return true;
    struct heading_count count = count_heading(reader, row);
    bool year_head = is_year_head(table_text(row, 0));
    if (year_head) count.labels++;
    if (!is_heading(count)) return false;
    struct table table = {.count = row->count};
    table.columns = ARENA_ARRAY(reader->arena, struct column, row->count);
    table.level_titles = ARENA_ARRAY(reader->arena, struct text, row->count);
    for (size_t i = 0; i < row->count; i++)
        table.columns[i] = read_column(reader, table_text(row, i), row->cells[i].offset);
    table.kind = kind_of(&table);
    if (table.kind == TABLE_NONE || (table.kind == TABLE_YEARS && !year_head)) return false;
    table_end(reader);
    reader->table = table;
    reader_became(reader, (struct position){reader->source, row->offset}, "table heading");
    return true;
}

void table_end(struct reader *reader)
{
    reader->table = (struct table){.kind = TABLE_NONE};
}

/* -- one row -------------------------------------------------------------------------------------------------------- */

static bool is_rule(const struct row *row)
{
    size_t dashes = 0;
    for (size_t i = 0; i < row->count; i++) {
        struct text cell = table_text(row, i);
        for (size_t k = 0; k < cell.length; k++) {
            if (cell.at[k] != '-' && cell.at[k] != ':') return false;
            dashes++;
        }
    }
    return dashes > 0;
}

/* A column that the heading could not place is said once, when it is first used. */
static void report_column(struct reader *reader, const struct column *column)
{
    const struct label *near = labels_nearest(reader->labels, column->head);
    struct text hint = {NULL, 0};
    if (near) hint = text_format(reader->arena, " → 「%.*s」?", TEXT_ARG(near->name));
    DIAG(reader->diagnostics, COLUMN_UNKNOWN, .at = {reader->source, column->offset},
         .arguments = {column->head, hint});
}

static void report_unknown_columns(struct reader *reader)
{
    for (size_t i = 0; i < reader->table.count; i++) {
        const struct column *column = &reader->table.columns[i];
        if (column->head.length && !column->label && !column->years.first.length)
            report_column(reader, column);
    }
}

static bool is_label(struct reader *reader, struct text text)
{
    struct label_use use = labels_parse(reader->labels, text, FORM_VALUE | FORM_ALONE);
    return use.label && field_shape(use.label->field) != SHAPE_VALUE;
}

/* A label with its value beside or behind it, or a line of its own: the table is over. */
static bool is_outside(struct reader *reader, const struct row *row)
{
    struct text first = table_text(row, 0);
    bool alone = table_filled(row) == 1;
    if (first.length == 0) return false;
    if (alone && (is_label(reader, first) || is_label(reader, reader_before_colon(first)))) return true;
    if (reader->table.kind != TABLE_ACTIVITIES) return false;
    return is_label(reader, first) || (alone && reader->table.count > 2);
}

bool table_row(struct reader *reader, const struct row *row)
{
    struct table *table = &reader->table;
    if (table->kind == TABLE_NONE) return false;
    if (table->bars && is_rule(row)) {
        reader_became(reader, (struct position){reader->source, row->offset}, "table rule");
        return true;
    }
    if (table->bars && table_filled(row) == 0) {
        reader_became(reader, (struct position){reader->source, row->offset}, "empty row");
        return true;
    }
    if (is_outside(reader, row)) {
        table_end(reader);
        return false;
    }
    if (table->rows++ == 0 && table->kind == TABLE_INITIATIVES) report_unknown_columns(reader);
    switch (table->kind) {
    case TABLE_INITIATIVES: table_initiative_row(reader, row); return true;
    case TABLE_ACTIVITIES: table_activity_row(reader, row); return true;
    case TABLE_KINDS:
        if (table_kind_row(reader, row)) return true;
        break;
    case TABLE_YEARS:
        if (table_year_row(reader, row)) return true;
        break;
    case TABLE_NONE: break;
    }
    table_end(reader);
    return false;
}
