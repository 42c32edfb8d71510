/* rules.c: fills, frames and rules, by the roles and weights of the look. All are artifacts: they say nothing. */
#include "layouts/flow/flow.h"
#include "layouts/pen/pen.h"

enum { DASH_ON = 2 * PT, DASH_OFF = 2 * PT };

static struct pen pen_for(struct flow *flow, enum rule_weight weight)
{
    const uint32_t *colours = flow->publication->colours;
    switch (weight) {
    case RULE_NONE:
    case RULE_HAIR:
    case RULE_DASHED: return pen_of(&flow->items, 0, colours[COLOUR_INK], WEIGHT_HAIR);
    case RULE_REGULAR: return pen_of(&flow->items, 0, colours[COLOUR_INK], WEIGHT_REGULAR);
    case RULE_THICK: return pen_of(&flow->items, 0, colours[COLOUR_INK], WEIGHT_THICK);
    case RULE_ACCENT: return pen_of(&flow->items, 0, colours[COLOUR_ACCENT], WEIGHT_THICK);
    }
    return pen_of(&flow->items, 0, colours[COLOUR_INK], WEIGHT_HAIR);
}

void rule_draw(struct flow *flow, enum rule_weight weight, struct point from, struct point to)
{
    if (weight == RULE_NONE || (from.x == to.x && from.y == to.y)) return;
    struct pen pen = pen_for(flow, weight);
    if (weight == RULE_DASHED)
        pen_dashes(pen, from, to, DASH_ON, DASH_OFF);
    else
        pen_stroke(pen, from, to);
}

void frame_draw(struct flow *flow, enum rule_weight weight, struct box box)
{
    if (weight != RULE_NONE) pen_frame(pen_for(flow, weight), box);
}

bool colour_fills(enum colour_role role)
{
    /* Black is never a ground: the zero of an unset field is no fill either. */
    return role == COLOUR_ACCENT || role == COLOUR_TINT || role == COLOUR_MUTED;
}

void fill_draw(struct flow *flow, enum colour_role role, struct box box)
{
    if (!colour_fills(role) || box.width <= 0 || box.height <= 0) return;
    pen_fill(pen_of(&flow->items, 0, flow->publication->colours[role], 0), box, HATCH_SOLID);
}

size_t item_reserve(struct flow *flow)
{
    items_add(&flow->items, ITEM_FILL, 0, 0);
    return flow->items.count - 1;
}

void item_fill_reserved(struct flow *flow, size_t item, enum colour_role role, struct box box)
{
    flow->items.items[item].rgb = flow->publication->colours[role];
    flow->items.items[item].fill = box;
}
