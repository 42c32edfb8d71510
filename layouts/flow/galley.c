/* galley.c: what all galleys have in common: being made, measured, drawn and left. What differs, their kinds do. */
#include "galley.h"

#include "layouts/page/anchor.h"
#include "layouts/page/outline.h"
#include "spaces.h"

struct galley *galley_new(struct flow *flow, const struct block *block, const struct galley_kind *kind,
                          struct galley_setting setting)
{
    struct stage_arena *memory = stage_enter(flow->maker->stage);
    struct galley *galley = ARENA_NEW(memory->arena, struct galley);
    galley->block = block;
    galley->memory = memory;
    galley->kind = kind;
    galley->setting = setting;
    galley->width = setting.width;
    galley->height = galley->first = -1;
    return galley;
}

struct galley *galley_make(struct flow *flow, struct block *block, struct galley_setting setting)
{
    /* Only paragraphs turn a corner: what else begins beside a picture stays beside it. */
    if (block->kind != BLOCK_PARAGRAPH && setting.narrow_height > 0) setting.width = setting.narrow;
    if (block->kind != BLOCK_PARAGRAPH) setting.narrow = setting.narrow_height = 0;
    struct galley *galley = galley_new(flow, block, flow->kinds[block->kind], setting);
    galley->kind->make(flow, galley);
    return galley;
}

int32_t galley_height(struct flow *flow, struct galley *galley, int32_t limit)
{
    int32_t height = galley->height;
    if (height < 0) height = galley->kind->height(flow, galley, limit);
    return height > galley->least_height ? height : galley->least_height;
}

static int32_t first_part(struct flow *flow, struct galley *galley, int32_t fresh)
{
    return galley->kind->first ? galley->kind->first(flow, galley, fresh) : galley->height;
}

int32_t galley_first(struct flow *flow, struct galley *galley, int32_t fresh)
{
    if (galley->started) return first_part(flow, galley, fresh);
    if (galley->first < 0) galley->first = first_part(flow, galley, fresh);
    return galley->first;
}

int32_t galley_before(struct flow *flow, struct galley *galley)
{
    int32_t own = galley->block ? space_before(galley->block) : 0;
    if (galley->started || !galley->kind->before) return own;
    int32_t inside = galley->kind->before(flow, galley);
    return larger(inside, own);
}

struct galley_part galley_draw(struct flow *flow, struct galley *galley, struct point at, struct room room)
{
    struct page_maker *maker = flow->maker;
    uint32_t outer = maker->parent_tag;
    bool beginning = !galley->started && galley->block && maker->artifacts == 0;
    struct outline_mark before = {0};
    if (!galley->started) galley->parent_tag = outer;
    if (beginning) before = outline_begin(maker, galley->block, at.y);
    struct galley_part part = galley->kind->draw(flow, galley, at, room);
    maker->parent_tag = outer;
    if (part.height == 0 && !part.done) {
        if (beginning) outline_take_back(maker, galley->block, before);
        return part;
    }
    galley->started = true;
    galley->done = part.done;
    if (galley->kind->height) galley->height = -1;
    if (galley->block && galley->block->anchor && maker->artifacts == 0)
        anchor_note(maker, galley->block->anchor, at.y);
    return part;
}

void galley_leave(struct flow *flow, struct galley *galley)
{
    if (!galley) return;
    if (galley->kind->leave) galley->kind->leave(flow, galley);
    stage_leave(flow->maker->stage, galley->memory);
}
