/* leaf.h: boxes of text with their children, shared by the files of this folder only. Lengths are 1/1000 pt; places
 * count from the diagram's upper left corner. */
#ifndef SHINCHOKU_LAYOUTS_DIAGRAM_LEAF_H
#define SHINCHOKU_LAYOUTS_DIAGRAM_LEAF_H

#include "layouts/pen/pen.h"

struct leaf { /* one box and what hangs on it */
    const struct diagram_node *node;
    struct set_text text;
    struct box at;
    bool spread; /* children side by side below it; else listed one below the other */
    bool tinted;
    bool centred;   /* its text */
    int32_t indent; /* of listed children */
    struct leaf *first, *next;
};

struct sketch { /* what every function here needs */
    struct setter *setter;
    struct arena *arena;
    const struct style *style;
    int32_t measure; /* width that there is */
    int32_t limit;   /* width that one box may have */
    int32_t indent;  /* of lists: 18, less where the nesting is so deep that it would use up the measure */
    unsigned across; /* levels that are spread side by side; deeper ones are listed */
};

enum {
    BOX_PADDING_X = 6 * PT,
    BOX_PADDING_Y = 3 * PT,
    BETWEEN_BOXES = 9 * PT,
    BETWEEN_LEVELS = 18 * PT,
    BETWEEN_LISTED = 6 * PT,
    LIST_INDENT = 18 * PT
};

/* The node and all below it as boxes with their texts broken, not yet placed. */
struct leaf *leaf_make(const struct sketch *sketch, const struct diagram_node *node, int32_t limit,
                       unsigned depth);
/* Places the box and everything below it, within leaf_width from x. */
void leaf_place(const struct sketch *sketch, struct leaf *leaf, int32_t x, int32_t y);
/* Width and height with everything below it. */
int32_t leaf_width(const struct leaf *leaf);
int32_t leaf_height(const struct leaf *leaf);
void leaf_draw(const struct leaf *leaf, const struct style *style, const struct publication *publication,
               struct point origin, uint32_t tag, struct item_list *out);

#endif
