/* chart.c: bar charts of the years, as look.md draws them: measured, built, labelled, drawn. */
#include "bars.h"
#include "chart.h"
#include "labels.h"
#include "legend.h"
#include "names.h"

enum {
    LEFT = 34 * PT, /* room for the axis; 40 with full-width numerals */
    LEFT_FULL_WIDTH = 40 * PT,
    RIGHT = 4 * PT,
    RIGHT_HALF = 26 * PT,
    RIGHT_WORDED = 40 * PT, /* the last target is more than a number: ９９以上 */
    HEAD = 27 * PT,
    LEGEND_ROW = 12 * PT,
    FOOT = 18 * PT,
    UNIT_RISE = 12 * PT, /* the unit's baseline over the last tick */
    HEIGHT_HALF = 126 * PT,
    HEIGHT_FULL = 135 * PT,
    HEIGHT_MANY = 171 * PT, /* from seven years on */
    SMALLEST_AREA = 54 * PT,
    MORE_HEAD = 9 * PT /* a line more for labels that stand over each other */
};

static struct set_line tick_line(const struct plot *plot, unsigned number)
{
    struct position nowhere = {NULL, 0};
    return lines_one(plot->setter, plot->scratch, plot_tick_text(plot, number), nowhere, plot->chart->style);
}

static int32_t axis_room(struct plot *plot)
{
    int32_t room =
        plot->chart->house && plot->chart->house->numerals == NUMERALS_FULL ? LEFT_FULL_WIDTH : LEFT;
    for (unsigned i = 0; i <= plot->axis.step_count && plot->has_values; i++) {
        plot->tick_widths[i] = lines_text_width(plot->setter, plot_tick_text(plot, i), plot->chart->style);
        if (plot->tick_widths[i] + TICK_GAP > room) room = plot->tick_widths[i] + TICK_GAP;
    }
    return room;
}

/* More than a number and its note mark. */
static bool is_worded(struct text label)
{
    for (uint32_t c = text_next(&label); c; c = text_next(&label)) {
        bool ascii = c < 0x80, full_width_sign = c >= 0xFF01 && c <= 0xFF20;
        if (!ascii && !full_width_sign && c != 0x203B /* ※ */ && c != 0x2212 /* − */ && c != 0x25B2 /* ▲ */)
            return true;
    }
    return false;
}

/* Room at the right for the label of a target in the last year, which begins beside its marker. */
static int32_t target_room(const struct plot *plot)
{
    const struct chart *chart = plot->chart;
    int32_t room = chart->half ? RIGHT_HALF : RIGHT;
    if (chart->category_count == 0) return room;
    uint16_t last = (uint16_t)(chart->category_count - 1);
    for (uint16_t s = 0; s < chart->series_count; s++) {
        const struct chart_value *value = &chart->series[s].values[last];
        if (chart->series[s].kind != SERIES_TARGET || !value->present) continue;
        if (is_worded(value->label) && room < RIGHT_WORDED) room = RIGHT_WORDED;
        int32_t bar = chart->half ? 20 * PT : last >= 6 ? 24 * PT : 30 * PT;
        int32_t reach =
            bar / 2 + 7 * PT + lines_text_width(plot->setter, value->label, plot_style(plot, last));
        /* The last year's middle lies half a slot from the grid's end, and the slot depends on the room. */
        int32_t wide = plot->right - plot->left, years = chart->category_count;
        int32_t needed = (int32_t)((2 * (int64_t)years * reach - wide) / (2 * years - 1));
        int32_t most = plot->at.width / 6 > RIGHT_WORDED ? plot->at.width / 6 : RIGHT_WORDED;
        if (needed > room && needed <= most) room = needed; /* else the label stands above its marker */
    }
    return room;
}

