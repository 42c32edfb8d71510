/* charts.c: native Excel charts: a bar a year for what happened, a marker for the target. */
#include "xlsx.h"

enum { GREY = 0x808080 };

static bool is_target(const struct book_series *series)
{
    return series->kind == SERIES_TARGET;
}

/* -- bars and markers in one chart ------------------------------------------------------------------------------------------- */

/* libxlsxwriter writes a chart of one type. Its writers are functions of the chart object, so a chart of bars and lines
 * is two of them after each other, each with the series that are its own: those with a marker are the lines. */
static void write_part(lxw_chart *chart, struct lxw_chart_series_list *series, uint8_t type)
{
    lxw_chart *model = lxw_chart_new(type);
    if (!model || STAILQ_EMPTY(series)) {
        lxw_chart_free(model);
        return;
    }
    uint8_t group = chart->chart_group, grouping = chart->grouping;
    struct lxw_chart_series_list *all = chart->series_list;
    chart->chart_group = type;
    chart->grouping = type == LXW_CHART_LINE ? (uint8_t)LXW_GROUPING_STANDARD : grouping;
    chart->series_list = series;
    model->write_chart_type(chart);
    chart->series_list = all;
    chart->chart_group = group;
    chart->grouping = grouping;
    lxw_chart_free(model);
}

static void write_bars_and_lines(lxw_chart *chart)
{
    struct lxw_chart_series_list bars = STAILQ_HEAD_INITIALIZER(bars), lines = STAILQ_HEAD_INITIALIZER(lines);
    while (!STAILQ_EMPTY(chart->series_list)) {
        lxw_chart_series *series = STAILQ_FIRST(chart->series_list);
        STAILQ_REMOVE_HEAD(chart->series_list, list_pointers);
        if (series->marker)
            STAILQ_INSERT_TAIL(&lines, series, list_pointers);
        else
            STAILQ_INSERT_TAIL(&bars, series, list_pointers);
    }
    write_part(chart, &bars, LXW_CHART_COLUMN);
    write_part(chart, &lines, LXW_CHART_LINE);
    STAILQ_CONCAT(chart->series_list, &bars);
    STAILQ_CONCAT(chart->series_list, &lines);
}

/* -- series ------------------------------------------------------------------------------------------------------------------- */

static lxw_chart_font font_of(const struct writer *writer, double size)
{
    return (lxw_chart_font){.name = (char *)writer->book->face, .size = size};
}

/* The hatches of a page in Excel's words. */
static uint8_t pattern_of(enum hatch hatch)
{
    switch (hatch) {
    case HATCH_SOLID: return LXW_CHART_PATTERN_NONE;
    case HATCH_RISING: return LXW_CHART_PATTERN_WIDE_UPWARD_DIAGONAL;
    case HATCH_HORIZONTAL: return LXW_CHART_PATTERN_DARK_HORIZONTAL;
    case HATCH_DOTS: return LXW_CHART_PATTERN_PERCENT_25;
    case HATCH_FALLING: return LXW_CHART_PATTERN_WIDE_DOWNWARD_DIAGONAL;
    case HATCH_CROSSED: return LXW_CHART_PATTERN_LARGE_GRID;
    case HATCH_VERTICAL: return LXW_CHART_PATTERN_DARK_VERTICAL;
    }
    return LXW_CHART_PATTERN_NONE;
}

static void set_bar(lxw_chart_series *to, const struct book_series *series)
{
    lxw_chart_line outline = {.color = LXW_COLOR_BLACK, .width = 0.5F};
    lxw_chart_fill fill = {.color = series->rgb};
    lxw_chart_pattern hatch = {
        .type = pattern_of(series->hatch), .fg_color = series->rgb, .bg_color = LXW_COLOR_WHITE};
    chart_series_set_line(to, &outline);
    if (hatch.type == LXW_CHART_PATTERN_NONE)
        chart_series_set_fill(to, &fill);
    else
        chart_series_set_pattern(to, &hatch);
}

