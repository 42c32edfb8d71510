/* chart.h: charts and diagrams as pure geometry: values in, positioned items out. No pages, no back end. */
#ifndef SHINCHOKU_LAYOUTS_CHART_CHART_H
#define SHINCHOKU_LAYOUTS_CHART_CHART_H

#include "layouts/model/block.h"
#include "layouts/lines/lines.h"

/* The value axis: round ticks from minimum to maximum (1, 2, 2.5, 5 × 10ⁿ; three to six steps; zero always on it; zero and one where all
 * values are zero).
 * Workbooks give their native charts the same axis. */
struct axis {
    struct decimal minimum, maximum, step;
    unsigned step_count;
};
struct axis chart_axis(const struct chart *chart);
/* Colour and pattern by meaning, also in workbooks: solid happened, rising hatch of the same hue expected; further series
 * in the order of the palette. */
void series_paint(const struct chart *chart, uint16_t series, uint32_t *rgb, enum hatch *hatch);

/* Where items go: they are appended with `tag` (the figure's) as artifacts of nothing else. */
struct item_list {
    struct arena *arena;
    struct arena *matter; /* of what items point to: texts, points; NULL: the same */
    struct item *items;
    size_t count, capacity;
};
struct item *items_add(struct item_list *list, enum item_kind kind, uint32_t tag, uint32_t rgb);

/* Height a chart wants in a measure of `width`: names of years that need more than a line add theirs. The title is not
 * printed: it is said in the alternative, and whoever places the chart sets a caption. */
int32_t chart_height(const struct chart *chart, int32_t width);
void chart_draw(const struct chart *chart, struct box at, const struct publication *publication,
                struct setter *setter, uint32_t tag, struct item_list *out);

int32_t diagram_height(const struct diagram *diagram, int32_t width, const struct publication *publication,
                       struct setter *setter, struct arena *scratch);
void diagram_draw(const struct diagram *diagram, struct box at, const struct publication *publication,
                  struct setter *setter, uint32_t tag, struct item_list *out);

/* Marks drawn as lines and polygons in a square of `size` at (x, y): ↗ framed, → plain, ↘ white on black. False for
 * marks that are glyphs (◎〇△×●★). */
bool mark_draw(struct text symbol, int32_t x, int32_t y, int32_t size, const struct publication *publication,
               uint32_t tag, struct item_list *out);
/* One 8 pt square of an achievement band: 0 solid, 1 close hatch, 2 open hatch, 3 dot, 4 empty, 5 ×. */
void square_draw(unsigned band, int32_t x, int32_t y, const struct publication *publication, uint32_t tag,
                 struct item_list *out);

/* The sentence that says what a chart shows: 「…件数。令和２年度24,024件、… 目標25,500件、達成率103.7％」. */
struct text chart_alternative(struct arena *arena, const struct chart *chart, struct text rate);

#endif
