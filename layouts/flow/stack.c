/* stack.c: blocks one below the other: groups, cells, and the publication as a whole. */
#include "children.h"
#include "kinds.h"
#include "stack_draw.h"
#include "stack_make.h"
#include "stack_room.h"

static void leave(struct flow *flow, struct galley *galley)
{
    struct set_stack *stack = galley->set;
    while (stack->first)
        children_leave_first(flow, galley);
    galley_leave(flow, stack->beside);
    if (galley->block) group_let_go(&galley->block->group);
}

const struct galley_kind stack_galley = {
    .make = stack_make,
    .height = stack_height,
    .first = stack_first,
    .before = stack_before,
    .draw = stack_draw,
    .leave = leave,
    .holds = stack_holds,
};
