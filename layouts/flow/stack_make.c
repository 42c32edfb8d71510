/* stack_make.c: blocks one below the other are set: their edges, their title, the picture beside them. */
#include "stack_make.h"

#include "children.h"
#include "layouts/page/ground.h"
#include "title.h"

enum { COLUMN_UNITS = 12, PICTURE_UNITS = 5 }; /* look.md: seven columns of text beside five of picture */

static void make_beside(struct flow *flow, struct galley *galley)
{
    struct set_stack *stack = galley->set;
    const struct group *group = stack->group;
    struct block *picture = group->last;
    if (!picture || picture == group->first) return;
    int32_t measure = children_width(galley), gutter = group->gutter;
    int32_t width = (measure + gutter) * PICTURE_UNITS / COLUMN_UNITS - gutter;
    if (group->width_count > 0 && group->widths[group->width_count - 1].fixed > 0)
        width = group->widths[group->width_count - 1].fixed;
    if (width > measure - gutter - LEAST_MEASURE) return;
    struct galley_setting setting = {.width = width, .align = -1};
    struct galley *beside = galley_make(flow, picture, setting);
    if (galley_height(flow, beside, UNLIMITED) >
        flow->maker->bottom - flow->maker->top) { /* it would have to be parted */
        galley_leave(flow, beside);
        return;
    }
    stack->end = picture;
    stack->beside = beside;
    stack->beside_width = width + gutter;
    stack->beside_height = PICTURE_DROP + galley_height(flow, stack->beside, UNLIMITED) + PICTURE_CLEAR;
}

/* Would all blocks from this one on hold their numbers? */
static bool all_hold(struct flow *flow, const struct block *block, int32_t measure)
{
    for (; block; block = block->next) {
        const struct galley_kind *kind = flow->kinds[block->kind];
        if (kind->holds && !kind->holds(flow, block, measure)) return false;
    }
    return true;
}

bool stack_holds(struct flow *flow, const struct block *block, int32_t measure)
{
    return all_hold(flow, block->group.first, measure);
}

/* As many of its columns as the measure holds, and as leave the numbers of its tables whole. */
static uint16_t grid_columns(struct flow *flow, const struct group *group, int32_t measure)
{
    int32_t most = (measure + group->gutter) / (LEAST_MEASURE + group->gutter);
    uint16_t columns = group->columns > 0 ? group->columns : 1;
    if (most < 1) return 1;
    if (columns > most) columns = (uint16_t)most;
    while (columns > 1 && !all_hold(flow, group->first, (measure - group->gutter * (columns - 1)) / columns))
        columns--;
    return columns;
}

/* A title that the frame's edge cannot hold, or that has no frame, is the first text of the group. */
static void place_title(struct flow *flow, struct galley *galley)
{
    struct set_stack *stack = galley->set;
    const struct group *group = stack->group;
    if (!group->frame_title) return;
    stack->titled =
        group->frame && title_set(flow->maker, galley->memory->arena, group, galley->width).line_count == 1;
    if (stack->titled) {
        int32_t half = title_style(flow->maker, group)->size / 2;
        if (stack->padding[0] < half) stack->padding[0] = half;
        return;
    }
    struct block *title = ARENA_NEW(galley->memory->arena, struct block);
    *title = (struct block){.kind = BLOCK_PARAGRAPH, .role = TAG_P, .keep_next = true, .next = stack->unmade};
    title->style = title_style(flow->maker, group);
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
    galley->set = stack;
    stack->unmade = first;
    stack->group = group;
    static const int32_t none[4] = {0, 0, 0, 0};
    const int32_t *padding = group ? group->padding : none;
    for (size_t i = 0; i < 4; i++)
        stack->padding[i] = padding[i];
    if (galley->width - padding[1] - padding[3] < LEAST_MEASURE) stack->padding[1] = stack->padding[3] = 0;
    if ((galley->setting.padded + padding[0] + padding[2]) * 2 > flow->maker->bottom - flow->maker->top)
        stack->padding[0] = stack->padding[2] = 0;
    if (!group) return;
    stack->fills = ground_fills(group->fill);
    stack->boxed = stack->fills || group->frame || group->rule_above || padding[0] > 0;
    place_title(flow, galley);
    if (group->flow == GROUP_GRID) stack->columns = grid_columns(flow, group, children_width(galley));
    if (group->flow == GROUP_BESIDE) make_beside(flow, galley);
}

void stack_make(struct flow *flow, struct galley *galley)
{
    group_bring(&galley->block->group);
    begin_stack(flow, galley, galley->block->group.first, &galley->block->group);
}

struct galley *stack_make_plain(struct flow *flow, struct block *first, struct galley_setting setting)
{
    struct galley *galley = galley_new(flow, NULL, flow->kinds[BLOCK_GROUP], setting);
    begin_stack(flow, galley, first, NULL);
    return galley;
}
