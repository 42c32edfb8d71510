/* rules.h: rules and frames by weight. */
#ifndef SHINCHOKU_LAYOUTS_PAGE_RULES_H
#define SHINCHOKU_LAYOUTS_PAGE_RULES_H

#include "page_maker.h"

void rule_draw(struct page_maker *maker, enum rule_weight weight, struct point from, struct point to);
void rule_frame(struct page_maker *maker, enum rule_weight weight, struct box box);

#endif
