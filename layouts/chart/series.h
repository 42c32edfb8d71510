/* series.h: how the series of a chart are told apart. */
#ifndef SHINCHOKU_LAYOUTS_CHART_SERIES_H
#define SHINCHOKU_LAYOUTS_CHART_SERIES_H

#include "layouts/model/block.h"
#include "layouts/model/page.h"

enum { SERIES_TARGET_RGB = 0xF6AA00 };

bool series_is_bar(const struct chart_series *series);
/* Colour and pattern by meaning, also in workbooks: solid happened, rising hatch of the same hue expected; further series
 * in the order of the palette. */
void series_paint(const struct chart *chart, uint16_t series, uint32_t *rgb, enum hatch *hatch);

#endif
