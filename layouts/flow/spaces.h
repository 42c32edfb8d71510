/* spaces.h: the spaces that blocks keep, and what keeps the next block. */
#ifndef SHINCHOKU_LAYOUTS_FLOW_SPACES_H
#define SHINCHOKU_LAYOUTS_FLOW_SPACES_H

#include "layouts/model/block.h"

/* A block's own. */
int32_t space_before(const struct block *block);
int32_t space_after(const struct block *block);
/* With that of the last block in it, where no edge lies between. */
int32_t space_after_all(const struct block *block);
/* May it not be parted from what follows? A group that only holds its blocks together keeps what its last one keeps: a
 * list under a heading. */
bool space_keeps_next(const struct block *block);

#endif
