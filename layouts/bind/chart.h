/* chart.h: an indicator's values as a chart. */
#ifndef SHINCHOKU_LAYOUTS_BIND_CHART_H
#define SHINCHOKU_LAYOUTS_BIND_CHART_H

#include "layouts/fields/binder.h"

/* `element` NULL: a chart in prose. */
void bind_chart(const struct context *context, const struct record *indicator, const struct element *element,
                struct blocks *out);

#endif
