/* names.c: the names of the years under the axis. Where they stand too close for one line each, they take two
 * or three lines, then stand vertically as a person would write them; only where even characters do not fit side by side are
 * some left out. */
#include "names.h"

enum {
    SMALLEST_AREA = 36 * PT, /* that vertical names leave for the bars */
    BASELINE = 13 * PT,      /* of a name, below the axis */
    FOOT = 18 * PT,          /* room for one line */
    ABOVE_VERTICAL = 4 * PT,
    BELOW_VERTICAL = 2 * PT,
    APART = 2 * PT, /* between neighbours */
    APART_VERTICAL = 1 * PT
};

static int32_t line_pitch(const struct plot *plot)
{
    return plot->chart->style->size * 9 / 8;
}

static int32_t size_of(const struct plot *plot)
{
    return plot->chart->style->size;
}

/* 令和元年度 parts after the era's name, as 令和２年度 does; false for what is no era year. */
static bool split_era(const struct plot *plot, struct text name, struct style *style, struct set_text *out)
{
    size_t count;
    const struct era *eras = year_eras(&count);
    for (size_t i = 0; i < count; i++) {
        struct text era = text_of(eras[i].name);
        if (!text_starts(name, era) || name.length == era.length) continue;
        struct inline_run *runs = ARENA_ARRAY(plot->scratch, struct inline_run, 3);
        struct style *plain = ARENA_NEW(plot->scratch, struct style);
        *plain = *style;
        plain->align = ALIGN_START;
        runs[0] = (struct inline_run){.kind = INLINE_TEXT, .text = era, .next = &runs[1]};
        runs[1] = (struct inline_run){.kind = INLINE_BREAK, .next = &runs[2]};
        runs[2].text = text_slice(name, era.length, name.length - era.length);
        *out = lines_set(plot->setter, plot->scratch, runs, plain, (struct measure){.width = INT32_MAX / 2},
                         SET_NO_INDENT, NULL, NULL);
        return true;
    }
    return false;
}

/* One name in at most that many lines, about equally long; `width` is what it takes on one. */
static struct set_text broken_name(const struct plot *plot, uint16_t category, struct style *style,
                                   int32_t room, int32_t lines)
{
    struct text text = plot->chart->categories[category];
    struct position nowhere = {NULL, 0};
    int32_t width = lines_text_width(plot->setter, text, style), even = width / lines + style->size;
    if (lines == 1 || width <= room) return plot_text(plot, text, nowhere, style, 0);
    struct set_text split;
    if (lines == 2 && split_era(plot, text, style, &split)) return split;
    return plot_text(plot, text, nowhere, style, even < room ? even : room);
}

/* Sets all names in that way; false where one does not fit, or is torn apart: a line of one character is no line. */
static bool set_horizontally(struct plot *plot, int32_t room, int32_t most_lines, bool phrase)
{
    bool fits = true;
    for (uint16_t c = 0; c < plot->chart->category_count && fits; c++) {
        struct name *name = &plot->names[c];
        struct style style = *plot_style(plot, c);
        style.phrase = phrase;
        name->text = broken_name(plot, c, &style, room, most_lines);
        name->lines = name->text.line_count;
        name->width = name->text.widest;
        name->height = size_of(plot) + (int32_t)(name->lines - 1) * line_pitch(plot);
        name->shown = true;
        fits = name->width <= room && name->lines <= (uint32_t)most_lines;
        for (uint32_t i = 0; i < name->lines && name->lines > 1; i++)
            fits = fits && name->text.lines[i].width >= 2 * size_of(plot);
    }
    return fits;
}

/* Columns of at most that height, from right to left. */
static void set_vertically(struct plot *plot, int32_t most_height)
{
    int32_t widest = 0, slot = plot_slot(plot);
    uint16_t count = plot->chart->category_count;
    for (uint16_t c = 0; c < count; c++) {
        struct name *name = &plot->names[c];
        struct inline_run *run = ARENA_NEW(plot->scratch, struct inline_run);
        *run = (struct inline_run){.kind = INLINE_TEXT, .text = plot->chart->categories[c]};
        name->text =
            lines_set(plot->setter, plot->scratch, run, plot_style(plot, c),
                      (struct measure){.width = most_height}, SET_VERTICAL | SET_NO_INDENT, NULL, NULL);
        name->lines = name->text.line_count;
        name->width = size_of(plot) + (int32_t)(name->lines - 1) * line_pitch(plot);
        name->height = name->text.widest;
        if (name->width + APART_VERTICAL > widest) widest = name->width + APART_VERTICAL;
    }
    int32_t every = slot >= widest ? 1 : slot > 0 ? (widest + slot - 1) / slot : count;
    /* Counted from the last year, which is the one that is looked for. */
    for (uint16_t c = 0; c < count; c++)
        plot->names[c].shown = (count - 1 - c) % every == 0;
}

void names_measure(struct plot *plot)
{
    int32_t room = plot_slot(plot) - APART;
    plot->names = ARENA_ARRAY(plot->scratch, struct name, plot->chart->category_count);
    plot->foot = FOOT;
    plot->setting = NAMES_ONE_LINE;
    if (set_horizontally(plot, room, 1, false)) return;
    for (int32_t lines = 2; lines <= 3; lines++) {
        if (!set_horizontally(plot, room, lines, true) && !set_horizontally(plot, room, lines, false))
            continue;
        plot->setting = NAMES_BROKEN;
        plot->foot = FOOT + (lines - 1) * line_pitch(plot);
        return;
    }
    plot->setting = NAMES_VERTICAL;
    int32_t most_height = plot->at.height - plot->head - SMALLEST_AREA - ABOVE_VERTICAL - BELOW_VERTICAL;
    set_vertically(plot, most_height > 3 * size_of(plot) ? most_height : 3 * size_of(plot));
    int32_t longest = 0;
    for (uint16_t c = 0; c < plot->chart->category_count; c++)
        if (plot->names[c].shown && plot->names[c].height > longest) longest = plot->names[c].height;
    plot->foot = ABOVE_VERTICAL + longest + BELOW_VERTICAL;
}

struct box names_box(const struct plot *plot, uint16_t category)
{
    const struct name *name = &plot->names[category];
    int32_t x = plot_middle(plot, category) - name->width / 2;
    int32_t y = plot->setting == NAMES_VERTICAL ? plot->bottom + ABOVE_VERTICAL
                                                : plot->bottom + BASELINE - size_of(plot) * 88 / 100;
    return (struct box){x, y, name->width, name->height};
}

void names_draw(const struct plot *plot)
{
    struct pen ink = plot_pen(plot, COLOUR_INK, 0);
    for (uint16_t c = 0; c < plot->chart->category_count; c++) {
        const struct name *name = &plot->names[c];
        if (!name->shown) continue;
        struct box at = names_box(plot, c);
        int32_t middle = plot_middle(plot, c);
        for (uint32_t i = 0; i < name->lines; i++) {
            const struct set_line *line = &name->text.lines[i];
            struct point origin = {middle - line->width / 2,
                                   plot->bottom + BASELINE + (int32_t)i * line_pitch(plot)};
            if (plot->setting == NAMES_VERTICAL)
                origin =
                    (struct point){at.x + at.width - size_of(plot) / 2 - (int32_t)i * line_pitch(plot), at.y};
            pen_text(ink, line, origin, 0);
        }
    }
}
