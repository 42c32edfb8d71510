/* chart.h: charts as pure geometry: values in, positioned items out. No pages, no back end. */
#ifndef SHINCHOKU_LAYOUTS_CHART_CHART_H
#define SHINCHOKU_LAYOUTS_CHART_CHART_H

#include "layouts/pen/pen.h"

/* Height a chart wants in a measure of `width`: names of years that need more than a line add theirs. The title is not
 * printed: it is said in the alternative, and whoever places the chart sets a caption. */
int32_t chart_height(const struct chart *chart, int32_t width);
void chart_draw(const struct chart *chart, struct box at, const struct publication *publication,
                struct setter *setter, uint32_t tag, struct item_list *out);

/* The sentence that says what a chart shows: 「…件数。令和２年度24,024件、… 目標25,500件、達成率103.7％」. */
struct text chart_alternative(struct arena *arena, const struct chart *chart, struct text rate);

#endif
