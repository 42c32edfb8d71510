/* spacing.c: what lies between neighbours on a line.
 *
 * Punctuation is designed on a full em of which half is blank. Two marks in a row close up by half an em
 * (JLREQ 3.1.4), an opening bracket at a line's start is set flush (3.1.5), a mark at a line's end may lose its blank
 * half (3.1.9), a Latin word stands a little apart from the Japanese text (3.2.6), ， and ． between full-width digits
 * take half an em; the reading of a ruby reaches over kana and blanks beside it (3.3.8). Which of these apply is known from the two characters alone. */
#include "setter.h"

static bool wide(const struct cluster *cluster, uint64_t classes)
{
    return (cluster->flags & CLUSTER_WIDE) && class_in(cluster->class, classes);
}

enum { HALF = 2 };

#define BLANK_AFTER (CLASS_BIT(CLOSE) | CLASS_BIT(STOP) | CLASS_BIT(COMMA))

/* The blank between a and b that is closed up, 1/1000 pt. A full-width space is blank enough: what stands beside it
 * gives its own half (appendix B, cl-14). */
static int32_t closed_up(const struct cluster *a, const struct cluster *b)
{
    if (wide(a, BLANK_AFTER) &&
        (wide(b, BLANK_AFTER | CLASS_BIT(OPEN) | CLASS_BIT(MIDDLE)) || b->class == CLASS_WIDE_SPACE))
        return a->style->size / HALF;
    if ((wide(a, CLASS_BIT(OPEN) | CLASS_BIT(MIDDLE)) || a->class == CLASS_WIDE_SPACE) &&
        wide(b, CLASS_BIT(OPEN)))
        return b->style->size / HALF;
    return 0;
}

static bool number_mark(const struct cluster *a, const struct cluster *b, const struct cluster *c)
{
    return a->class == CLASS_WIDE_DIGIT && wide(b, CLASS_BIT(COMMA) | CLASS_BIT(STOP)) &&
           (b->code == 0xFF0C || b->code == 0xFF0E) && c->class == CLASS_WIDE_DIGIT;
}

static bool takes_gap(const struct cluster *a, const struct cluster *b)
{
    uint64_t words = CLASS_BIT(DIGIT) | CLASS_BIT(LATIN);
    return (class_in(a->class, CLASSES_JAPANESE) && class_in(b->class, words)) ||
           (class_in(a->class, words) && class_in(b->class, CLASSES_JAPANESE));
}

static bool tight(const struct cluster *a, const struct cluster *b)
{
    if (class_in(a->class, CLASSES_WESTERN) && class_in(b->class, CLASSES_WESTERN)) return true;
    uint64_t wide_words = CLASS_BIT(WIDE_DIGIT) | CLASS_BIT(WIDE_LATIN);
    if (class_in(a->class, wide_words) && class_in(b->class, wide_words)) return true;
    if (b->class == CLASS_SPACE) return true;
    if (class_in(a->class, CLASSES_DIGIT) && b->class == CLASS_POSTFIX) return true;
    if (a->class == CLASS_PREFIX && class_in(b->class, CLASSES_DIGIT)) return true;
    return a->class == CLASS_INSEPARABLE && a->code == b->code;
}

/* How much of a length a tight line may take, 1/16 em, so that `least` sixteenths are left. */
static uint8_t give_down_to(int64_t length, int32_t size, int least)
{
    enum { SIXTEENTHS = 16 };
    int64_t sixteenths = size > 0 ? length * SIXTEENTHS / size - least : 0;
    return sixteenths > 0 ? (uint8_t)(sixteenths < SIXTEENTHS ? sixteenths : SIXTEENTHS) : 0;
}

/* How much a tight line may take between a and b, 1/16 em: half of a blank half, an eighth beside ・, what a space
 * between words is wider than a quarter, what a Latin gap is wider than an eighth (JLREQ 3.8.3). */
static uint8_t give_between(const struct cluster *a, const struct cluster *b)
{
    if (wide(a, CLASS_BIT(CLOSE) | CLASS_BIT(COMMA))) return 4;
    if (wide(b, CLASS_BIT(OPEN))) return 4;
    if (a->class == CLASS_SPACE)
        return a->run->kind == INLINE_TEXT ? give_down_to(a->advance, a->style->size, 4) : 0;
    uint8_t give = 0;
    if (wide(a, CLASS_BIT(MIDDLE))) give = 2;
    if (wide(b, CLASS_BIT(MIDDLE))) give = (uint8_t)(give + 2);
    return give;
}

int32_t spacing_overhang(const struct cluster *ruby, const struct cluster *neighbour, bool after)
{
    if (ruby->class != CLASS_OBJECT || ruby->run->kind != INLINE_RUBY) return 0;
    uint64_t kana = CLASS_BIT(HIRAGANA) | CLASS_BIT(LONG), blank = after ? CLASS_BIT(OPEN) : BLANK_AFTER;
    bool small_hiragana = neighbour->class == CLASS_SMALL && neighbour->code < 0x30A0;
    int32_t most = 0, each = (int32_t)(ruby->offset / 2), em = ruby->style->size / HALF; /* of the reading */
    if (class_in(neighbour->class, kana) || small_hiragana || neighbour->class == CLASS_WIDE_SPACE ||
        wide(neighbour, blank))
        most = em;
    else if (wide(neighbour, CLASS_BIT(MIDDLE)))
        most = em / 2;
    return each < most ? each : most;
}

