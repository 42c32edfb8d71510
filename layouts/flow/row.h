/* row.h: blocks side by side. */
#ifndef SHINCHOKU_LAYOUTS_FLOW_ROW_H
#define SHINCHOKU_LAYOUTS_FLOW_ROW_H

#include "galley.h"

struct set_row {
    struct galley **columns;
    int32_t *lefts;
    uint16_t count;
    int32_t before; /* grids: as much between rows as between columns */
};

/* A group's children side by side in its widths. */
struct galley *row_make(struct flow *flow, const struct group *group, struct galley_setting setting);
/* `count` blocks from `*next` on side by side in equal widths; `*next` moves on. */
struct galley *row_make_grid(struct flow *flow, struct block **next, uint16_t columns, int32_t gutter,
                             struct galley_setting setting);
/* Do its children fit side by side, those without a fixed width at least so wide? */
bool row_has_room(const struct group *group, int32_t measure, int32_t least);

#endif
