/* ends.c: where a line can end, and how much each end disturbs.
 *
 * A line is measured by the places of its clusters, so looking at it costs the few clusters around its end, not the
 * line. Ragged lines pay for the room they leave empty and for what they part, in 1/1000 pt. Justified ones pay the
 * square of how far their gaps open or their punctuation closes up: many lines that give a little are an even texture,
 * one that gives all is a stripe. Costs add up over an author's line; only their sums are compared. */
#include "setter.h"

/* Ragged lines, in ems of empty room. */
enum {
    SPACE_PERCENT = 67, /* of the measure may be left empty where the author left a space; */
    FAR_WEIGHT = 2,     /* what is empty beyond what a full line may leave counts three times; */
    LINE_WEIGHT = 2,    /* a line more; */
    AVOIDED_WEIGHT = 3, /* parting what belongs together, over a line half empty; */
    TORN_WEIGHT = 10,   /* tearing a word of katakana, over that; */
    WIDOW_WEIGHT = 9,   /* a last line of two characters; */
    WIDOW_SINGLE = 11,  /* of one, which is less than a line that begins with a particle */
    WORTH_WEIGHT = 8,   /* ends that cost so much more than the best one are not looked at; */
    FARTHEST = 128,     /* clusters from the limit; */
    PATIENCE = 2        /* nor those before a particle that cost so much more */
};

/* Justified lines, in thousandths of what disturbs as much as taking all that punctuation may give. */
enum {
    UNIT = 1000,
    OPENING_EASE = 20,        /* opening each gap by 1/20 em; */
    LOOSEST = 10 * UNIT,      /* by 1/2 em: beyond it lines stay ragged; */
    AVOIDED = 5 * UNIT,       /* parting what belongs together: as 1/4 em; */
    WIDOW = 10 * UNIT / 3,    /* a short last line: 1/6 em; */
    WORD_CUT = 11 * UNIT / 5, /* one of ます。: 1/9 em */
    EASY = UNIT,              /* 1/20 em a gap: nothing to be mended */
    FEW_ENDS = 3              /* looked at by opening, and by closing up */
};

/* Last lines (JLREQ 3.5.4). */
enum {
    SHORTEST_LAST = 3,   /* characters, */
    WIDOW_MEASURE = 8,   /* in a line of less than 8 ems one less, */
    WIDOW_NARROWEST = 4, /* in one of less than 4 any number */
    KANA_LONGEST = 4,    /* した。 is the end of a word */
    REMARK_LONGEST = 5,  /* （続き） is no line by itself */
    REMARK_MEASURE = 20  /* but under a name in a narrower column */
};

enum { BROKEN = 1000 /* ems, or units squared: breaking a word that does not fit */ };

static int64_t squared(int64_t disturbance)
{
    enum { MOST = 1000 * UNIT };
    if (disturbance > MOST) disturbance = MOST;
    return disturbance * disturbance / UNIT;
}

/* -- one line measured ------------------------------------------------------------------------------------------------ */

static uint32_t solid_end(const struct cutting *cutting, uint32_t from, uint32_t end)
{
    while (end > from && !cluster_solid(&cutting->clusters[end - 1]))
        end--;
    return end;
}

/* With the blank half of its last mark. */
static int64_t natural_width(const struct cutting *cutting, uint32_t from, uint32_t end)
{
    const struct cluster *clusters = cutting->clusters;
    return cutting->places[end].at - clusters[end - 1].space - cutting->places[from].at -
           spacing_start_cut(&clusters[from]);
}

/* Does a cluster stick out beyond `right`, with what a line's end may save? */
static inline bool overflows(const struct cutting *cutting, uint32_t at, int64_t right)
{
    int64_t over = cutting->places[at].at + cutting->clusters[at].advance - right;
    return over > 0 && over > spacing_end_cut(&cutting->clusters[at], cutting->hanging);
}

static int64_t least_width(const struct cutting *cutting, uint32_t from, uint32_t end)
{
    return natural_width(cutting, from, end) - spacing_end_cut(&cutting->clusters[end - 1], cutting->hanging);
}

/* The first cluster that the line from `from` has no room for. Lines are asked for in order and most characters are an
 * em wide, so a guess is near. */
