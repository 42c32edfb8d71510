/* chart_labels.c: a place for every label.
 *
 * Each label has a few places where a person would set it, best first. It takes the one that costs least: touching
 * another label, a marker, a name, the legend or the edge is forbidden (hard), lying on a neighbour's bar is bad (soft),
 * distance from the best place is the rest. Actuals come first, left to right, then targets. */
#include "chart_plot.h"

#include <stdlib.h>

enum {
    OVER_BAR = 3500,    /* baseline above the bar */
    OVER_MARKER = 5500, /* above the value of a marker that is in the way */
    BESIDE_MARKER = 2 * PT,
    MARKER_REACH = 2250, /* half of its white band */
    LIFT = 9 * PT,
    LIFTS = 2,      /* further up nobody sees whose label it is */
    APART = 2 * PT, /* between labels side by side */
    AROUND = 20 * PT,
    LINE_PARTS = 8, /* a target line, as so many boxes a year */
    HALO = 1 * PT,
    LIFT_PRICE = 120,
    MISSING = 1000, /* one label missing is worse than all of them lifted */
    HARD = 1000000,
    SOFT = 1000,
    MOST_LABELLED = 60 /* beyond so many years, only some bars are labelled */
};

/* Rise of the em box over the baseline, and of figures, in percent of the size. */
enum { ASCENT = 88, FIGURE_HEIGHT = 75, FIGURE_MIDDLE = 38 };