/* A dash as long as its bar is wide, but not so long that it is as thick as a small bar: programs draw it a quarter as
 * thick as it is long. The plot has about four fifths of the chart's width, a bar two fifths of its category (GAP). */
static uint8_t marker_size(const struct book_chart *chart)
{
    enum { SMALLEST = 8, LARGEST = 24 }; /* points; the format takes 2 to 72 */
    int32_t category = chart->width / 5 * 4 / (chart->category_count ? chart->category_count : 1);
    int32_t size = category / 5 * 2 / PT;
    return (uint8_t)(size < SMALLEST ? SMALLEST : size > LARGEST ? LARGEST : size);
}

static void set_marker(lxw_chart_series *to, const struct book_chart *chart, const struct book_series *series)
{
    lxw_chart_line line = {.color = series->rgb, .width = 2.25F, .none = !chart->target_as_line};
    lxw_chart_line edge = {.color = LXW_COLOR_BLACK, .width = 0.75F};
    lxw_chart_fill fill = {.color = series->rgb};
    if (chart->target_as_line) {
        chart_series_set_marker_type(to, LXW_CHART_MARKER_DIAMOND);
        chart_series_set_marker_size(to, 7);
    } else {
        chart_series_set_marker_type(to, LXW_CHART_MARKER_LONG_DASH); /* archive.c mends its name */
        chart_series_set_marker_size(to, marker_size(chart));
    }
    chart_series_set_marker_line(to, &edge);
    chart_series_set_marker_fill(to, &fill);
    chart_series_set_line(to, &line);
}

/* Excel takes the word in a cell without a value (―) for zero: such a point is not drawn and has no label. */
static void hide_missing(struct writer *writer, lxw_chart_series *to, const struct book_chart *chart,
                         const struct book_series *series)
{
    uint16_t missing = 0;
    for (uint16_t i = 0; i < chart->category_count; i++)
        missing = (uint16_t)(missing + series->missing[i]);
    if (!missing) return;
    lxw_chart_line no_line = {.none = 1};
    lxw_chart_fill no_fill = {.none = 1};
    lxw_chart_point *points = ARENA_ARRAY(writer->scratch, lxw_chart_point, chart->category_count);
    lxw_chart_data_label *labels = ARENA_ARRAY(writer->scratch, lxw_chart_data_label, chart->category_count);
    lxw_chart_point **point_list =
        ARENA_ARRAY(writer->scratch, lxw_chart_point *, (size_t)chart->category_count + 1);
    lxw_chart_data_label **label_list =
        ARENA_ARRAY(writer->scratch, lxw_chart_data_label *, (size_t)chart->category_count + 1);
    for (uint16_t i = 0; i < chart->category_count; i++) {
        if (series->missing[i]) {
            points[i] = (lxw_chart_point){.line = &no_line, .fill = &no_fill};
            labels[i].hide = 1;
        }
        point_list[i] = &points[i];
        label_list[i] = &labels[i];
    }
    xlsx_check(writer, chart_series_set_points(to, point_list));
    xlsx_check(writer, chart_series_set_labels_custom(to, label_list));
}

/* Labels keep out of each other's way: a target's stands beside its marker; where targets stand at the tops of bars, the
 * bars' labels stand at their feet. */
struct labels {
    uint8_t bar, marker; /* lxw_chart_label_position */
};

static void set_labels(struct writer *writer, lxw_chart_series *to, uint8_t position)
{
    lxw_chart_font font = font_of(writer, 8);
    lxw_chart_fill white = {.color = LXW_COLOR_WHITE};
    chart_series_set_labels(to);
    chart_series_set_labels_font(to, &font);
    chart_series_set_labels_position(to, position);
    if (position != LXW_CHART_LABEL_POSITION_OUTSIDE_END) chart_series_set_labels_fill(to, &white);
}

