/* ground.h: grounds by colour role. */
#ifndef SHINCHOKU_LAYOUTS_PAGE_GROUND_H
#define SHINCHOKU_LAYOUTS_PAGE_GROUND_H

#include "page_maker.h"

bool ground_fills(enum colour_role role); /* white, and black of unset fields, are no grounds */
void ground_draw(struct page_maker *maker, enum colour_role role, struct box box);
/* A place in the paint order for a ground whose extent is known later. */
size_t ground_reserve(struct page_maker *maker);
void ground_fill_reserved(struct page_maker *maker, size_t item, enum colour_role role, struct box box);

#endif
