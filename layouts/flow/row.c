/* row.c: blocks side by side, tops level. Each column flows on by itself when the page is full. */
#include "row.h"

#include "layouts/page/object.h"

/* -- as a galley --------------------------------------------------------------------------------------------------------- */
static int32_t before(struct flow *flow, struct galley *galley)
{
    const struct set_row *row = galley->set;
    int32_t most = row->before;
    for (uint16_t i = 0; i < row->count; i++)
        most = larger(most, galley_before(flow, row->columns[i]));
    return most;
}

static int32_t height(struct flow *flow, struct galley *galley, int32_t limit)
{
    const struct set_row *row = galley->set;
    int32_t most = 0;
    for (uint16_t i = 0; i < row->count; i++) {
        struct galley *column = row->columns[i];
        if (!column->done) most = larger(most, galley_height(flow, column, limit));
    }
    if (most <= limit) galley->height = most;
    return most;
}

static int32_t first(struct flow *flow, struct galley *galley, int32_t fresh)
{
    const struct set_row *row = galley->set;
    int32_t most = 0;
    for (uint16_t i = 0; i < row->count; i++) {
        struct galley *column = row->columns[i];
        if (!column->done) most = larger(most, galley_first(flow, column, fresh));
    }
    return most;
}

static struct galley_part draw(struct flow *flow, struct galley *galley, struct point at, struct room room)
{
    const struct set_row *row = galley->set;
    if (!room.must && first(flow, galley, room.fresh) > room.height) return (struct galley_part){0, false};
    int32_t most = 0;
    bool done = true;
    for (uint16_t i = 0; i < row->count; i++) {
        struct galley *column = row->columns[i];
        if (column->done) continue;
        flow->maker->parent_tag = galley->parent_tag;
        struct galley_part part = galley_draw(flow, column, (struct point){at.x + row->lefts[i], at.y}, room);
        most = larger(most, part.height);
        if (!part.done) done = false;
    }
    return (struct galley_part){most, done};
}

static void leave(struct flow *flow, struct galley *galley)
{
    const struct set_row *row = galley->set;
    for (uint16_t i = 0; i < row->count; i++)
        galley_leave(flow, row->columns[i]);
}

static const struct galley_kind row_galley = {
    .height = height, .first = first, .before = before, .draw = draw, .leave = leave};

/* -- making ------------------------------------------------------------------------------------------------------------- */
static struct galley *new_row(struct flow *flow, uint16_t count, struct galley_setting setting)
{
    struct galley *galley = galley_new(flow, NULL, &row_galley, setting);
    struct arena *arena = galley->memory->arena;
    struct set_row *row = ARENA_NEW(arena, struct set_row);
    row->count = count;
    row->columns = ARENA_ARRAY(arena, struct galley *, count);
    row->lefts = ARENA_ARRAY(arena, int32_t, count);
    galley->set = row;
    return galley;
}

static uint16_t count_blocks(const struct block *block, uint16_t most)
{
    uint16_t count = 0;
    for (; block && count < most; block = block->next)
        count++;
    return count;
}

/* Of a text on one line, but no more than half the measure; 0 for other blocks. */
static int32_t measured_width(struct flow *flow, const struct block *block, int32_t measure)
{
    if (block->kind != BLOCK_PARAGRAPH || block->paragraph.marker) return 0;
    const struct style *style = block->style ? block->style : &flow->maker->publication->styles[0];
    struct stage_arena *memory = stage_enter(flow->maker->stage);
    struct object_context context = {flow->maker, false};
    struct content_widths found = lines_widths(flow->maker->setter, memory->arena, block->paragraph.first,
                                               style, object_width_of, &context);
    stage_leave(flow->maker->stage, memory);
    return found.largest < measure / 2 ? found.largest : measure / 2;
}

/* What the definition says of each column, those by content measured; without a width it shares as one fraction. */
static void read_widths(struct flow *flow, const struct group *group, int32_t measure, uint16_t count,
                        struct width *widths)
{
    const struct block *block = group->first;
    for (uint16_t i = 0; i < count; i++, block = block->next) {
        bool named = i < group->width_count;
        widths[i] = named ? group->widths[i] : (struct width){0, 0};
        if (widths[i].fixed > 0 || widths[i].fraction > 0) continue;
        if (named) widths[i].fixed = measured_width(flow, block, measure);
        if (widths[i].fixed == 0) widths[i].fraction = 1000;
    }
}

/* Fixed columns as they are, the rest by fractions. */
static void share_widths(const struct width *wanted, int64_t left, uint16_t count, int32_t *widths)
{
    int64_t fractions = 0;
    for (uint16_t i = 0; i < count; i++) {
        left -= wanted[i].fixed;
        fractions += wanted[i].fixed > 0 ? 0 : wanted[i].fraction;
    }
    if (left < 0) left = 0;
    for (uint16_t i = 0; i < count; i++) {
        widths[i] = wanted[i].fixed > 0 ? wanted[i].fixed : (int32_t)(left * wanted[i].fraction / fractions);
        if (widths[i] < PT) widths[i] = PT;
    }
}

bool row_has_room(const struct group *group, int32_t measure, int32_t least)
{
    uint16_t count = count_blocks(group->first, UINT16_MAX), flexible = 0;
    int64_t left = measure - (int64_t)group->gutter * (count - 1);
    for (uint16_t i = 0; i < count; i++) {
        if (i < group->width_count && group->widths[i].fixed > 0)
            left -= group->widths[i].fixed;
        else
            flexible++;
    }
    return left + PT >= (int64_t)flexible * least; /* a point of rounding is no reason */
}

struct galley *row_make(struct flow *flow, const struct group *group, struct galley_setting setting)
{
    uint16_t count = count_blocks(group->first, UINT16_MAX);
    struct galley *galley = new_row(flow, count, setting);
    struct set_row *row = galley->set;
    int32_t *widths = ARENA_ARRAY(galley->memory->arena, int32_t, count);
    struct width *wanted = ARENA_ARRAY(galley->memory->arena, struct width, count);
    read_widths(flow, group, setting.width, count, wanted);
    share_widths(wanted, setting.width - (int64_t)group->gutter * (count - 1), count, widths);
    struct block *block = group->first;
    int32_t left = 0;
    for (uint16_t i = 0; i < count; i++, block = block->next) {
        struct galley_setting column = {.width = widths[i], .align = setting.align, .padded = setting.padded};
        row->columns[i] = galley_make(flow, block, column);
        row->lefts[i] = left;
        left += widths[i] + group->gutter;
    }
    return galley;
}

struct galley *row_make_grid(struct flow *flow, struct block **next, uint16_t columns, int32_t gutter,
                             struct galley_setting setting)
{
    uint16_t count = count_blocks(*next, columns);
    struct galley *galley = new_row(flow, count, setting);
    struct set_row *row = galley->set;
    int32_t width = (setting.width - gutter * (columns - 1)) / columns;
    for (uint16_t i = 0; i < count; i++, *next = (*next)->next) {
        struct galley_setting column = {.width = width > PT ? width : PT, .align = setting.align};
        row->columns[i] = galley_make(flow, *next, column);
        row->lefts[i] = i * (width + gutter);
    }
    return galley;
}
