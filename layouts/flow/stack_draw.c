/* stack_draw.c: blocks one below the other are drawn, with the ground and the edges of their group. */
#include "stack_draw.h"

#include "children.h"
#include "continued.h"
#include "layouts/page/ground.h"
#include "layouts/page/rules.h"
#include "layouts/page/tags.h"
#include "spaces.h"
#include "stack_make.h"
#include "stack_room.h"
#include "title.h"

static void draw_box(struct flow *flow, struct galley *galley, size_t ground, struct box box, bool first,
                     bool last)
{
    const struct set_stack *stack = galley->set;
    const struct group *group = stack->group;
    if (!group) return;
    if (stack->fills) ground_fill_reserved(flow->maker, ground, group->fill, box);
    if (stack->titled && first)
        title_draw(flow->maker, group, box, stack->title_tag);
    else
        rule_frame(flow->maker, group->frame, box);
    struct point left = {box.x, box.y}, right = {box.x + box.width, box.y};
    if (first) rule_draw(flow->maker, group->rule_above, left, right);
    left.y = right.y = box.y + box.height;
    if (last) rule_draw(flow->maker, group->rule_below, left, right);
}

/* Consecutive list items, and consecutive lines of contents, have one parent that nobody wrote. */
static uint32_t parent_of(struct flow *flow, struct galley *galley, const struct galley *child)
{
    struct set_stack *stack = galley->set;
    uint8_t role = child->block ? child->block->role : 0;
    enum tag_role list = role == TAG_LIST_ITEM       ? TAG_LIST
                         : role == TAG_CONTENTS_ITEM ? TAG_CONTENTS
                                                     : TAG_ARTIFACT;
    uint32_t own = galley->tag ? galley->tag : galley->parent_tag;
    if (list == TAG_ARTIFACT) {
        stack->list_role = 0;
        return own;
    }
    if (tag_at(flow->maker, own)->role == list) return own;
    if (stack->list_role != role || !stack->list_tag) {
        stack->list_tag = tag_new(flow->maker, list, own);
        stack->list_role = role;
    }
    return stack->list_tag;
}

/* Contents and lists hold items, not sections (ISO 32000-1 table 333): what groups items inside them says nothing. */
static bool has_own_tag(struct flow *flow, const struct galley *galley)
{
    if (!galley->block || galley->block->role == TAG_ARTIFACT) return false;
    enum tag_role parent = (enum tag_role)tag_at(flow->maker, flow->maker->parent_tag)->role;
    return galley->block->role != TAG_SECTION || (parent != TAG_CONTENTS && parent != TAG_LIST);
}

struct stack_drawing {
    int32_t x, y, top, bottom; /* y: where the next child stands */
    struct room room;
    int32_t after;
    uint8_t above; /* role of what stands above */
    bool placed;   /* a child, or a part of one, stands on this page */
    bool spaced;   /* something stands above: the next child keeps its distance */
    bool repeated; /* and that is a repeated head, which says itself how far */
};

/* Covers and colophons: a block at a fixed place. It never covers what stands above it. */
static int32_t pinned(struct flow *flow, struct galley *child, const struct stack_drawing *drawing, int32_t y)
{
    if (child->started || !child->block || flow->beside > 0) return y;
    if (child->block->pin_top > y) y = child->block->pin_top;
    if (child->block->pin_bottom) {
        int32_t top = flow->maker->bottom - galley_height(flow, child, drawing->bottom - y);
        if (top > y) y = top;
    }
    return y;
}

/* False when the child does not fit: the page is full. */
static bool draw_child(struct flow *flow, struct galley *galley, struct galley *child,
                       struct stack_drawing *drawing)
{
    bool must = drawing->room.must && !drawing->placed;
    int32_t y = drawing->y;
    if (drawing->spaced)
        y += drawing->repeated ? drawing->after : children_gap(flow, drawing->above, drawing->after, child);
    y = pinned(flow, child, drawing, y);
    int32_t height = drawing->bottom - y;
    if (!must && stack_chain_first(flow, galley, child, drawing->room.fresh) > height) return false;
    flow->maker->parent_tag = parent_of(flow, galley, child);
    struct galley_part part = galley_draw(flow, child, (struct point){drawing->x, y},
                                          (struct room){height, drawing->room.fresh, must});
    if (part.height == 0 && !part.done) return false;
    drawing->y = y + (part.done ? larger(part.height, child->least_height) : part.height);
    drawing->after = children_after(child);
    drawing->above = children_role(child);
    drawing->placed = drawing->spaced = true;
    drawing->repeated = false;
    return part.done;
}