static void measure_unit(struct plot *plot)
{
    const struct chart *chart = plot->chart;
    if (chart->unit.length == 0) return;
    struct text unit = text_format(plot->scratch, "（%.*s）", TEXT_ARG(chart->unit));
    plot->unit = lines_one(plot->setter, plot->scratch, unit, (struct position){NULL, 0}, chart->style);
    int32_t x = plot->left - TICK_GAP - plot->unit.width;
    plot->unit_at = (struct box){x > plot->at.x ? x : plot->at.x, 0, plot->unit.width, chart->style->size};
    /* Where unit and legend would meet, the unit goes below. */
    for (size_t i = 0; i < plot->legend_count; i++)
        if (plot->legend[i].x < plot->unit_at.x + plot->unit_at.width + TICK_GAP &&
            plot->legend[i].y + plot->legend[i].height >
                plot->at.y + plot->head - UNIT_RISE - chart->style->size)
            plot->head = plot->legend_height + UNIT_RISE + chart->style->size;
}

static void set_area(struct plot *plot)
{
    plot->top = plot->at.y + plot->head;
    plot->bottom = plot->at.y + plot->at.height - plot->foot;
    if (plot->axis.minimum.units < 0) plot->bottom -= 3 * PT;     /* labels under bars keep off the names */
    if (plot->bottom <= plot->top) plot->bottom = plot->top + PT; /* a box too low for any chart */
    plot->unit_at.y = plot->top - UNIT_RISE - plot->chart->style->size * 88 / 100;
    bars_build(plot);
}

static void measure(struct plot *plot)
{
    plot->head = HEAD;
    plot->left = plot->at.x + axis_room(plot);
    plot->right = plot->at.x + plot->at.width;
    plot->right -= target_room(plot);
    legend_measure(plot);
    if (plot->legend_height > LEGEND_ROW) plot->head += plot->legend_height - LEGEND_ROW;
    measure_unit(plot);
    names_measure(plot);
    size_t values = (size_t)plot->chart->category_count * plot->chart->series_count;
    plot->bars = ARENA_ARRAY(plot->scratch, struct bar, values);
    plot->markers = ARENA_ARRAY(plot->scratch, struct marker, values);
    set_area(plot);
}

static size_t try_labels(struct plot *plot, int32_t head)
{
    plot->head = head;
    set_area(plot);
    return labels_place(plot);
}

/* Labels stand upright where they can, with more room above the grid where they must stand over each other; else they
 * are turned. Where nothing helps, the way that loses least is taken: the table beside the chart has all figures. */
static void place_labels(struct plot *plot)
{
    int32_t head = plot->head, spare = plot->bottom - plot->top - SMALLEST_AREA, best_head = head;
    size_t least = SIZE_MAX;
    bool best_turned = false;
    labels_build(plot);
    for (int turned = 0; turned < 2; turned++) {
        if (turned) labels_turn(plot);
        for (int32_t more = 0; more == 0 || more <= (turned ? spare : spare * 2 / 3); more += MORE_HEAD) {
            size_t trouble = try_labels(plot, head + more);
            if (trouble == 0) return;
            if (trouble >= least) continue;
            least = trouble;
            best_head = head + more;
            best_turned = turned;
        }
    }
    if (!best_turned) labels_turn(plot);
    try_labels(plot, best_head);
}

static void draw_grid(const struct plot *plot)
{
    const struct style *style = plot->chart->style;
    for (unsigned i = 0; i <= plot->axis.step_count && plot->has_values; i++) {
        struct decimal tick = axis_tick(&plot->axis, i);
        int32_t y = plot->bottom - axis_place(&plot->axis, tick, plot->bottom - plot->top);
        if (tick.units != 0)
            pen_dashes(plot_pen(plot, COLOUR_INK, WEIGHT_HAIR), (struct point){plot->left, y},
                       (struct point){plot->right, y}, 1 * PT, 2 * PT);
        if (!plot_tick_is_numbered(plot, i)) continue;
        struct set_line line = tick_line(plot, i);
        pen_text(plot_pen(plot, COLOUR_INK, 0), &line,
                 (struct point){plot->left - TICK_GAP - line.width, y + style->size * 38 / 100}, 0);
    }
}

