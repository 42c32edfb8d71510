/* choose.c: where one line ends.
 *
 * Lines are filled one after the other. A justified line may also take in one more piece by giving up part of the
 * blanks of its punctuation (追い込み) where that disturbs it less than opening it up (追い出し). Each line costs what it
 * holds, so a paragraph costs linear time. */
#include "setter.h"

enum {
    SIXTEENTHS = 16,
    OPENING_EASE = 20, /* opening gaps by 1/20 em disturbs as much as taking all that punctuation may give */
    FULL = 100,        /* percent; ragged lines that end near their measure are full, */
    SPACE_LEAST = 33,  /* and nearly whatever is left empty where the author left a space; */
    FAR_WEIGHT = 2     /* what is empty beyond that counts three times */
};

struct candidate {
    uint32_t next, end; /* end 0: none */
    int64_t natural;    /* with the blank half of its last mark */
    int64_t saved;      /* what the line's end may save */
    int64_t give;       /* what its punctuation may give up */
};

struct scan {
    const struct cluster *clusters;
    uint32_t from, to;
    int32_t measure;
    struct line_policy policy;
    struct candidate best[BREAK_LEVELS]; /* the last that fits, by level */
    struct candidate whole;              /* all that is left fits */
    struct candidate reduced;            /* the first that fits when punctuation gives way */
    uint32_t emergency,
        emergency_clean; /* where to break when nothing else fits; clean: no kinsoku is broken */
};

static void offer(struct scan *scan, struct candidate candidate)
{
    bool at_end = candidate.next == scan->to;
    enum break_level level = at_end ? BREAK_PHRASE : scan->clusters[candidate.next].break_before;
    int64_t least = candidate.natural - candidate.saved;
    if (least <= scan->measure) {
        if (at_end)
            scan->whole = candidate;
        else
            scan->best[level] = candidate;
        return;
    }
    if (scan->policy.justified && level >= BREAK_CHARACTER && !scan->reduced.end &&
        least - candidate.give <= scan->measure)
        scan->reduced = candidate;
}

static void note_emergency(struct scan *scan, uint32_t at)
{
    const struct cluster *a = &scan->clusters[at - 1], *b = &scan->clusters[at];
    scan->emergency = at;
    if (!class_in(a->class, CLASSES_NO_END) && !class_in(b->class, CLASSES_NO_START))
        scan->emergency_clean = at;
}

/* Walks from the line's start until nothing more can fit, and notes every place where the line could end. */
static void scan_line(struct scan *scan)
{
    struct candidate now = {.natural = 0};
    int64_t reach =
        -spacing_start_cut(&scan->clusters[scan->from]); /* with the space after the last cluster */
    int64_t give = 0;
    for (uint32_t i = scan->from; i <= scan->to; i++) {
        if (now.end && (i == scan->to || scan->clusters[i].break_before > BREAK_NEVER)) {
            now.next = i;
            now.saved = spacing_end_cut(&scan->clusters[now.end - 1], scan->policy.hanging);
            offer(scan, now);
        }
        if (i == scan->to) return;
        const struct cluster *cluster = &scan->clusters[i];
        int64_t width = reach + cluster->advance;
        if (cluster_solid(cluster)) {
            if (now.end && width > scan->measure &&
                now.natural - now.give - cluster->style->size > scan->measure)
                return;
            if (now.end && now.natural <= scan->measure) note_emergency(scan, i);
            now.natural = width;
            now.end = i + 1;
            now.give = give;
        }
        give += cluster->give * (cluster->style->size / SIXTEENTHS);
        reach = width + cluster->space;
    }
}

/* Does taking in more disturb the line less than opening it up? */
static bool reduced_is_better(const struct scan *scan, const struct candidate *opened)
{
    const struct candidate *reduced = &scan->reduced;
    if (!reduced->end || scan->policy.tighter) return reduced->end != 0;
    int64_t slack = scan->measure - opened->natural;
    if (slack <= 0) return false;
    int64_t gaps = (int64_t)opened->end - scan->from - 1;
    int64_t em = scan->clusters[scan->from].style->size;
    int64_t need = reduced->natural - reduced->saved - scan->measure;
    if (gaps <= 0) return true;
    return need * gaps * em < slack * OPENING_EASE * (reduced->give > 0 ? reduced->give : 1);
}

