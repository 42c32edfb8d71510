/* labels.c: which labels a chart has; chart/places.c finds a place for each. Actuals come first, left to right, then
 * targets. */
#include "labels.h"
#include "places.h"
#include "series.h"

enum {
    HALO = 1 * PT,
    MISSING = 1000,    /* one label missing is worse than all of them lifted */
    MOST_LABELLED = 60 /* beyond so many years, only some bars are labelled */
};

/* -- building ------------------------------------------------------------------------------------------------------ */
struct label_text {
    struct text text;
    struct position at;
    const struct style *style;
};

static struct label *add_label(struct plot *plot, enum label_kind kind, uint16_t category,
                               struct label_text text)
{
    struct label *label = &plot->labels[plot->label_count++];
    *label = (struct label){.kind = kind, .category = category, .style = text.style, .wanted = true};
    label->rgb = plot->publication->colours[COLOUR_INK];
    bool words = kind == LABEL_AXIS || kind == LABEL_TARGET_WORDS;
    label->text = plot_text(plot, text.text, text.at, text.style, words ? plot_slot(plot) - PT : 0);
    label->width = label->text.widest;
    label->height = text.style->size + (int32_t)(label->text.line_count - 1) * text.style->size * 9 / 8;
    return label;
}

/* The figure as printed; where nobody printed one, in the house style. */
static struct text figure_of(const struct plot *plot, const struct chart_value *value)
{
    static const struct house plain = {.numerals = NUMERALS_HALF, .thousands = true};
    if (value->label.length > 0) return value->label;
    return house_number(plot->scratch, plot->chart->house ? plot->chart->house : &plain, value->value);
}

/* What is only expected is not bold in the reporting year either. */
static struct label_text text_of_bar(const struct plot *plot, const struct bar *bar)
{
    bool expected = plot->chart->series[bar->series].kind == SERIES_ESTIMATE;
    const struct style *style = expected ? plot->chart->style : plot_style(plot, bar->category);
    return (struct label_text){figure_of(plot, bar->value), bar->value->at, style};
}

/* A year without a bar: words where there are some, else ―. */
static void add_axis_labels(struct plot *plot, uint16_t category)
{
    const struct chart *chart = plot->chart;
    const struct style *style = plot_style(plot, category);
    bool bars = false, words = false;
    for (uint16_t s = 0; s < chart->series_count; s++) {
        const struct chart_value *value = &chart->series[s].values[category];
        bool bar = series_is_bar(&chart->series[s]);
        bars = bars || (bar && value->present);
        words = words || (bar && !value->present && value->words.length > 0);
    }
    if (!bars && !words)
        add_label(plot, LABEL_AXIS, category, (struct label_text){.text = TEXT("―"), .style = style})->rgb =
            plot->publication->colours[COLOUR_MUTED];
    for (uint16_t s = 0; s < chart->series_count; s++) {
        const struct chart_value *value = &chart->series[s].values[category];
        if (value->present || value->words.length == 0) continue;
        if (series_is_bar(&chart->series[s])) {
            add_label(plot, LABEL_AXIS, category, (struct label_text){value->words, value->at, style});
            continue;
        }
        /* A target in words says that it is one: no marker does. */
        struct text named =
            text_format(plot->scratch, "%.*s：%.*s", TEXT_ARG(chart->series[s].name), TEXT_ARG(value->words));
        struct text shown = chart->series[s].name.length ? named : value->words;
        add_label(plot, LABEL_TARGET_WORDS, category, (struct label_text){shown, value->at, style});
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
        struct label *label = add_label(plot, LABEL_VALUE, bar->category, text_of_bar(plot, bar));
        label->anchor = i;
    }
    for (uint16_t c = 0; c < plot->chart->category_count; c++)
        if (is_labelled(plot, c)) add_axis_labels(plot, c);
    for (size_t i = 0; i < plot->marker_count; i++) {
        const struct marker *marker = &plot->markers[i];
        if (!is_labelled(plot, marker->category)) continue;
        struct label_text text = {figure_of(plot, marker->value), marker->value->at,
                                  plot_style(plot, marker->category)};
        struct label *label = add_label(plot, LABEL_TARGET, marker->category, text);
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
            missing += places_find(plot, &plot->labels[i]) >= limit;
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
    places_collect(plot);
    for (size_t i = 0; i < plot->label_count; i++)
        plot->labels[i].placed = false;
    /* The reporting year's first: it is what the chart is about. */
    for (size_t i = 0; i < 2 * plot->label_count; i++) {
        struct label *label = &plot->labels[i % plot->label_count];
        bool reported = plot->chart->emphasized == (int)label->category;
        if (label->kind != LABEL_TARGET && reported == (i < plot->label_count))
            missing += places_find(plot, label) >= HARD;
    }
    if (count_lifted(plot) * 3 > plot->bar_count) crowd = count_lifted(plot);
    if (!plot->chart->half && place_targets(plot, TARGETS_ALL, SOFT) == 0) return missing * MISSING + crowd;
    if (!plot->chart->half && place_targets(plot, TARGETS_CHANGES, SOFT) == 0)
        return missing * MISSING + crowd;
    missing += place_targets(plot, TARGETS_LAST, HARD);
    return missing * MISSING + crowd;
}

static bool is_solid(const struct plot *plot, const struct bar *bar)
{
    uint32_t rgb;
    enum hatch hatch;
    series_paint(plot->chart, bar->series, &rgb, &hatch);
    return hatch == HATCH_SOLID;
}

void labels_draw(const struct plot *plot)
{
    for (size_t i = 0; i < plot->label_count; i++) {
        const struct label *label = &plot->labels[i];
        if (!label->placed) continue;
        bool white = label->on && is_solid(plot, label->on);
        int32_t halo = white ? 0 : HALO;
        struct pen pen =
            pen_of(plot->out, plot->tag, white ? plot->publication->colours[COLOUR_WHITE] : label->rgb, 0);
        int32_t size = label->style->size, y = label->at.y + size * LABEL_ASCENT / 100;
        for (uint32_t n = 0; n < label->text.line_count; n++, y += size * 9 / 8) {
            const struct set_line *line = &label->text.lines[n];
            struct point top = {label->at.x + label->at.width / 2, label->at.y};
            if (label->turned)
                pen_text_turned(pen, line, top, halo);
            else
                pen_text(pen, line, (struct point){label->at.x + (label->at.width - line->width) / 2, y},
                         halo);
        }
    }
}
