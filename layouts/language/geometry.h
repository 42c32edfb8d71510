/* geometry.h: paper and margins of a <page>, as its definition has them: what is checked when a definition is read is
 * what pages are made of. Private to the definition language. */
#ifndef SHINCHOKU_LAYOUTS_LANGUAGE_GEOMETRY_H
#define SHINCHOKU_LAYOUTS_LANGUAGE_GEOMETRY_H

#include "definition.h"

/* Lengths in 1/1000 pt; heights from the paper's upper edge. */
struct page_geometry {
    int32_t width, height;
    int32_t top, first_top, bottom;
    int32_t inside, outside;
};
struct page_geometry geometry_of_page(const struct element *page);

/* Of a head or foot: where its line box begins, in the style that it has, and how far below that its rule lies. */
int32_t geometry_running_top(const struct element *running, const struct style *style);
int32_t geometry_rule_distance(const struct element *running, const struct style *style);

/* Reports what no page can be made of: a text area of no height or width, heads and feet beside the paper. */
void geometry_check(struct arena *arena, struct diagnostics *diagnostics, const struct layout *layout,
                    const struct element *page);

#endif
