/* plot.c: the measures of a plot that its parts ask for. */
#include "plot.h"

int32_t plot_slot(const struct plot *plot)
{
    return plot->chart->category_count ? (plot->right - plot->left) / plot->chart->category_count : 0;
}

int32_t plot_middle(const struct plot *plot, uint16_t category)
{
    int64_t width = plot->right - plot->left;
    return plot->left + (int32_t)(width * (2 * category + 1) / (2 * plot->chart->category_count));
}

struct pen plot_pen(const struct plot *plot, enum colour_role role, int32_t width)
{
    return pen_of(plot->out, plot->tag, plot->publication->colours[role], width);
}

const struct style *plot_style(const struct plot *plot, uint16_t category)
{
    bool bold = plot->chart->bold_style && plot->chart->emphasized == (int)category;
    return bold ? plot->chart->bold_style : plot->chart->style;
}

struct set_text plot_text(const struct plot *plot, struct text text, struct position at,
                          const struct style *style, int32_t width)
{
    return pen_set_text(plot->setter, plot->scratch, text, at, style, width);
}

struct text plot_tick_text(const struct plot *plot, unsigned number)
{
    static const struct house plain = {.numerals = NUMERALS_HALF, .thousands = true};
    const struct house *house = plot->chart->house ? plot->chart->house : &plain;
    return house_number(plot->scratch, house, axis_tick(&plot->axis, number));
}

/* Where steps are lower than figures, only every second or third tick has its number, zero always. */
bool plot_tick_is_numbered(const struct plot *plot, unsigned number)
{
    int32_t pitch = (plot->bottom - plot->top) / (int32_t)plot->axis.step_count,
            size = plot->chart->style->size;
    int32_t every = pitch > size ? 1 : pitch > 0 ? size / pitch + 1 : size;
    int64_t below = -plot->axis.minimum.units / plot->axis.step.units;
    return plot->has_values && ((int64_t)number - below) % every == 0;
}

struct box plot_tick_box(const struct plot *plot, unsigned number)
{
    int32_t width = plot->tick_widths[number], size = plot->chart->style->size;
    int32_t y =
        plot->bottom - axis_place(&plot->axis, axis_tick(&plot->axis, number), plot->bottom - plot->top);
    return (struct box){plot->left - TICK_GAP - width, y - size / 2, width, size};
}
