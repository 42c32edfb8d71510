/* box.c: what is never broken: charts, figures, diagrams, rules. A figure taller than the page is made smaller; a
 * caption that takes more than half a page goes on on the next. */
#include <assert.h>

#include "kinds.h"
#include "layouts/chart/chart.h"
#include "layouts/diagram/diagram.h"
#include "layouts/page/rules.h"
#include "layouts/page/styles.h"
#include "layouts/page/tags.h"
#include "layouts/page/text.h"
#include "resolution.h"
#include "stack_make.h"

struct set_box {
    int32_t body;           /* height of the picture, as wanted */
    struct galley *caption; /* NULL: none, or drawn */
};

enum { CAPTION_GAP = 3 * PT, LEAST_FIGURE = 36 * PT, PLACEHOLDER_AIR = 6 * PT };

static int32_t picture_height(const struct figure *figure, int32_t width)
{
    if (figure->height > 0) return figure->height;
    if (!figure->picture || figure->picture->width == 0) return width * 2 / 3;
    return (int32_t)((int64_t)width * figure->picture->height / figure->picture->width);
}

static struct block *caption_of(const struct block *block)
{
    if (block->kind == BLOCK_FIGURE) return block->figure.caption;
    if (block->kind == BLOCK_DIAGRAM) return block->diagram.caption;
    return NULL;
}

static struct galley *make_caption(struct flow *flow, const struct galley *galley)
{
    struct block *caption = caption_of(galley->block);
    if (!caption) return NULL;
    struct galley_setting setting = {.width = galley->width, .align = -1, .cell = AMONG_OTHERS};
    if (!caption->next) setting.cell = ALONE_IN_CELL;
    return stack_make_plain(flow, caption, setting);
}

static int32_t caption_height(struct flow *flow, const struct set_box *box)
{
    return box->caption ? CAPTION_GAP + galley_height(flow, box->caption, UNLIMITED) : 0;
}

static int32_t body_height(struct flow *flow, const struct galley *galley)
{
    const struct block *block = galley->block;
    switch (block->kind) {
    case BLOCK_CHART: return chart_height(&block->chart, galley->width);
    case BLOCK_FIGURE: return picture_height(&block->figure, galley->width);
    case BLOCK_DIAGRAM:
        return diagram_height(&block->diagram, galley->width, flow->maker->publication, flow->maker->setter,
                              galley->memory->arena);
    case BLOCK_RULE:
    case BLOCK_PARAGRAPH:
    case BLOCK_GROUP:
    case BLOCK_TABLE:
    case BLOCK_BREAK: break;
    }
    return 0;
}

static void make(struct flow *flow, struct galley *galley)
{
    struct set_box *box = ARENA_NEW(galley->memory->arena, struct set_box);
    galley->set = box;
    box->body = body_height(flow, galley);
    box->caption = make_caption(flow, galley);
    galley->height = galley->first = box->body + caption_height(flow, box);
}

static void leave(struct flow *flow, struct galley *galley)
{
    const struct set_box *box = galley->set;
    galley_leave(flow, box->caption);
}

/* The picture in its proportions, as large as the box allows, in its middle. */
static void draw_picture(struct flow *flow, const struct block *block, struct box box, uint32_t tag)
{
    const struct picture *picture = block->figure.picture;
    int64_t width = box.width, height = box.height;
    if (picture->width > 0 && picture->height > 0) {
        height = width * picture->height / picture->width;
        if (height > box.height) {
            height = box.height;
            width = height * picture->width / picture->height;
        }
    }
    if (flow->maker->diagnostics)
        resolution_check(flow->maker->diagnostics, picture, block->figure.source_at, (int32_t)width);
    struct item *item = pen_add_item(&flow->maker->items, ITEM_IMAGE, tag, 0);
    item->image.picture = picture;
    item->image.at =
        (struct box){box.x + (box.width - (int32_t)width) / 2, box.y, (int32_t)width, (int32_t)height};
}

