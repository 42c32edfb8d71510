/* justify.c: what a line gives and takes to fill its measure (JLREQ 3.8). */
#include "line.h"

enum {
    SIXTEENTHS = 16,
    LOOSEST = 2 /* a line that would open by more than 1/2 em a gap stays ragged */
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

static int32_t room_of_give(const struct cluster *cluster)
{
    return cluster->give * (cluster->style->size / SIXTEENTHS);
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
        passed += room_of(&line->clusters[i]);
        int64_t share = shared * passed / rooms - given; /* of what has passed: so that the shares add up */
        line->spread[i] += (int32_t)(sign * share);
        given += share;
    }
    line->width += (int32_t)(sign * given);
    return slack - (int32_t)given;
}

/* Opens all loose gaps alike; the rest below one unit a gap stays at the line's end. */
static void open_gaps(struct line *line, int32_t slack, int32_t most)
{
    int32_t gaps = 0;
    for (uint32_t i = 0; i + 1 < line->count; i++)
        gaps += loose(line, i);
    if (gaps == 0 || slack / gaps > most) return;
    line->common = slack / gaps;
    for (uint32_t i = 0; i + 1 < line->count; i++)
        if (loose(line, i)) line->spread[i] += line->common;
    line->width += line->common * gaps;
}

void line_justify(struct line *line)
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
    open_gaps(line, slack, em / LOOSEST);
}

/* Too long by what its end or its punctuation gives up. A blank half at the line's end goes whole or stays whole
 * (JLREQ 3.1.9): what was not needed of it opens the line again. */
void line_reduce(struct line *line, const struct style *style)
{
    line->width -= spacing_end_cut(&line->clusters[line->count - 1], style->hanging_punctuation);
    int32_t over = line->width - line->measure;
    if (over > 0) share_out(line, over, room_of_give, -1);
    if (over < 0 && style->align == ALIGN_JUSTIFY) line_justify(line);
}

void line_spread(struct line *line)
{
    open_gaps(line, line->measure - line->width, INT32_MAX);
}
