/* galley.h: blocks that are set but not yet on a page.
 *
 * A *galley* is a block set to a measure but not yet on a page (the compositor's tray of set type, 棒組み). It is made
 * when the flow comes near it, its lines are set once, and it is drawn in one or more parts, each on a page. Drawing
 * takes as much as fits and remembers where it stopped, so every page costs what stands on it and nothing else.
 *
 * The whole publication is one galley, a stack; compose_pages draws it into page after page until it is done.
 *
 * Rules that hold for every galley:
 *   - galley_draw with `must` places something, whatever the room: composition always ends;
 *   - without `must` it may place nothing (height 0, not done) when no legal break lies within the room;
 *   - what is not drawn now is drawn later: nothing is cut. */
#ifndef SHINCHOKU_LAYOUTS_FLOW_GALLEY_H
#define SHINCHOKU_LAYOUTS_FLOW_GALLEY_H

#include "flow.h"
#include "layouts/page/stage.h"

/* In a table cell a lone paragraph is tagged as the cell itself, and none is an artifact for want of a role. */
enum in_cell { OUTSIDE_CELL, AMONG_OTHERS, ALONE_IN_CELL };

/* What a parent asks of a galley: its measure, and what table cells impose on their text. */
struct galley_setting {
    int32_t width;
    int32_t narrow; /* measure beside a picture; used for the first `narrow_height` */
    int32_t narrow_height;
    int align;                 /* enum align instead of the style's; -1: the style's */
    int32_t padded;            /* above and below, by all groups around: together they leave half a page */
    bool phrase;               /* heads and names: break by phrase */
    uint8_t cell;              /* enum in_cell */
    bool again;                /* printed before: what is wrong with it was reported then */
    const struct style *style; /* of paragraphs that have none; NULL: the publication's first */
};

struct galley {
    const struct block *block; /* NULL for a plain stack or a grid's row */
    struct galley *next;
    struct stage_arena *memory;
    const struct galley_kind *kind;
    void *set; /* what its kind made of the block */
    bool started, done;
    int32_t width, height; /* height: of what is not drawn yet; -1: not known */
    int32_t least_height;  /* what it takes at least, so that neighbours stand level */
    int32_t first;         /* smallest legal first part; -1: not known */
    uint32_t tag, parent_tag;
    struct galley_setting setting;
};

/* The limit of who asks for a height whatever it is: nothing is added to what is beyond it. */
enum { UNLIMITED = INT32_MAX / 2 };
/* No text is reckoned taller than this: hundreds of thousands of lines of one character are, where a column is narrow. */
static inline int32_t tallest_of(int64_t height)
{
    enum { TALLEST = INT32_MAX / 8 };
    return height < TALLEST ? (int32_t)height : TALLEST;
}

/* Room on a page. */
struct room {
    int32_t height; /* left on this page */
    int32_t fresh;  /* what the next page would offer */
    bool must;      /* nothing stands on the page yet: something has to be placed */
};

struct galley_part {
    int32_t height; /* placed; 0: nothing */
    bool done;      /* nothing is left */
};

/* How galleys of a kind are set, measured and drawn. Every function but `draw` may be missing. */
struct galley_kind {
    /* Sets the block. NULL: their parents make them. */
    void (*make)(struct flow *flow, struct galley *galley);
    /* Height of what is not drawn yet. NULL: the galley's, which whoever makes or draws it keeps. */
    int32_t (*height)(struct flow *flow, struct galley *galley, int32_t limit);
    /* Height of the smallest legal first part. NULL: it is never parted. */
    int32_t (*first)(struct flow *flow, struct galley *galley, int32_t fresh);
    /* The space that what stands in it wants before it. NULL: nothing but the block's own. */
    int32_t (*before)(struct flow *flow, struct galley *galley);
    struct galley_part (*draw)(struct flow *flow, struct galley *galley, struct point at, struct room room);
    /* NULL: nothing stays open. */
    void (*leave)(struct flow *flow, struct galley *galley);
    /* Would a block of this kind hold its numbers on one line each in a measure? NULL: it would. */
    bool (*holds)(struct flow *flow, const struct block *block, int32_t measure);
};

struct galley *galley_new(struct flow *flow, const struct block *block, const struct galley_kind *kind,
                          struct galley_setting setting);
struct galley *galley_make(struct flow *flow, struct block *block, struct galley_setting setting);
/* Height of what is not drawn yet; may stop counting beyond `limit`, the answer is then just larger. */
int32_t galley_height(struct flow *flow, struct galley *galley, int32_t limit);
/* Height of the smallest legal first part. */
int32_t galley_first(struct flow *flow, struct galley *galley, int32_t fresh);
/* The space it wants before it: its own, or its first child's where no edge lies between. */
int32_t galley_before(struct flow *flow, struct galley *galley);
struct galley_part galley_draw(struct flow *flow, struct galley *galley, struct point at, struct room room);
/* Nothing happens where it is NULL. */
void galley_leave(struct flow *flow, struct galley *galley);

#endif
