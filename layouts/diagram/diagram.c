/* diagram.c: diagrams out of boxes: trees (a council and its sections) and flows (the way of a consultation).
 *
 * A tree spreads as many levels side by side as the measure takes and lists the deeper ones; boxes become narrower
 * before a level is given up. */
#include "diagram.h"
#include "steps.h"

enum { BETWEEN_ROOTS = 12 * PT, MOST_LEVELS = 4 /* side by side; the deeper ones are listed */ };

static unsigned depth_of(const struct diagram_node *first)
{
    unsigned deepest = 0;
    for (const struct diagram_node *node = first; node; node = node->next) {
        unsigned depth = 1 + depth_of(node->first);
        if (depth > deepest) deepest = depth;
    }
    return deepest;
}

static void find_heights(const struct leaf *leaf, unsigned depth, unsigned last, int32_t *heights)
{
    if (leaf->at.height > heights[depth]) heights[depth] = leaf->at.height;
    for (const struct leaf *child = leaf->first; child && depth < last && depth < MOST_LEVELS;
         child = child->next)
        find_heights(child, depth + 1, last, heights);
}

static void set_heights(struct leaf *leaf, unsigned depth, unsigned last, const int32_t *heights)
{
    leaf->at.height = heights[depth];
    for (struct leaf *child = leaf->first; child && depth < last && depth < MOST_LEVELS; child = child->next)
        set_heights(child, depth + 1, last, heights);
}

/* All boxes of a level that is spread are equally high, cousins too. */
static void even_levels(struct leaf *root, unsigned across)
{
    int32_t heights[MOST_LEVELS + 1] = {0};
    find_heights(root, 0, across, heights);
    set_heights(root, 0, across, heights);
}

/* Makes all roots under the sketch's limits; returns the first and their common size. */
static struct leaf *try_tree(const struct sketch *sketch, const struct diagram *diagram, struct point *size)
{
    struct leaf *first = NULL, **end = &first;
    *size = (struct point){0, 0};
    for (const struct diagram_node *node = diagram->first; node; node = node->next) {
        struct leaf *root = leaf_make(sketch, node, sketch->limit, 0);
        even_levels(root, sketch->across);
        root->tinted = true;
        *end = root;
        end = &root->next;
        int32_t width = leaf_width(root);
        if (width > size->x) size->x = width;
        size->y += leaf_height(root) + (node->next ? BETWEEN_ROOTS : 0);
    }
    return first;
}

static void place_roots(const struct sketch *sketch, struct leaf *first)
{
    int32_t y = 0;
    for (struct leaf *root = first; root; root = root->next) {
        int32_t width = leaf_width(root);
        int32_t x = width < sketch->measure ? (sketch->measure - width) / 2 : 0;
        leaf_place(sketch, root, x, y);
        y += leaf_height(root) + BETWEEN_ROOTS;
    }
}

static struct leaf *tree_layout(struct sketch *sketch, const struct diagram *diagram, struct point *size)
{
    static const int32_t limits[] = {16, 12, 9, 7}; /* em of text */
    unsigned depth = depth_of(diagram->first);
    unsigned most = depth > 0 ? depth - 1 : 0;
    if (most > MOST_LEVELS) most = MOST_LEVELS;
    for (sketch->across = most; sketch->across > 0; sketch->across--) {
        for (size_t i = 0; i < ARRAY_LEN(limits); i++) {
            sketch->limit = limits[i] * sketch->style->size + 2 * BOX_PADDING_X;
            struct leaf *first = try_tree(sketch, diagram, size);
            if (size->x > sketch->measure) continue;
            place_roots(sketch, first);
            return first;
        }
    }
    sketch->limit = sketch->measure;
    struct leaf *first = try_tree(sketch, diagram, size);
    place_roots(sketch, first);
    return first;
}

static struct sketch sketch_of(const struct diagram *diagram, int32_t width, struct setter *setter,
                               struct arena *arena)
{
    int32_t deep = (int32_t)depth_of(diagram->first), indent = LIST_INDENT;
    if (deep > 0 && indent > width / (2 * deep)) indent = width / (2 * deep);
    struct style *style = ARENA_NEW(arena, struct style);
    *style = *diagram->style;
    style->phrase = true;
    return (struct sketch){
        .setter = setter, .arena = arena, .style = style, .measure = width, .indent = indent};
}

int32_t diagram_height(const struct diagram *diagram, int32_t width, const struct publication *publication,
                       struct setter *setter, struct arena *scratch)
{
    (void)publication;
    struct sketch sketch = sketch_of(diagram, width, setter, scratch);
    struct point size;
    switch (diagram->kind) {
    case DIAGRAM_TREE: tree_layout(&sketch, diagram, &size); return size.y;
    case DIAGRAM_FLOW: return steps_layout(&sketch, diagram).height;
    }
    return 0;
}

void diagram_draw(const struct diagram *diagram, struct box at, const struct publication *publication,
                  struct setter *setter, uint32_t tag, struct item_list *out)
{
    struct arena *scratch = arena_open_like(out->arena);
    struct sketch sketch = sketch_of(diagram, at.width, setter, scratch);
    struct point origin = {at.x, at.y}, size;
    switch (diagram->kind) {
    case DIAGRAM_TREE:
        for (struct leaf *root = tree_layout(&sketch, diagram, &size); root; root = root->next)
            leaf_draw(root, diagram->style, publication, origin, tag, out);
        break;
    case DIAGRAM_FLOW: {
        struct steps flow = steps_layout(&sketch, diagram);
        for (size_t i = 0; i < flow.count; i++)
            leaf_draw(flow.at[i], diagram->style, publication, origin, tag, out);
        steps_arrows(&flow, publication, origin, tag, out);
        break;
    }
    }
    arena_close(scratch);
}
