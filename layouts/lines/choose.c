/* choose.c: where the lines of an author's line end.
 *
 * Lines are filled one after the other. A justified line may also take in one more piece by giving up part of the
 * blanks of its punctuation (追い込み) where that disturbs it less than opening it up (追い出し). Each line costs what it
 * holds, so a paragraph costs linear time. */
#include "setter.h"

enum {
    SIXTEENTHS = 16,
    OPENING_EASE = 20, /* opening gaps by 1/20 em disturbs as much as taking all that punctuation may give */
    SHORTEST_LAST = 3, /* characters of an author's last line (JLREQ 3.5.4) … */
    WIDOW_OPENING = 6, /* unless the line above would have to open by more than 1/6 em a gap, */
    WIDOW_MEASURE = 8, /* or is shorter than 8 ems, */
    WIDOW_RAGGED = 4,  /* or would stay empty by more than a quarter */
    BALANCED_LONGEST = 120, /* characters of a heading whose lines are made alike … */
    BALANCE_STEPS = 7       /* … by halving the measure's range so often */
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
    bool justified, hanging;
    struct candidate best[BREAK_LEVELS]; /* the last that fits, by level */
    struct candidate whole;              /* all that is left fits */
    struct candidate reduced;            /* the first that fits when punctuation gives way */
    uint32_t emergency,
        emergency_clean; /* where to break when nothing else fits; clean: no kinsoku is broken */
};

static bool solid(const struct cluster *cluster)
{
    return !class_in(cluster->class, CLASSES_SPACE);
}

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
    if (scan->justified && level >= BREAK_CHARACTER && !scan->reduced.end &&
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
            now.saved = spacing_end_cut(&scan->clusters[now.end - 1], scan->hanging);
            offer(scan, now);
        }
        if (i == scan->to) return;
        const struct cluster *cluster = &scan->clusters[i];
        int64_t width = reach + cluster->advance;
        if (solid(cluster)) {
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
    if (!reduced->end) return false;
    int64_t slack = scan->measure - opened->natural;
    if (slack <= 0) return false;
    int64_t gaps = (int64_t)opened->end - scan->from - 1;
    int64_t em = scan->clusters[scan->from].style->size;
    int64_t need = reduced->natural - reduced->saved - scan->measure;
    if (gaps <= 0) return true;
    return need * gaps * em < slack * OPENING_EASE * (reduced->give > 0 ? reduced->give : 1);
}

/* The highest level wins unless the line would stay too empty: below half for 令和|６, below a third for phrases. */
static const struct candidate *best_of(const struct scan *scan)
{
    const struct candidate *best = NULL;
    for (int level = BREAK_PHRASE; level >= BREAK_AVOID; level--) {
        const struct candidate *other = &scan->best[level];
        if (!other->end) continue;
        int32_t least = level == BREAK_AVOID ? scan->measure / 2 : scan->measure / 3;
        if (!best || (other->next > best->next && best->natural < least)) best = other;
    }
    return best;
}

static struct candidate choose_end(const struct scan *scan, bool *broken_word)
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
        while (at < scan->to && !solid(&scan->clusters[at]))
            at++;
        at = at < scan->to ? at + 1 : scan->to;
    }
    uint32_t end = at;
    while (end > scan->from && !solid(&scan->clusters[end - 1]))
        end--;
    return (struct candidate){.next = at, .end = end};
}

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
    if ((setting->no_indent && setter->choice_count == 0) || from == to || !solid(&setter->clusters[from]))
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

/* -- the last line (JLREQ 3.5.4) ------------------------------------------------------------------------------------- */

static bool may_end_at(const struct setter *setter, const struct line_choice *above, uint32_t end,
                       enum align align)
{
    const struct cluster *clusters = setter->clusters + above->from;
    int64_t slack = above->measure - spacing_width(clusters, end - above->from);
    if (align != ALIGN_JUSTIFY) return slack * WIDOW_RAGGED <= above->measure;
    return slack * WIDOW_OPENING <= (int64_t)clusters[0].style->size * (end - above->from);
}

/* Moves the end of the line before the last back, so that the last one has three characters. */
static void feed_last_line(struct setter *setter, size_t first_choice, enum align align)
{
    if (setter->choice_count < first_choice + 2) return;
    struct line_choice *last = &setter->choices[setter->choice_count - 1], *above = last - 1;
    const struct cluster *clusters = setter->clusters;
    if (last->end - last->from >= SHORTEST_LAST || above->broken_word) return;
    if (above->measure < WIDOW_MEASURE * clusters[above->from].style->size || last->end < SHORTEST_LAST)
        return;
    for (uint32_t at = last->end - SHORTEST_LAST; at > above->from + 1; at--) {
        if (clusters[at].break_before < BREAK_CHARACTER) continue;
        uint32_t end = at;
        while (end > above->from && !solid(&clusters[end - 1]))
            end--;
        if (!may_end_at(setter, above, end, align)) return;
        if (spacing_width(clusters + at, last->end - at) > last->measure) return;
        above->end = end;
        above->next = last->from = at;
        return;
    }
}

