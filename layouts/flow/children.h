/* children.h: what stands one below the other in a stack: made when the flow comes near it, left when it is drawn. */
#ifndef SHINCHOKU_LAYOUTS_FLOW_CHILDREN_H
#define SHINCHOKU_LAYOUTS_FLOW_CHILDREN_H

#include "galley.h"

enum {
    PICTURE_DROP =
        3 * PT, /* the picture's top stands level with the first characters, not with their line box */
    PICTURE_CLEAR = 6 * PT,
    LEAST_MEASURE = 36 * PT /* narrower than that nothing stands beside anything */
};

struct set_stack {
    struct block *unmade;        /* next block to make a galley of */
    const struct block *titling; /* the title that no frame's edge holds: it stands above rows and columns */
    struct galley *first, *last; /* made, not yet done */
    const struct group *group;   /* NULL: plain */
    int32_t padding[4];
    bool boxed; /* has padding, frame, fill or a rule above: children's outer space does not show */
    struct galley *beside;               /* GROUP_BESIDE: the picture; NULL when it is drawn */
    int32_t beside_width, beside_height; /* as far as text keeps out of its way */
    int32_t gap; /* before the next galley to be made: the `after` of the one before */
    int32_t
        made_height;   /* of all galleys made so far with the space between, while a picture stands beside */
    uint32_t list_tag; /* of consecutive list items or contents lines, and its role */
    uint8_t list_role;
    bool titled;             /* the title stands in the frame's edge */
    uint32_t title_tag;      /* its tag: read before what stands in the frame */
    uint16_t columns;        /* GROUP_GRID: children come as rows of so many; else 0 */
    const struct block *end; /* where the unmade blocks stop */
    bool fills, grid_begun;
};

struct galley *children_first(struct flow *flow, struct galley *stack);
struct galley *children_next(struct flow *flow, struct galley *stack, const struct galley *child);
/* The first one is drawn. */
void children_leave_first(struct flow *flow, struct galley *stack);
uint8_t children_role(const struct galley *child);
int32_t children_after(const struct galley *child);
/* Between a child of that role, with that space after it, and the one below it. */
int32_t children_gap(struct flow *flow, uint8_t upper, int32_t after, struct galley *lower);
/* The measure of children, and what the stack's edges take of its height. */
int32_t children_width(const struct galley *stack);
int32_t children_paddings(const struct set_stack *stack);
/* Is there a picture beside them, and is nothing of it drawn? */
bool children_have_picture(const struct set_stack *stack);
/* The block that would be next: the first of what is not drawn, as far inside as there is one with a place. */
struct position children_place_of_next(const struct flow *flow, const struct galley *galley);

#endif
