/* cut.c: an author's line as lines: indents and turnovers, and which of the possible ends are taken.
 *
 * Where each line can be ended well without a look at the others, it is. Else the author's line is cut in the way that
 * costs least as a whole. */
#include "setter.h"

enum {
    LINES_OF_CELL_MOST = 4,
    WIDEST_NAMES =
        20 /* in columns of less than 20 ems names in brackets may be cut where lines are justified */
};

/* The best way to a cluster of an author's line: what it costs, and where its last line begins. */
struct node {
    int64_t cost;
    uint32_t from;
};

static struct line_choice *add_choice(struct setter *setter)
{
    if (setter->choice_count == setter->choice_capacity)
        setter->choices =
            arena_grow(setter->arena, setter->choices, setter->choice_count, setter->choice_count + 1,
                       &setter->choice_capacity, sizeof *setter->choices);
    return &setter->choices[setter->choice_count++];
}

/* -- indents -------------------------------------------------------------------------------------------------------- */

static int32_t first_indent(const struct setter *setter, const struct setting *setting, uint32_t from,
                            uint32_t to)
{
    const struct style *style = setting->style;
    if ((setting->no_indent && setter->choice_count == 0) || from == to ||
        !cluster_solid(&setter->clusters[from]))
        return 0;
    int32_t indent = (int32_t)((int64_t)style->first_indent * style->size / METRICS_EM);
    return setter->clusters[from].class == CLASS_OPEN ? indent / 2 : indent;
}

static int32_t measure_of(const struct setting *setting, size_t line)
{
    return line < setting->measure.narrow_lines ? setting->measure.narrow : setting->measure.width;
}

static void begin_line(struct setter *setter, const struct setting *setting, struct line_choice *line,
                       int32_t indent)
{
    int32_t whole = measure_of(setting, setter->choice_count);
    if (whole >= LONGEST_LINE) whole = LONGEST_LINE - 1; /* a width of LONGEST_LINE may be more */
    line->indent = setting->style->indent + indent;
    if (line->indent > whole / 2 && indent > 0) line->indent = whole / 2 > 0 ? whole / 2 : 0;
    line->measure = whole - line->indent;
}

static enum line_kind kind_of(const struct setting *setting, int64_t width)
{
    if (setting->phrase) return LINES_OF_NAME;
    return width > (int64_t)LINES_OF_CELL_MOST * setting->measure.width ? LINES_OF_TEXT : LINES_OF_CELL;
}

/* White space at the start of an author's line is set as written, but never fills more than half a measure. */
static void bound_lead(struct cluster *clusters, size_t count, int32_t measure)
{
    int64_t lead = 0;
    size_t at = 0;
    for (; at < count && !cluster_solid(&clusters[at]); at++)
        lead += clusters[at].advance + clusters[at].space;
    int32_t most = measure > 0 ? measure / 2 : 0;
    if (at > 0 && at < count && lead > most) clusters[at - 1].space -= bounded(lead - most);
}

/* -- the ways through an author's line --------------------------------------------------------------------------------- */

/* Sets where `line` ends. */
static void end_line(struct line_choice *line, const struct cutting *cutting, uint32_t next)
{
    line->next = line->end = next;
    while (line->end > line->from && !cluster_solid(&cutting->clusters[line->end - 1]))
        line->end--;
    line->last = next == cutting->to;
    line->broken_word = !line->last && cutting->clusters[next].break_level == BREAK_NEVER;
}

static struct line_end cheapest(struct cutting *cutting, const struct line_choice *line)
{
    struct line_end ends[MOST_ENDS], best = {0, INT64_MAX};
    size_t count = ends_find(cutting, line->from, line->measure, ends);
    for (size_t i = 0; i < count; i++)
        if (ends[i].cost < best.cost) best = ends[i];
    return best;
}

/* Line by line, each as good as can be; false as soon as one of the first of them costs too much. */
static bool cut_greedily(struct setter *setter, const struct setting *setting, struct cutting *cutting,
                         struct line_choice line, int64_t tolerable)
{
    for (uint32_t from = line.from; from < cutting->to; from = line.next) {
        line.from = from;
        struct line_end end = cheapest(cutting, &line);
        if (end.cost > tolerable) return false;
        end_line(&line, cutting, end.next);
        *add_choice(setter) = line;
        begin_line(setter, setting, &line, cutting->turnover);
    }
    return true;
}

static struct node *cleared_nodes(struct setter *setter, uint32_t count)
{
    if (count > setter->node_capacity)
        setter->nodes =
            arena_grow(setter->arena, NULL, 0, count, &setter->node_capacity, sizeof *setter->nodes);
    for (uint32_t i = 0; i < count; i++)
        setter->nodes[i].cost = INT64_MAX;
    return setter->nodes;
}

/* Is there a place further on that costs so much less that any way from here is better begun there? What a line leaves
 * empty costs at most three times its width. */
static bool outrun(const struct cutting *cutting, const struct node *node, uint32_t left, uint32_t at)
{
    enum { LOOK_AHEAD = 8, DEAREST = 2 };
    if (cutting->justified) return false;
    for (uint32_t i = 1; i < left && i <= LOOK_AHEAD; i++) {
        if (node[i].cost >= node->cost) continue;
        if (node->cost - node[i].cost > DEAREST * (cutting->places[at + i].at - cutting->places[at].at))
            return true;
    }
    return false;
}

