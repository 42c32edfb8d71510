/* hatch.h: fill patterns that tell series apart without colour: uncoloured tiling patterns (ISO
 * 32000-1, 8.7.3.3). */
#ifndef SHINCHOKU_OUTPUT_PDF_HATCH_H
#define SHINCHOKU_OUTPUT_PDF_HATCH_H

#include "haru.h"
#include "layouts/page.h"

/* The pattern's name in the page's resources; NULL for a solid fill. */
const char *hatch_name(enum hatch hatch);
HPDF_Dict hatch_embed(enum hatch hatch, struct haru *haru);

#endif