int64_t choose_cost(enum break_level level, int64_t slack, int64_t measure, int64_t em, enum line_kind kind)
{
    static const struct {
        int8_t half_ems[BREAK_LEVELS], nearest, least; /* least: percent */
    } kinds[] = {
        [LINES_OF_TEXT] = {{[BREAK_INSIDE] = 8, [BREAK_CHARACTER] = 6, 3, 2, 0, -4}, 3, 70},
        [LINES_OF_CELL] = {{[BREAK_INSIDE] = 20, [BREAK_CHARACTER] = 10, 4, 2, 0, -8}, 4, 62},
        [LINES_OF_NAME] = {{[BREAK_INSIDE] = 40, [BREAK_CHARACTER] = 20, 8, 4, 0, -16}, 100, 40},
    };
    int64_t least = level == BREAK_SPACE ? SPACE_LEAST : kinds[kind].least;
    int64_t near = measure * (FULL - least) / FULL;
    if (near > kinds[kind].nearest * em) near = kinds[kind].nearest * em;
    int64_t cost = kinds[kind].half_ems[level] * em / 2 + slack;
    return slack > near ? cost + FAR_WEIGHT * (slack - near) : cost;
}

/* The least disturbing of the breaks that leave the line at least so full. */
static const struct candidate *cheapest(const struct scan *scan, int32_t least_full)
{
    const struct candidate *best = NULL;
    int64_t em = scan->clusters[scan->from].style->size, least = 0;
    for (int level = BREAK_SPACE; level >= BREAK_INSIDE; level--) {
        const struct candidate *other = &scan->best[level];
        if (!other->end || other->natural < least_full) continue;
        int64_t slack = scan->measure - other->natural;
        int64_t cost =
            choose_cost((enum break_level)level, slack > 0 ? slack : 0, scan->measure, em, scan->policy.kind);
        if (best && cost >= least) continue;
        best = other;
        least = cost;
    }
    return best;
}

/* 令和|６ parts only where the line would stay below half full with any other break. */
static const struct candidate *best_of(const struct scan *scan)
{
    const struct candidate *best = cheapest(scan, INT32_MIN), *avoided = &scan->best[BREAK_AVOID];
    if (!avoided->end) return best;
    if (best && (avoided->next <= best->next || best->natural >= scan->measure / 2)) return best;
    const struct candidate *fuller = cheapest(scan, scan->measure / 2);
    return fuller ? fuller : avoided;
}

static struct candidate choose_candidate(const struct scan *scan, bool *broken_word)
{
    *broken_word = false;
    if (scan->whole.end) return scan->whole;
    const struct candidate *best = best_of(scan);
    if (best) return reduced_is_better(scan, best) ? scan->reduced : *best;
    if (scan->reduced.end) return scan->reduced;
    *broken_word = true;
    uint32_t at = scan->emergency_clean > scan->from ? scan->emergency_clean : scan->emergency;
    if (at <= scan->from) { /* not even one character fits: one is set all the same, so that lines end */
        at = scan->from;
        while (at < scan->to && !cluster_solid(&scan->clusters[at]))
            at++;
        at = at < scan->to ? at + 1 : scan->to;
    }
    uint32_t end = at;
    while (end > scan->from && !cluster_solid(&scan->clusters[end - 1]))
        end--;
    return (struct candidate){.next = at, .end = end};
}

void choose_end(struct line_choice *line, const struct cluster *clusters, uint32_t to, int32_t measure,
                struct line_policy policy)
{
    struct scan scan = {
        .clusters = clusters, .from = line->from, .to = to, .measure = measure, .policy = policy};
    scan_line(&scan);
    struct candidate end = choose_candidate(&scan, &line->broken_word);
    line->end = end.end;
    line->next = end.next;
    line->last = end.next == to;
}
