/* galley.c: what all galleys have in common: being made, measured, drawn and left; one switch per kind. */
#include "flow.h"

#include <assert.h>

#include "layouts/table/table.h"

int32_t block_before(const struct block *block)
{
    int32_t style = block->kind == BLOCK_PARAGRAPH && block->style ? block->style->before : 0;
    return block->before > style ? block->before : style;
}

int32_t block_after(const struct block *block)
{
    int32_t style = block->kind == BLOCK_PARAGRAPH && block->style ? block->style->after : 0;
    return block->after > style ? block->after : style;
}

bool block_keeps_next(const struct block *block)
{
    return block->keep_next || (block->kind == BLOCK_PARAGRAPH && block->style && block->style->keep_next);
}

struct galley *galley_new(struct flow *flow, const struct block *block, enum galley_kind kind,
                          struct setting setting)
{
    struct stage_arena *memory = stage_enter(flow->stage);
    struct galley *galley = ARENA_NEW(memory->arena, struct galley);
    galley->block = block;
    galley->memory = memory;
    galley->kind = (uint8_t)kind;
    galley->setting = setting;
    galley->width = setting.width;
    galley->height = galley->first = -1;
    return galley;
}

static enum galley_kind kind_of(const struct block *block)
{
    switch (block->kind) {
    case BLOCK_PARAGRAPH: return GALLEY_PARAGRAPH;
    case BLOCK_GROUP: return GALLEY_STACK;
    case BLOCK_TABLE: return GALLEY_TABLE;
    case BLOCK_CHART:
    case BLOCK_FIGURE:
    case BLOCK_DIAGRAM:
    case BLOCK_RULE: return GALLEY_BOX;
    case BLOCK_BREAK: return GALLEY_BREAK;
    }
    return GALLEY_BREAK;
}

static void make_content(struct flow *flow, struct galley *galley)
{
    switch ((enum galley_kind)galley->kind) {
    case GALLEY_PARAGRAPH: paragraph_make(flow, galley); return;
    case GALLEY_STACK: stack_make(flow, galley); return;
    case GALLEY_ROW: assert(false); return; /* rows are made by their stacks */
    case GALLEY_TABLE: table_make(flow, galley); return;
    case GALLEY_BOX: box_make(flow, galley); return;
    case GALLEY_BREAK: galley->height = galley->first = 0; return;
    }
}

struct galley *galley_make(struct flow *flow, struct block *block, struct setting setting)
{
    /* Only paragraphs turn a corner: what else begins beside a picture stays beside it. */
    if (block->kind != BLOCK_PARAGRAPH && setting.narrow_height > 0) setting.width = setting.narrow;
    if (block->kind != BLOCK_PARAGRAPH) setting.narrow = setting.narrow_height = 0;
    struct galley *galley = galley_new(flow, block, kind_of(block), setting);
    make_content(flow, galley);
    return galley;
}

static int32_t own_height(struct flow *flow, struct galley *galley, int32_t limit)
{
    switch ((enum galley_kind)galley->kind) {
    case GALLEY_PARAGRAPH: return galley->height = paragraph_height(galley);
    case GALLEY_STACK: return stack_height(flow, galley, limit);
    case GALLEY_ROW: return row_height(flow, galley, limit);
    case GALLEY_TABLE: return table_height(flow, galley, limit);
    case GALLEY_BOX:
    case GALLEY_BREAK: break;
    }
    assert(galley->height >= 0);
    return galley->height;
}

int32_t galley_height(struct flow *flow, struct galley *galley, int32_t limit)
{
    int32_t height = galley->height >= 0 ? galley->height : own_height(flow, galley, limit);
    return height > galley->least_height ? height : galley->least_height;
}

static int32_t first_part(struct flow *flow, struct galley *galley, int32_t fresh)
{
    switch ((enum galley_kind)galley->kind) {
    case GALLEY_PARAGRAPH: return paragraph_first(galley);
    case GALLEY_STACK: return stack_first(flow, galley, fresh);
    case GALLEY_ROW: return row_first(flow, galley, fresh);
    case GALLEY_TABLE: return table_first(flow, galley, fresh);
    case GALLEY_BOX:
    case GALLEY_BREAK: break;
    }
    return galley->height;
}

