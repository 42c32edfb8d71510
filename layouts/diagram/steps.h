/* steps.h: a flow of steps in rows. */
#ifndef SHINCHOKU_LAYOUTS_DIAGRAM_STEPS_H
#define SHINCHOKU_LAYOUTS_DIAGRAM_STEPS_H

#include "leaf.h"

/* Steps of a flow in rows, all main boxes of one width. */
struct steps {
    struct leaf **at;
    size_t count, columns;
    int32_t width, height;
};
struct steps steps_layout(struct sketch *sketch, const struct diagram *diagram);
void steps_arrows(const struct steps *flow, const struct publication *publication, struct point origin,
                  uint32_t tag, struct item_list *out);

#endif
