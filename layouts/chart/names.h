/* names.h: the names of the years under the axis. */
#ifndef SHINCHOKU_LAYOUTS_CHART_NAMES_H
#define SHINCHOKU_LAYOUTS_CHART_NAMES_H

#include "plot.h"

void names_measure(struct plot *plot);
void names_draw(const struct plot *plot);
struct box names_box(const struct plot *plot, uint16_t category);

#endif