static void draw_placeholder(struct flow *flow, const struct galley *galley, struct box box, uint32_t tag)
{
    const struct figure *figure = &galley->block->figure;
    const struct style *style =
        galley->block->style ? galley->block->style : style_in(flow->maker->publication, "table");
    if (!style) style = &flow->maker->publication->styles[0];
    rule_frame(flow->maker, RULE_REGULAR, box);
    struct recolouring before = flow->maker->recolouring;
    flow->maker->recolouring = (struct recolouring){true, flow->maker->publication->colours[COLOUR_MUTED]};
    struct stage_arena *memory = stage_enter(flow->maker->stage);
    struct set_text words =
        pen_set_text(flow->maker->setter, memory->arena, figure->placeholder, galley->block->at,
                     style_aligned(flow->maker, style, ALIGN_START), box.width - 2 * PLACEHOLDER_AIR);
    int32_t y = box.y + (box.height - (int32_t)words.line_count * style->leading) / 2;
    for (uint32_t i = 0; i < words.line_count; i++, y += style->leading) {
        const struct set_line *line = &words.lines[i];
        struct point at = {box.x + (box.width - line->width) / 2, style_baseline(style, y)};
        for (const struct piece *piece = line->first; piece; piece = piece->next)
            if (piece->is_text) text_draw_piece(flow->maker, piece, at, tag);
    }
    stage_leave(flow->maker->stage, memory);
    flow->maker->recolouring = before;
}

static struct text alternative_of(const struct block *block)
{
    if (block->kind == BLOCK_CHART) return block->chart.alternative;
    if (block->kind == BLOCK_DIAGRAM) return block->diagram.alternative;
    return figure_words(&block->figure);
}

static void draw_body(struct flow *flow, const struct galley *galley, struct box box, uint32_t tag)
{
    const struct block *block = galley->block;
    switch (block->kind) {
    case BLOCK_CHART:
        chart_draw(&block->chart, box, flow->maker->publication, flow->maker->setter, tag,
                   &flow->maker->items);
        return;
    case BLOCK_DIAGRAM:
        diagram_draw(&block->diagram, box, flow->maker->publication, flow->maker->setter, tag,
                     &flow->maker->items);
        return;
    case BLOCK_FIGURE:
        if (block->figure.picture)
            draw_picture(flow, block, box, tag);
        else
            draw_placeholder(flow, galley, box, tag);
        return;
    case BLOCK_RULE:
    case BLOCK_PARAGRAPH:
    case BLOCK_GROUP:
    case BLOCK_TABLE:
    case BLOCK_BREAK: assert(false); return; /* not a figure */
    }
}

/* The caption, or as much of it as fits; `used` stands above it. */
static struct galley_part draw_caption(struct flow *flow, struct galley *galley, struct point at,
                                       struct room room, int32_t used)
{
    struct set_box *box = galley->set;
    if (!box->caption) return (struct galley_part){used, true};
    if (!box->caption->started) flow->maker->parent_tag = tag_new(flow->maker, TAG_CAPTION, galley->tag);
    struct galley_part part = galley_draw(flow, box->caption, at, room);
    if (part.done) {
        galley_leave(flow, box->caption);
        box->caption = NULL;
    } else {
        galley->height = galley_height(flow, box->caption, UNLIMITED);
    }
    return (struct galley_part){used + part.height, part.done};
}

static struct galley_part draw(struct flow *flow, struct galley *galley, struct point at, struct room room)
{
    if (galley->block->kind == BLOCK_RULE) {
        rule_draw(flow->maker, galley->block->rule.weight, at, (struct point){at.x + galley->width, at.y});
        return (struct galley_part){0, true};
    }
    if (!room.must && galley->height > room.height) return (struct galley_part){0, false};
    struct set_box *box = galley->set;
    int32_t used = 0;
    if (!galley->started) {
        int32_t caption = caption_height(flow, box), most = room.height - caption;
        if (caption > room.height / 2) most = room.height / 2;
        int32_t body = box->body > most && most > LEAST_FIGURE ? most : box->body;
        galley->tag = tag_new(flow->maker, TAG_FIGURE, flow->maker->parent_tag);
        if (galley->tag)
            tag_words_of(flow->maker, galley->tag)->alternative =
                text_copy(flow->maker->arena, alternative_of(galley->block));
        draw_body(flow, galley, (struct box){at.x, at.y, galley->width, body}, galley->tag);
        used = body + (caption > 0 ? CAPTION_GAP : 0);
    }
    return draw_caption(flow, galley, (struct point){at.x, at.y + used},
                        (struct room){room.height - used, room.fresh, true}, used);
}

const struct galley_kind box_galley = {.make = make, .draw = draw, .leave = leave};
