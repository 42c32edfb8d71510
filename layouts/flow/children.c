/* children.c: what stands one below the other in a stack.
 *
 * Children are made when the flow comes near them and left when they are drawn. Between two of them the larger of the
 * two spaces counts; at the top of a page or a box none does. A picture may stand beside the first ones. */
#include "children.h"

#include "row.h"
#include "spaces.h"

enum { MOST_ALIGNED = 12 /* columns of a grid: a definition may not ask for more (language/vocabulary.h) */ };

static bool is_stack(const struct flow *flow, const struct galley *galley)
{
    return galley->kind == flow->kinds[BLOCK_GROUP];
}

int32_t children_width(const struct galley *galley)
{
    const struct set_stack *stack = galley->set;
    int32_t width = galley->width - stack->padding[1] - stack->padding[3];
    return width > PT ? width : PT;
}

int32_t children_paddings(const struct set_stack *stack)
{
    return stack->padding[0] + stack->padding[2];
}

bool children_have_picture(const struct set_stack *stack)
{
    return stack->beside && !stack->beside->started;
}

int32_t children_after(const struct galley *child)
{
    return child->block ? space_after_all(child->block) : 0;
}

/* -- making ------------------------------------------------------------------------------------------------------------ */
/* The setting of the next child: the whole measure, or what a picture leaves of it. */
static struct galley_setting child_setting(const struct galley *galley, const struct block *block)
{
    const struct set_stack *stack = galley->set;
    struct galley_setting setting = galley->setting;
    setting.width = children_width(galley);
    setting.padded += children_paddings(stack);
    setting.narrow = setting.narrow_height = 0;
    int32_t top = stack->made_height + (stack->last ? larger(stack->gap, space_before(block)) : 0);
    if (stack->beside_height > top && !galley->started) {
        setting.narrow = setting.width - stack->beside_width;
        setting.narrow_height = stack->beside_height - top;
    }
    return setting;
}

/* A group whose children came late, and then there were none. */
static bool is_vacant(const struct galley *galley)
{
    const struct set_stack *stack = galley->set;
    return galley->block->kind == BLOCK_GROUP && galley->block->group.later && !stack->unmade;
}

/* Children of neighbours that correspond stand level: heads of tables, charts under them. */
static void stacks_align(struct flow *flow, struct galley *const *stacks, uint16_t count)
{
    struct galley *children[MOST_ALIGNED];
    if (count > MOST_ALIGNED) return;
    for (uint16_t i = 0; i < count; i++) {
        if (!stacks[i] || !is_stack(flow, stacks[i])) return;
        const struct set_stack *stack = stacks[i]->set;
        if (stack->boxed) return;
        children[i] = children_first(flow, stacks[i]);
    }
    for (;;) {
        int32_t height = 0;
        for (uint16_t i = 0; i < count; i++) {
            if (!children[i] || children[i]->kind != children[0]->kind) return;
            height = larger(height, galley_height(flow, children[i], UNLIMITED));
        }
        for (uint16_t i = 0; i < count; i++) {
            children[i]->least_height = height;
            children[i] = children_next(flow, stacks[i], children[i]);
        }
    }
}

/* NULL for a vacant group. */
static struct galley *make_one(struct flow *flow, struct galley *galley)
{
    struct set_stack *stack = galley->set;
    struct block *block = stack->unmade;
    struct galley_setting setting = child_setting(galley, block);
    struct galley *made;
    bool titles = block == stack->titling;
    if (!titles && stack->group && stack->group->flow == GROUP_ROW &&
        row_has_room(stack->group, setting.width, LEAST_MEASURE)) {
        made = row_make(flow, stack->group, setting);
        stack->unmade = NULL;
    } else if (!titles && stack->columns > 0) {
        made = row_make_grid(flow, &stack->unmade, stack->columns, stack->group->gutter, setting);
        struct set_row *row = made->set;
        stacks_align(flow, row->columns, row->count);
        if (stack->grid_begun) row->before = stack->group->gutter;
        stack->grid_begun = true;
    } else {
        stack->unmade = block->next;
        made = galley_make(flow, block, setting);
        if (is_vacant(made)) {
            galley_leave(flow, made);
            return NULL;
        }
    }
    if (stack->made_height < stack->beside_height) {
        int32_t gap = stack->made_height > 0 ? larger(stack->gap, galley_before(flow, made)) : 0;
        stack->made_height += gap + galley_height(flow, made, UNLIMITED);
        stack->gap = children_after(made);
    }
    if (stack->last)
        stack->last->next = made;
    else
        stack->first = made;
    stack->last = made;
    return made;
}

/* What had to be parted beside its text goes on below it: on another page their heights no longer correspond. */
static struct galley *beside_below(struct set_stack *stack)
{
    struct galley *beside = stack->beside;
    if (!beside || !beside->started) return NULL;
    stack->beside = NULL;
    if (stack->last)
        stack->last->next = beside;
    else
        stack->first = beside;
    return stack->last = beside;
}

static struct galley *make_next(struct flow *flow, struct galley *galley)
{
    struct set_stack *stack = galley->set;
    while (stack->unmade && stack->unmade != stack->end) {
        struct galley *made = make_one(flow, galley);
        if (made) return made;
    }
    return beside_below(stack);
}

struct galley *children_first(struct flow *flow, struct galley *galley)
{
    const struct set_stack *stack = galley->set;
    return stack->first ? stack->first : make_next(flow, galley);
}

struct galley *children_next(struct flow *flow, struct galley *galley, const struct galley *child)
{
    return child->next ? child->next : make_next(flow, galley);
}

void children_leave_first(struct flow *flow, struct galley *galley)
{
    struct set_stack *stack = galley->set;
    struct galley *child = stack->first;
    stack->first = child->next;
    if (!stack->first) stack->last = NULL;
    galley_leave(flow, child);
}

/* -- spaces ------------------------------------------------------------------------------------------------------------ */
uint8_t children_role(const struct galley *galley)
{
    return galley->block ? galley->block->role : (uint8_t)TAG_ARTIFACT;
}

static bool begins_with_heading(struct flow *flow, struct galley *galley)
{
    while (galley && is_stack(flow, galley) && !galley->started)
        galley = children_first(flow, galley);
    return galley && children_role(galley) >= TAG_H1 && children_role(galley) <= TAG_H6;
}

/* Between neighbours the larger of the two spaces counts. But a title of the first level keeps its own to the heading
 * below it, and notes that follow one another are set solid. */
int32_t children_gap(struct flow *flow, uint8_t upper, int32_t after, struct galley *lower)
{
    if (upper == TAG_H1 && after > 0 && begins_with_heading(flow, lower)) return after;
    if (upper == TAG_NOTE && children_role(lower) == TAG_NOTE) return after;
    return larger(after, galley_before(flow, lower));
}

struct position children_place_of_next(const struct flow *flow, const struct galley *galley)
{
    struct position at = {0};
    while (galley) {
        if (galley->block && galley->block->at.source) at = galley->block->at;
        const struct set_stack *stack = galley->set;
        galley = is_stack(flow, galley) ? stack->first : NULL;
    }
    return at;
}
