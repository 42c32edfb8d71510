/* bars.c: bars of what happened and what is expected, markers of what was aimed at. */
#include "bars.h"
#include "series.h"

enum {
    BAR_FULL = 30 * PT, /* look.md: 30 in the full width, 24 with eight years, 20 in half of it */
    BAR_MANY = 24 * PT,
    BAR_HALF = 20 * PT,
    MANY_YEARS = 7,
    BETWEEN_PAIR = 3 * PT,
    BEYOND_FULL = 5 * PT, /* marker beyond its bar, each side */
    BEYOND_HALF = 4 * PT,
    MARKER_HEIGHT = 3 * PT,
    MARKER_EDGE = 500, /* ink around the orange */
    MARKER_WHITE = 4500
};

static int32_t bar_width(const struct plot *plot, unsigned side_by_side)
{
    int32_t width = plot->chart->half                           ? BAR_HALF
                    : plot->chart->category_count >= MANY_YEARS ? BAR_MANY
                                                                : BAR_FULL;
    int32_t slot = plot_slot(plot);
    if (width > slot * 6 / 10) width = slot * 6 / 10;
    if (side_by_side < 2) return width;
    int32_t share = width * 8 / 10, count = (int32_t)side_by_side;
    int32_t most = (slot * 9 / 10 - BETWEEN_PAIR * (count - 1)) / count;
    return share < most ? share : most > PT ? most : PT;
}

static int32_t height_of(const struct plot *plot, struct decimal value)
{
    return plot->bottom - axis_place(&plot->axis, value, plot->bottom - plot->top);
}

static unsigned bars_in(const struct chart *chart, uint16_t category)
{
    unsigned count = 0;
    for (uint16_t s = 0; s < chart->series_count; s++)
        count += series_is_bar(&chart->series[s]) && chart->series[s].values[category].present;
    return count;
}

static void add_bars(struct plot *plot, uint16_t category)
{
    const struct chart *chart = plot->chart;
    unsigned count = bars_in(chart, category);
    if (count == 0) return;
    int32_t width = bar_width(plot, count);
    int32_t gap = count > 1 && plot_slot(plot) < (width + BETWEEN_PAIR) * (int32_t)count ? 0 : BETWEEN_PAIR;
    int32_t x = plot_middle(plot, category) - (width * (int32_t)count + gap * ((int32_t)count - 1)) / 2;
    for (uint16_t s = 0; s < chart->series_count; s++) {
        const struct chart_value *value = &chart->series[s].values[category];
        if (!series_is_bar(&chart->series[s]) || !value->present) continue;
        int32_t y = height_of(plot, value->value);
        bool negative = value->value.units < 0;
        /* A value that is not zero shows at least as a line on the axis. */
        if (value->value.units > 0 && y > plot->zero - WEIGHT_REGULAR) y = plot->zero - WEIGHT_REGULAR;
        if (negative && y < plot->zero + WEIGHT_REGULAR) y = plot->zero + WEIGHT_REGULAR;
        struct box at = {x, negative ? plot->zero : y, width, negative ? y - plot->zero : plot->zero - y};
        plot->bars[plot->bar_count++] = (struct bar){category, s, at, negative, value};
        x += width + gap;
    }
}

static void add_marker(struct plot *plot, uint16_t category, const struct chart_value *value)
{
    if (!value->present) return;
    unsigned count = bars_in(plot->chart, category);
    int32_t bars = bar_width(plot, count), beyond = plot->chart->half ? BEYOND_HALF : BEYOND_FULL;
    if (count > 1) bars = bars * (int32_t)count + BETWEEN_PAIR * ((int32_t)count - 1);
    int32_t width = bars + 2 * beyond, slot = plot_slot(plot);
    if (width > slot * 95 / 100) width = slot * 95 / 100;
    plot->markers[plot->marker_count++] = (struct marker){category, plot_middle(plot, category) - width / 2,
                                                          width, height_of(plot, value->value), value};
}

void bars_build(struct plot *plot)
{
    const struct chart *chart = plot->chart;
    plot->zero = height_of(plot, (struct decimal){0, 0});
    plot->bar_count = plot->marker_count = 0;
    for (uint16_t c = 0; c < chart->category_count; c++) {
        add_bars(plot, c);
        for (uint16_t s = 0; s < chart->series_count; s++)
            if (chart->series[s].kind == SERIES_TARGET) add_marker(plot, c, &chart->series[s].values[c]);
    }
}

void bars_draw_sample(const struct plot *plot, uint16_t series, struct box at)
{
    uint32_t rgb;
    enum hatch hatch;
    series_paint(plot->chart, series, &rgb, &hatch);
    pen_fill(pen_of(plot->out, plot->tag, rgb, 0), at, hatch);
    pen_frame(plot_pen(plot, COLOUR_INK, WEIGHT_REGULAR), at);
}

void bars_draw(const struct plot *plot)
{
    for (size_t i = 0; i < plot->bar_count; i++)
        if (plot->bars[i].at.height > 0) bars_draw_sample(plot, plot->bars[i].series, plot->bars[i].at);
}

/* `at` is the ink: 3 high, 2 of orange in it. The ink is a frame, not a fill: a screen keeps its strokes visible. */
void bars_draw_marker(const struct plot *plot, struct box at)
{
    struct box middle = {at.x + MARKER_EDGE / 2, at.y + MARKER_EDGE / 2, at.width - MARKER_EDGE,
                         at.height - MARKER_EDGE};
    if (middle.width < 0) return;
    pen_fill(pen_of(plot->out, plot->tag, SERIES_TARGET_RGB, 0), middle, HATCH_SOLID);
    pen_frame(plot_pen(plot, COLOUR_INK, MARKER_EDGE), middle);
}

static void draw_one(const struct plot *plot, const struct marker *marker)
{
    struct box white = {marker->x, marker->y - MARKER_WHITE / 2, marker->width, MARKER_WHITE};
    pen_fill(plot_pen(plot, COLOUR_WHITE, 0), white, HATCH_SOLID);
    bars_draw_marker(plot,
                     (struct box){marker->x, marker->y - MARKER_HEIGHT / 2, marker->width, MARKER_HEIGHT});
}

/* The targets of years that follow each other, as one line; its ends reach as far as a marker's. */
static void draw_run(const struct plot *plot, const struct marker *first, size_t count)
{
    struct point *points = ARENA_ARRAY(plot->scratch, struct point, count + 2);
    points[0] = (struct point){first[0].x, first[0].y};
    for (size_t i = 0; i < count; i++)
        points[i + 1] = (struct point){first[i].x + first[i].width / 2, first[i].y};
    points[count + 1] = (struct point){first[count - 1].x + first[count - 1].width, first[count - 1].y};
    pen_polyline(plot_pen(plot, COLOUR_WHITE, MARKER_WHITE), points, count + 2);
    pen_polyline(plot_pen(plot, COLOUR_INK, MARKER_HEIGHT), points, count + 2);
    pen_polyline(pen_of(plot->out, plot->tag, SERIES_TARGET_RGB, MARKER_HEIGHT - 2 * MARKER_EDGE), points,
                 count + 2);
}

void bars_draw_markers(const struct plot *plot)
{
    for (size_t i = 0; i < plot->marker_count;) {
        size_t count = 1;
        while (plot->chart->target_as_line && i + count < plot->marker_count &&
               plot->markers[i + count].category == plot->markers[i + count - 1].category + 1)
            count++;
        if (count > 1)
            draw_run(plot, &plot->markers[i], count);
        else
            draw_one(plot, &plot->markers[i]);
        i += count;
    }
}