/* White space at the start of an author's line is set as written, but never fills more than half a measure. */
static void bound_lead(struct cluster *clusters, size_t count, int32_t measure)
{
    int64_t lead = 0;
    size_t at = 0;
    for (; at < count && !solid(&clusters[at]); at++)
        lead += clusters[at].advance + clusters[at].space;
    int32_t most = measure > 0 ? measure / 2 : 0;
    if (at > 0 && at < count && lead > most) clusters[at - 1].space -= bounded(lead - most);
}

/* Cuts clusters [line.from, to) into lines that hold no more than `cap`. */
static void cut_lines(struct setter *setter, const struct setting *setting, struct line_choice line,
                      uint32_t to, int32_t cap)
{
    int32_t turnover = hang_indent(setter->clusters + line.from, to - line.from, setting->style);
    for (uint32_t from = line.from; from < to; from = line.next) {
        struct scan scan = {.clusters = setter->clusters,
                            .from = from,
                            .to = to,
                            .measure = line.measure < cap ? line.measure : cap,
                            .justified = setting->style->align == ALIGN_JUSTIFY,
                            .hanging = setting->style->hanging_punctuation};
        scan_line(&scan);
        struct candidate end = choose_end(&scan, &line.broken_word);
        line.from = from;
        line.end = end.end;
        line.next = end.next;
        line.last = line.next == to;
        *add_choice(setter) = line;
        begin_line(setter, setting, &line, turnover);
    }
}

/* -- headings: lines of like length --------------------------------------------------------------------------------- */

/* The least willing break of the lines since `first_choice`; BREAK_NEVER where a word was broken. */
static unsigned worst_break(const struct setter *setter, size_t first_choice)
{
    unsigned worst = BREAK_PHRASE;
    for (size_t i = first_choice; i < setter->choice_count; i++) {
        const struct line_choice *line = &setter->choices[i];
        if (line->broken_word) return BREAK_NEVER;
        unsigned level = setter->clusters[line->from].break_before;
        if (i > first_choice && level < worst) worst = level;
    }
    return worst;
}

static bool may_balance(const struct setter *setter, const struct line_choice *line, uint32_t to,
                        size_t first_choice)
{
    if (setter->choice_count < first_choice + 2 || to - line->from > BALANCED_LONGEST) return false;
    for (uint32_t i = line->from; i < to; i++)
        if (setter->clusters[i].class == CLASS_FILL) return false;
    return true;
}

/* Looks for the narrowest measure that needs no more lines and breaks at no worse a place: a last line of one word
 * under a full one looks like a mistake in a heading. */
static void balance_lines(struct setter *setter, const struct setting *setting, struct line_choice line,
                          uint32_t to, size_t first_choice)
{
    if (!may_balance(setter, &line, to, first_choice)) return;
    size_t count = setter->choice_count;
    unsigned worst = worst_break(setter, first_choice);
    if (worst == BREAK_NEVER) return; /* a word did not fit: nothing to make better */
    int32_t low = 0, high = setting->measure.width, best = LONGEST_LINE;
    for (int step = 0; step < BALANCE_STEPS; step++) {
        int32_t middle = low + (high - low) / 2;
        setter->choice_count = first_choice;
        cut_lines(setter, setting, line, to, middle);
        bool as_good = setter->choice_count == count && worst_break(setter, first_choice) >= worst;
        if (as_good)
            high = best = middle;
        else
            low = middle;
    }
    setter->choice_count = first_choice;
    cut_lines(setter, setting, line, to, best);
}

void choose_lines(struct setter *setter, const struct setting *setting, uint32_t from, uint32_t to)
{
    size_t first_choice = setter->choice_count;
    struct line_choice line = {.from = from, .end = to, .next = to, .last = true};
    begin_line(setter, setting, &line, first_indent(setter, setting, from, to));
    if (spacing_width(setter->clusters + from, to - from) <= line.measure) {
        while (line.end > from && !solid(&setter->clusters[line.end - 1]))
            line.end--;
        *add_choice(setter) = line;
        return;
    }
    bound_lead(setter->clusters + from, to - from, line.measure);
    breaker_mark(setter->breaker, setter->clusters + from, to - from, setting->phrase);
    cut_lines(setter, setting, line, to, LONGEST_LINE);
    if (setting->phrase && setting->style->align != ALIGN_JUSTIFY)
        balance_lines(setter, setting, line, to, first_choice);
    else
        feed_last_line(setter, first_choice, setting->style->align);
}
