/* steps.c: a flow of steps: boxes with arrows from left to right, going on in the next row where a row is full.
 * What hangs on a step is listed below it. */
#include "steps.h"

enum {
    ARROW = 24 * PT, /* room between two steps, and between two rows */
    ARROW_MARGIN = 3 * PT,
    HEAD_LENGTH = 5 * PT,
    HEAD_HALF = 2500,
    SMALLEST_STEP = 8, /* em, beside the padding */
    LARGEST_STEP = 16
};

/* Steps follow each other as siblings, or each is the only child of the one before. */
static bool is_chain(const struct diagram_node *node)
{
    for (; node; node = node->first)
        if (node->next) return false;
    return true;
}

static size_t count_steps(const struct diagram *diagram, bool chain)
{
    size_t count = 0;
    for (const struct diagram_node *node = diagram->first; node; node = chain ? node->first : node->next)
        count++;
    return count;
}

static void make_steps(struct steps *flow, const struct sketch *sketch, const struct diagram *diagram,
                       bool chain)
{
    size_t i = 0;
    int32_t widest = 0;
    for (const struct diagram_node *node = diagram->first; node; node = chain ? node->first : node->next) {
        struct diagram_node *alone = ARENA_NEW(sketch->arena, struct diagram_node);
        *alone = (struct diagram_node){.text = node->text, .at = node->at};
        struct leaf *step = leaf_make(sketch, chain ? alone : node, sketch->limit, 0);
        step->tinted = step->first != NULL;
        flow->at[i++] = step;
        if (leaf_width(step) > widest) widest = leaf_width(step);
    }
    flow->width = widest;
    for (i = 0; i < flow->count; i++) {
        struct leaf *step = flow->at[i];
        step->at.width = widest;
        for (struct leaf *child = step->first; child; child = child->next)
            child->at.width = widest - step->indent;
    }
}

static void place_rows(struct steps *flow, const struct sketch *sketch)
{
    int32_t step = flow->width, y = 0;
    int32_t all = step * (int32_t)flow->columns + ARROW * ((int32_t)flow->columns - 1);
    int32_t left = all < sketch->measure ? (sketch->measure - all) / 2 : 0;
    for (size_t row = 0; row < flow->count; row += flow->columns) {
        int32_t box = 0, height = 0;
        size_t end = row + flow->columns < flow->count ? row + flow->columns : flow->count;
        for (size_t i = row; i < end; i++)
            if (flow->at[i]->at.height > box) box = flow->at[i]->at.height;
        for (size_t i = row; i < end; i++) {
            flow->at[i]->at.height = box;
            leaf_place(sketch, flow->at[i], left + (int32_t)(i - row) * (step + ARROW), y);
            int32_t high = leaf_height(flow->at[i]);
            if (high > height) height = high;
        }
        y += height + (end < flow->count ? ARROW : 0);
        flow->height = y;
    }
}

struct steps steps_layout(struct sketch *sketch, const struct diagram *diagram)
{
    bool chain = is_chain(diagram->first);
    struct steps flow = {.count = count_steps(diagram, chain)};
    if (flow.count == 0) return flow;
    int32_t largest = LARGEST_STEP * sketch->style->size + 2 * BOX_PADDING_X;
    int32_t smallest = SMALLEST_STEP * sketch->style->size + 2 * BOX_PADDING_X;
    sketch->across = 0;
    sketch->limit = largest;
    flow.at = ARENA_ARRAY(sketch->arena, struct leaf *, flow.count);
    make_steps(&flow, sketch, diagram,
               chain); /* as wide as they like, to learn whether they need what they may have */
    if (flow.width < smallest) smallest = flow.width;
    size_t most = (size_t)((sketch->measure + ARROW) / (smallest + ARROW));
    if (most < 1) most = 1;
    size_t rows = (flow.count + most - 1) / most;
    flow.columns = (flow.count + rows - 1) / rows;
    int32_t room = (sketch->measure - ARROW * ((int32_t)flow.columns - 1)) / (int32_t)flow.columns;
    sketch->limit = room < largest ? room : largest;
    make_steps(&flow, sketch, diagram, chain);
    place_rows(&flow, sketch);
    return flow;
}

/* The head's tip is the last point; the line before it runs straight to it. */
static void draw_arrow(struct pen pen, const struct point *points, size_t count)
{
    struct point tip = points[count - 1], before = points[count - 2];
    bool down = tip.x == before.x;
    struct point end =
        down ? (struct point){tip.x, tip.y - HEAD_LENGTH} : (struct point){tip.x - HEAD_LENGTH, tip.y};
    for (size_t i = 0; i + 1 < count; i++)
        pen_stroke(pen, points[i], i + 2 == count ? end : points[i + 1]);
    struct point head[] = {
        tip, down ? (struct point){tip.x - HEAD_HALF, end.y} : (struct point){end.x, tip.y - HEAD_HALF},
        down ? (struct point){tip.x + HEAD_HALF, end.y} : (struct point){end.x, tip.y + HEAD_HALF}};
    pen_polygon(pen, head, ARRAY_LEN(head));
}

static void arrow_to_next_row(struct pen pen, const struct leaf *from, const struct leaf *to,
                              struct point origin)
{
    int32_t x = origin.x + from->at.x + from->at.width / 2, end = origin.x + to->at.x + to->at.width / 2;
    int32_t top = origin.y + from->at.y + leaf_height(from), foot = origin.y + to->at.y;
    int32_t bus = foot - ARROW / 2;
    struct point points[] = {{x, top}, {x, bus}, {end, bus}, {end, foot}};
    struct point straight[] = {{x, top}, {x, foot}};
    if (x == end)
        draw_arrow(pen, straight, ARRAY_LEN(straight));
    else
        draw_arrow(pen, points, ARRAY_LEN(points));
}

void steps_arrows(const struct steps *flow, const struct publication *publication, struct point origin,
                  uint32_t tag, struct item_list *out)
{
    struct pen pen = pen_of(out, tag, publication->colours[COLOUR_INK], WEIGHT_REGULAR);
    for (size_t i = 0; i + 1 < flow->count; i++) {
        const struct leaf *from = flow->at[i], *to = flow->at[i + 1];
        if ((i + 1) % flow->columns == 0) {
            arrow_to_next_row(pen, from, to, origin);
            continue;
        }
        int32_t y = origin.y + from->at.y + from->at.height / 2;
        struct point points[] = {{origin.x + from->at.x + from->at.width + ARROW_MARGIN, y},
                                 {origin.x + to->at.x - ARROW_MARGIN, y}};
        draw_arrow(pen, points, ARRAY_LEN(points));
    }
}
