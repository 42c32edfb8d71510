/* ground.c: grounds, by the roles of the look. All are artifacts: they say nothing. */
#include "ground.h"

bool ground_fills(enum colour_role role)
{
    /* Black is never a ground: the zero of an unset field is no fill either. */
    return role == COLOUR_ACCENT || role == COLOUR_TINT || role == COLOUR_MUTED;
}

void ground_draw(struct page_maker *maker, enum colour_role role, struct box box)
{
    if (!ground_fills(role) || box.width <= 0 || box.height <= 0) return;
    pen_fill(pen_of(&maker->items, 0, maker->publication->colours[role], 0), box, HATCH_SOLID);
}

size_t ground_reserve(struct page_maker *maker)
{
    pen_add_item(&maker->items, ITEM_FILL, 0, 0);
    return maker->items.count - 1;
}

void ground_fill_reserved(struct page_maker *maker, size_t item, enum colour_role role, struct box box)
{
    maker->items.items[item].rgb = maker->publication->colours[role];
    maker->items.items[item].fill = box;
}
