/* places.c: where a label may stand, and what that costs.
 *
 * Each label has a few places where a person would set it, best first. It takes the one that costs least: touching
 * another label, a marker, a name, the legend or the edge is forbidden (hard), lying on a neighbour's bar is bad (soft),
 * distance from the best place is the rest. Above a marker a figure would be read as the target's: where a marker stands
 * off its bar and leaves no room between, the bar's figure stands in the bar. */
#include "places.h"
#include "names.h"

#include <stdlib.h>

enum {
    OVER_BAR = 3500,    /* baseline above the bar */
    OVER_MARKER = 5500, /* above the value of a marker that is in the way */
    BESIDE_MARKER = 2 * PT,
    MARKER_REACH = 2250, /* half of its white band */
    STANDS_OFF = 500,    /* a marker from its bar: nearer, they are seen as one */
    IN_BAR = 1500,       /* from the bar's end to the em box in it */
    IN_BAR_SIDE = 1 * PT,
    OVER_LINE = 1500, /* baseline over the zero line */
    LIFT = 9 * PT,
    LIFTS = 2,      /* further up nobody sees whose label it is */
    APART = 2 * PT, /* between labels side by side */
    AROUND = 20 * PT
};

/* Rise of figures, in percent of the size. */
enum { FIGURE_HEIGHT = 75, FIGURE_MIDDLE = 38 };

