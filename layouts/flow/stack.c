/* stack.c: blocks one below the other: groups, cells, and the publication as a whole.
 *
 * Children are made when the flow comes near them and left when they are drawn. Between two of them the larger of the
 * two spaces counts; at the top of a page or a box none does. A picture may stand beside the first ones. */
#include "flow.h"

#include <assert.h>

enum {
    PICTURE_DROP =
        3 * PT, /* the picture's top stands level with the first characters, not with their line box */
    PICTURE_CLEAR = 6 * PT,
    COLUMN_UNITS = 12, /* look.md: seven columns of text beside five of picture */
    PICTURE_UNITS = 5,
    MOST_ALIGNED = 12,      /* columns of a grid: a definition may not ask for more (definition_words.h) */
    LEAST_MEASURE = 36 * PT /* narrower than that nothing stands beside anything */
};

static int32_t larger(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

/* -- making ------------------------------------------------------------------------------------------------------------ */
static int32_t content_width(const struct galley *galley)
{
    int32_t width = galley->width - galley->stack->padding[1] - galley->stack->padding[3];
    return width > PT ? width : PT;
}

static int32_t paddings(const struct set_stack *stack)
{
    return stack->padding[0] + stack->padding[2];
}

static void make_beside(struct flow *flow, struct galley *galley)
{
    struct set_stack *stack = galley->stack;
    const struct group *group = stack->group;
    struct block *picture = group->last;
    if (!picture || picture == group->first) return;
    int32_t measure = content_width(galley), gutter = group->gutter;
    int32_t width = (measure + gutter) * PICTURE_UNITS / COLUMN_UNITS - gutter;
    if (group->width_count > 0 && group->widths[group->width_count - 1].fixed > 0)
        width = group->widths[group->width_count - 1].fixed;
    if (width > measure - gutter - LEAST_MEASURE) return;
    struct setting setting = {.width = width, .align = -1};
    struct galley *beside = galley_make(flow, picture, setting);
    if (galley_height(flow, beside, UNLIMITED) > flow->bottom - flow->top) { /* it would have to be parted */
        galley_leave(flow, beside);
        return;
    }
    stack->end = picture;
    stack->beside = beside;
    stack->beside_width = width + gutter;
    stack->beside_height = PICTURE_DROP + galley_height(flow, stack->beside, UNLIMITED) + PICTURE_CLEAR;
}

/* Would the tables among the blocks hold their numbers in this measure? */
static bool tables_would_hold(struct flow *flow, const struct block *block, int32_t measure)
{
    for (; block; block = block->next) {
        if (block->kind == BLOCK_GROUP && !tables_would_hold(flow, block->group.first, measure)) return false;
        if (block->kind == BLOCK_TABLE && !columns_would_hold(flow, &block->table, measure)) return false;
    }
    return true;
}

/* As many of its columns as the measure holds, and as leave the numbers of its tables whole. */
static uint16_t grid_columns(struct flow *flow, const struct group *group, int32_t measure)
{
    int32_t most = (measure + group->gutter) / (LEAST_MEASURE + group->gutter);
    uint16_t columns = group->columns > 0 ? group->columns : 1;
    if (most < 1) return 1;
    if (columns > most) columns = (uint16_t)most;
    while (columns > 1 &&
           !tables_would_hold(flow, group->first, (measure - group->gutter * (columns - 1)) / columns))
        columns--;
    return columns;
}

enum { TITLE_INSET = 9 * PT, TITLE_AIR = 6 * PT }; /* of the title in a frame's upper edge */

static const struct style *title_style(const struct flow *flow, const struct group *group)
{
    return group->frame_title_style ? group->frame_title_style : &flow->publication->styles[0];
}

static struct set_text set_title(struct flow *flow, const struct group *group, int32_t width,
                                 struct stage_arena *memory)
{
    struct object_context context = {flow, false};
    return lines_set(flow->setter, memory->arena, group->frame_title, title_style(flow, group),
                     (struct measure){.width = width - 2 * (TITLE_INSET + TITLE_AIR)}, SET_NO_INDENT,
                     object_width_of, &context);
}

/* A title that the frame's edge cannot hold, or that has no frame, is the first text of the group. */
static void place_title(struct flow *flow, struct galley *galley)
{
    struct set_stack *stack = galley->stack;
    const struct group *group = stack->group;
    if (!group->frame_title) return;
    stack->titled = group->frame && set_title(flow, group, galley->width, galley->memory).line_count == 1;
    if (stack->titled) {
        stack->padding[0] = larger(stack->padding[0], title_style(flow, group)->size / 2);
        return;
    }
    struct block *title = ARENA_NEW(galley->memory->arena, struct block);
    *title = (struct block){.kind = BLOCK_PARAGRAPH, .role = TAG_P, .keep_next = true, .next = stack->unmade};
    title->style = title_style(flow, group);
    title->paragraph.first = title->paragraph.last = group->frame_title;
    while (title->paragraph.last->next)
        title->paragraph.last = title->paragraph.last->next;
    stack->unmade = title;
    stack->titling = title;
}

static void begin_stack(struct flow *flow, struct galley *galley, struct block *first,
                        const struct group *group)
{
    struct set_stack *stack = ARENA_NEW(galley->memory->arena, struct set_stack);
    galley->stack = stack;
    stack->unmade = first;
    stack->group = group;
    static const int32_t none[4] = {0, 0, 0, 0};
    const int32_t *padding = group ? group->padding : none;
    for (size_t i = 0; i < 4; i++)
        stack->padding[i] = padding[i];
    if (galley->width - padding[1] - padding[3] < LEAST_MEASURE) stack->padding[1] = stack->padding[3] = 0;
    if ((galley->setting.padded + padding[0] + padding[2]) * 2 > flow->bottom - flow->top)
        stack->padding[0] = stack->padding[2] = 0;
    if (!group) return;
    stack->fills = colour_fills(group->fill);
    stack->boxed = stack->fills || group->frame || group->rule_above || padding[0] > 0;
    place_title(flow, galley);
    if (group->flow == GROUP_GRID) stack->columns = grid_columns(flow, group, content_width(galley));
    if (group->flow == GROUP_BESIDE) make_beside(flow, galley);
}

void stack_make(struct flow *flow, struct galley *galley)
{
    group_bring(&galley->block->group);
    begin_stack(flow, galley, galley->block->group.first, &galley->block->group);
}

struct galley *galley_make_stack(struct flow *flow, struct block *first, struct setting setting)
{
    struct galley *galley = galley_new(flow, NULL, GALLEY_STACK, setting);
    begin_stack(flow, galley, first, NULL);
    return galley;
}

/* The setting of the next child: the whole measure, or what a picture leaves of it. */
static struct setting child_setting(const struct galley *galley, const struct block *block)
{
    const struct set_stack *stack = galley->stack;
    struct setting setting = galley->setting;
    setting.width = content_width(galley);
    setting.padded += paddings(stack);
    setting.narrow = setting.narrow_height = 0;
    int32_t top = stack->made_height + (stack->last ? larger(stack->gap, block_before(block)) : 0);
    if (stack->beside_height > top && !galley->started) {
        setting.narrow = setting.width - stack->beside_width;
        setting.narrow_height = stack->beside_height - top;
    }
    return setting;
}

/* The last block of a group without an edge, whose space and whose company are the group's; else NULL. */
static const struct block *open_last(const struct block *block)
{
    if (block->kind != BLOCK_GROUP || block->group.flow != GROUP_STACK) return NULL;
    const struct group *group = &block->group;
    bool open = !group->frame && !group->rule_below && group->padding[2] == 0 && !colour_fills(group->fill);
    return open ? group->last : NULL;
}

static int32_t galley_after(const struct galley *galley)
{
    int32_t after = 0;
    for (const struct block *block = galley->block; block; block = open_last(block))
        after = larger(after, block_after(block));
    return after;
}

/* A group whose children came late, and then there were none. */
static bool is_vacant(const struct galley *galley)
{
    return galley->kind == GALLEY_STACK && galley->block && galley->block->group.later &&
           !galley->stack->unmade;
}

/* NULL for a vacant group. */
static struct galley *make_one(struct flow *flow, struct galley *galley)
{
    struct set_stack *stack = galley->stack;
    struct block *block = stack->unmade;
    struct setting setting = child_setting(galley, block);
    struct galley *made;
    bool titles = block == stack->titling;
    if (!titles && stack->group && stack->group->flow == GROUP_ROW &&
        row_has_room(stack->group, setting.width, LEAST_MEASURE)) {
        made = row_make(flow, stack->group, setting);
        stack->unmade = NULL;
    } else if (!titles && stack->columns > 0) {
        made = row_make_grid(flow, &stack->unmade, stack->columns, stack->group->gutter, setting);
        if (stack->grid_begun) made->row->before = stack->group->gutter;
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
        stack->gap = galley_after(made);
    }
    if (stack->last)
        stack->last->next = made;
    else
        stack->first = made;
    stack->last = made;
    return made;
}

/* Is there a picture, and is nothing of it drawn? */
static bool stands_beside(const struct set_stack *stack)
{
    return stack->beside && !stack->beside->started;
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
    struct set_stack *stack = galley->stack;
    while (stack->unmade && stack->unmade != stack->end) {
        struct galley *made = make_one(flow, galley);
        if (made) return made;
    }
    return beside_below(stack);
}

static struct galley *first_child(struct flow *flow, struct galley *galley)
{
    return galley->stack->first ? galley->stack->first : make_next(flow, galley);
}

static struct galley *next_child(struct flow *flow, struct galley *galley, const struct galley *child)
{
    return child->next ? child->next : make_next(flow, galley);
}

/* -- spaces ------------------------------------------------------------------------------------------------------------ */
int32_t galley_before(struct flow *flow, struct galley *galley)
{
    int32_t own = galley->block ? block_before(galley->block) : 0;
    if (galley->started) return own;
    if (galley->kind == GALLEY_STACK && galley->stack->titled) /* half of it stands above the frame */
        return larger(own, title_style(flow, galley->stack->group)->size / 2);
    if (galley->kind == GALLEY_STACK && !galley->stack->boxed) {
        struct galley *child = first_child(flow, galley);
        return child ? larger(own, galley_before(flow, child)) : own;
    }
    if (galley->kind == GALLEY_ROW) return larger(own, row_before(flow, galley));
    return own;
}

static uint8_t role_of(const struct galley *galley)
{
    return galley->block ? galley->block->role : (uint8_t)TAG_ARTIFACT;
}

static bool begins_with_heading(struct flow *flow, struct galley *galley)
{
    while (galley && galley->kind == GALLEY_STACK && !galley->started)
        galley = first_child(flow, galley);
    return galley && role_of(galley) >= TAG_H1 && role_of(galley) <= TAG_H6;
}

/* Between neighbours the larger of the two spaces counts. But a title of the first level keeps its own to the heading
 * below it, and notes that follow one another are set solid. */
static int32_t gap_below(struct flow *flow, uint8_t upper, int32_t after, struct galley *lower)
{
    if (upper == TAG_H1 && after > 0 && begins_with_heading(flow, lower)) return after;
    if (upper == TAG_NOTE && role_of(lower) == TAG_NOTE) return after;
    return larger(after, galley_before(flow, lower));
}

/* Children of neighbours that correspond stand level: heads of tables, charts under them. */
void stacks_align(struct flow *flow, struct galley *const *stacks, uint16_t count)
{
    struct galley *children[MOST_ALIGNED];
    if (count > MOST_ALIGNED) return;
    for (uint16_t i = 0; i < count; i++) {
        if (!stacks[i] || stacks[i]->kind != GALLEY_STACK || stacks[i]->stack->boxed) return;
        children[i] = first_child(flow, stacks[i]);
    }
    for (;;) {
        int32_t height = 0;
        for (uint16_t i = 0; i < count; i++) {
            if (!children[i] || children[i]->kind != children[0]->kind) return;
            height = larger(height, galley_height(flow, children[i], UNLIMITED));
        }
        for (uint16_t i = 0; i < count; i++) {
            children[i]->least_height = height;
            children[i] = next_child(flow, stacks[i], children[i]);
        }
    }
}

/* -- measuring ---------------------------------------------------------------------------------------------------------- */
int32_t stack_height(struct flow *flow, struct galley *galley, int32_t limit)
{
    struct set_stack *stack = galley->stack;
    int32_t height = paddings(stack);
    const struct galley *above = NULL;
    for (struct galley *child = first_child(flow, galley); child; child = next_child(flow, galley, child)) {
        if (above) height += gap_below(flow, role_of(above), galley_after(above), child);
        height += galley_height(flow, child, limit - height);
        above = child;
        if (height > limit) return height;
    }
    if (stands_beside(stack)) height = larger(height, paddings(stack) + stack->beside_height - PICTURE_CLEAR);
    return galley->height = height;
}

/* A group that only holds its blocks together keeps what its last one keeps: a list under a heading. */
static bool keeps_next(const struct galley *child)
{
    const struct block *block = child->block;
    while (block && !block_keeps_next(block))
        block = open_last(block);
    return block != NULL;
}

/* The room that `child` needs at least, with all that may not be parted from it: headings with what follows them. */
static int32_t chain_first(struct flow *flow, struct galley *galley, struct galley *child, int32_t fresh)
{
    int32_t total = 0;
    for (struct galley *each = child;;) {
        struct galley *next = keeps_next(each) ? next_child(flow, galley, each) : NULL;
        if (!next || next->kind == GALLEY_BREAK) {
            total += galley_first(flow, each, fresh);
            break;
        }
        total += galley_height(flow, each, fresh) + gap_below(flow, role_of(each), galley_after(each), next);
        if (total > fresh) break;
        each = next;
    }
    /* A chain that no page can hold is let go. */
    return total > fresh ? galley_first(flow, child, fresh) : total;
}

/* As if nothing had to stay together. */
static int32_t part_first(struct flow *flow, struct galley *galley, int32_t fresh)
{
    const struct set_stack *stack = galley->stack;
    struct galley *child = first_child(flow, galley);
    int32_t first = child ? chain_first(flow, galley, child, fresh - paddings(stack)) : 0;
    if (stands_beside(stack)) first = larger(first, stack->beside_height - PICTURE_CLEAR);
    return first + paddings(stack);
}

/* The height of a group that stays together, which no part of is drawn yet; 0 where it need not, or cannot. */
static int32_t kept_height(struct flow *flow, struct galley *galley, int32_t fresh)
{
    const struct group *group = galley->stack->group;
    if (!group || !group->keep_together || galley->started) return 0;
    bool wanted_a_row = group->flow == GROUP_GRID && galley->stack->columns < group->columns;
    if (wanted_a_row) return 0; /* what is no row for want of room has no reason to stay one */
    int32_t whole = galley_height(flow, galley, fresh);
    return whole <= fresh ? whole : 0;
}

int32_t stack_first(struct flow *flow, struct galley *galley, int32_t fresh)
{
    int32_t whole = kept_height(flow, galley, fresh);
    if (whole == 0) return part_first(flow, galley, fresh);
    const struct group *group = galley->stack->group;
    int32_t least = larger(whole - group->overrun, 1);
    if (group->most_empty == 0) return least;
    /* It begins where it fits, and where as much would stay empty if it did not. */
    int32_t parted = larger(part_first(flow, galley, fresh), group->most_empty);
    return parted < least ? parted : least;
}

/* -- drawing ------------------------------------------------------------------------------------------------------------ */
static void draw_frame_title(struct flow *flow, const struct group *group, struct box box, uint32_t tag)
{
    const struct style *style = title_style(flow, group);
    struct stage_arena *memory = stage_enter(flow->stage);
    struct set_text title = set_title(flow, group, box.width, memory);
    const struct set_line *line = &title.lines[0];
    int32_t left = box.x + TITLE_INSET, end = box.x + box.width;
    int32_t right = left + 2 * TITLE_AIR + line->indent + line->width - line_closing_blank(line, style);
    int32_t bottom = box.y + box.height;
    rule_draw(flow, group->frame, (struct point){box.x, box.y}, (struct point){left, box.y});
    rule_draw(flow, group->frame, (struct point){right, box.y}, (struct point){end, box.y});
    rule_draw(flow, group->frame, (struct point){box.x, box.y}, (struct point){box.x, bottom});
    rule_draw(flow, group->frame, (struct point){end, box.y}, (struct point){end, bottom});
    rule_draw(flow, group->frame, (struct point){box.x, bottom}, (struct point){end, bottom});
    struct set_paragraph none = {0};
    int32_t baseline = baseline_of(style, box.y - style->leading / 2);
    line_draw(flow, &none, line, style, (struct line_place){left + TITLE_AIR, baseline, right, tag});
    stage_leave(flow->stage, memory);
}

static void draw_box(struct flow *flow, struct galley *galley, size_t ground, struct box box, bool first,
                     bool last)
{
    const struct group *group = galley->stack->group;
    if (!group) return;
    if (galley->stack->fills) item_fill_reserved(flow, ground, group->fill, box);
    if (galley->stack->titled && first)
        draw_frame_title(flow, group, box, galley->stack->title_tag);
    else
        frame_draw(flow, group->frame, box);
    struct point left = {box.x, box.y}, right = {box.x + box.width, box.y};
    if (first) rule_draw(flow, group->rule_above, left, right);
    left.y = right.y = box.y + box.height;
    if (last) rule_draw(flow, group->rule_below, left, right);
}

/* Consecutive list items, and consecutive lines of contents, have one parent that nobody wrote. */
static uint32_t parent_of(struct flow *flow, struct galley *galley, const struct galley *child)
{
    struct set_stack *stack = galley->stack;
    uint8_t role = child->block ? child->block->role : 0;
    enum tag_role list = role == TAG_LIST_ITEM       ? TAG_LIST
                         : role == TAG_CONTENTS_ITEM ? TAG_CONTENTS
                                                     : TAG_ARTIFACT;
    uint32_t own = galley->tag ? galley->tag : galley->parent_tag;
    if (list == TAG_ARTIFACT) {
        stack->list_role = 0;
        return own;
    }
    if (tag_at(flow, own)->role == list) return own;
    if (stack->list_role != role || !stack->list_tag) {
        stack->list_tag = tag_new(flow, list, own);
        stack->list_role = role;
    }
    return stack->list_tag;
}

/* Contents and lists hold items, not sections (ISO 32000-1 table 333): what groups items inside them says nothing. */
static bool has_own_tag(struct flow *flow, const struct galley *galley)
{
    if (!galley->block || galley->block->role == TAG_ARTIFACT) return false;
    enum tag_role parent = (enum tag_role)tag_at(flow, flow->parent_tag)->role;
    return galley->block->role != TAG_SECTION || (parent != TAG_CONTENTS && parent != TAG_LIST);
}

struct drawing {
    int32_t x, y, top, bottom; /* y: where the next child stands */
    struct room room;
    int32_t after;
    uint8_t above; /* role of what stands above */
    bool placed;   /* a child, or a part of one, stands on this page */
    bool spaced;   /* something stands above: the next child keeps its distance */
    bool repeated; /* and that is a repeated head, which says itself how far */
};

/* Covers and colophons: a block at a fixed place. It never covers what stands above it. */
static int32_t pinned(struct flow *flow, struct galley *child, const struct drawing *drawing, int32_t y)
{
    if (child->started || !child->block || flow->beside > 0) return y;
    if (child->block->pin_top > y) y = child->block->pin_top;
    if (child->block->pin_bottom) {
        int32_t top = flow->bottom - galley_height(flow, child, drawing->bottom - y);
        if (top > y) y = top;
    }
    return y;
}

/* False when the child does not fit: the page is full. */
static bool draw_child(struct flow *flow, struct galley *galley, struct galley *child,
                       struct drawing *drawing)
{
    bool must = drawing->room.must && !drawing->placed;
    int32_t y = drawing->y;
    if (drawing->spaced)
        y += drawing->repeated ? drawing->after : gap_below(flow, drawing->above, drawing->after, child);
    y = pinned(flow, child, drawing, y);
    int32_t height = drawing->bottom - y;
    if (!must && chain_first(flow, galley, child, drawing->room.fresh) > height) return false;
    flow->parent_tag = parent_of(flow, galley, child);
    struct part part =
        galley_draw(flow, child, drawing->x, y, (struct room){height, drawing->room.fresh, must});
    if (part.height == 0 && !part.done) return false;
    drawing->y = y + (part.done ? larger(part.height, child->least_height) : part.height);
    drawing->after = galley_after(child);
    drawing->above = role_of(child);
    drawing->placed = drawing->spaced = true;
    drawing->repeated = false;
    return part.done;
}

static void leave_first(struct flow *flow, struct set_stack *stack)
{
    struct galley *child = stack->first;
    stack->first = child->next;
    if (!stack->first) stack->last = NULL;
    galley_leave(flow, child);
}

/* False when it is no picture but a text that goes on. */
static bool draw_beside(struct flow *flow, struct galley *galley, const struct drawing *drawing,
                        int32_t *lowest)
{
    struct set_stack *stack = galley->stack;
    int32_t x = drawing->x + content_width(galley) - stack->beside->width;
    struct room room = {drawing->bottom - drawing->top, drawing->room.fresh, true};
    uint32_t own = galley->tag ? galley->tag : galley->parent_tag;
    flow->parent_tag = own;
    flow->beside++;
    struct part part = galley_draw(flow, stack->beside, x, drawing->top + PICTURE_DROP, room);
    flow->beside--;
    *lowest = drawing->top + PICTURE_DROP + part.height;
    if (!part.done) return false;
    galley_leave(flow, stack->beside);
    stack->beside = NULL;
    return true;
}

/* What is said again where a group goes on on another page. */
static void draw_continued(struct flow *flow, struct galley *galley, struct drawing *drawing)
{
    const struct group *group = galley->stack->group;
    if (!galley->started || !group || !group->continued || flow->artifacts > 0) return;
    struct setting setting = {.width = content_width(galley), .align = -1};
    struct arena *arena = galley->memory->arena;
    struct block *said = group->continued_plain ? blocks_again(arena, group->continued)
                                                : blocks_continued(flow, arena, group->continued, NULL);
    struct galley *again = galley_make_stack(flow, said, setting);
    int32_t height = galley_height(flow, again, drawing->room.fresh);
    if (height * 2 <= drawing->bottom - drawing->y) {
        flow->artifacts++;
        struct room room = {drawing->bottom - drawing->y, drawing->room.fresh, true};
        drawing->y += galley_draw(flow, again, drawing->x, drawing->y, room).height;
        flow->artifacts--;
        const struct block *last = group->continued;
        while (last->next)
            last = last->next;
        drawing->after = block_after(last);
        drawing->spaced = true;
        drawing->repeated = drawing->after > 0;
    }
    galley_leave(flow, again);
}

/* True when all children are drawn. */
static bool draw_children(struct flow *flow, struct galley *galley, struct drawing *drawing)
{
    struct set_stack *stack = galley->stack;
    struct galley *child;
    while ((child = first_child(flow, galley)) != NULL) {
        if (child->kind == GALLEY_BREAK) {
            flow->wanted_break = child->block->page_break;
            flow->wanted = &flow->wanted_break;
            leave_first(flow, stack);
            return false;
        }
        if (!draw_child(flow, galley, child, drawing)) return false;
        leave_first(flow, stack);
    }
    return true;
}

/* How far below its room a group reaches so as to stay together. */
static int32_t overrun_of(struct flow *flow, struct galley *galley, struct room room)
{
    const struct group *group = galley->stack->group;
    int32_t over = group && group->overrun > 0 ? kept_height(flow, galley, room.fresh) - room.height : 0;
    return over > 0 && over <= group->overrun ? over : 0;
}

struct part stack_draw(struct flow *flow, struct galley *galley, int32_t x, int32_t y, struct room room)
{
    struct set_stack *stack = galley->stack;
    if (!room.must && stack_first(flow, galley, room.fresh) > room.height) return (struct part){0, false};
    room.height += overrun_of(flow, galley, room);
    if (!galley->tag && has_own_tag(flow, galley))
        galley->tag = tag_new(flow, (enum tag_role)galley->block->role, flow->parent_tag);
    if (!stack->title_tag && stack->titled)
        stack->title_tag = tag_new(flow, TAG_P, galley->tag ? galley->tag : flow->parent_tag);
    size_t ground = flow->items.count;
    if (stack->fills) item_reserve(flow);
    struct drawing drawing = {.x = x + stack->padding[3], .y = y + stack->padding[0], .room = room};
    drawing.top = drawing.y;
    drawing.bottom = y + room.height - stack->padding[2];
    drawing.room.fresh -= paddings(stack);
    bool first = !galley->started, pictured = stands_beside(stack);
    draw_continued(flow, galley, &drawing);
    bool done = draw_children(flow, galley, &drawing);
    if (!drawing.placed && !done) {
        if (stack->fills) flow->items.count = ground;
        return (struct part){0, false};
    }
    int32_t lowest = 0;
    if (pictured && !draw_beside(flow, galley, &drawing, &lowest)) done = false;
    drawing.y = larger(drawing.y, lowest) + stack->padding[2];
    draw_box(flow, galley, ground, (struct box){x, y, galley->width, drawing.y - y}, first, done);
    return (struct part){drawing.y - y, done};
}

void stack_leave(struct flow *flow, struct galley *galley)
{
    while (galley->stack->first)
        leave_first(flow, galley->stack);
    if (galley->stack->beside) galley_leave(flow, galley->stack->beside);
}
