/* leaf.c: boxes with children spread below them or listed at an indent. */
#include "leaf.h"

#include "layouts/model/length.h"

enum { SMALLEST_BOX = 36 * PT };

/* Broken so that the lines are about equally long: no last line of one character. */
static struct set_text balanced(const struct sketch *sketch, const struct diagram_node *node, int32_t room)
{
    struct set_text text =
        pen_set_text(sketch->setter, sketch->arena, node->text, node->at, sketch->style, room);
    if (text.line_count < 2) return text;
    int64_t sum = 0;
    for (uint32_t i = 0; i < text.line_count; i++)
        sum += text.lines[i].width;
    int32_t narrower = (int32_t)(sum / text.line_count) + sketch->style->size;
    if (narrower >= room) return text;
    struct set_text even =
        pen_set_text(sketch->setter, sketch->arena, node->text, node->at, sketch->style, narrower);
    return even.line_count == text.line_count ? even : text;
}

/* Boxes side by side, or one below the other, are equally wide; side by side equally high, too. */
static void even_out(struct leaf *first, bool heights)
{
    int32_t width = 0, height = 0;
    for (struct leaf *leaf = first; leaf; leaf = leaf->next) {
        width = larger(width, leaf->at.width);
        height = larger(height, leaf->at.height);
    }
    for (struct leaf *leaf = first; leaf; leaf = leaf->next) {
        leaf->at.width = width;
        if (heights) leaf->at.height = height;
    }
}

struct leaf *leaf_make(const struct sketch *sketch, const struct diagram_node *node, int32_t limit,
                       unsigned depth)
{
    struct leaf *leaf = ARENA_NEW(sketch->arena, struct leaf);
    if (limit < SMALLEST_BOX) limit = SMALLEST_BOX;
    leaf->node = node;
    leaf->text = balanced(sketch, node, limit - 2 * BOX_PADDING_X);
    leaf->at.width = leaf->text.widest + 2 * BOX_PADDING_X;
    leaf->at.height = (int32_t)leaf->text.line_count * sketch->style->leading + 2 * BOX_PADDING_Y;
    leaf->indent = sketch->indent;
    leaf->spread = depth < sketch->across;
    leaf->centred = depth <= sketch->across;
    struct leaf **end = &leaf->first;
    int32_t below = leaf->spread ? limit : limit - sketch->indent;
    for (const struct diagram_node *child = node->first; child; child = child->next) {
        *end = leaf_make(sketch, child, below, depth + 1);
        end = &(*end)->next;
    }
    even_out(leaf->first, leaf->spread);
    return leaf;
}

int32_t leaf_width(const struct leaf *leaf)
{
    int32_t width = 0;
    for (const struct leaf *child = leaf->first; child; child = child->next) {
        int32_t wide = leaf_width(child);
        if (leaf->spread)
            width += wide + (child->next ? BETWEEN_BOXES : 0);
        else
            width = larger(width, leaf->indent + wide);
    }
    return larger(width, leaf->at.width);
}

int32_t leaf_height(const struct leaf *leaf)
{
    int32_t height = 0;
    for (const struct leaf *child = leaf->first; child; child = child->next) {
        int32_t high = leaf_height(child);
        if (leaf->spread)
            height = larger(height, BETWEEN_LEVELS + high);
        else
            height += BETWEEN_LISTED + high;
    }
    return height + leaf->at.height;
}

void leaf_place(const struct sketch *sketch, struct leaf *leaf, int32_t x, int32_t y)
{
    leaf->at.y = y;
    y += leaf->at.height;
    if (!leaf->spread || !leaf->first) {
        leaf->at.x = leaf->spread ? x + (leaf_width(leaf) - leaf->at.width) / 2 : x;
        for (struct leaf *child = leaf->first; child; child = child->next) {
            leaf_place(sketch, child, x + leaf->indent, y + BETWEEN_LISTED);
            y += BETWEEN_LISTED + leaf_height(child);
        }
        return;
    }
    int32_t whole = leaf_width(leaf), children = -BETWEEN_BOXES;
    for (const struct leaf *child = leaf->first; child; child = child->next)
        children += leaf_width(child) + BETWEEN_BOXES;
    int32_t at = x + (whole - children) / 2;
    const struct leaf *last = leaf->first;
    for (struct leaf *child = leaf->first; child; child = child->next) {
        leaf_place(sketch, child, at, y + BETWEEN_LEVELS);
        at += leaf_width(child) + BETWEEN_BOXES;
        last = child;
    }
    /* Over the middle of its children's boxes, but within its own room. */
    int32_t middle = (leaf->first->at.x + last->at.x + last->at.width) / 2;
    leaf->at.x = middle - leaf->at.width / 2;
    if (leaf->at.x + leaf->at.width > x + whole) leaf->at.x = x + whole - leaf->at.width;
    if (leaf->at.x < x) leaf->at.x = x;
}

static struct box moved(struct box box, struct point by)
{
    return (struct box){box.x + by.x, box.y + by.y, box.width, box.height};
}

/* From the box down to a bus, and from the bus down to each child; a list has its spine at the left. */
static void draw_connectors(const struct leaf *leaf, struct pen pen, struct point origin)
{
    struct box from = moved(leaf->at, origin);
    int32_t foot = from.y + from.height, middle = from.x + from.width / 2, bus = foot + BETWEEN_LEVELS / 2;
    int32_t spine = from.x + leaf->indent / 2, left = middle, right = middle, lowest = foot;
    for (const struct leaf *child = leaf->first; child; child = child->next) {
        struct box to = moved(child->at, origin);
        int32_t x = to.x + to.width / 2, y = to.y + to.height / 2;
        if (leaf->spread)
            pen_stroke(pen, (struct point){x, bus}, (struct point){x, to.y});
        else
            pen_stroke(pen, (struct point){spine, y}, (struct point){to.x, y});
        if (x < left) left = x;
        if (x > right) right = x;
        lowest = y;
    }
    if (!leaf->first) return;
    if (!leaf->spread) {
        pen_stroke(pen, (struct point){spine, foot}, (struct point){spine, lowest});
        return;
    }
    pen_stroke(pen, (struct point){middle, foot}, (struct point){middle, bus});
    if (right > left) pen_stroke(pen, (struct point){left, bus}, (struct point){right, bus});
}

void leaf_draw(const struct leaf *leaf, const struct style *style, const struct publication *publication,
               struct point origin, uint32_t tag, struct item_list *out)
{
    struct pen rule = pen_of(out, tag, publication->colours[COLOUR_INK], WEIGHT_REGULAR);
    struct box at = moved(leaf->at, origin);
    if (leaf->tinted) pen_fill(pen_of(out, tag, publication->colours[COLOUR_TINT], 0), at, HATCH_SOLID);
    pen_frame(rule, at);
    int32_t text_height = (int32_t)leaf->text.line_count * style->leading;
    int32_t y =
        at.y + (at.height - text_height) / 2 + (style->leading - style->size) / 2 + style->size * 88 / 100;
    for (uint32_t i = 0; i < leaf->text.line_count; i++, y += style->leading) {
        const struct set_line *line = &leaf->text.lines[i];
        int32_t x = leaf->centred ? at.x + (at.width - line->width) / 2 : at.x + BOX_PADDING_X;
        pen_text(pen_of(out, tag, style->rgb, 0), line, (struct point){x, y}, 0);
    }
    draw_connectors(leaf, rule, origin);
    for (const struct leaf *child = leaf->first; child; child = child->next)
        leaf_draw(child, style, publication, origin, tag, out);
}
