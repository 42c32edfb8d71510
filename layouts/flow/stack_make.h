/* stack_make.h: blocks one below the other are set: groups, cells, captions, the publication as a whole. */
#ifndef SHINCHOKU_LAYOUTS_FLOW_STACK_MAKE_H
#define SHINCHOKU_LAYOUTS_FLOW_STACK_MAKE_H

#include "galley.h"

/* A group. */
void stack_make(struct flow *flow, struct galley *galley);
/* A stack of blocks that is nobody's group: cells, captions, the publication. */
struct galley *stack_make_plain(struct flow *flow, struct block *first, struct galley_setting setting);
/* Would the tables among the blocks of a group hold their numbers in this measure? */
bool stack_holds(struct flow *flow, const struct block *block, int32_t measure);

#endif
