/* continued.h: what is said again on another page. */
#ifndef SHINCHOKU_LAYOUTS_FLOW_CONTINUED_H
#define SHINCHOKU_LAYOUTS_FLOW_CONTINUED_H

#include "layouts/model/block.h"

/* A copy of the blocks, to be printed again. */
struct block *continued_again(struct arena *arena, const struct block *first);
/* One whose last paragraph ends in （続き）, in `style` (NULL: the publication's). */
struct block *continued_blocks(const struct publication *publication, struct arena *arena,
                               const struct block *first, const struct style *style);

#endif
