/* justify.c: what a line gives and takes to fill its measure (JLREQ 3.8). */
#include "justify.h"

enum {
    SIXTEENTHS = 16,
    LOOSEST = 2, /* a line that would open by more than 1/2 em a gap stays ragged */
    SEEN = 10    /* gaps that open by less are not told from others */
};

static bool loose(const struct line *line, uint32_t gap)
{
    return !(line->clusters[gap].flags & CLUSTER_TIGHT);
}

/* What a gap may give or take, 1/1000 pt. */
typedef int32_t gap_room(const struct cluster *cluster);

static int32_t room_of_word_space(const struct cluster *cluster)
{
    int32_t room = cluster->style->size / 2 - cluster->advance;
    return cluster->class == CLASS_SPACE && cluster->run->kind == INLINE_TEXT && room > 0 ? room : 0;
}

/* Half as much again: a gap that doubles would be seen beside the lines above and below. */
static int32_t room_of_latin_gap(const struct cluster *cluster)
{
    if (!(cluster->flags & CLUSTER_GAP)) return 0;
    return (int32_t)((int64_t)cluster->style->latin_gap * cluster->style->size / METRICS_EM / 2);
}

static int32_t give_of(const struct cluster *cluster)
{
    return cluster->give * (cluster->style->size / SIXTEENTHS);
}

/* In the order of JLREQ 3.8.3: spaces between words, ・, other punctuation, Latin gaps. */
static int32_t give_of_space(const struct cluster *cluster)
{
    return cluster->class == CLASS_SPACE ? give_of(cluster) : 0;
}

static bool beside_middle(const struct cluster *cluster)
{
    enum { BLANK_HALF = 4 };
    return cluster->class == CLASS_MIDDLE || cluster->give < BLANK_HALF;
}

static int32_t give_of_middle(const struct cluster *cluster)
{
    bool other = cluster->class == CLASS_SPACE || (cluster->flags & CLUSTER_GAP);
    return !other && beside_middle(cluster) ? give_of(cluster) : 0;
}

static int32_t give_of_mark(const struct cluster *cluster)
{
    bool other = cluster->class == CLASS_SPACE || (cluster->flags & CLUSTER_GAP);
    return !other && !beside_middle(cluster) ? give_of(cluster) : 0;
}

static int32_t give_of_gap(const struct cluster *cluster)
{
    return cluster->flags & CLUSTER_GAP ? give_of(cluster) : 0;
}

/* Shares out up to `slack` by room; returns what is left. */
static int32_t share_out(struct line *line, int32_t slack, gap_room *room_of, int sign)
{
    int64_t rooms = 0;
    for (uint32_t i = 0; i + 1 < line->count; i++)
        rooms += room_of(&line->clusters[i]);
    if (rooms == 0) return slack;
    int64_t shared = slack < rooms ? slack : rooms, passed = 0, given = 0;
    for (uint32_t i = 0; i + 1 < line->count; i++) {
        int32_t room = room_of(&line->clusters[i]);
        if (room == 0) continue;
        passed += room;
        int64_t share = shared * passed / rooms - given; /* of what has passed: so that the shares add up */
        line->spread[i] += (int32_t)(sign * share);
        given += share;
    }
    line->width += (int32_t)(sign * given);
    return slack - (int32_t)given;
}

typedef bool gap_held(const struct line *line, uint32_t gap);

static bool held_by_none(const struct line *line, uint32_t gap)
{
    (void)line, (void)gap;
    return false;
}

/* After an opening bracket and before what closes or ends (JLREQ 3.8.4, appendix D). */
static bool held_by_mark(const struct line *line, uint32_t gap)
{
    const struct cluster *a = &line->clusters[gap], *b = a + 1;
    uint64_t ends = CLASS_BIT(CLOSE) | CLASS_BIT(COMMA) | CLASS_BIT(STOP);
    return class_in(a->class, CLASS_BIT(OPEN)) || class_in(b->class, ends);
}

/* Opens all loose gaps alike but those that `held` says; the rest below one unit a gap stays at the line's end. */
static void open_gaps(struct line *line, int32_t slack, gap_held *held)
{
    int32_t gaps = 0;
    for (uint32_t i = 0; i + 1 < line->count; i++)
        gaps += loose(line, i) && !held(line, i);
    if (gaps == 0) return;
    line->common = slack / gaps;
    for (uint32_t i = 0; i + 1 < line->count; i++)
        if (loose(line, i) && !held(line, i)) line->spread[i] += line->common;
    line->width += line->common * gaps;
}

/* Where the eye would see it, brackets and stops stay with what they enclose and end; lines whose gaps would open too far
 * stay ragged. */
static void open_for_measure(struct line *line, int32_t slack)
{
    int32_t gaps = 0, em = line->clusters[0].style->size;
    for (uint32_t i = 0; i + 1 < line->count; i++)
        gaps += loose(line, i);
    if (gaps == 0 || slack / gaps > em / LOOSEST) return;
    open_gaps(line, slack, slack / gaps > em / SEEN ? held_by_mark : held_by_none);
}

void justify_line(struct line *line)
{
    int32_t slack = line->measure - line->width;
    int32_t gaps = (int32_t)line->count - 1, em = line->clusters[0].style->size;
    if (gaps <= 0 || slack / gaps > em / LOOSEST) return;
    uint64_t classes = 0;
    unsigned flags = 0;
    for (uint32_t i = 0; i < line->count; i++) {
        classes |= UINT64_C(1) << line->clusters[i].class;
        flags |= line->clusters[i].flags;
    }
    if (classes & CLASS_BIT(SPACE)) slack = share_out(line, slack, room_of_word_space, 1);
    if (flags & CLUSTER_GAP) slack = share_out(line, slack, room_of_latin_gap, 1);
    open_for_measure(line, slack);
}

/* Too long by what its end or its punctuation gives up. A blank half at the line's end goes whole or stays whole
 * (JLREQ 3.1.9): what was not needed of it opens the line again. */
void justify_reduce(struct line *line, const struct style *style)
{
    line->width -= spacing_end_cut(&line->clusters[line->count - 1], style->hanging_punctuation);
    int32_t over = line->width - line->measure;
    static gap_room *const order[] = {give_of_space, give_of_middle, give_of_mark, give_of_gap};
    for (size_t i = 0; i < ARRAY_LEN(order) && over > 0; i++)
        over = share_out(line, over, order[i], -1);
    if (over < 0 && style->align == ALIGN_JUSTIFY) justify_line(line);
}

void justify_spread(struct line *line)
{
    open_gaps(line, line->measure - line->width, held_by_none);
}
