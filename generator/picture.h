/* picture.h: pictures that records name: found below the record's directory, sniffed, never trusted. */
#ifndef SHINCHOKU_GENERATOR_PICTURE_H
#define SHINCHOKU_GENERATOR_PICTURE_H

#include "generator/core/plan.h"
#include "layouts/page.h"

/* Reads a PNG or JPEG file. `path` is relative to the directory of the file it is written in (`at`), and may not lead
 * out of it, not even through a link. NULL after the reason was reported. */
const struct picture *picture_read(struct arena *arena, struct diagnostics *diagnostics,
                                   const struct plan *plan, struct text path, struct position at);

#endif
