/* draw.h: rows onto a page. */
#ifndef SHINCHOKU_LAYOUTS_TABLE_DRAW_H
#define SHINCHOKU_LAYOUTS_TABLE_DRAW_H

#include "set_table.h"

struct table_page {
    int32_t x, y, bottom; /* y: where the next row stands */
    int32_t fresh;        /* room for rows on the next page */
    bool must;            /* nothing of the table's rows stands on this page, nor anything else */
    bool any;             /* a row stands on this page */
    bool full;
    bool spans_must; /* only cells that span rows can make use of this page */
};

/* Draws as much of the table below its caption as fits. True when all rows are drawn. */
bool draw_table_page(struct flow *flow, struct set_table *table, struct table_page *page);

#endif
