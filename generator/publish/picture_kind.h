/* picture_kind.h: what a file is by its first bytes, whatever its name says. */
#ifndef SHINCHOKU_GENERATOR_PUBLISH_PICTURE_KIND_H
#define SHINCHOKU_GENERATOR_PUBLISH_PICTURE_KIND_H

#include <stdbool.h>

#include "generator/core/diag.h"

enum { PICTURE_HEAD = 512 /* bytes that are enough to tell */ };

/* Is that the beginning of a PNG or a JPEG? If not, `*reason` says what it is, and what to do. */
bool picture_kind_fits(struct text head, struct arena *arena, struct text *reason);

#endif
