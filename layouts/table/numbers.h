/* numbers.h: columns hold their numbers. */
#ifndef SHINCHOKU_LAYOUTS_TABLE_NUMBERS_H
#define SHINCHOKU_LAYOUTS_TABLE_NUMBERS_H

#include "layouts/page/page_maker.h"

/* Widens columns that are narrower than a number in them, as far as the rest of the measure and the other columns have
 * room. `arena`: for the moment. False where a number stays wider than its column. */
bool numbers_hold(struct page_maker *maker, const struct table *table, struct arena *arena, int32_t measure,
                  int32_t *columns);

#endif
