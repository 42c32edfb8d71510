/* places.h: what labels may not touch, and a place for one. */
#ifndef SHINCHOKU_LAYOUTS_CHART_PLACES_H
#define SHINCHOKU_LAYOUTS_CHART_PLACES_H

#include "plot.h"

/* The price of a label that touches what it should not, and what it must not; of one that had to go up a line. */
enum { SOFT = 1000, HARD = 1000000, LIFT_PRICE = 120 };
enum { LABEL_ASCENT = 88 }; /* rise of the em box over the baseline, in percent of the size */
enum { LINE_PARTS = 8 };    /* a target line, as so many boxes a year */

void places_collect(struct plot *plot);
/* The price is HARD or more where there is no place. */
int32_t places_find(struct plot *plot, struct label *label);

#endif
