/* emit.c: a chosen line as pieces: alignment, and as few text items as faces and runs allow. */
#include "justify.h"
#include "width.h"

enum {
    BASELINE = 880,     /* of the em square of Japanese faces, from its top, 1/1000 em */
    EXTRA_LIMIT = 16000 /* the difference of two fits an int16 */
};

static uint32_t fills_of(const struct line *line)
{
    uint32_t fills = 0;
    for (uint32_t i = 0; i < line->count; i++)
        fills += line->clusters[i].class == CLASS_FILL;
    return fills;
}

/* -- pieces --------------------------------------------------------------------------------------------------------- */

static int32_t gap_after(const struct line *line, uint32_t i)
{
    return i + 1 < line->count ? line->clusters[i].space + (line->spread ? line->spread[i] : 0) : 0;
}

static bool joins(const struct line *line, uint32_t i)
{
    const struct cluster *a = &line->clusters[i], *b = &line->clusters[i + 1];
    int32_t gap = gap_after(line, i);
    return a->run == b->run && a->face == b->face && !((a->flags ^ b->flags) & CLUSTER_ROTATED) &&
           !((a->flags | b->flags) & CLUSTER_UPRIGHT) && b->class < CLASS_OBJECT && gap < EXTRA_LIMIT &&
           gap > -EXTRA_LIMIT;
}

/* Borrowed from the run where it stands there as one stretch; else put together. */
static struct text text_of_piece(const struct line *line, uint32_t from, uint32_t to)
{
    const struct cluster *first = &line->clusters[from];
    uint32_t bytes = 0;
    bool as_written = true;
    for (uint32_t i = from; i < to; i++) {
        as_written = as_written && !(line->clusters[i].flags & CLUSTER_STAND_IN) &&
                     line->clusters[i].offset == first->offset + bytes;
        bytes += line->clusters[i].bytes;
    }
    if (as_written) return text_slice(first->run->text, first->offset, bytes);
    struct text_buffer buffer = {.arena = line->arena};
    for (uint32_t i = from; i < to; i++) {
        const struct cluster *cluster = &line->clusters[i];
        if (cluster->flags & CLUSTER_STAND_IN)
            buffer_add_char(&buffer, cluster->code);
        else
            buffer_add(&buffer, text_slice(cluster->run->text, cluster->offset, cluster->bytes));
    }
    return buffer_text(&buffer);
}

/* Sets extra_all, and extra where the gaps inside the piece differ. */
static void set_extra(const struct line *line, struct text_item *item, uint32_t from, uint32_t to)
{
    bool alike = true;
    for (uint32_t i = from; i + 2 < to && alike; i++)
        alike = gap_after(line, i) == gap_after(line, i + 1);
    if (alike) {
        item->extra_all = to - from > 1 ? (int16_t)gap_after(line, from) : 0;
        return;
    }
    const struct style *style = line->clusters[from].style;
    int64_t all = (int64_t)style->tracking * style->size / METRICS_EM + line->common;
    item->extra_all = all < EXTRA_LIMIT && all > -EXTRA_LIMIT ? (int16_t)all : 0;
    int16_t *extra = ARENA_ARRAY(line->arena, int16_t, to - from);
    for (uint32_t i = from; i + 1 < to; i++)
        extra[i - from] = (int16_t)(gap_after(line, i) - item->extra_all);
    item->extra = extra;
}

static struct piece *add_piece(struct line *line, const struct cluster *cluster, int32_t at)
{
    struct piece *piece = ARENA_NEW(line->arena, struct piece);
    piece->run = cluster->run;
    piece->at = at;
    piece->rgb = cluster->style->rgb;
    *line->tail = piece;
    line->tail = &piece->next;
    return piece;
}

/* 縦中横: the characters stand side by side, centred in a cell of one em. */
static void set_upright(struct line *line, struct piece *piece, const struct cluster *cluster)
{
    int32_t width = lines_text_width(line->setter, piece->text.text, cluster->style);
    piece->text.writing = WRITING_HORIZONTAL;
    piece->text.origin = (struct point){
        -width / 2, piece->at + (int32_t)((int64_t)cluster->style->size * BASELINE / METRICS_EM)};
    piece->text.rotated = false;
}

