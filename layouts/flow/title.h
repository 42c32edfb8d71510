/* title.h: titles in the upper edge of a frame. */
#ifndef SHINCHOKU_LAYOUTS_FLOW_TITLE_H
#define SHINCHOKU_LAYOUTS_FLOW_TITLE_H

#include "layouts/page/page_maker.h"

const struct style *title_style(const struct page_maker *maker, const struct group *group);
/* As it is set into a frame of that width; more than one line: the edge does not hold it. */
struct set_text title_set(struct page_maker *maker, struct arena *arena, const struct group *group,
                          int32_t width);
/* With the frame that it stands in. */
void title_draw(struct page_maker *maker, const struct group *group, struct box box, uint32_t tag);

#endif
