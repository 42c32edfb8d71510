/* picture.h: pictures that records name: found below the record's directory, sniffed, never trusted. */
#ifndef SHINCHOKU_GENERATOR_PUBLISH_PICTURE_H
#define SHINCHOKU_GENERATOR_PUBLISH_PICTURE_H

#include "generator/core/plan.h"
#include "output/module.h"

/* Those that one run has found, each file once. */
struct pictures;
struct pictures *pictures_open(struct arena *arena, const struct page_backend *readers);

/* Finds a PNG or JPEG file and looks at all of it; its bytes are read again by whoever draws it. `path` is relative to the directory
 * of the file it is written in (`at`), may not lead out of it, not even through a link, and lives as long as the pictures.
 * NULL after the reason was reported. */
const struct picture *pictures_find(struct pictures *pictures, struct diagnostics *diagnostics,
                                    const struct plan *plan, struct text path, struct position at);

#endif