static int64_t emit_text(struct line *line, uint32_t from, uint32_t to, int64_t start)
{
    const struct cluster *first = &line->clusters[from];
    int32_t at = bounded(start);
    int64_t width = 0;
    for (uint32_t i = from; i < to; i++)
        width += line->clusters[i].advance + (i + 1 < to ? gap_after(line, i) : 0);
    struct piece *piece = add_piece(line, first, at);
    piece->width = bounded(width);
    piece->is_text = true;
    piece->text = (struct text_item){.text = text_of_piece(line, from, to),
                                     .size = first->style->size,
                                     .face = first->face,
                                     .writing = (uint8_t)line->writing,
                                     .rotated = (first->flags & CLUSTER_ROTATED) != 0};
    if (line->writing == WRITING_VERTICAL)
        piece->text.origin.y = at;
    else
        piece->text.origin.x = at;
    set_extra(line, &piece->text, from, to);
    if (first->flags & CLUSTER_UPRIGHT) set_upright(line, piece, first);
    return start + width + gap_after(line, to - 1);
}

/* A ruby's reading reaches over what stands beside it on this line. */
static void emit_object(struct line *line, uint32_t i, int32_t at, int32_t width)
{
    const struct cluster *cluster = &line->clusters[i];
    struct piece *piece = add_piece(line, cluster, at);
    if (i > 0) piece->reach_before = spacing_overhang(cluster, cluster - 1, false);
    if (i + 1 < line->count) piece->reach_after = spacing_overhang(cluster, cluster + 1, true);
    piece->at += piece->reach_before;
    piece->width = width - piece->reach_before - piece->reach_after;
}

static void emit_pieces(struct line *line, int32_t fill)
{
    int64_t at = -spacing_start_cut(&line->clusters[0]);
    for (uint32_t i = 0; i < line->count;) {
        const struct cluster *cluster = &line->clusters[i];
        uint32_t to = i + 1;
        bool object = cluster->class == CLASS_OBJECT || cluster->class == CLASS_FILL;
        if (!object && cluster->run->kind == INLINE_TEXT && cluster->class != CLASS_BREAK) {
            while (to < line->count && joins(line, to - 1))
                to++;
            at = emit_text(line, i, to, at);
        } else {
            int32_t width = cluster->advance + (cluster->class == CLASS_FILL ? fill : 0);
            if (object) emit_object(line, i, bounded(at), width);
            at += width + gap_after(line, i);
        }
        i = to;
    }
}

/* -- the line ------------------------------------------------------------------------------------------------------- */

static int32_t *cleared_spread(struct setter *setter, uint32_t count)
{
    if (count > setter->spread_capacity)
        setter->spread =
            arena_grow(setter->arena, NULL, 0, count, &setter->spread_capacity, sizeof *setter->spread);
    for (uint32_t i = 0; i < count; i++)
        setter->spread[i] = 0;
    return setter->spread;
}

static int32_t offset_of(enum align align, int32_t slack)
{
    if (slack <= 0) return 0;
    switch (align) {
    case ALIGN_CENTER: return slack / 2;
    case ALIGN_END: return slack;
    case ALIGN_SPREAD: return slack / 2; /* what could not be spread: a single character */
    case ALIGN_START:
    case ALIGN_JUSTIFY: return 0;
    }
    return 0;
}

/* Most lines: one run set as written by one face, without gaps that part it. */
enum unity { SEVERAL, ONE_PIECE, ONE_OF_LIKE_GAPS };

