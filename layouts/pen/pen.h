/* pen.h: lists of positioned items, and the few strokes that charts, diagrams and marks are made of. A pen says where items go, whose they are and how
 * they look; every function appends one item (texts: one a piece). Lengths are 1/1000 pt. */
#ifndef SHINCHOKU_LAYOUTS_PEN_PEN_H
#define SHINCHOKU_LAYOUTS_PEN_PEN_H

#include "layouts/lines/lines.h"
#include "layouts/model/page.h"

/* Where items go: they are appended with `tag` (the figure's) as artifacts of nothing else. */
struct item_list {
    struct arena *arena;
    struct arena *matter; /* of what items point to: texts, points; NULL: the same */
    struct item *items;
    size_t count, capacity;
};
struct item *pen_add_item(struct item_list *list, enum item_kind kind, uint32_t tag, uint32_t rgb);

/* The three rule weights of look.md. */
enum { WEIGHT_HAIR = 250, WEIGHT_REGULAR = 500, WEIGHT_THICK = 1000 };

struct pen {
    struct item_list *out;
    uint32_t tag, rgb;
    int32_t width; /* of lines, frames and stroked paths */
};

void pen_fill(struct pen pen, struct box box, enum hatch hatch);
void pen_frame(struct pen pen, struct box box);
void pen_stroke(struct pen pen, struct point from, struct point to);
/* Dotted or dashed: `on` drawn, `off` left out. */
void pen_dashes(struct pen pen, struct point from, struct point to, int32_t on, int32_t off);
/* The points are copied. A polygon is filled, a polyline has round joins. */
void pen_polygon(struct pen pen, const struct point *points, size_t count);
void pen_polyline(struct pen pen, const struct point *points, size_t count);
/* A line of text (copied: it may be scratch) with its baseline starting at `origin` (its top centre where it was set vertically), with a white
 * edge of `halo`. The colour is the pen's. */
void pen_text(struct pen pen, const struct set_line *line, struct point origin, int32_t halo);
/* A horizontal line of text turned 90° clockwise: it reads downwards from `top`, the middle of its first edge. */
void pen_text_turned(struct pen pen, const struct set_line *line, struct point top, int32_t halo);

static inline struct pen pen_of(struct item_list *out, uint32_t tag, uint32_t rgb, int32_t width)
{
    return (struct pen){out, tag, rgb, width};
}

/* Text of one style broken into lines of at most `width`, set from the start whatever the style's alignment is:
 * whoever draws it aligns it. One line without an end where `width` is 0. Lives in `arena`. */
struct set_text pen_set_text(struct setter *setter, struct arena *arena, struct text text, struct position at,
                             const struct style *style, int32_t width);

#endif