static uint32_t find_limit(struct cutting *cutting, uint32_t from, int32_t measure)
{
    const struct cluster *clusters = cutting->clusters;
    int64_t right = cutting->places[from].at + spacing_start_cut(&clusters[from]) + measure;
    uint32_t at = cutting->limit;
    if (at <= from) at = measure > 0 ? from + (uint32_t)(measure / cutting->em) : from;
    if (at > cutting->to) at = cutting->to;
    while (at > from && (!cluster_solid(&clusters[at - 1]) || overflows(cutting, at - 1, right)))
        at--;
    while (at < cutting->to && !(cluster_solid(&clusters[at]) && overflows(cutting, at, right)))
        at++;
    return cutting->limit = at;
}

/* Where a line ends that no break fits: at the limit, or before, where no kinsoku is broken. One character is set all
 * the same, so that lines end. */
static uint32_t emergency_end(const struct cutting *cutting, uint32_t from, uint32_t limit)
{
    const struct cluster *clusters = cutting->clusters;
    uint32_t first = from;
    while (first < cutting->to && !cluster_solid(&clusters[first]))
        first++;
    first = first < cutting->to ? first + 1 : cutting->to;
    for (uint32_t at = limit; at > first; at--)
        if (!class_in(clusters[at - 1].class, CLASSES_NO_END) &&
            !class_in(clusters[at].class, CLASSES_NO_START))
            return at;
    return limit > first ? limit : first;
}

/* -- last lines ------------------------------------------------------------------------------------------------------- */

/* How many characters a last line of this measure should have. */
static uint32_t wanted_in_last(int32_t measure, int32_t em)
{
    if (measure < WIDOW_NARROWEST * em) return 0;
    return measure < WIDOW_MEASURE * em ? SHORTEST_LAST - 1 : SHORTEST_LAST;
}

static bool kana_only(const struct cluster *clusters, uint32_t count)
{
    if (count < 2 || count > KANA_LONGEST || clusters[count - 1].class != CLASS_STOP) return false;
    for (uint32_t i = 0; i + 1 < count; i++)
        if (clusters[i].class != CLASS_HIRAGANA) return false;
    return true;
}

/* A badge or a mark is a word of its own. */
static bool too_short(const struct cluster *clusters, uint32_t count, uint32_t wanted)
{
    if (count >= wanted) return false;
    for (uint32_t i = 0; i < count; i++)
        if (clusters[i].class == CLASS_OBJECT) return false;
    return true;
}

/* Is all of it one short remark in brackets? */
static bool remark_only(const struct cluster *clusters, uint32_t count)
{
    return count > 0 && count <= REMARK_LONGEST && clusters[0].class == CLASS_OPEN &&
           clusters[count - 1].class == CLASS_CLOSE;
}

static int64_t cost_of_last(const struct cutting *cutting, uint32_t from, int32_t measure)
{
    const struct cluster *last = cutting->clusters + from;
    uint32_t end = solid_end(cutting, from, cutting->to), count = end - from;
    bool is_short =
        too_short(last, count, wanted_in_last(measure, cutting->em)) ||
        (!cutting->justified && measure >= REMARK_MEASURE * cutting->em && remark_only(last, count));
    if (cutting->justified && is_short) return squared(WIDOW);
    if (cutting->justified) return kana_only(last, count) ? squared(WORD_CUT) : 0;
    int64_t cost = 0;
    if (is_short) cost = (int64_t)(count < 2 ? WIDOW_SINGLE : WIDOW_WEIGHT) * cutting->em;
    if (cutting->kind != LINES_OF_NAME || cutting->stretches || count == 0) return cost;
    int64_t slack = measure - natural_width(cutting, from, end);
    return slack > 0 && measure > 0 ? cost + slack * slack / measure : cost;
}

/* -- ragged ----------------------------------------------------------------------------------------------------------- */