/* A path, as the outlines of the bars that stand on it are: viewers snap both to the same pixels. A rule would be blurred. */
static void draw_zero_line(const struct plot *plot)
{
    struct point ends[] = {{plot->left, plot->zero}, {plot->right, plot->zero}};
    pen_polyline(plot_pen(plot, COLOUR_INK, WEIGHT_REGULAR), ends, ARRAY_LEN(ends));
}

static void draw_unit(const struct plot *plot)
{
    if (plot->chart->unit.length == 0) return;
    struct point origin = {plot->unit_at.x, plot->unit_at.y + plot->chart->style->size * 88 / 100};
    pen_text(plot_pen(plot, COLOUR_INK, 0), &plot->unit, origin, 0);
}

static bool has_values(const struct chart *chart)
{
    for (uint16_t s = 0; s < chart->series_count; s++)
        for (uint16_t c = 0; c < chart->category_count; c++)
            if (chart->series[s].values[c].present) return true;
    return false;
}

/* Figures much wider than their years will be turned: the room above the bars that they need then. */
static int32_t turned_room(const struct chart *chart, int32_t width)
{
    size_t longest = 0;
    for (uint16_t s = 0; s < chart->series_count; s++)
        for (uint16_t c = 0; c < chart->category_count; c++) {
            size_t columns = text_columns(chart->series[s].values[c].label);
            if (chart->series[s].values[c].present && columns > longest) longest = columns;
        }
    int32_t em = chart->style->size, figure = (int32_t)(longest > 60 ? 60 : longest) * em / 2;
    int32_t axis = figure + TICK_GAP > LEFT ? figure + TICK_GAP : LEFT;
    int32_t slot = (width - axis - (chart->half ? RIGHT_HALF : RIGHT)) / chart->category_count;
    return figure * 4 > slot * 5 ? figure - em : 0;
}

int32_t chart_height(const struct chart *chart, int32_t width)
{
    if (chart->category_count == 0) return 0;
    int32_t height = chart->height > 0            ? chart->height
                     : chart->half                ? HEIGHT_HALF
                     : chart->category_count >= 7 ? HEIGHT_MANY
                                                  : HEIGHT_FULL;
    if (chart->height <= 0) height += turned_room(chart, width);
    /* Names that will not fit side by side stand in more lines or vertically: an em a character at the most. */
    int32_t em = chart->style->size, slot = (width - LEFT - RIGHT) / chart->category_count;
    size_t longest = 0;
    for (uint16_t c = 0; c < chart->category_count; c++) {
        size_t columns = text_columns(chart->categories[c]);
        if (columns > longest) longest = columns;
    }
    int32_t name = (int32_t)(longest > 200 ? 200 : longest) * em / 2, line = em * 9 / 8;
    if (name <= slot - 2 * PT) return height;
    if (slot > 3 * em && name <= 2 * (slot - em)) return height + line;
    if (slot > 3 * em && name <= 3 * (slot - em)) return height + 2 * line;
    return height + name - em;
}

void chart_draw(const struct chart *chart, struct box at, const struct publication *publication,
                struct setter *setter, uint32_t tag, struct item_list *out)
{
    if (!chart->style || at.width <= 0 || at.height <= 0 || chart->category_count == 0) return;
    struct plot plot = {.chart = chart,
                        .publication = publication,
                        .setter = setter,
                        .out = out,
                        .scratch = arena_open_like(out->arena),
                        .tag = tag,
                        .at = at,
                        .axis = axis_of(chart),
                        .has_values = has_values(chart)};
    measure(&plot);
    place_labels(&plot);
    draw_grid(&plot);
    bars_draw(&plot);
    draw_zero_line(&plot);
    bars_draw_markers(&plot);
    names_draw(&plot);
    legend_draw(&plot);
    draw_unit(&plot);
    labels_draw(&plot);
    arena_close(plot.scratch);
}
