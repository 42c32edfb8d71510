/* charts.h: native charts that refer to the cells of a table. */
#ifndef SHINCHOKU_LAYOUTS_BOOK_CHARTS_H
#define SHINCHOKU_LAYOUTS_BOOK_CHARTS_H

#include "sheet.h"

/* Which cells of a table a chart shows. */
struct chart_range {
    uint32_t *rows;  /* draft rows, one a series */
    uint32_t head;   /* draft row of the categories */
    uint16_t column; /* of the first category */
};
/* Finds the records that the chart shows in the table before it, and makes numbers of those cells. False: the table does not
 * show them; charts_make_table then makes one that does, and charts_take knows its cells. That fails where a value is
 * beyond any format. */
bool charts_find(struct book_maker *maker, struct draft_table *draft, const struct chart *chart,
                 struct chart_range *range);
struct table *charts_make_table(struct book_maker *maker, const struct chart *chart);
bool charts_take(struct book_maker *maker, struct draft_table *draft, const struct chart *chart,
                 struct chart_range *range);
/* After the table has been added. `captioned`: the caption above the table says what the chart's title would. */
void charts_add(struct sheet_builder *builder, const struct chart *chart, const struct draft_table *draft,
                const struct chart_range *range, bool captioned);

#endif
