/* hatch.h: fills that tell series apart without colour.
 *
 * They are lines of the page, clipped, and not a tiling pattern (ISO 32000-1, 8.7.3): viewers draw a tile once, in whole
 * pixels, and its joints show all over the bar. */
#ifndef SHINCHOKU_OUTPUT_PDF_PAGE_HATCH_H
#define SHINCHOKU_OUTPUT_PDF_PAGE_HATCH_H

#include "canvas.h"

/* On white; HATCH_SOLID fills. Hatches begin at the box's lower left corner, so that equal bars look alike. */
void hatch_fill(struct canvas *canvas, enum hatch hatch, uint32_t rgb, struct box box);

#endif
