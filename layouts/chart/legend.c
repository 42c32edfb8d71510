/* legend.c: the legend, top right, on the unit's line where both fit; in rows where they do not. */
#include "legend.h"
#include "bars.h"

enum {
    SAMPLE_WIDTH = 15 * PT,
    SAMPLE_HEIGHT = 7500,
    SAMPLE_GAP = 3 * PT,
    BETWEEN = 12 * PT,
    ROW = 12 * PT,
    EDGE = 4 * PT, /* from the right edge: the legend ends where the grid ends */
    MARKER_SAMPLE = 3 * PT
};

static bool is_shown(const struct chart *chart, uint16_t series)
{
    if (chart->series[series].name.length == 0) return false;
    for (uint16_t c = 0; c < chart->category_count; c++)
        if (chart->series[series].values[c].present) return true;
    return false;
}

static struct legend_entry entry_of(const struct plot *plot, uint16_t series, int32_t room)
{
    struct legend_entry entry = {.series = series};
    entry.name = plot_text(plot, plot->chart->series[series].name, (struct position){NULL, 0},
                           plot->chart->style, room - SAMPLE_WIDTH - SAMPLE_GAP);
    entry.width = SAMPLE_WIDTH + SAMPLE_GAP + entry.name.widest;
    entry.height = ROW * (int32_t)entry.name.line_count;
    return entry;
}

/* Places the entries `from` to `end` as one row that ends at the right edge; returns its height. */
static int32_t place_row(struct plot *plot, size_t from, size_t end, int32_t y)
{
    int32_t width = 0, height = 0;
    for (size_t i = from; i < end; i++) {
        width += plot->legend[i].width + (i > from ? BETWEEN : 0);
        if (plot->legend[i].height > height) height = plot->legend[i].height;
    }
    int32_t x = plot->at.x + plot->at.width - EDGE - width;
    for (size_t i = from; i < end; i++) {
        plot->legend[i].x = x;
        plot->legend[i].y = y;
        x += plot->legend[i].width + BETWEEN;
    }
    return height;
}

void legend_measure(struct plot *plot)
{
    const struct chart *chart = plot->chart;
    int32_t room = plot->at.width - 2 * EDGE, y = plot->at.y, width = 0;
    plot->legend = ARENA_ARRAY(plot->scratch, struct legend_entry, chart->series_count);
    size_t row = 0;
    for (uint16_t s = 0; s < chart->series_count; s++) {
        if (!is_shown(chart, s)) continue;
        struct legend_entry entry = entry_of(plot, s, room);
        if (plot->legend_count > row && width + BETWEEN + entry.width > room) {
            y += place_row(plot, row, plot->legend_count, y);
            row = plot->legend_count;
            width = 0;
        }
        width += entry.width + (plot->legend_count > row ? BETWEEN : 0);
        plot->legend[plot->legend_count++] = entry;
    }
    if (plot->legend_count > row) y += place_row(plot, row, plot->legend_count, y);
    plot->legend_height = y - plot->at.y;
}

void legend_draw(const struct plot *plot)
{
    const struct style *style = plot->chart->style;
    for (size_t i = 0; i < plot->legend_count; i++) {
        const struct legend_entry *entry = &plot->legend[i];
        bool marker = plot->chart->series[entry->series].kind == SERIES_TARGET;
        int32_t height = marker ? MARKER_SAMPLE : SAMPLE_HEIGHT;
        struct box sample = {entry->x, entry->y + (ROW - height) / 2, SAMPLE_WIDTH, height};
        if (marker)
            bars_draw_marker(plot, sample);
        else
            bars_draw_sample(plot, entry->series, sample);
        struct point origin = {entry->x + SAMPLE_WIDTH + SAMPLE_GAP,
                               entry->y + ROW / 2 + style->size * 38 / 100};
        for (uint32_t line = 0; line < entry->name.line_count; line++, origin.y += ROW)
            pen_text(plot_pen(plot, COLOUR_INK, 0), &entry->name.lines[line], origin, 0);
    }
}
