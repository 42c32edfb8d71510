/* plot.h: a chart on its way to the page, shared by the files of this folder only.
 *
 * All places are absolute, 1/1000 pt. A chart is measured (rooms at the sides), built (bars, markers), labelled (places
 * without collisions) and only then drawn. */
#ifndef SHINCHOKU_LAYOUTS_CHART_PLOT_H
#define SHINCHOKU_LAYOUTS_CHART_PLOT_H

#include "axis.h"
#include "layouts/pen/pen.h"

struct bar {
    uint16_t category, series;
    struct box at; /* from the zero line to the value; its height may be 0 */
    bool negative;
    const struct chart_value *value;
};

struct marker { /* a target */
    uint16_t category;
    int32_t x, width, y; /* y: its middle, the value */
    const struct chart_value *value;
};

/* How the names of the years stand under the axis. */
enum name_setting { NAMES_ONE_LINE, NAMES_BROKEN, NAMES_VERTICAL };

struct name {
    struct set_text text;
    uint32_t lines;
    int32_t width, height;
    bool shown; /* false: left out, because the years stand closer than characters */
};

struct legend_entry {
    uint16_t series;
    struct set_text name;
    int32_t x, y; /* upper left corner */
    int32_t width, height;
};

enum label_kind {
    LABEL_VALUE,       /* over (or under) its bar */
    LABEL_AXIS,        /* ― or words, over the zero line */
    LABEL_TARGET,      /* beside its marker */
    LABEL_TARGET_WORDS /* a target in words, beside the bars of its year */
};

struct label {
    enum label_kind kind;
    uint16_t category;
    size_t anchor; /* number of its bar or marker; unused for LABEL_AXIS */
    struct set_text text;
    const struct style *style;
    uint32_t rgb;
    int32_t width, height;
    bool turned; /* reads downwards */
    bool wanted; /* targets: not all are labelled where they stand close */
    bool placed;
    int32_t price; /* how far it is from its best place */
    struct box at;
    const struct bar *on; /* the bar in which it stands, white where that is solid; NULL: none */
};

struct plot {
    const struct chart *chart;
    const struct publication *publication;
    struct setter *setter;
    struct item_list *out;
    struct arena *scratch; /* what is not drawn dies with the call */
    uint32_t tag;
    struct box at;
    struct axis axis;
    bool has_values;                  /* at least one: else no ticks, a scale for nothing would be made up */
    int32_t left, right, top, bottom; /* of the area between the axis and the last tick */
    int32_t zero;                     /* the zero line */
    int32_t tick_widths[MOST_STEPS + 1];
    int32_t head, foot; /* room above and below that area */
    enum name_setting setting;
    struct name *names;
    struct set_line unit;
    struct box unit_at;
    struct legend_entry *legend;
    size_t legend_count;
    int32_t legend_height;
    struct bar *bars;
    size_t bar_count;
    struct marker *markers;
    size_t marker_count;
    struct label *labels;
    size_t label_count;
    struct box *obstacles; /* hard ones first: what no label may touch */
    size_t hard_count, obstacle_count;
    struct box *near; /* of them, those around the label that is being placed; hard ones first */
    size_t near_hard, near_count;
};

enum { TICK_GAP = 4 * PT }; /* between the numbers and the axis */

/* Middle of a category, and the width that it has. */
int32_t plot_middle(const struct plot *plot, uint16_t category);
int32_t plot_slot(const struct plot *plot);
struct pen plot_pen(const struct plot *plot, enum colour_role role, int32_t width);
const struct style *plot_style(const struct plot *plot, uint16_t category);
struct set_text plot_text(const struct plot *plot, struct text text, struct position at,
                          const struct style *style, int32_t width);

/* The number of a tick, whether it is shown, and where it stands. */
struct text plot_tick_text(const struct plot *plot, unsigned number);
bool plot_tick_is_numbered(const struct plot *plot, unsigned number);
struct box plot_tick_box(const struct plot *plot, unsigned number);

#endif
