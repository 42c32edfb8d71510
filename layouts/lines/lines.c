/* lines.c: the entry points: a setter, and content as lines, widths or one line. */
#include "lines.h"
#include "breaker.h"
#include "setter.h"

struct setter *lines_open_setter(const struct metrics *metrics, struct diagnostics *diagnostics)
{
    struct arena *arena = diagnostics ? arena_open_like(diagnostics->arena) : arena_open(NULL);
    struct breaker *breaker = breaker_open(arena);
    if (!breaker) {
        arena_close(arena);
        return NULL;
    }
    struct setter *setter = ARENA_NEW(arena, struct setter);
    setter->arena = arena;
    setter->metrics = metrics;
    setter->diagnostics = diagnostics;
    setter->breaker = breaker;
    /* Never nothing: an empty text is set, too, before any other. */
    setter->clusters = arena_grow(arena, NULL, 0, 1, &setter->cluster_capacity, sizeof *setter->clusters);
    return setter;
}

void lines_close_setter(struct setter *setter)
{
    if (!setter) return;
    breaker_close(setter->breaker);
    arena_close(setter->arena);
}

/* The end of the author's line that begins at `from`. */
static uint32_t line_end(const struct setter *setter, uint32_t from)
{
    uint32_t to = from;
    while (to < setter->cluster_count && setter->clusters[to].class != CLASS_BREAK)
        to++;
    return to;
}

static struct set_text emit_all(struct setter *setter, struct arena *arena, const struct setting *setting)
{
    struct set_text set = {.line_count = (uint32_t)setter->choice_count};
    set.lines = ARENA_ARRAY(arena, struct set_line, setter->choice_count);
    for (uint32_t i = 0; i < set.line_count; i++) {
        set.lines[i] = emit_line(setter, arena, &setter->choices[i], setting);
        int32_t reach = set.lines[i].indent + set.lines[i].width;
        if (reach > set.widest) set.widest = reach;
    }
    return set;
}

static struct setting setting_of(const struct style *style, struct measure measure, unsigned flags,
                                 object_width *width_of, void *context)
{
    return (struct setting){
        .style = style,
        .measure = measure,
        .writing = flags & SET_VERTICAL ? WRITING_VERTICAL : WRITING_HORIZONTAL,
        .phrase = style->phrase || (flags & SET_HEAD_AND_NAMES),
        .no_indent = (flags & SET_NO_INDENT) != 0,
        .width_of = width_of,
        .context = context,
    };
}

/* Chooses the lines. */
static void cut_all(struct setter *setter, const struct inline_run *first, const struct setting *setting)
{
    setter->cluster_count = 0;
    clusters_read(setter, first, setting);
    spacing_mark(setter->clusters, setter->cluster_count);
    setter->choice_count = 0;
    uint32_t from = 0;
    do {
        uint32_t to = line_end(setter, from);
        cut_line(setter, setting, from, to);
        from = to + 1; /* a break at the very end opens no empty line */
    } while (from < setter->cluster_count);
}

struct set_text lines_set(struct setter *setter, struct arena *arena, const struct inline_run *first,
                          const struct style *style, struct measure measure, unsigned flags,
                          object_width *width_of, void *context)
{
    struct setting setting = setting_of(style, measure, flags, width_of, context);
    cut_all(setter, first, &setting);
    return emit_all(setter, arena, &setting);
}

uint32_t lines_count(struct setter *setter, const struct inline_run *first, const struct style *style,
                     struct measure measure, unsigned flags, object_width *width_of, void *context)
{
    struct setting setting = setting_of(style, measure, flags, width_of, context);
    cut_all(setter, first, &setting);
    return (uint32_t)setter->choice_count;
}

/* The widest stretch without a break that a line would take. White space at the start goes with the first of them, but
 * never takes more than half a measure. */
static int32_t widest_word(const struct cluster *clusters, size_t count, enum break_level level)
{
    size_t lead = 0;
    while (lead < count && class_in(clusters[lead].class, CLASSES_SPACE))
        lead++;
    int32_t widest = 0;
    for (size_t from = lead; from < count;) {
        size_t to = from + 1;
        while (to < count && clusters[to].break_level < level)
            to++;
        int32_t width = spacing_width(clusters + from, to - from);
        if (from == lead && lead > 0) {
            int32_t indented = spacing_width(clusters, to);
            int64_t most =
                2 * (int64_t)(width + spacing_start_cut(&clusters[from])); /* flush at a line's start only */
            width = indented < most ? indented : bounded(most);
        }
        if (width > widest) widest = width;
        from = to;
    }
    return widest;
}

