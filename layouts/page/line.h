/* line.h: one set line with its inline objects. */
#ifndef SHINCHOKU_LAYOUTS_PAGE_LINE_H
#define SHINCHOKU_LAYOUTS_PAGE_LINE_H

#include "page_maker.h"

struct line_place {
    int32_t x, baseline; /* of the measure's start */
    int32_t right;       /* of the measure: leaders count from it */
    uint32_t tag;
};

/* The link that the last piece belonged to, and its tag: a link may go on on the next line of its paragraph. */
struct line_links {
    const struct inline_run *last;
    uint32_t tag;
};

void line_draw(struct page_maker *maker, struct line_links *links, const struct set_line *line,
               const struct style *style, struct line_place place);
/* A line that is a column; `start` is where it begins, on its middle. */
void line_draw_column(struct page_maker *maker, struct line_links *links, const struct set_line *line,
                      const struct style *style, struct point start, uint32_t tag);
int32_t line_baseline(const struct set_line *line, const struct style *style, int32_t top);
/* Height of a line box: the largest leading of its styles, and 18 pt for a drawn mark. */
int32_t line_height(const struct set_line *line, const struct style *style);
/* The blank half of a closing bracket at the end of the line: where the line ends, it lies beyond. */
int32_t line_closing_blank(const struct set_line *line, const struct style *style);

#endif
