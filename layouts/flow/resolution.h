/* resolution.h: has a picture pixels enough for the size it is printed in? A workbook shows none larger than screens do, and
 * is not asked. */
#ifndef SHINCHOKU_LAYOUTS_FLOW_RESOLUTION_H
#define SHINCHOKU_LAYOUTS_FLOW_RESOLUTION_H

#include "generator/core/diag.h"
#include "layouts/model/page.h"

/* Reports a picture that will look coarse. `width`: as printed, in 1/1000 pt. */
void resolution_check(struct diagnostics *diagnostics, const struct picture *picture, struct position at,
                      int32_t width);

#endif