struct content_widths lines_widths(struct setter *setter, struct arena *scratch,
                                   const struct inline_run *first, const struct style *style,
                                   object_width *width_of, void *context)
{
    (void)scratch; /* the setter's own arrays hold all that is needed for the moment */
    struct setting setting = {
        .style = style, .width_of = width_of, .context = context, .phrase = style->phrase};
    setter->cluster_count = 0;
    clusters_read(setter, first, &setting);
    spacing_mark(setter->clusters, setter->cluster_count);
    struct content_widths widths = {0, 0};
    int32_t first_indent = (int32_t)((int64_t)style->first_indent * style->size / METRICS_EM);
    for (uint32_t from = 0; from < setter->cluster_count;) {
        uint32_t to = line_end(setter, from);
        struct cluster *clusters = setter->clusters + from;
        int32_t whole = bounded((int64_t)spacing_width(clusters, to - from) + style->indent + first_indent);
        if (whole > widths.largest) widths.largest = whole;
        breaks_mark(setter->breaker, clusters, to - from, setting.phrase ? MARK_RANKED : 0);
        int32_t word = widest_word(clusters, to - from, setting.phrase ? BREAK_WORD : BREAK_CHARACTER);
        int32_t turnover = hang_indent(clusters, to - from, style);
        word += style->indent + (turnover > first_indent ? turnover : first_indent);
        if (word > widths.smallest) widths.smallest = word;
        from = to + 1;
    }
    if (widths.smallest > widths.largest) widths.smallest = widths.largest;
    return widths;
}

/* Of the stretches that only need would break, those with a digit, without what a line's end saves. */
static int32_t widest_number(const struct cluster *clusters, size_t count)
{
    int32_t widest = 0;
    for (size_t from = 0, to; from < count; from = to) {
        bool digit = class_in(clusters[from].class, CLASSES_DIGIT);
        for (to = from + 1; to < count && clusters[to].break_level == BREAK_NEVER; to++)
            digit = digit || class_in(clusters[to].class, CLASSES_DIGIT);
        if (!digit) continue;
        int32_t width = spacing_width(clusters + from, to - from) - spacing_end_cut(&clusters[to - 1], false);
        if (width > widest) widest = width;
    }
    return widest;
}

int32_t lines_widest_number(struct setter *setter, const struct inline_run *first, const struct style *style,
                            object_width *width_of, void *context)
{
    struct setting setting = {
        .style = style, .width_of = width_of, .context = context, .phrase = style->phrase};
    setter->cluster_count = 0;
    clusters_read(setter, first, &setting);
    spacing_mark(setter->clusters, setter->cluster_count);
    int32_t widest = 0, first_indent = (int32_t)((int64_t)style->first_indent * style->size / METRICS_EM);
    for (uint32_t from = 0; from < setter->cluster_count;) {
        uint32_t to = line_end(setter, from);
        struct cluster *clusters = setter->clusters + from;
        breaks_mark(setter->breaker, clusters, to - from, setting.phrase ? MARK_RANKED : 0);
        int32_t number = widest_number(clusters, to - from);
        int32_t turnover = hang_indent(clusters, to - from, style);
        if (number > 0) number += style->indent + (turnover > first_indent ? turnover : first_indent);
        if (number > widest) widest = number;
        from = to + 1;
    }
    return widest;
}

struct set_line lines_one(struct setter *setter, struct arena *arena, struct text text, struct position at,
                          const struct style *style)
{
    struct inline_run *run = ARENA_NEW(arena, struct inline_run);
    *run = (struct inline_run){.kind = INLINE_TEXT, .text = text, .at = at};
    struct setting setting = {.style = style};
    setter->cluster_count = 0;
    clusters_read(setter, run, &setting);
    spacing_mark(setter->clusters, setter->cluster_count);
    uint32_t end = (uint32_t)setter->cluster_count;
    while (end && class_in(setter->clusters[end - 1].class, CLASSES_SPACE | CLASS_BIT(BREAK)))
        end--;
    struct line_choice choice = {.end = end, .last = true, .measure = spacing_width(setter->clusters, end)};
    return emit_line(setter, arena, &choice, &setting);
}