/* How much room a line that counts as full may leave: percent of the measure, but no more than so many ems. */
static int64_t near_of(enum line_kind kind, int32_t measure, int32_t em, bool at_space)
{
    static const struct {
        int8_t ems, percent;
    } kinds[] = {[LINES_OF_TEXT] = {3, 30}, [LINES_OF_CELL] = {4, 38}, [LINES_OF_NAME] = {0, 0}};
    int64_t near = (int64_t)measure * (at_space ? SPACE_PERCENT : kinds[kind].percent) / 100;
    return near < (int64_t)kinds[kind].ems * em ? near : (int64_t)kinds[kind].ems * em;
}

/* What the room left at the end of a line disturbs. */
static inline int64_t cost_of_room(const struct prices *prices, int64_t slack, unsigned level)
{
    if (slack <= 0) return 0;
    if (prices->squared) return slack * slack / prices->measure; /* lines of like length */
    int64_t near = level == BREAK_SPACE ? prices->near_at_space : prices->near;
    return slack > near ? slack + FAR_WEIGHT * (slack - near) : slack;
}

/* Most lines of a paragraph have one measure. */
static const struct prices *prices_for(struct cutting *cutting, int32_t measure)
{
    static const int8_t half_ems[][BREAK_LEVELS] = {
        [LINES_OF_TEXT] = {[BREAK_INSIDE] = 16, [BREAK_CHARACTER] = 6, 5, 2, 0, -4},
        [LINES_OF_CELL] = {[BREAK_INSIDE] = 24, [BREAK_CHARACTER] = 10, 5, 2, 0, -8},
        [LINES_OF_NAME] = {[BREAK_INSIDE] = 40, [BREAK_CHARACTER] = 20, 8, 4, 0, -16},
    };
    struct prices *prices = &cutting->prices;
    if (prices->measure == measure) return prices;
    int64_t em = cutting->em;
    prices->measure = measure;
    prices->squared = cutting->kind == LINES_OF_NAME;
    prices->near = near_of(cutting->kind, measure, cutting->em, false);
    prices->near_at_space = near_of(cutting->kind, measure, cutting->em, true);
    for (int level = BREAK_INSIDE; level < BREAK_LEVELS; level++)
        prices->of_level[level] = half_ems[cutting->kind][level] * em / 2 + LINE_WEIGHT * em;
    /* 令和|６ parts only where the line would stay below half full with any other break. */
    prices->of_level[BREAK_AVOID] =
        prices->of_level[BREAK_INSIDE] + cost_of_room(prices, measure / 2, BREAK_AVOID) + AVOIDED_WEIGHT * em;
    prices->of_level[BREAK_TORN] = prices->of_level[BREAK_AVOID] + TORN_WEIGHT * em;
    return prices;
}

/* Leaves out ends that part words where a better one is among them: lines on from there would have to gain what the
 * next ones can gain as well. */
static size_t without_torn(const struct cutting *cutting, struct line_end *ends, size_t count, int64_t best)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (ends[i].cost <= best + PATIENCE * cutting->em ||
            cutting->clusters[ends[i].next].break_level != BREAK_INSIDE)
            ends[kept++] = ends[i];
    return kept;
}

/* Back from the limit, until the room left costs more than any break at its end could save. */
static size_t ragged_ends(struct cutting *cutting, uint32_t from, uint32_t limit, int32_t measure,
                          struct line_end ends[MOST_ENDS])
{
    const struct cluster *clusters = cutting->clusters;
    const struct prices *prices = prices_for(cutting, measure);
    const int64_t right = cutting->places[from].at + spacing_start_cut(&clusters[from]) + measure;
    const bool several = cutting->to - limit <= SHORTEST_LAST; /* else torn words only in the fullest line */
    int64_t best = INT64_MAX, most = INT64_MAX;
    size_t count = 0;
    unsigned met = 1u << BREAK_NEVER;
    for (uint32_t at = limit; at > from && count < MOST_ENDS; at--) {
        if (count > 0 && limit - at > FARTHEST) break; /* lines of any length are looked at in linear time */
        unsigned level = clusters[at].break_level;
        if (level <= BREAK_INSIDE && (met >> level & 1)) continue;
        uint32_t end = solid_end(cutting, from, at);
        if (end == from) break;
        int64_t slack = right - cutting->places[end].at + clusters[end - 1].space;
        int64_t room = cost_of_room(prices, slack, level), cost = room + prices->of_level[level];
        if (room > most) break;
        ends[count++] = (struct line_end){at, cost};
        if (!several) met |= 1u << level;
        if (level < BREAK_CHARACTER || cost >= best) continue;
        best = cost;
        most = best + WORTH_WEIGHT * cutting->em;
    }
    return several || best == INT64_MAX ? count : without_torn(cutting, ends, count, best);
}