static void add_series(struct writer *writer, lxw_chart *to, const char *sheet_name,
                       const struct book_chart *chart, const struct book_series *series)
{
    lxw_chart_series *added = chart_add_series(to, NULL, NULL);
    if (!added) {
        xlsx_check(writer, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return;
    }
    const struct merge *names = &chart->categories, *values = &series->values;
    struct labels labels = {
        .bar = chart->labels_at_foot ? LXW_CHART_LABEL_POSITION_INSIDE_BASE
                                     : LXW_CHART_LABEL_POSITION_OUTSIDE_END,
        .marker = chart->target_as_line ? LXW_CHART_LABEL_POSITION_ABOVE : LXW_CHART_LABEL_POSITION_RIGHT,
    };
    chart_series_set_categories(added, sheet_name, names->row, names->column, names->last_row,
                                names->last_column);
    chart_series_set_values(added, sheet_name, values->row, values->column, values->last_row,
                            values->last_column);
    chart_series_set_name(added, xlsx_string(writer, series->name));
    if (is_target(series))
        set_marker(added, chart, series);
    else
        set_bar(added, series);
    set_labels(writer, added, is_target(series) ? labels.marker : labels.bar);
    hide_missing(writer, added, chart, series);
}

/* Actual and expected values of different years share one place; where a year has both they stand side by side. */
static bool share_place(const struct book_chart *chart)
{
    for (uint16_t i = 0; i < chart->category_count; i++) {
        unsigned bars = 0;
        for (uint16_t s = 0; s < chart->series_count; s++)
            bars += !is_target(&chart->series[s]) && !chart->series[s].missing[i];
        if (bars > 1) return false;
    }
    return true;
}

/* -- axes --------------------------------------------------------------------------------------------------------------------- */

static void set_axes(struct writer *writer, lxw_chart *to, const struct book_chart *chart)
{
    lxw_chart_font numbers = font_of(writer, 8), unit = font_of(writer, 8);
    lxw_chart_line grid = {.color = GREY, .width = 0.25F, .dash_type = LXW_CHART_LINE_DASH_ROUND_DOT};
    lxw_chart_line axis = {.color = LXW_COLOR_BLACK, .width = 0.5F}, none = {.none = 1};
    unit.rotation = 360; /* upright, not along the axis */
    chart_axis_set_min(to->y_axis, xlsx_double(chart->minimum));
    chart_axis_set_max(to->y_axis, xlsx_double(chart->maximum));
    chart_axis_set_major_unit(to->y_axis, xlsx_double(chart->step));
    struct text_buffer format = {.arena = writer->scratch};
    buffer_add(&format, chart->full_width ? TEXT("[DBNum3][$-411]#,##0") : TEXT("#,##0"));
    for (uint8_t i = 0; i < decimal_reduced(chart->step).scale; i++)
        buffer_add(&format, i ? TEXT("0") : TEXT(".0"));
    chart_axis_set_num_format(to->y_axis, xlsx_string(writer, buffer_text(&format)));
    chart_axis_major_gridlines_set_visible(to->y_axis, LXW_TRUE);
    chart_axis_major_gridlines_set_line(to->y_axis, &grid);
    chart_axis_set_line(to->y_axis, &none);
    chart_axis_set_line(to->x_axis, &axis);
    chart_axis_set_num_font(to->y_axis, &numbers);
    chart_axis_set_num_font(to->x_axis, &numbers);
    chart_axis_set_label_position(to->x_axis,
                                  LXW_CHART_AXIS_LABEL_POSITION_LOW); /* below negative bars too */
    if (!chart->unit.length) return;
    struct text name = text_format(writer->scratch, "（%.*s）", TEXT_ARG(chart->unit));
    chart_axis_set_name(to->y_axis, xlsx_string(writer, name));
    chart_axis_set_name_font(to->y_axis, &unit);
}

static void set_frame(struct writer *writer, lxw_chart *to, const struct book_chart *chart)
{
    lxw_chart_font legend = font_of(writer, 8), title = font_of(writer, 9);
    lxw_chart_line none = {.none = 1};
    title.bold = 1;
    if (chart->title.length) {
        chart_title_set_name(to, xlsx_string(writer, chart->title));
        chart_title_set_name_font(to, &title);
    } else {
        chart_title_off(to);
    }
    chart_legend_set_position(to, LXW_CHART_LEGEND_TOP);
    chart_legend_set_font(to, &legend);
    chart_chartarea_set_line(to, &none);
    chart_show_blanks_as(to, LXW_CHART_BLANKS_AS_GAP);
}

/* -- the cells of a chart ----------------------------------------------------------------------------------------------------- */

static const struct book_cell *first_cell(const struct sheet *sheet, const struct merge *range)
{
    size_t low = 0, high = sheet->cell_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct book_cell *cell = &sheet->cells[middle];
        if (cell->row < range->row || (cell->row == range->row && cell->column < range->column))
            low = middle + 1;
        else
            high = middle;
    }
    return sheet->cells + low;
}