static bool touch(struct box a, struct box b)
{
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

static bool inside(struct box a, struct box b)
{
    return a.x >= b.x && a.y >= b.y && a.x + a.width <= b.x + b.width && a.y + a.height <= b.y + b.height;
}

/* -- building ------------------------------------------------------------------------------------------------------ */
static struct label *add_label(struct plot *plot, enum label_kind kind, uint16_t category, struct text text,
                               struct position at)
{
    struct label *label = &plot->labels[plot->label_count++];
    *label = (struct label){.kind = kind, .category = category, .wanted = true};
    label->style = plot_style(plot, category);
    label->rgb = plot->publication->colours[COLOUR_INK];
    bool words = kind == LABEL_AXIS || kind == LABEL_TARGET_WORDS;
    label->text = plot_text(plot, text, at, label->style, words ? plot_slot(plot) - PT : 0);
    label->width = label->text.widest;
    label->height = label->style->size + (int32_t)(label->text.line_count - 1) * label->style->size * 9 / 8;
    return label;
}

/* The figure as printed; where nobody printed one, in the house style. */
static struct text figure_of(const struct plot *plot, const struct chart_value *value)
{
    static const struct house plain = {.numerals = NUMERALS_HALF, .thousands = true};
    if (value->label.length > 0) return value->label;
    return house_number(plot->scratch, plot->chart->house ? plot->chart->house : &plain, value->value);
}

/* A year without a bar: words where there are some, else ―. */
static void add_axis_labels(struct plot *plot, uint16_t category)
{
    const struct chart *chart = plot->chart;
    bool bars = false, words = false;
    for (uint16_t s = 0; s < chart->series_count; s++) {
        const struct chart_value *value = &chart->series[s].values[category];
        bool bar = series_is_bar(&chart->series[s]);
        bars = bars || (bar && value->present);
        words = words || (bar && !value->present && value->words.length > 0);
    }
    if (!bars && !words)
        add_label(plot, LABEL_AXIS, category, TEXT("―"), (struct position){NULL, 0})->rgb =
            plot->publication->colours[COLOUR_MUTED];
    for (uint16_t s = 0; s < chart->series_count; s++) {
        const struct chart_value *value = &chart->series[s].values[category];
        if (value->present || value->words.length == 0) continue;
        if (series_is_bar(&chart->series[s])) {
            add_label(plot, LABEL_AXIS, category, value->words, value->at);
            continue;
        }
        /* A target in words says that it is one: no marker does. */
        struct text named =
            text_format(plot->scratch, "%.*s：%.*s", TEXT_ARG(chart->series[s].name), TEXT_ARG(value->words));
        add_label(plot, LABEL_TARGET_WORDS, category, chart->series[s].name.length ? named : value->words,
                  value->at);
    }
}

/* Where hundreds of years stand side by side: the emphasized one, the last, and every so many. */
static bool is_labelled(const struct plot *plot, uint16_t category)
{
    uint16_t count = plot->chart->category_count;
    return count <= MOST_LABELLED || plot->chart->emphasized == (int)category ||
           (count - 1 - category) % (count / (MOST_LABELLED / 2)) == 0;
}

void labels_build(struct plot *plot)
{
    size_t values = (size_t)plot->chart->category_count * (plot->chart->series_count + 1u);
    plot->labels = ARENA_ARRAY(plot->scratch, struct label, values);
    for (size_t i = 0; i < plot->bar_count; i++) {
        const struct bar *bar = &plot->bars[i];
        if (!is_labelled(plot, bar->category)) continue;
        struct label *label =
            add_label(plot, LABEL_VALUE, bar->category, figure_of(plot, bar->value), bar->value->at);
        label->anchor = i;
    }
    for (uint16_t c = 0; c < plot->chart->category_count; c++)
        if (is_labelled(plot, c)) add_axis_labels(plot, c);
    for (size_t i = 0; i < plot->marker_count; i++) {
        const struct marker *marker = &plot->markers[i];
        if (!is_labelled(plot, marker->category)) continue;
        struct label *label = add_label(plot, LABEL_TARGET, marker->category, figure_of(plot, marker->value),
                                        marker->value->at);
        label->anchor = i;
    }
    size_t most = values + plot->bar_count + plot->marker_count + plot->chart->category_count +
                  plot->legend_count + 1 + MOST_STEPS + 2 + plot->marker_count * LINE_PARTS;
    plot->obstacles = ARENA_ARRAY(plot->scratch, struct box, most);
    plot->near = ARENA_ARRAY(plot->scratch, struct box, most + plot->label_count);
}

void labels_turn(struct plot *plot)
{
    for (size_t i = 0; i < plot->label_count; i++) {
        struct label *label = &plot->labels[i];
        if (label->kind != LABEL_VALUE || label->text.line_count != 1) continue;
        int32_t width = label->width;
        label->turned = !label->turned;
        label->width = label->height;
        label->height = width;
    }
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

static void collect_obstacles(struct plot *plot)
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
        if (tick_is_numbered(plot, i)) hard[plot->hard_count++] = tick_box(plot, i);
    for (uint16_t c = 0; c < plot->chart->category_count; c++)
        if (plot->names[c].shown) hard[plot->hard_count++] = name_box(plot, c);
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
    int32_t cost;
};

static void offer(const struct plot *plot, struct choice_of_place *choice, struct box at, int32_t price)
{
    if (price >= choice->cost) return;
    int32_t cost = price + cost_at(plot, at, choice->cost);
    if (cost >= choice->cost) return;
    choice->cost = cost;
    choice->best = at;
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

/* Over (or under) `edge`, centred on `middle`; lifted or shifted a little where something is in the way. */
static void offer_over(const struct plot *plot, const struct label *label, struct choice_of_place *choice,
                       struct point edge, bool below)
{
    int32_t baseline = baseline_over(plot, label, edge.y, below);
    int32_t y = baseline - label->style->size * ASCENT / 100 - (label->height - label->style->size);
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

/* Right of a marker, else above, below, left of it. */
static void offer_beside(const struct plot *plot, const struct label *label, struct choice_of_place *choice)
{
    const struct marker *m = &plot->markers[label->anchor];
    int32_t size = label->style->size, w = label->width, h = label->height;
    bool line_goes_on = plot->chart->target_as_line && label->anchor + 1 < plot->marker_count &&
                        m[1].category == m->category + 1;
    int32_t beside = line_goes_on ? SOFT : 0;
    int32_t y = m->y + size * FIGURE_MIDDLE / 100 - size * ASCENT / 100;
    int32_t above = m->y - OVER_MARKER - size * ASCENT / 100;
    int32_t below = m->y + OVER_MARKER + size * (FIGURE_HEIGHT - ASCENT) / 100;
    int32_t centred = m->x + (m->width - w) / 2;
    offer(plot, choice, (struct box){m->x + m->width + BESIDE_MARKER, y, w, h}, beside);
    if (line_goes_on) { /* over or under the line, beside the bar */
        offer(plot, choice, (struct box){m->x + m->width + BESIDE_MARKER, below, w, h}, 100);
        offer(plot, choice, (struct box){m->x + m->width + BESIDE_MARKER, above, w, h}, 150);
    }
    offer(plot, choice, (struct box){centred, above, w, h}, 200);
    offer(plot, choice, (struct box){centred, below, w, h}, 250);
    offer(plot, choice, (struct box){m->x - BESIDE_MARKER - w, y, w, h}, 300);
    offer(plot, choice, (struct box){m->x + m->width + BESIDE_MARKER, y - size / 2, w, h}, beside + 310);
    offer(plot, choice, (struct box){m->x + m->width + BESIDE_MARKER, y + size / 2, w, h}, beside + 320);
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

/* Gives the label its best place; what that costs: HARD and more where there is none. */
static int32_t place(struct plot *plot, struct label *label)
{
    struct choice_of_place choice = {.cost = HARD};
    look_around(plot, label);
    switch (label->kind) {
    case LABEL_VALUE: {
        const struct bar *bar = &plot->bars[label->anchor];
        int32_t edge = bar->negative ? bar->at.y + bar->at.height : bar->at.y;
        offer_over(plot, label, &choice, (struct point){bar->at.x + bar->at.width / 2, edge}, bar->negative);
        break;
    }
    case LABEL_AXIS:
        offer_over(plot, label, &choice, (struct point){plot_middle(plot, label->category), plot->zero},
                   false);
        break;
    case LABEL_TARGET: offer_beside(plot, label, &choice); break;
    case LABEL_TARGET_WORDS: offer_right_of_bars(plot, label, &choice); break;
    }
    label->at = choice.best;
    label->placed = choice.cost < HARD;
    label->price = choice.cost % SOFT;
    return choice.cost;
}

/* -- which targets are labelled ------------------------------------------------------------------------------------ */
enum targets { TARGETS_ALL, TARGETS_CHANGES, TARGETS_LAST };

/* Is a later target labelled in its stead? */
static bool is_wanted(const struct plot *plot, const struct label *label, enum targets which)
{
    const struct marker *m = &plot->markers[label->anchor];
    if (which == TARGETS_ALL || label->anchor + 1 == plot->marker_count) return true;
    return which == TARGETS_CHANGES && decimal_compare(m[0].value->value, m[1].value->value) != 0;
}

/* How many found no place that costs less than the limit. */
static size_t place_targets(struct plot *plot, enum targets which, int32_t limit)
{
    size_t missing = 0;
    for (size_t i = 0; i < plot->label_count; i++) {
        struct label *label = &plot->labels[i];
        if (label->kind != LABEL_TARGET) continue;
        label->placed = false;
        label->wanted = is_wanted(plot, label, which);
    }
    /* From the last year, whose label must not be missing. */
    for (size_t i = plot->label_count; i-- > 0;)
        if (plot->labels[i].kind == LABEL_TARGET && plot->labels[i].wanted)
            missing += place(plot, &plot->labels[i]) >= limit;
    return missing;
}

/* Labels that had to go up a line or more. */
static size_t count_lifted(const struct plot *plot)
{
    size_t lifted = 0;
    for (size_t i = 0; i < plot->label_count; i++)
        lifted += plot->labels[i].kind == LABEL_VALUE && plot->labels[i].price >= LIFT_PRICE;
    return lifted;
}

size_t labels_place(struct plot *plot)
{
    size_t missing = 0, crowd = 0;
    collect_obstacles(plot);
    for (size_t i = 0; i < plot->label_count; i++)
        plot->labels[i].placed = false;
    /* The reporting year's first: it is what the chart is about. */
    for (size_t i = 0; i < 2 * plot->label_count; i++) {
        struct label *label = &plot->labels[i % plot->label_count];
        bool reported = plot->chart->emphasized == (int)label->category;
        if (label->kind != LABEL_TARGET && reported == (i < plot->label_count))
            missing += place(plot, label) >= HARD;
    }
    if (count_lifted(plot) * 3 > plot->bar_count) crowd = count_lifted(plot);
    if (!plot->chart->half && place_targets(plot, TARGETS_ALL, SOFT) == 0) return missing * MISSING + crowd;
    if (!plot->chart->half && place_targets(plot, TARGETS_CHANGES, SOFT) == 0)
        return missing * MISSING + crowd;
    missing += place_targets(plot, TARGETS_LAST, HARD);
    return missing * MISSING + crowd;
}

void labels_draw(const struct plot *plot)
{
    for (size_t i = 0; i < plot->label_count; i++) {
        const struct label *label = &plot->labels[i];
        if (!label->placed) continue;
        struct pen pen = pen_of(plot->out, plot->tag, label->rgb, 0);
        int32_t size = label->style->size, y = label->at.y + size * ASCENT / 100;
        for (uint32_t n = 0; n < label->text.line_count; n++, y += size * 9 / 8) {
            const struct set_line *line = &label->text.lines[n];
            struct point top = {label->at.x + label->at.width / 2, label->at.y};
            if (label->turned)
                pen_text_turned(pen, line, top, HALO);
            else
                pen_text(pen, line, (struct point){label->at.x + (label->at.width - line->width) / 2, y},
                         HALO);
        }
    }
}
