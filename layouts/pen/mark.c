/* mark.c: marks drawn as strokes, so that they look alike in every face: progress arrows and achievement squares. */
#include "mark.h"

/* look.md measures the arrows in a square of 18. */
enum { DESIGN = 18, STROKE = 1500, SQUARE = 8 * PT };

enum mark_ground { GROUND_NONE, GROUND_FRAME, GROUND_BLACK };

/* Tail, tip and the two ends of the head, in tenths of the design square's units. */
struct arrow {
    uint32_t symbol;
    enum mark_ground ground;
    struct point tail, tip, head[2];
};

static const struct arrow arrows[] = {
    {0x2197 /* ↗ */, GROUND_FRAME, {48, 132}, {132, 48}, {{80, 48}, {132, 100}}},
    {0x2192 /* → */, GROUND_NONE, {30, 90}, {150, 90}, {{113, 53}, {113, 127}}},
    {0x2198 /* ↘ */, GROUND_BLACK, {48, 48}, {132, 132}, {{80, 132}, {132, 80}}},
    {0x2191 /* ↑ */, GROUND_FRAME, {90, 143}, {90, 37}, {{53, 74}, {127, 74}}},
    {0x2193 /* ↓ */, GROUND_BLACK, {90, 37}, {90, 143}, {{53, 106}, {127, 106}}},
    {0x2190 /* ← */, GROUND_BLACK, {143, 90}, {37, 90}, {{74, 53}, {74, 127}}},
};

/* The symbol alone, with or without a variation selector (text or emoji style). */
static const struct arrow *lookup_arrow(struct text symbol)
{
    uint32_t first = text_next(&symbol), second = text_next(&symbol);
    if (second != 0 && ((second != 0xFE0E && second != 0xFE0F) || symbol.length > 0)) return NULL;
    for (size_t i = 0; i < ARRAY_LEN(arrows); i++)
        if (arrows[i].symbol == first) return &arrows[i];
    return NULL;
}

static struct point scaled(struct point at, struct point origin, int32_t size)
{
    return (struct point){origin.x + (int32_t)((int64_t)at.x * size / (DESIGN * 10)),
                          origin.y + (int32_t)((int64_t)at.y * size / (DESIGN * 10))};
}

bool mark_draw(struct text symbol, int32_t x, int32_t y, int32_t size, const struct publication *publication,
               uint32_t tag, struct item_list *out)
{
    const struct arrow *arrow = lookup_arrow(symbol);
    if (!arrow) return false;
    uint32_t ink = publication->colours[COLOUR_INK], rgb = ink;
    struct box square = {x, y, size, size};
    switch (arrow->ground) {
    case GROUND_NONE: break;
    case GROUND_FRAME: {
        struct box frame = {x + WEIGHT_REGULAR / 2, y + WEIGHT_REGULAR / 2, size - WEIGHT_REGULAR,
                            size - WEIGHT_REGULAR};
        pen_frame(pen_of(out, tag, ink, WEIGHT_REGULAR), frame);
        break;
    }
    case GROUND_BLACK:
        pen_fill(pen_of(out, tag, ink, 0), square, HATCH_SOLID);
        rgb = publication->colours[COLOUR_WHITE];
        break;
    }
    struct point origin = {x, y};
    struct point tip = scaled(arrow->tip, origin, size);
    struct point shaft[] = {scaled(arrow->tail, origin, size), tip};
    struct point head[] = {scaled(arrow->head[0], origin, size), tip, scaled(arrow->head[1], origin, size)};
    struct pen stroke = pen_of(out, tag, rgb, (int32_t)((int64_t)STROKE * size / (DESIGN * PT)));
    pen_polyline(stroke, shaft, ARRAY_LEN(shaft));
    pen_polyline(stroke, head, ARRAY_LEN(head));
    return true;
}

/* A disc as a polygon of 24 corners: at radius 1.6 nobody sees them. */
static void draw_disc(struct pen pen, struct point middle)
{
    static const struct point quarter[] = {{1600, 0},    {1545, 414}, {1386, 800},
                                           {1131, 1131}, {800, 1386}, {414, 1545}};
    struct point corners[4 * ARRAY_LEN(quarter)];
    for (size_t i = 0; i < ARRAY_LEN(quarter); i++) {
        struct point p = quarter[i];
        struct point turned[] = {{p.x, p.y}, {-p.y, p.x}, {-p.x, -p.y}, {p.y, -p.x}};
        for (size_t q = 0; q < ARRAY_LEN(turned); q++)
            corners[q * ARRAY_LEN(quarter) + i] =
                (struct point){middle.x + turned[q].x, middle.y + turned[q].y};
    }
    pen_polygon(pen, corners, ARRAY_LEN(corners));
}

/* Lines from lower left to upper right, the middle one from corner to corner: a pattern would begin where the page does, and
 * no two squares would look alike. */
static void draw_rising(struct pen pen, struct box box, int32_t lines_a_side)
{
    pen.width = 750;
    for (int32_t i = 1; i < 2 * lines_a_side; i++) {
        int32_t along = box.width * i / lines_a_side, over = along > box.width ? along - box.width : 0;
        pen_stroke(pen, (struct point){box.x + over, box.y + along - over},
                   (struct point){box.x + along - over, box.y + over});
    }
}

void mark_draw_square(unsigned band, int32_t x, int32_t y, const struct publication *publication,
                      uint32_t tag, struct item_list *out)
{
    enum { FULL, CLOSE, OPEN, DOT, EMPTY, CROSS };
    uint32_t ink = publication->colours[COLOUR_INK];
    struct pen accent = pen_of(out, tag, publication->colours[COLOUR_ACCENT], 0);
    struct box inner = {x + WEIGHT_REGULAR / 2, y + WEIGHT_REGULAR / 2, SQUARE - WEIGHT_REGULAR,
                        SQUARE - WEIGHT_REGULAR};
    pen_fill(pen_of(out, tag, publication->colours[COLOUR_WHITE], 0), inner, HATCH_SOLID);
    switch (band) {
    case FULL: pen_fill(accent, inner, HATCH_SOLID); break;
    case CLOSE: draw_rising(accent, inner, 4); break;
    case OPEN: draw_rising(accent, inner, 2); break;
    case DOT: draw_disc(accent, (struct point){x + SQUARE / 2, y + SQUARE / 2}); break;
    case EMPTY: break;
    default: { /* CROSS, and whatever a definition may count beyond it */
        struct pen stroke = pen_of(out, tag, ink, 750);
        int32_t from = SQUARE / 4, to = SQUARE * 3 / 4;
        pen_stroke(stroke, (struct point){x + from, y + from}, (struct point){x + to, y + to});
        pen_stroke(stroke, (struct point){x + from, y + to}, (struct point){x + to, y + from});
        break;
    }
    }
    pen_frame(pen_of(out, tag, ink, WEIGHT_REGULAR), inner);
}