/* libxlsxwriter puts a chart's names and values into the chart, too, for programs that draw it before they reckon the
 * sheet: it takes them from cells of its own. A word where a value is missing is none of them. */
static void write_range(struct writer *writer, lxw_worksheet *to, const struct sheet *sheet,
                        const struct merge *range, enum book_cell_kind kind)
{
    const struct book_cell *end = sheet->cells + sheet->cell_count;
    for (const struct book_cell *cell = first_cell(sheet, range);
         cell < end && cell->row == range->row && cell->column <= range->last_column; cell++) {
        lxw_format *format = writer->formats[cell->format->number];
        if (cell->kind != kind) continue;
        xlsx_check(writer, kind == BOOK_NUMBER
                               ? worksheet_write_number(to, cell->row, cell->column,
                                                        xlsx_double(cell->number), format)
                               : worksheet_write_string(to, cell->row, cell->column,
                                                        xlsx_string(writer, cell->text), format));
    }
}

static void write_ranges(struct writer *writer, lxw_worksheet *to, const struct sheet *sheet,
                         const struct book_chart *chart)
{
    write_range(writer, to, sheet, &chart->categories, BOOK_TEXT);
    for (uint16_t s = 0; s < chart->series_count; s++)
        write_range(writer, to, sheet, &chart->series[s].values, BOOK_NUMBER);
}

void xlsx_insert_chart(struct writer *writer, lxw_worksheet *worksheet, const struct sheet *sheet,
                       const struct book_chart *chart)
{
    enum { USUAL_WIDTH = 480, USUAL_HEIGHT = 288, GAP = 150 }; /* libxlsxwriter's chart, in its pixels */
    unsigned targets = 0;
    for (uint16_t s = 0; s < chart->series_count; s++)
        targets += is_target(&chart->series[s]);
    lxw_chart *to = workbook_add_chart(writer->workbook,
                                       targets == chart->series_count ? LXW_CHART_LINE : LXW_CHART_COLUMN);
    if (!to) {
        xlsx_check(writer, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return;
    }
    const char *name = xlsx_kept(writer, sheet->name);
    for (uint16_t s = 0; s < chart->series_count; s++)
        add_series(writer, to, name, chart, &chart->series[s]);
    if (targets && targets < chart->series_count) to->write_chart_type = write_bars_and_lines;
    if (targets < chart->series_count) {
        chart_set_series_gap(to, GAP);
        chart_set_series_overlap(to, share_place(chart) ? 100 : 0);
    }
    set_axes(writer, to, chart);
    set_frame(writer, to, chart);
    lxw_chart_options options = {
        .x_scale = xlsx_object_width(chart->width) / USUAL_WIDTH,
        .y_scale = xlsx_object_height(chart->height) / USUAL_HEIGHT,
        .y_offset = 4,
        .object_position = LXW_OBJECT_MOVE_DONT_SIZE,
        .description = xlsx_kept(writer, chart->alternative),
    };
    write_ranges(writer, worksheet, sheet, chart);
    xlsx_set_object_row(writer, worksheet, sheet, chart->row);
    xlsx_check(writer, worksheet_insert_chart_opt(worksheet, chart->row, chart->column, to, &options));
}