int32_t galley_first(struct flow *flow, struct galley *galley, int32_t fresh)
{
    if (galley->started) return first_part(flow, galley, fresh);
    if (galley->first < 0) galley->first = first_part(flow, galley, fresh);
    return galley->first;
}

static struct part draw_kind(struct flow *flow, struct galley *galley, int32_t x, int32_t y, struct room room)
{
    switch ((enum galley_kind)galley->kind) {
    case GALLEY_PARAGRAPH: return paragraph_draw(flow, galley, x, y, room);
    case GALLEY_STACK: return stack_draw(flow, galley, x, y, room);
    case GALLEY_ROW: return row_draw(flow, galley, x, y, room);
    case GALLEY_TABLE: return table_draw(flow, galley, x, y, room);
    case GALLEY_BOX: return box_draw(flow, galley, x, y, room);
    case GALLEY_BREAK: break;
    }
    return (struct part){0, true};
}

/* Bookmarks and running heads that begin with a block, so that a block that finds no room can take them back. */
struct beginning {
    size_t outline_count;
    struct text slot, first_slot;
};

static struct beginning begin(struct flow *flow, const struct block *block, int32_t y)
{
    struct beginning before = {.outline_count = flow->outline_count};
    if (block->running_slot > 0 && block->running_slot <= RUNNING_SLOTS) {
        size_t slot = block->running_slot - 1u;
        before.slot = flow->slots[slot];
        before.first_slot = flow->first_slots[slot];
        flow->slots[slot] = block->running.at ? text_copy(flow->arena, block->running) : block->running;
        if (!flow->first_slots[slot].at) flow->first_slots[slot] = flow->slots[slot];
    }
    if (block->outline_level > 0 && block->outline.length > 0) {
        flow->outline = arena_grow(flow->arena, flow->outline, flow->outline_count, flow->outline_count + 1,
                                   &flow->outline_capacity, sizeof *flow->outline);
        flow->outline[flow->outline_count++] =
            (struct outline_entry){.title = text_copy(flow->arena, block->outline),
                                   .level = block->outline_level,
                                   .page = (uint32_t)flow->page_count,
                                   .y = y};
    }
    return before;
}

static void take_back(struct flow *flow, const struct block *block, struct beginning before)
{
    flow->outline_count = before.outline_count;
    if (block->running_slot == 0 || block->running_slot > RUNNING_SLOTS) return;
    flow->slots[block->running_slot - 1u] = before.slot;
    flow->first_slots[block->running_slot - 1u] = before.first_slot;
}

struct part galley_draw(struct flow *flow, struct galley *galley, int32_t x, int32_t y, struct room room)
{
    uint32_t outer = flow->parent_tag;
    bool beginning = !galley->started && galley->block && flow->artifacts == 0;
    struct beginning before = {0};
    if (!galley->started) galley->parent_tag = outer;
    if (beginning) before = begin(flow, galley->block, y);
    struct part part = draw_kind(flow, galley, x, y, room);
    flow->parent_tag = outer;
    if (part.height == 0 && !part.done) {
        if (beginning) take_back(flow, galley->block, before);
        return part;
    }
    galley->started = true;
    galley->done = part.done;
    if (galley->kind != GALLEY_BOX) galley->height = -1;
    if (galley->block && galley->block->anchor && flow->artifacts == 0)
        anchor_note(flow, galley->block->anchor, y);
    return part;
}

void galley_leave(struct flow *flow, struct galley *galley)
{
    if (!galley) return;
    switch ((enum galley_kind)galley->kind) {
    case GALLEY_STACK: stack_leave(flow, galley); break;
    case GALLEY_ROW: row_leave(flow, galley); break;
    case GALLEY_TABLE: table_leave(flow, galley); break;
    case GALLEY_BOX: box_leave(flow, galley); break;
    case GALLEY_PARAGRAPH:
    case GALLEY_BREAK: break;
    }
    if (galley->kind == GALLEY_STACK && galley->block) group_let_go(&galley->block->group);
    stage_leave(flow->stage, galley->memory);
}
