/* table.c: tables as galleys: made, measured, drawn page by page and left. */
#include "table.h"

#include "columns.h"
#include "draw.h"
#include "head.h"
#include "layouts/flow/spaces.h"
#include "layouts/flow/stack_make.h"
#include "layouts/page/tags.h"
#include "room.h"
#include "row.h"
#include "tags.h"

static void make(struct flow *flow, struct galley *galley)
{
    struct arena *arena = galley->memory->arena;
    struct set_table *table = ARENA_NEW(arena, struct set_table);
    table->arena = arena;
    galley->set = table;
    table->table = &galley->block->table;
    table->columns = table->table->column_count;
    table->unmade = table->table->rows;
    table->rule_from = ARENA_ARRAY(arena, int32_t, table->columns);
    table->rule_weight = ARENA_ARRAY(arena, uint8_t, table->columns);
    table->wanted_weight = ARENA_ARRAY(arena, uint8_t, table->columns);
    const struct style *style = table->columns > 0 ? table->table->columns[0].style : NULL;
    if (!style) style = &flow->maker->publication->styles[0];
    table->line = style->leading;
    table->first_is_head = table_lacks_heads(table->table);
    columns_make(flow, table, galley);
    head_make(flow, table, arena);
    if (table->table->caption) {
        uint8_t cell = table->table->caption->next ? AMONG_OTHERS : ALONE_IN_CELL;
        struct galley_setting setting = {.width = galley->width, .align = -1, .cell = cell};
        table->caption = stack_make_plain(flow, table->table->caption, setting);
    }
}

/* Between the caption and the head: its own space below. */
static int32_t caption_space(const struct set_table *table)
{
    const struct block *last = table->table->caption;
    while (last && last->next)
        last = last->next;
    return last ? space_after(last) : 0;
}

static int32_t caption_height(struct flow *flow, const struct set_table *table)
{
    return table->caption ? galley_height(flow, table->caption, UNLIMITED) + caption_space(table) : 0;
}

/* A caption larger than half a page is a text before the table. */
static bool caption_goes_on(struct flow *flow, const struct set_table *table, int32_t fresh)
{
    return table->caption && caption_height(flow, table) > fresh / 2;
}

static int32_t height_of(struct flow *flow, struct galley *galley, int32_t limit)
{
    struct set_table *table = galley->set;
    int32_t height = caption_height(flow, table);
    if (!table->begun || table->table->repeat_head) height += table->head_height;
    for (struct set_table_row *row = table_row_first(flow, table); row;
         row = table_row_next(flow, table, row)) {
        height += row->planned;
        if (height > limit) return height;
    }
    return galley->height = height;
}

static int32_t first_part(struct flow *flow, struct galley *galley, int32_t fresh)
{
    struct set_table *table = galley->set;
    if (caption_goes_on(flow, table, fresh)) return galley_first(flow, table->caption, fresh);
    int32_t top = caption_height(flow, table) + table->head_height;
    if (table->table->repeat_head) fresh -= table->head_height;
    const struct set_table_row *row = table_row_first(flow, table);
    return top + room_needed(flow, table, row ? row->planned : 0, fresh);
}

static struct galley_part draw_caption(struct flow *flow, struct set_table *table, struct point at,
                                       struct room room)
{
    if (!table->caption) return (struct galley_part){0, true};
    uint32_t parent = flow->maker->parent_tag;
    if (!table->caption->started)
        flow->maker->parent_tag = table->tag ? tag_new(flow->maker, TAG_CAPTION, table->tag) : 0;
    struct galley_part part = galley_draw(flow, table->caption, at, room);
    flow->maker->parent_tag = parent;
    if (!part.done) return part;
    galley_leave(flow, table->caption);
    table->caption = NULL;
    part.height += caption_space(table);
    return part;
}

static struct galley_part draw(struct flow *flow, struct galley *galley, struct point at, struct room room)
{
    struct set_table *table = galley->set;
    if (!room.must && first_part(flow, galley, room.fresh) > room.height)
        return (struct galley_part){0, false};
    if (!table->tag) {
        table->tag = tag_new(flow->maker, TAG_TABLE, flow->maker->parent_tag);
        if (table->tag)
            tag_words_of(flow->maker, table->tag)->title =
                text_copy(flow->maker->arena, table->table->summary);
    }
    struct table_page page = {
        .x = at.x, .y = at.y, .bottom = at.y + room.height, .fresh = room.fresh, .must = room.must};
    bool tall = caption_goes_on(flow, table, room.fresh);
    struct room whole = {UNLIMITED, UNLIMITED, true};
    struct galley_part caption = draw_caption(flow, table, at, tall ? room : whole);
    if (!caption.done) return caption;
    page.y += caption.height;
    if (tall && first_part(flow, galley, room.fresh) > page.bottom - page.y)
        return (struct galley_part){caption.height, false};
    bool done = draw_table_page(flow, table, &page);
    return (struct galley_part){page.y - at.y, done};
}

static void leave(struct flow *flow, struct galley *galley)
{
    struct set_table *table = galley->set;
    galley_leave(flow, table->caption);
    head_leave(flow, table);
    while (table->first)
        table_row_drop(flow, table);
}

static bool holds(struct flow *flow, const struct block *block, int32_t measure)
{
    return columns_would_hold(flow, &block->table, measure);
}

const struct galley_kind table_galley = {
    .make = make,
    .height = height_of,
    .first = first_part,
    .draw = draw,
    .leave = leave,
    .holds = holds,
};
