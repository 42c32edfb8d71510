/* bars.h: bars and markers: where they stand, and how they are drawn. */
#ifndef SHINCHOKU_LAYOUTS_CHART_BARS_H
#define SHINCHOKU_LAYOUTS_CHART_BARS_H

#include "plot.h"

void bars_build(struct plot *plot);
void bars_draw(const struct plot *plot);
void bars_draw_markers(const struct plot *plot);
/* A piece of a bar of that series, and a marker, as the legend shows them. */
void bars_draw_sample(const struct plot *plot, uint16_t series, struct box at);
void bars_draw_marker(const struct plot *plot, struct box at);

#endif