/* False when it is no picture but a text that goes on. */
static bool draw_beside(struct flow *flow, struct galley *galley, const struct stack_drawing *drawing,
                        int32_t *lowest)
{
    struct set_stack *stack = galley->set;
    int32_t x = drawing->x + children_width(galley) - stack->beside->width;
    struct room room = {drawing->bottom - drawing->top, drawing->room.fresh, true};
    uint32_t own = galley->tag ? galley->tag : galley->parent_tag;
    flow->maker->parent_tag = own;
    flow->beside++;
    struct galley_part part =
        galley_draw(flow, stack->beside, (struct point){x, drawing->top + PICTURE_DROP}, room);
    flow->beside--;
    *lowest = drawing->top + PICTURE_DROP + part.height;
    if (!part.done) return false;
    galley_leave(flow, stack->beside);
    stack->beside = NULL;
    return true;
}

/* What is said again where a group goes on on another page. */
static void draw_continued(struct flow *flow, struct galley *galley, struct stack_drawing *drawing)
{
    const struct set_stack *stack = galley->set;
    const struct group *group = stack->group;
    if (!galley->started || !group || !group->continued || flow->maker->artifacts > 0) return;
    struct galley_setting setting = {.width = children_width(galley), .align = -1};
    struct arena *arena = galley->memory->arena;
    struct block *said = group->continued_plain
                             ? continued_again(arena, group->continued)
                             : continued_blocks(flow->maker->publication, arena, group->continued, NULL);
    struct galley *again = stack_make_plain(flow, said, setting);
    int32_t height = galley_height(flow, again, drawing->room.fresh);
    if (height * 2 <= drawing->bottom - drawing->y) {
        flow->maker->artifacts++;
        struct room room = {drawing->bottom - drawing->y, drawing->room.fresh, true};
        drawing->y += galley_draw(flow, again, (struct point){drawing->x, drawing->y}, room).height;
        flow->maker->artifacts--;
        const struct block *last = group->continued;
        while (last->next)
            last = last->next;
        drawing->after = space_after(last);
        drawing->spaced = true;
        drawing->repeated = drawing->after > 0;
    }
    galley_leave(flow, again);
}

/* True when all children are drawn. */
static bool draw_children(struct flow *flow, struct galley *galley, struct stack_drawing *drawing)
{
    struct galley *child;
    while ((child = children_first(flow, galley)) != NULL) {
        if (child->block && child->block->kind == BLOCK_BREAK) {
            flow->wanted_break = child->block->page_break;
            flow->wanted = &flow->wanted_break;
            children_leave_first(flow, galley);
            return false;
        }
        if (!draw_child(flow, galley, child, drawing)) return false;
        children_leave_first(flow, galley);
    }
    return true;
}

/* How far below its room a group reaches so as to stay together. */
static int32_t overrun_of(struct flow *flow, struct galley *galley, struct room room)
{
    const struct set_stack *stack = galley->set;
    const struct group *group = stack->group;
    int32_t over =
        group && group->overrun > 0 ? stack_kept_height(flow, galley, room.fresh) - room.height : 0;
    return over > 0 && over <= group->overrun ? over : 0;
}

struct galley_part stack_draw(struct flow *flow, struct galley *galley, struct point at, struct room room)
{
    struct set_stack *stack = galley->set;
    if (!room.must && stack_first(flow, galley, room.fresh) > room.height)
        return (struct galley_part){0, false};
    room.height += overrun_of(flow, galley, room);
    if (!galley->tag && has_own_tag(flow, galley))
        galley->tag = tag_new(flow->maker, (enum tag_role)galley->block->role, flow->maker->parent_tag);
    if (!stack->title_tag && stack->titled)
        stack->title_tag = tag_new(flow->maker, TAG_P, galley->tag ? galley->tag : flow->maker->parent_tag);
    size_t ground = flow->maker->items.count;
    if (stack->fills) ground_reserve(flow->maker);
    struct stack_drawing drawing = {
        .x = at.x + stack->padding[3], .y = at.y + stack->padding[0], .room = room};
    drawing.top = drawing.y;
    drawing.bottom = at.y + room.height - stack->padding[2];
    drawing.room.fresh -= children_paddings(stack);
    bool first = !galley->started, pictured = children_have_picture(stack);
    draw_continued(flow, galley, &drawing);
    bool done = draw_children(flow, galley, &drawing);
    if (!drawing.placed && !done) {
        if (stack->fills) flow->maker->items.count = ground;
        return (struct galley_part){0, false};
    }
    int32_t lowest = 0;
    if (pictured && !draw_beside(flow, galley, &drawing, &lowest)) done = false;
    drawing.y = larger(drawing.y, lowest) + stack->padding[2];
    draw_box(flow, galley, ground, (struct box){at.x, at.y, galley->width, drawing.y - at.y}, first, done);
    return (struct galley_part){drawing.y - at.y, done};
}
