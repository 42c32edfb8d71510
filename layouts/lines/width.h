/* width.h: the width of a text by itself. */
#ifndef SHINCHOKU_LAYOUTS_LINES_WIDTH_H
#define SHINCHOKU_LAYOUTS_LINES_WIDTH_H

#include "line.h"

struct setter;

/* Width of a text set solid on one line (chart labels, badges, folios). */
int32_t lines_text_width(struct setter *setter, struct text text, const struct style *style);

#endif