static bool touch(struct box a, struct box b)
{
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

static bool inside(struct box a, struct box b)
{
    return a.x >= b.x && a.y >= b.y && a.x + a.width <= b.x + b.width && a.y + a.height <= b.y + b.height;
}

/* -- obstacles ----------------------------------------------------------------------------------------------------- */
/* The target line from one year to the next. */
static void add_line_obstacles(struct plot *plot, size_t first)
{
    const struct marker *from = &plot->markers[first], *to = from + 1;
    int32_t x = from->x + from->width / 2, wide = to->x + to->width / 2 - x, rise = to->y - from->y;
    for (int32_t part = 0; part < LINE_PARTS; part++) {
        int32_t y = from->y + (int32_t)((int64_t)rise * part / LINE_PARTS);
        int32_t next = from->y + (int32_t)((int64_t)rise * (part + 1) / LINE_PARTS),
                top = y < next ? y : next;
        plot->obstacles[plot->obstacle_count++] =
            (struct box){x + wide / LINE_PARTS * part, top - MARKER_REACH, wide / LINE_PARTS,
                         abs(next - y) + 2 * MARKER_REACH};
    }
}

void places_collect(struct plot *plot)
{
    plot->hard_count = 0;
    struct box *hard = plot->obstacles;
    for (size_t i = 0; i < plot->marker_count; i++) {
        const struct marker *m = &plot->markers[i];
        hard[plot->hard_count++] = (struct box){m->x, m->y - MARKER_REACH, m->width, 2 * MARKER_REACH};
    }
    for (size_t i = 0; i < plot->legend_count; i++) {
        const struct legend_entry *e = &plot->legend[i];
        hard[plot->hard_count++] = (struct box){e->x, e->y, e->width, e->height};
    }
    if (plot->unit_at.width > 0) hard[plot->hard_count++] = plot->unit_at;
    for (unsigned i = 0; i <= plot->axis.step_count; i++)
        if (plot_tick_is_numbered(plot, i)) hard[plot->hard_count++] = plot_tick_box(plot, i);
    for (uint16_t c = 0; c < plot->chart->category_count; c++)
        if (plot->names[c].shown) hard[plot->hard_count++] = names_box(plot, c);
    plot->obstacle_count = plot->hard_count;
    for (size_t i = 0; i < plot->bar_count; i++)
        hard[plot->obstacle_count++] = plot->bars[i].at;
    hard[plot->obstacle_count++] =
        (struct box){plot->left, plot->zero - WEIGHT_REGULAR, plot->right - plot->left, 2 * WEIGHT_REGULAR};
    for (size_t i = 0; i + 1 < plot->marker_count && plot->chart->target_as_line; i++)
        if (plot->markers[i + 1].category == plot->markers[i].category + 1) add_line_obstacles(plot, i);
}

/* Fills plot->near with the obstacles that a label of that category may meet; labels that have their place already are
 * hard, too, with the room that figures side by side need. */
static void look_around(struct plot *plot, const struct label *label)
{
    int32_t reach = plot_slot(plot) / 2 + label->width + AROUND, middle = plot_middle(plot, label->category);
    struct box around = {middle - reach, plot->at.y, 2 * reach, plot->at.height};
    size_t count = 0;
    for (size_t i = 0; i < plot->label_count; i++) {
        struct box at = plot->labels[i].at;
        struct box wider = {at.x - APART, at.y, at.width + 2 * APART, at.height};
        if (plot->labels[i].placed && touch(wider, around)) plot->near[count++] = wider;
    }
    for (size_t i = 0; i < plot->hard_count; i++)
        if (touch(plot->obstacles[i], around)) plot->near[count++] = plot->obstacles[i];
    plot->near_hard = count;
    for (size_t i = plot->hard_count; i < plot->obstacle_count; i++)
        if (touch(plot->obstacles[i], around)) plot->near[count++] = plot->obstacles[i];
    plot->near_count = count;
}

/* What touches a place; no longer counted beyond the limit. */
static int32_t cost_at(const struct plot *plot, struct box at, int32_t limit)
{
    int32_t cost = inside(at, plot->at) ? 0 : HARD;
    for (size_t i = 0; i < plot->near_count && cost < limit; i++)
        if (touch(at, plot->near[i])) cost += i < plot->near_hard ? HARD : SOFT;
    return cost;
}

/* -- places -------------------------------------------------------------------------------------------------------- */
struct choice_of_place {
    struct box best;
    const struct bar *on; /* the bar in which it lies; NULL: none */
    int32_t cost;
    int32_t more; /* what the places offered now cost beside their price */
};

static void offer(const struct plot *plot, struct choice_of_place *choice, struct box at, int32_t price)
{
    price += choice->more;
    if (price >= choice->cost) return;
    int32_t cost = price + cost_at(plot, at, choice->cost);
    if (cost >= choice->cost) return;
    choice->cost = cost;
    choice->best = at;
    choice->on = NULL;
}

/* In a bar that is wide and high enough. The bar is an obstacle to others, not to what stands in it. */
static void offer_in(const struct plot *plot, struct choice_of_place *choice, const struct bar *bar,
                     struct box at)
{
    struct box room = {bar->at.x + IN_BAR_SIDE, bar->at.y, bar->at.width - 2 * IN_BAR_SIDE, bar->at.height};
    if (!inside(at, room)) return;
    int32_t cost = cost_at(plot, at, choice->cost + SOFT) - SOFT;
    if (cost >= choice->cost) return;
    choice->cost = cost;
    choice->best = at;
    choice->on = bar;
}

/* The edge that a label keeps its distance from, its bar's or a marker's that is in the way, and that distance. */
static int32_t baseline_over(const struct plot *plot, const struct label *label, int32_t edge, bool below)
{
    int32_t size = label->style->size, sign = below ? 1 : -1;
    int32_t far = edge + sign * (OVER_BAR + (below ? size : label->height));
    int32_t base = edge + sign * OVER_BAR;
    for (size_t i = 0; i < plot->marker_count; i++) {
        const struct marker *m = &plot->markers[i];
        if (m->category != label->category) continue;
        int32_t top = below ? edge - 1 * PT : far, bottom = below ? far : edge + 1 * PT;
        if (m->y + MARKER_REACH <= top || m->y - MARKER_REACH >= bottom) continue;
        int32_t outer = below == (m->y > edge) ? m->y : edge;
        if (sign * (outer + sign * OVER_MARKER - base) > 0) base = outer + sign * OVER_MARKER;
    }
    return below ? base + size * FIGURE_HEIGHT / 100 : base;
}

/* Does a marker stand off the bar and leave the figure no room between? A target line never does: it is one with its point. */
static bool marker_stands_off(const struct plot *plot, const struct label *label, const struct bar *bar)
{
    int32_t least = plot->chart->target_as_line ? -MARKER_REACH : STANDS_OFF;
    for (size_t i = 0; i < plot->marker_count; i++) {
        const struct marker *m = &plot->markers[i];
        if (m->category != label->category) continue;
        int32_t gap = bar->negative ? m->y - MARKER_REACH - bar->at.y - bar->at.height
                                    : bar->at.y - m->y - MARKER_REACH;
        if (gap >= least && gap < OVER_BAR + label->height) return true;
    }
    return false;
}

/* In the bar at its end, or beside that end. */
static void offer_at_end(const struct plot *plot, const struct label *label, struct choice_of_place *choice,
                         const struct bar *bar)
{
    int32_t w = label->width, h = label->height, end = bar->negative ? bar->at.y + bar->at.height : bar->at.y;
    struct box in = {bar->at.x + (bar->at.width - w) / 2, bar->negative ? end - IN_BAR - h : end + IN_BAR, w,
                     h};
    offer_in(plot, choice, bar, in);
    offer(plot, choice, (struct box){bar->at.x - BESIDE_MARKER - w, end - h / 2, w, h}, 200);
}

/* Over (or under) `edge`, centred on `middle`; lifted or shifted a little where something is in the way. */
static void offer_over(const struct plot *plot, const struct label *label, struct choice_of_place *choice,
                       struct point edge, bool below)
{
    int32_t baseline = baseline_over(plot, label, edge.y, below);
    int32_t y = baseline - label->style->size * LABEL_ASCENT / 100 - (label->height - label->style->size);
    if (label->turned) y = below ? edge.y + OVER_BAR : baseline - label->height;
    int32_t aside = label->turned ? 2 * PT : label->width / 4;
    for (int32_t lift = 0; lift <= LIFTS; lift++) {
        for (int32_t shift = -4; shift <= 4; shift++) {
            struct box at = {edge.x - label->width / 2 + aside * shift / 4, y + (below ? lift : -lift) * LIFT,
                             label->width, label->height};
            offer(plot, choice, at, lift * LIFT_PRICE + abs(shift) * 12);
        }
    }
}

/* The bar through which a marker goes, and under whose end it lies; NULL: none. */
static const struct bar *bar_under(const struct plot *plot, const struct marker *marker)
{
    for (size_t i = 0; i < plot->bar_count; i++) {
        const struct bar *bar = &plot->bars[i];
        if (bar->category == marker->category && !bar->negative && bar->at.y < marker->y) return bar;
    }
    return NULL;
}

/* On a target line that goes on: over the point, or under it in the bar that reaches higher. */
static void offer_on_line(const struct plot *plot, const struct label *label, struct choice_of_place *choice,
                          const struct marker *m)
{
    int32_t size = label->style->size, w = label->width, h = label->height, x = m->x + (m->width - w) / 2;
    const struct bar *bar = bar_under(plot, m);
    struct box under = {x, m->y + OVER_MARKER + size * (FIGURE_HEIGHT - LABEL_ASCENT) / 100, w, h};
    if (bar) offer_in(plot, choice, bar, under);
    offer(plot, choice, (struct box){x, m->y - OVER_MARKER - size * LABEL_ASCENT / 100, w, h}, bar ? 200 : 0);
}

/* Right of a marker, on the zero line above that; else above, below, left of it. */
static void offer_beside(const struct plot *plot, const struct label *label, struct choice_of_place *choice)
{
    const struct marker *m = &plot->markers[label->anchor];
    int32_t size = label->style->size, w = label->width, h = label->height,
            right = m->x + m->width + BESIDE_MARKER;
    bool line_goes_on = plot->chart->target_as_line && label->anchor + 1 < plot->marker_count &&
                        m[1].category == m->category + 1;
    int32_t beside = line_goes_on ? SOFT : 0;
    int32_t y = m->y + size * FIGURE_MIDDLE / 100 - size * LABEL_ASCENT / 100;
    int32_t above = m->y - OVER_MARKER - size * LABEL_ASCENT / 100;
    int32_t below = m->y + OVER_MARKER + size * (FIGURE_HEIGHT - LABEL_ASCENT) / 100;
    int32_t centred = m->x + (m->width - w) / 2;
    if (line_goes_on) offer_on_line(plot, label, choice, m);
    offer(plot, choice, (struct box){right, y, w, h}, beside);
    if (m->y == plot->zero)
        offer(plot, choice, (struct box){right, m->y - OVER_LINE - size * LABEL_ASCENT / 100, w, h}, 10);
    offer(plot, choice, (struct box){centred, above, w, h}, 200);
    offer(plot, choice, (struct box){centred, below, w, h}, 250);
    offer(plot, choice, (struct box){m->x - BESIDE_MARKER - w, y, w, h}, 300);
    offer(plot, choice, (struct box){right, y - size / 2, w, h}, beside + 310);
    offer(plot, choice, (struct box){right, y + size / 2, w, h}, beside + 320);
}

/* A target in words beside the bars of its year, standing on the axis. */
static void offer_right_of_bars(const struct plot *plot, const struct label *label,
                                struct choice_of_place *choice)
{
    struct point over = {plot_middle(plot, label->category), plot->zero};
    for (size_t i = 0; i < plot->bar_count; i++) {
        const struct box *bar = &plot->bars[i].at;
        if (plot->bars[i].category != label->category) continue;
        struct box beside = {bar->x + bar->width + BESIDE_MARKER, plot->zero - OVER_BAR - label->height,
                             label->width, label->height};
        offer(plot, choice, beside, 0);
        if (bar->y < over.y) over.y = bar->y;
    }
    offer_over(plot, label, choice, over, false);
}

/* Over its bar, or under a negative one. */
static void offer_to_value(const struct plot *plot, const struct label *label, struct choice_of_place *choice)
{
    const struct bar *bar = &plot->bars[label->anchor];
    int32_t edge = bar->negative ? bar->at.y + bar->at.height : bar->at.y;
    bool stands_off = marker_stands_off(plot, label, bar);
    if (stands_off) offer_at_end(plot, label, choice, bar);
    choice->more = stands_off ? 300 : 0;
    offer_over(plot, label, choice, (struct point){bar->at.x + bar->at.width / 2, edge}, bar->negative);
}

int32_t places_find(struct plot *plot, struct label *label)
{
    struct choice_of_place choice = {.cost = HARD};
    look_around(plot, label);
    switch (label->kind) {
    case LABEL_VALUE: offer_to_value(plot, label, &choice); break;
    case LABEL_AXIS:
        offer_over(plot, label, &choice, (struct point){plot_middle(plot, label->category), plot->zero},
                   false);
        break;
    case LABEL_TARGET: offer_beside(plot, label, &choice); break;
    case LABEL_TARGET_WORDS: offer_right_of_bars(plot, label, &choice); break;
    }
    label->at = choice.best;
    label->on = choice.on;
    label->placed = choice.cost < HARD;
    label->price = choice.cost % SOFT;
    return choice.cost;
}
