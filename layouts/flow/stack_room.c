/* stack_room.c: how much room blocks one below the other take. */
#include "stack_room.h"

#include "children.h"
#include "spaces.h"
#include "title.h"

int32_t stack_height(struct flow *flow, struct galley *galley, int32_t limit)
{
    struct set_stack *stack = galley->set;
    int32_t height = children_paddings(stack);
    const struct galley *above = NULL;
    for (struct galley *child = children_first(flow, galley); child;
         child = children_next(flow, galley, child)) {
        if (above) height += children_gap(flow, children_role(above), children_after(above), child);
        height += galley_height(flow, child, limit - height);
        above = child;
        if (height > limit) return height;
    }
    if (children_have_picture(stack))
        height = larger(height, children_paddings(stack) + stack->beside_height - PICTURE_CLEAR);
    return galley->height = height;
}

int32_t stack_before(struct flow *flow, struct galley *galley)
{
    const struct set_stack *stack = galley->set;
    if (stack->titled)
        return title_style(flow->maker, stack->group)->size / 2; /* half of it stands above the frame */
    if (stack->boxed) return 0;
    struct galley *child = children_first(flow, galley);
    return child ? galley_before(flow, child) : 0;
}

static bool is_break(const struct galley *galley)
{
    return galley->block && galley->block->kind == BLOCK_BREAK;
}

int32_t stack_chain_first(struct flow *flow, struct galley *galley, struct galley *child, int32_t fresh)
{
    int32_t total = 0;
    for (struct galley *each = child;;) {
        struct galley *next =
            (each->block && space_keeps_next(each->block)) ? children_next(flow, galley, each) : NULL;
        if (!next || is_break(next)) {
            total += galley_first(flow, each, fresh);
            break;
        }
        total += galley_height(flow, each, fresh) +
                 children_gap(flow, children_role(each), children_after(each), next);
        if (total > fresh) break;
        each = next;
    }
    /* A chain that no page can hold is let go. */
    return total > fresh ? galley_first(flow, child, fresh) : total;
}

/* As if nothing had to stay together. */
static int32_t part_first(struct flow *flow, struct galley *galley, int32_t fresh)
{
    const struct set_stack *stack = galley->set;
    struct galley *child = children_first(flow, galley);
    int32_t first = child ? stack_chain_first(flow, galley, child, fresh - children_paddings(stack)) : 0;
    if (children_have_picture(stack)) first = larger(first, stack->beside_height - PICTURE_CLEAR);
    return first + children_paddings(stack);
}

int32_t stack_kept_height(struct flow *flow, struct galley *galley, int32_t fresh)
{
    const struct set_stack *stack = galley->set;
    const struct group *group = stack->group;
    if (!group || !group->keep_together || galley->started) return 0;
    bool wanted_a_row = group->flow == GROUP_GRID && stack->columns < group->columns;
    if (wanted_a_row) return 0; /* what is no row for want of room has no reason to stay one */
    int32_t whole = galley_height(flow, galley, fresh);
    return whole <= fresh ? whole : 0;
}

int32_t stack_first(struct flow *flow, struct galley *galley, int32_t fresh)
{
    int32_t whole = stack_kept_height(flow, galley, fresh);
    if (whole == 0) return part_first(flow, galley, fresh);
    const struct set_stack *stack = galley->set;
    const struct group *group = stack->group;
    int32_t least = larger(whole - group->overrun, 1);
    if (group->most_empty == 0) return least;
    /* It begins where it fits, and where as much would stay empty if it did not. */
    int32_t parted = larger(part_first(flow, galley, fresh), group->most_empty);
    return parted < least ? parted : least;
}
