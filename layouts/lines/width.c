/* width.c: a text set solid on one line, measured and forgotten. */
#include "width.h"
#include "setter.h"

int32_t lines_text_width(struct setter *setter, struct text text, const struct style *style)
{
    struct inline_run run = {.kind = INLINE_TEXT, .text = text};
    struct setting setting = {.style = style};
    size_t from =
        setter->cluster_count; /* asked in the middle of a paragraph, by width_of: what is there stays */
    clusters_read(setter, &run, &setting);
    size_t count = setter->cluster_count - from;
    spacing_mark(setter->clusters + from, count);
    setter->cluster_count = from;
    return spacing_width(setter->clusters + from, count);
}