/* The way of least cost from `line` to the end. Every cluster is left by a few ends near the end of the line that
 * begins there, so this takes linear time. */
static void cut_best(struct setter *setter, const struct setting *setting, struct cutting *cutting,
                     struct line_choice line)
{
    uint32_t first = line.from, count = cutting->to - first + 1;
    struct line_choice later = line;
    setter->choice_count++; /* as if the first line were there */
    begin_line(setter, setting, &later, cutting->turnover);
    setter->choice_count--;
    struct node *nodes = cleared_nodes(setter, count);
    nodes[0].cost = 0;
    for (uint32_t i = 0; i + 1 < count; i++) {
        if (nodes[i].cost == INT64_MAX || outrun(cutting, nodes + i, count - 1 - i, first + i)) continue;
        struct line_end ends[MOST_ENDS];
        size_t found = ends_find(cutting, first + i, i ? later.measure : line.measure, ends);
        for (size_t k = 0; k < found; k++) {
            struct node *node = &nodes[ends[k].next - first];
            if (nodes[i].cost + ends[k].cost > node->cost) continue; /* of like ways the one full first */
            *node = (struct node){nodes[i].cost + ends[k].cost, i};
        }
    }
    size_t lines = 0;
    for (uint32_t i = count - 1; i > 0; i = nodes[i].from)
        lines++;
    for (size_t k = 0; k < lines; k++)
        add_choice(setter);
    struct line_choice *choices = &setter->choices[setter->choice_count - lines];
    for (uint32_t i = count - 1; i > 0; i = nodes[i].from) {
        struct line_choice *choice = &choices[--lines];
        *choice = lines ? later : line;
        choice->from = first + nodes[i].from;
        end_line(choice, cutting, first + i);
    }
}

/* All beside a picture, in lines of one measure: as good as lines below it. False where it goes on below the picture. */
static bool cut_beside(struct setter *setter, const struct setting *setting, struct cutting *cutting,
                       struct line_choice line)
{
    size_t first_choice = setter->choice_count;
    if (first_choice >= setting->measure.narrow_lines) return false;
    if (cut_greedily(setter, setting, cutting, line, ends_tolerable(cutting))) return true;
    setter->choice_count = first_choice;
    cutting->limit = line.from;
    cut_best(setter, setting, cutting, line);
    cutting->limit = line.from;
    if (setter->choice_count <= setting->measure.narrow_lines) return true;
    setter->choice_count = first_choice;
    return false;
}

/* Where the measure changes on the way, lines beside a picture are ended one by one. */
static struct line_choice cut_narrow(struct setter *setter, const struct setting *setting,
                                     struct cutting *cutting, struct line_choice line)
{
    while (setter->choice_count < setting->measure.narrow_lines && line.from < cutting->to) {
        end_line(&line, cutting, cheapest(cutting, &line).next);
        *add_choice(setter) = line;
        begin_line(setter, setting, &line, cutting->turnover);
        line.from = line.next;
    }
    return line;
}

static bool stretches(const struct cluster *clusters, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++)
        if (clusters[i].class == CLASS_FILL) return true;
    return false;
}

static void cut_lines(struct setter *setter, const struct setting *setting, struct line_choice line,
                      uint32_t to)
{
    spacing_place(setter, line.from, to);
    struct cutting cutting = {
        .clusters = setter->clusters,
        .places = setter->places,
        .to = to,
        .em = setting->style->size > 0 ? setting->style->size : 1,
        .kind = kind_of(setting, setter->places[to].at),
        .turnover = hang_indent(setter->clusters + line.from, to - line.from, setting->style),
        .justified = setting->style->align == ALIGN_JUSTIFY,
        .hanging = setting->style->hanging_punctuation,
    };
    cutting.stretches = cutting.kind == LINES_OF_NAME && stretches(setter->clusters, line.from, to);
    if (cut_beside(setter, setting, &cutting, line)) return;
    line = cut_narrow(setter, setting, &cutting, line);
    if (line.from == to) return;
    size_t first_choice = setter->choice_count;
    if (cut_greedily(setter, setting, &cutting, line, ends_tolerable(&cutting))) return;
    setter->choice_count = first_choice;
    cutting.limit = line.from;
    cut_best(setter, setting, &cutting, line);
}

void cut_line(struct setter *setter, const struct setting *setting, uint32_t from, uint32_t to)
{
    struct line_choice line = {.from = from, .end = to, .next = to, .last = true};
    begin_line(setter, setting, &line, first_indent(setter, setting, from, to));
    if (spacing_width(setter->clusters + from, to - from) <= line.measure) {
        while (line.end > from && !cluster_solid(&setter->clusters[line.end - 1]))
            line.end--;
        *add_choice(setter) = line;
        return;
    }
    bound_lead(setter->clusters + from, to - from, line.measure);
    bool justified = setting->style->align == ALIGN_JUSTIFY;
    bool names = !justified || line.measure >= WIDEST_NAMES * setting->style->size;
    unsigned marks = (justified ? 0u : MARK_RANKED) | (names ? MARK_NAMES : 0u);
    breaks_mark(setter->breaker, setter->clusters + from, to - from, marks);
    cut_lines(setter, setting, line, to);
}
