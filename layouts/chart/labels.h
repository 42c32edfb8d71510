/* labels.h: the labels of bars and markers. */
#ifndef SHINCHOKU_LAYOUTS_CHART_LABELS_H
#define SHINCHOKU_LAYOUTS_CHART_LABELS_H

#include "plot.h"

/* Builds once, then places as often as wanted; labels_turn turns the values' labels, or back again. labels_place gives 0
 * where all is well; else the labels that found no place weigh most, then how many had to be lifted. */
void labels_build(struct plot *plot);
void labels_turn(struct plot *plot);
size_t labels_place(struct plot *plot);
void labels_draw(const struct plot *plot);

#endif
