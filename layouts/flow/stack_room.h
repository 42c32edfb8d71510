/* stack_room.h: how much room blocks one below the other take. */
#ifndef SHINCHOKU_LAYOUTS_FLOW_STACK_ROOM_H
#define SHINCHOKU_LAYOUTS_FLOW_STACK_ROOM_H

#include "galley.h"

/* As galley_kind has them. */
int32_t stack_height(struct flow *flow, struct galley *galley, int32_t limit);
int32_t stack_first(struct flow *flow, struct galley *galley, int32_t fresh);
int32_t stack_before(struct flow *flow, struct galley *galley);
/* The room that `child` needs at least, with all that may not be parted from it: headings with what follows them. */
int32_t stack_chain_first(struct flow *flow, struct galley *galley, struct galley *child, int32_t fresh);
/* The height of a group that stays together, which no part of is drawn yet; 0 where it need not, or cannot. */
int32_t stack_kept_height(struct flow *flow, struct galley *galley, int32_t fresh);

#endif
