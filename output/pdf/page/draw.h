/* draw.h: the items of a page as operators, marks for its tags. */
#ifndef SHINCHOKU_OUTPUT_PDF_PAGE_DRAW_H
#define SHINCHOKU_OUTPUT_PDF_PAGE_DRAW_H

#include "drawing.h"

/* The page's operators stand in drawing->canvas.out afterwards, until the next page. */
void draw_page(struct drawing *drawing, uint32_t number);

#endif
