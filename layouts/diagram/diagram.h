/* diagram.h: trees and flows of boxes as pure geometry: nodes in, positioned items out. */
#ifndef SHINCHOKU_LAYOUTS_DIAGRAM_DIAGRAM_H
#define SHINCHOKU_LAYOUTS_DIAGRAM_DIAGRAM_H

#include "layouts/pen/pen.h"

int32_t diagram_height(const struct diagram *diagram, int32_t width, const struct publication *publication,
                       struct setter *setter, struct arena *scratch);
void diagram_draw(const struct diagram *diagram, struct box at, const struct publication *publication,
                  struct setter *setter, uint32_t tag, struct item_list *out);

#endif
