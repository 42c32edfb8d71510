/* charts.c: native charts that refer to the cells of the table before them, on the axis that a page would have. */
#include "charts.h"
#include "layouts/chart/axis.h"
#include "layouts/chart/series.h"

/* -- finding a chart's values ----------------------------------------------------------------------------------------- */

static struct draft_cell *cell_at(const struct draft_row *row, uint16_t column)
{
    for (uint16_t i = 0; i < row->cell_count; i++)
        if (row->cells[i].column == column) return &row->cells[i];
    return NULL;
}

/* The cell of a row that shows the value. */
static const struct draft_cell *cell_of(const struct draft_row *row, const struct chart_value *value)
{
    for (uint16_t i = 0; i < row->cell_count; i++)
        if (row->cells[i].record == value->record) return &row->cells[i];
    return NULL;
}

/* Do the cells from the column on show the series: what a value stands for in its own cell, that cell for nothing else? */
static bool shows(const struct draft_row *row, const struct chart_series *series, const struct chart *chart,
                  uint16_t column)
{
    for (uint16_t i = 0; i < chart->category_count; i++) {
        const struct chart_value *value = &series->values[i];
        const struct draft_cell *cell = cell_at(row, (uint16_t)(column + i));
        if (!value->record) continue;
        if (!cell || cell->record != value->record) return false;
        if (!value->present) continue;
        if (cell->columns > 1 || cell->rows > 1) return false;
        if (cell->kind == BOOK_NUMBER && decimal_compare(cell->number, value->value)) return false;
    }
    return true;
}

/* The row that shows the series, and the column of its first year, whether that has a value or not. */
static bool find_row(const struct draft_table *draft, const struct chart *chart, uint16_t s,
                     struct chart_range *range)
{
    const struct chart_series *series = &chart->series[s];
    uint16_t first = 0;
    while (first < chart->category_count && !series->values[first].record)
        first++;
    if (first == chart->category_count) return false;
    for (uint32_t r = draft->table->head_rows; r < draft->row_count; r++) {
        const struct draft_cell *cell = cell_of(&draft->rows[r], &series->values[first]);
        if (!cell || cell->column < first) continue;
        uint16_t column = (uint16_t)(cell->column - first);
        if (s && column != range->column) return false;
        range->column = column;
        range->rows[s] = r;
        return shows(&draft->rows[r], series, chart, column);
    }
    return false;
}

/* The head's last row in which each year has a cell of its own. */
static bool find_head(const struct draft_table *draft, const struct chart *chart, struct chart_range *range)
{
    for (uint32_t r = draft->table->head_rows; r-- > 0;) {
        uint16_t i = 0;
        while (i < chart->category_count) {
            const struct draft_cell *cell = cell_at(&draft->rows[r], (uint16_t)(range->column + i));
            if (!cell || cell->columns > 1) break;
            i++;
        }
        range->head = r;
        if (i == chart->category_count) return true;
    }
    return false;
}

static bool find(const struct draft_table *draft, const struct chart *chart, struct chart_range *range)
{
    for (uint16_t s = 0; s < chart->series_count; s++)
        if (!find_row(draft, chart, s, range)) return false;
    return find_head(draft, chart, range);
}

/* The parsed number, shown as it was written: 15事業者以上 stays that and is 15. */
static bool make_numbers(struct book_maker *maker, const struct draft_table *draft, const struct chart *chart,
                         const struct chart_range *range)
{
    for (uint16_t s = 0; s < chart->series_count; s++) {
        for (uint16_t i = 0; i < chart->category_count; i++) {
            const struct chart_value *value = &chart->series[s].values[i];
            if (!value->present) continue;
            struct draft_cell *cell = cell_at(&draft->rows[range->rows[s]], (uint16_t)(range->column + i));
            if (cell->kind == BOOK_NUMBER) continue;
            struct cell_format look = *cell->look;
            look.number_format = format_number(maker->arena, value->value, cell->text.text);
            if (!look.number_format.length) return false;
            cell->look = draft_look(maker, look);
            cell->kind = BOOK_NUMBER;
            cell->number = value->value;
        }
    }
    return true;
}

