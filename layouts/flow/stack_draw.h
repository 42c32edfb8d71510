/* stack_draw.h: blocks one below the other are drawn. */
#ifndef SHINCHOKU_LAYOUTS_FLOW_STACK_DRAW_H
#define SHINCHOKU_LAYOUTS_FLOW_STACK_DRAW_H

#include "galley.h"

/* As galley_kind has it. */
struct galley_part stack_draw(struct flow *flow, struct galley *galley, struct point at, struct room room);

#endif