/* -- justified -------------------------------------------------------------------------------------------------------- */

/* Of a line whose gaps open, thousandths. */
static int64_t opening(const struct cutting *cutting, uint32_t from, uint32_t end, int32_t measure)
{
    int64_t slack = measure - natural_width(cutting, from, end);
    if (slack < 0)
        slack = measure - least_width(cutting, from, end); /* its last mark gave up its blank half */
    int64_t gaps = cutting->places[end - 1].loose - cutting->places[from].loose;
    return slack * OPENING_EASE * UNIT / ((gaps > 0 ? gaps : 1) * cutting->em);
}

static size_t opened_ends(const struct cutting *cutting, uint32_t from, uint32_t limit, int32_t measure,
                          struct line_end ends[FEW_ENDS + 1])
{
    size_t count = 0;
    bool avoided = false;
    for (uint32_t at = limit; at > from && count < FEW_ENDS; at--) {
        unsigned level = cutting->clusters[at].break_level;
        if (level == BREAK_NEVER || (level < BREAK_CHARACTER && avoided)) continue;
        uint32_t end = solid_end(cutting, from, at);
        if (end == from) break;
        int64_t opened = opening(cutting, from, end, measure);
        if (level >= BREAK_CHARACTER && count > avoided && opened > LOOSEST) break;
        int64_t cost = squared(opened);
        if (level < BREAK_CHARACTER) {
            avoided = true;
            cost += squared(AVOIDED);
        }
        ends[count++] = (struct line_end){at, cost};
    }
    return count;
}

/* What closes up: punctuation inside the line gives way (JLREQ 3.8.3). */
static size_t closed_ends(const struct cutting *cutting, uint32_t from, uint32_t limit, int32_t measure,
                          struct line_end ends[FEW_ENDS])
{
    size_t count = 0;
    for (uint32_t at = limit + 1; at <= cutting->to && count < FEW_ENDS; at++) {
        int64_t give = cutting->places[at - 1].give - cutting->places[from].give;
        if (give <= 0 || natural_width(cutting, from, at) - give - cutting->em > measure) break;
        if (at < cutting->to && cutting->clusters[at].break_level < BREAK_CHARACTER) continue;
        uint32_t end = solid_end(cutting, from, at);
        int64_t need = least_width(cutting, from, end) - measure;
        give = cutting->places[end - 1].give - cutting->places[from].give;
        if (need > give || give <= 0) continue;
        int64_t cost = squared(need * UNIT / give);
        if (at == cutting->to) cost += cost_of_last(cutting, from, measure);
        ends[count++] = (struct line_end){at, cost};
    }
    return count;
}

/* -- both ------------------------------------------------------------------------------------------------------------- */

size_t ends_find(struct cutting *cutting, uint32_t from, int32_t measure, struct line_end ends[MOST_ENDS])
{
    uint32_t limit = find_limit(cutting, from, measure);
    if (limit == cutting->to) {
        ends[0] = (struct line_end){limit, cost_of_last(cutting, from, measure)};
        return 1;
    }
    size_t count = 0;
    if (cutting->justified) {
        count = opened_ends(cutting, from, limit, measure, ends);
        count += closed_ends(cutting, from, limit, measure, ends + count);
    } else if (measure > 0) {
        count = ragged_ends(cutting, from, limit, measure, ends);
    }
    if (count > 0) return count;
    int64_t cost = BROKEN * (cutting->justified ? (int64_t)UNIT * UNIT : cutting->em);
    ends[0] = (struct line_end){emergency_end(cutting, from, limit), cost};
    return 1;
}

int64_t ends_tolerable(const struct cutting *cutting)
{
    if (cutting->kind == LINES_OF_NAME) return -1;
    return cutting->justified ? EASY : (int64_t)(2 * LINE_WEIGHT) * cutting->em;
}
