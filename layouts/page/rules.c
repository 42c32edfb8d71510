/* rules.c: rules and frames, by the weights of the look. All are artifacts: they say nothing. */
#include "rules.h"

enum { DASH_ON = 2 * PT, DASH_OFF = 2 * PT };

static struct pen pen_for(struct page_maker *maker, enum rule_weight weight)
{
    const uint32_t *colours = maker->publication->colours;
    switch (weight) {
    case RULE_NONE:
    case RULE_HAIR:
    case RULE_DASHED: return pen_of(&maker->items, 0, colours[COLOUR_INK], WEIGHT_HAIR);
    case RULE_REGULAR: return pen_of(&maker->items, 0, colours[COLOUR_INK], WEIGHT_REGULAR);
    case RULE_THICK: return pen_of(&maker->items, 0, colours[COLOUR_INK], WEIGHT_THICK);
    case RULE_ACCENT: return pen_of(&maker->items, 0, colours[COLOUR_ACCENT], WEIGHT_THICK);
    }
    return pen_of(&maker->items, 0, colours[COLOUR_INK], WEIGHT_HAIR);
}

void rule_draw(struct page_maker *maker, enum rule_weight weight, struct point from, struct point to)
{
    if (weight == RULE_NONE || (from.x == to.x && from.y == to.y)) return;
    struct pen pen = pen_for(maker, weight);
    if (weight == RULE_DASHED)
        pen_dashes(pen, from, to, DASH_ON, DASH_OFF);
    else
        pen_stroke(pen, from, to);
}

void rule_frame(struct page_maker *maker, enum rule_weight weight, struct box box)
{
    if (weight != RULE_NONE) pen_frame(pen_for(maker, weight), box);
}
