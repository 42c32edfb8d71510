/* legend.h: the legend of a chart. */
#ifndef SHINCHOKU_LAYOUTS_CHART_LEGEND_H
#define SHINCHOKU_LAYOUTS_CHART_LEGEND_H

#include "plot.h"

void legend_measure(struct plot *plot);
void legend_draw(const struct plot *plot);

#endif