static struct chart_range new_range(struct book_maker *maker, const struct chart *chart)
{
    return (struct chart_range){.rows = ARENA_ARRAY(maker->arena, uint32_t, chart->series_count)};
}

bool charts_find(struct book_maker *maker, struct draft_table *draft, const struct chart *chart,
                 struct chart_range *range)
{
    if (!chart->category_count || !chart->series_count) return false;
    *range = new_range(maker, chart);
    bool found = find(draft, chart, range) && make_numbers(maker, draft, chart, range);
    draft->charted = draft->charted || found;
    return found;
}

/* -- a table of the chart's own ----------------------------------------------------------------------------------------- */

static struct block *words(struct book_maker *maker, struct text text, const struct style *style)
{
    struct block *block = ARENA_NEW(maker->arena, struct block);
    struct inline_run *run = ARENA_NEW(maker->arena, struct inline_run);
    *run = (struct inline_run){.kind = INLINE_TEXT, .text = text};
    *block =
        (struct block){.kind = BLOCK_PARAGRAPH, .style = style, .paragraph = {.first = run, .last = run}};
    return block;
}

static struct table_row *new_row(struct book_maker *maker, enum row_kind kind, uint16_t cells)
{
    struct table_row *row = ARENA_NEW(maker->arena, struct table_row);
    *row = (struct table_row){.kind = kind, .cell_count = cells, .above = RULE_HAIR};
    row->cells = ARENA_ARRAY(maker->arena, struct table_cell, cells);
    for (uint16_t i = 0; i < cells; i++)
        row->cells[i] = (struct table_cell){
            .column = i, .columns = 1, .rows = 1, .fill = COLOUR_WHITE, .align = i ? ALIGN_END : ALIGN_START};
    return row;
}

struct table *charts_make_table(struct book_maker *maker, const struct chart *chart)
{
    struct table *table = ARENA_NEW(maker->arena, struct table);
    uint16_t columns = (uint16_t)(chart->category_count + 1);
    *table = (struct table){.column_count = columns, .head_rows = 1, .freeze_columns = -1};
    table->columns = ARENA_ARRAY(maker->arena, struct table_column, columns);
    struct table_row *head = new_row(maker, ROW_HEAD, columns);
    for (uint16_t i = 1; i < columns; i++)
        head->cells[i].first = words(maker, chart->categories[i - 1], chart->bold_style);
    if (chart->unit.length) head->cells[0].first = words(maker, chart->unit, chart->style);
    table_append(table, head);
    for (uint16_t s = 0; s < chart->series_count; s++) {
        const struct chart_series *series = &chart->series[s];
        struct table_row *row = new_row(maker, ROW_BODY, columns);
        row->cells[0].first = words(maker, series->name, chart->style);
        for (uint16_t i = 1; i < columns; i++) {
            const struct chart_value *value = &series->values[i - 1];
            row->cells[i].numeric = value->present;
            row->cells[i].number = value->value;
            row->cells[i].first = words(maker, value->present ? value->label : value->words, chart->style);
        }
        table_append(table, row);
    }
    return table;
}

bool charts_take(struct book_maker *maker, struct draft_table *draft, const struct chart *chart,
                 struct chart_range *range)
{
    *range = new_range(maker, chart);
    range->column = 1;
    for (uint16_t i = 0; i < chart->series_count; i++)
        range->rows[i] = 1u + i;
    draft->charted = make_numbers(maker, draft, chart, range);
    return draft->charted;
}

/* -- the chart ---------------------------------------------------------------------------------------------------------- */

static struct merge values_of(const struct draft_row *row, const struct chart_range *range,
                              const struct chart *chart)
{
    return (struct merge){row->first, row->first, range->column,
                          (uint16_t)(range->column + chart->category_count - 1)};
}

