/* table.c: tables of records: a heading row of labels and years, then rows.
 *
 *   initiatives: a row an initiative (取組名, 事業概要, 年度目標 …, H30 R1 R2 …), as process sheets have it
 *   activities:  a row an activity or an indicator (事業内容, 指標, 区分, R6 R7 R8)
 *   kinds:       a row a kind of value (目標値, 実績値) under years, for the open indicator
 *   years:       a row a year under kinds of values
 *
 * Headings may take two rows (総合計画 over 分野別目標, 施策; 目標値 over R6 R7 R8), as merged cells are saved. */
#include "table.h"

#include "pair.h"
#include "table_cells.h"
#include "table_initiatives.h"
#include "table_rows.h"
#include "table_values.h"

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

/* 第1四半期, 上半期, 9月末, 4～6月, 累計: a point inside a year, which no field holds. */
static bool is_part_of_year(struct text head)
{
    static const char *const words[] = {"四半期", "半期",   "上期", "下期", "月末",
                                        "累計",   "年度計", "月",   "半年"};
    for (size_t i = 0; i < ARRAY_LEN(words); i++)
        if (text_find(head, text_of(words[i])) != SIZE_MAX) return true;
    return false;
}

/* 基準値 is of no year that could be guessed, least of all the reporting year. */
static bool is_undated_baseline(const struct column *column)
{
    return column->label && column->label->field == FIELD_BASELINE && column->qualifier.length == 0 &&
           column->years.first.length == 0;
}

static bool is_of_indicator(const struct column *column)
{
    return column->label && (field_shape(column->label->field) == SHAPE_VALUE ||
                             column->label->field == FIELD_UNIT || column->label->field == FIELD_BETTER);
}

/* Columns of a table of initiatives that have no meaning in it are said once. */
static void report_columns(struct reader *reader)
{
    struct arena *arena = reader->diagnostics->arena;
    bool indicators = table_has(&reader->table, FIELD_INDICATOR);
    for (size_t i = 0; i < reader->table.count; i++) {
        struct column *column = &reader->table.columns[i];
        bool unknown = column->head.length && !column->label && !column->years.first.length;
        if (unknown && is_part_of_year(column->head))
            table_report_column(
                reader, column,
                diag_both(arena, TEXT("年度の途中の値（四半期、月末、累計など）はまだ読めません。"),
                          TEXT("Values inside a year (quarters, months) cannot be read yet.")));
        else if (unknown)
            report_column(reader, column);
        else if (indicators && is_undated_baseline(column))
            table_report_column(reader, column,
                                diag_both(arena, TEXT("いつの値か、「基準値（R3）」のように書いてください。"),
                                          TEXT("Say of which year it is, as in 基準値（R3）.")));
        else if (!indicators && is_of_indicator(column))
            table_report_column(reader, column,
                                diag_both(arena, TEXT("指標の名前の列（見出し「指標」）を加えてください。"),
                                          TEXT("Add a column with the names of the indicators (指標).")));
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
    if (alone && (is_label(reader, first) || is_label(reader, pair_before_colon(first)))) return true;
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
    if (is_outside(reader, row) || table_is_stray(reader, row)) {
        table_end(reader);
        return false;
    }
    if (table_is_total(reader, row)) return true;
    if (table->rows++ == 0 && table->kind == TABLE_INITIATIVES) report_columns(reader);
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