static enum unity unity_of(const struct line *line)
{
    const struct cluster *first = &line->clusters[0];
    enum { ODD = CLUSTER_STAND_IN | CLUSTER_ROTATED | CLUSTER_UPRIGHT };
    if (first->class >= CLASS_OBJECT || first->run->kind != INLINE_TEXT || first->flags & ODD) return SEVERAL;
    const int32_t *spread = line->spread;
    const int32_t usual = first->space + (spread ? spread[0] : 0);
    bool alike = true;
    uint32_t offset = first->offset + first->bytes;
    for (uint32_t i = 1; i < line->count; i++) {
        const struct cluster *cluster = &line->clusters[i];
        int32_t gap = cluster[-1].space + (spread ? spread[i - 1] : 0);
        if (cluster->run != first->run || cluster->offset != offset || cluster->face != first->face ||
            cluster->flags & ODD || cluster->class >= CLASS_OBJECT || gap >= EXTRA_LIMIT ||
            gap <= -EXTRA_LIMIT)
            return SEVERAL;
        alike = alike && gap == usual;
        offset += cluster->bytes;
    }
    return alike ? ONE_OF_LIKE_GAPS : ONE_PIECE;
}

static void emit_one_piece(struct line *line, enum unity unity)
{
    const struct cluster *first = &line->clusters[0], *last = first + line->count - 1;
    int32_t at = -spacing_start_cut(first);
    struct piece *piece = add_piece(line, first, at);
    piece->width = line->width - at;
    piece->is_text = true;
    piece->text = (struct text_item){
        .text = text_slice(first->run->text, first->offset, last->offset - first->offset + last->bytes),
        .size = first->style->size,
        .face = first->face,
        .writing = (uint8_t)line->writing};
    if (line->writing == WRITING_VERTICAL)
        piece->text.origin.y = at;
    else
        piece->text.origin.x = at;
    if (unity == ONE_PIECE)
        set_extra(line, &piece->text, 0, line->count);
    else
        piece->text.extra_all = (int16_t)gap_after(line, 0);
}

/* Fills the measure, if it has an end, or takes what sticks out, as the style asks; returns the width of each fill. */
static int32_t settle(struct line *line, const struct style *style, bool last, uint32_t fills)
{
    int32_t slack = line->measure - line->width;
    if (line->measure == LINE_NO_END) return 0;
    if (slack < 0) {
        justify_reduce(line, style);
    } else if (fills) {
        line->width += slack / (int32_t)fills * (int32_t)fills;
        return slack / (int32_t)fills;
    } else if (style->align == ALIGN_SPREAD) {
        justify_spread(line);
    } else if (style->align == ALIGN_JUSTIFY && !last) {
        justify_line(line);
    }
    return 0;
}

static void emit_settled(struct line *line, struct set_line *set, const struct style *style)
{
    bool loose = style->align == ALIGN_SPREAD || (style->align == ALIGN_JUSTIFY && !set->ends_paragraph);
    bool fits = line->width <= line->measure;
    enum unity unity = fits && !loose ? unity_of(line) : SEVERAL;
    if (unity != SEVERAL) {
        emit_one_piece(line, unity);
        return;
    }
    line->spread = cleared_spread(line->setter, line->count);
    uint32_t fills = fills_of(line);
    int32_t fill = settle(line, style, set->ends_paragraph, fills);
    set->has_fill = fills > 0;
    if (fits && loose && !fills) unity = unity_of(line);
    if (unity != SEVERAL)
        emit_one_piece(line, unity);
    else
        emit_pieces(line, fill);
}

struct set_line emit_line(struct setter *setter, struct arena *arena, const struct line_choice *choice,
                          const struct setting *setting)
{
    struct set_line set = {
        .indent = choice->indent, .ends_paragraph = choice->last, .broken_word = choice->broken_word};
    if (choice->end == choice->from) return set;
    struct line line = {.setter = setter,
                        .arena = arena,
                        .clusters = setter->clusters + choice->from,
                        .count = choice->end - choice->from,
                        .measure = choice->measure,
                        .writing = setting->writing,
                        .tail = &set.first};
    line.width = spacing_width(line.clusters, line.count);
    emit_settled(&line, &set, setting->style);
    set.width = line.width;
    set.indent += offset_of(setting->style->align, line.measure - line.width);
    return set;
}