/* A style's measure in thousandths of an em, 1/1000 pt. Most styles have none. */
static int32_t of_style(int32_t thousandths, const struct style *style)
{
    return thousandths ? (int32_t)((int64_t)thousandths * style->size / METRICS_EM) : 0;
}

static void mark_pair(struct cluster *a, const struct cluster *b)
{
    a->space = of_style(a->style->tracking, a->style);
    if (class_in(a->class, CLASSES_PLAIN) && class_in(b->class, CLASSES_PLAIN)) return;
    int32_t closing = closed_up(a, b);
    a->space -= closing;
    if (!closing) a->give = give_between(a, b);
    if (a->class == CLASS_OBJECT || b->class == CLASS_OBJECT) {
        int32_t overhang = spacing_overhang(a, b, true) + spacing_overhang(b, a, false);
        a->space -= overhang;
        if (overhang) a->give = 0; /* the blank half is taken */
    }
    if (tight(a, b)) a->flags |= CLUSTER_TIGHT;
    if (!takes_gap(a, b)) return;
    a->flags |= CLUSTER_GAP;
    a->space += of_style(a->style->latin_gap, a->style);
    a->give = give_down_to(a->style->latin_gap, METRICS_EM, 2);
}

/* A half-width space beside a bracket is not added to the bracket's blank half: the wider of the two counts. Spaces at
 * the start of a line are an indent and stay. */
static void mark_space(struct cluster *clusters, size_t at, size_t count)
{
    struct cluster *space = &clusters[at], *before = space - 1;
    if (!cluster_solid(before) || before->class == CLASS_BREAK) return;
    bool opens = at + 1 < count && wide(&clusters[at + 1], CLASS_BIT(OPEN));
    bool closed = wide(before, opens ? BLANK_AFTER : CLASS_BIT(CLOSE));
    if ((!opens && !closed) || space->run->kind != INLINE_TEXT) return;
    int32_t blank = space->style->size / HALF;
    space->space -= space->advance < blank ? space->advance : blank;
    if (opens) space->give = 0;
    if (closed) before->give = 0;
    if (opens && closed) before->space -= blank;
}

void spacing_mark(struct cluster *clusters, size_t count)
{
    for (size_t i = 0; i + 1 < count; i++)
        mark_pair(&clusters[i], &clusters[i + 1]);
    for (size_t i = 1; i + 1 < count; i++) {
        struct cluster *mark = &clusters[i];
        if (mark->class == CLASS_SPACE) mark_space(clusters, i, count);
        if (!class_in(mark->class, CLASS_BIT(COMMA) | CLASS_BIT(STOP))) continue;
        if (!number_mark(mark - 1, mark, mark + 1)) continue;
        mark->space -= mark->style->size / HALF;
        mark->give = 0;
        mark[-1].flags |= CLUSTER_TIGHT;
        mark->flags |= CLUSTER_TIGHT;
    }
}

int32_t spacing_start_cut(const struct cluster *cluster)
{
    return wide(cluster, CLASS_BIT(OPEN)) ? cluster->style->size / HALF : 0;
}

int32_t spacing_end_cut(const struct cluster *cluster, bool hanging)
{
    if (!wide(cluster, BLANK_AFTER)) return 0;
    if (hanging && cluster->class != CLASS_CLOSE) return cluster->advance;
    return cluster->style->size / HALF;
}

int32_t spacing_width(const struct cluster *clusters, size_t count)
{
    while (count && class_in(clusters[count - 1].class, CLASSES_SPACE))
        count--;
    if (count == 0) return 0;
    int64_t width = -spacing_start_cut(&clusters[0]);
    for (size_t i = 0; i < count; i++)
        width += clusters[i].advance + (i + 1 < count ? clusters[i].space : 0);
    return bounded(width);
}

void spacing_place(struct setter *setter, uint32_t from, uint32_t to)
{
    enum { SIXTEENTHS = 16 };
    if (to >= setter->place_capacity)
        setter->places = arena_grow(setter->arena, NULL, 0, (size_t)to + 1, &setter->place_capacity,
                                    sizeof *setter->places);
    struct place place = {0};
    for (uint32_t i = from; i < to; i++) {
        const struct cluster *cluster = &setter->clusters[i];
        setter->places[i] = place;
        place.at += (int64_t)cluster->advance + cluster->space;
        if (cluster->give) place.give += cluster->give * (cluster->style->size / SIXTEENTHS);
        place.loose += !(cluster->flags & CLUSTER_TIGHT);
    }
    setter->places[to] = place;
}
