/* kinds.h: which galleys blocks are set as. */
#ifndef SHINCHOKU_LAYOUTS_COMPOSE_KINDS_H
#define SHINCHOKU_LAYOUTS_COMPOSE_KINDS_H

#include "layouts/flow/galley.h"

/* By enum block_kind. */
extern const struct galley_kind *const kinds_of_blocks[];

#endif