static const struct book_series *series_of(struct book_maker *maker, const struct chart *chart,
                                           const struct draft_table *draft, const struct chart_range *range)
{
    struct book_series *all = ARENA_ARRAY(maker->arena, struct book_series, chart->series_count);
    for (uint16_t s = 0; s < chart->series_count; s++) {
        const struct chart_series *series = &chart->series[s];
        bool *missing = ARENA_ARRAY(maker->arena, bool, chart->category_count);
        for (uint16_t i = 0; i < chart->category_count; i++)
            missing[i] = !series->values[i].present;
        all[s] = (struct book_series){.name = series->name,
                                      .values = values_of(&draft->rows[range->rows[s]], range, chart),
                                      .kind = series->kind,
                                      .missing = missing};
        series_paint(chart, s, &all[s].rgb, &all[s].hatch);
    }
    return all;
}

/* Does a target stand so near the top of its bar that it is in the way of the bar's label: within a fifth of the axis? */
static bool target_in_the_way(const struct chart *chart, struct decimal maximum)
{
    static const struct decimal five = {5, 0}, minus = {-1, 0};
    for (uint16_t i = 0; i < chart->category_count; i++) {
        const struct chart_value *bar = NULL, *target = NULL;
        for (uint16_t s = 0; s < chart->series_count; s++) {
            const struct chart_value *value = &chart->series[s].values[i];
            if (!value->present) continue;
            if (chart->series[s].kind == SERIES_TARGET)
                target = value;
            else
                bar = value;
        }
        struct decimal apart, down;
        if (!bar || !target || !decimal_multiply(bar->value, minus, &down) ||
            !decimal_add(target->value, down, &apart))
            continue;
        if (apart.units < 0 && !decimal_multiply(apart, minus, &apart)) continue;
        if (!decimal_multiply(apart, five, &apart)) continue;
        if (decimal_compare(apart, maximum) < 0) return true;
    }
    return false;
}

/* Is every bar at least a fifth of the axis? */
static bool bars_hold_labels(const struct chart *chart, struct decimal maximum)
{
    static const struct decimal five = {5, 0};
    for (uint16_t s = 0; s < chart->series_count; s++) {
        if (chart->series[s].kind == SERIES_TARGET) continue;
        for (uint16_t i = 0; i < chart->category_count; i++) {
            const struct chart_value *value = &chart->series[s].values[i];
            struct decimal fivefold;
            if (!value->present || !decimal_multiply(value->value, five, &fivefold)) continue;
            if (decimal_compare(fivefold, maximum) < 0) return false;
        }
    }
    return true;
}

void charts_add(struct sheet_builder *builder, const struct chart *chart, const struct draft_table *draft,
                const struct chart_range *range, bool captioned)
{
    enum { USUAL = 144 * PT, MOST = 396 * PT, HALF = 262 * PT, GAP = 6 * PT };
    struct book_maker *maker = builder->maker;
    struct sheet *sheet = builder->sheet;
    struct axis axis = axis_of(chart);
    int32_t height = chart->height ? chart->height : USUAL, width = builder->plan.total;
    if (height > MOST) height = MOST;
    if (chart->half && width > HALF) width = HALF;
    struct book_chart shown = {
        .row =
            sheet_add_row(builder, height + GAP, ROW_FIXED), /* one row holds it, so that no page parts it */
        .width = width,
        .height = height,
        .title = captioned ? (struct text){0} : chart->title,
        .unit = chart->unit,
        .alternative = chart->alternative,
        .categories = values_of(&draft->rows[range->head], range, chart),
        .category_count = chart->category_count,
        .series = series_of(maker, chart, draft, range),
        .series_count = chart->series_count,
        .target_as_line = chart->target_as_line,
        .full_width = chart->house && chart->house->numerals == NUMERALS_FULL,
        .labels_at_foot = target_in_the_way(chart, axis.maximum) && bars_hold_labels(chart, axis.maximum),
        .minimum = axis.minimum,
        .maximum = axis.maximum,
        .step = axis.step,
    };
    sheet->charts =
        arena_grow(maker->arena, sheet->charts, sheet->chart_count, (size_t)sheet->chart_count + 1,
                   &builder->chart_capacity, sizeof *sheet->charts);
    sheet->charts[sheet->chart_count++] = shown;
}
