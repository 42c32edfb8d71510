/* cut.c: an author's line as lines: indents and turnovers, its last line, headings of like lines. */
#include "setter.h"

enum {
    LINES_OF_CELL_MOST = 4,
    SHORTEST_LAST = 3,   /* characters of an author's last line (JLREQ 3.5.4) … */
    WIDOW_OPENING = 6,   /* unless the line above would have to open by more than 1/6 em a gap, */
    WIDOW_MEASURE = 8,   /* or is shorter than 8 ems: then two characters will do, */
    WIDOW_NARROWEST = 4, /* or than 4 ems, */
    WIDOW_EMPTIEST = 2,  /* or, ragged, would stay emptier than half; */
    WIDOW_WEIGHT = 4,    /* two characters disturb as much as 4 ems of empty room; */
    WIDOW_SINGLE = 6,    /* one character as much as 6, less than a line that begins with a particle; */
    WIDOW_WORD = 12,     /* a line of ます。 takes no more characters from the line above; */
    WIDEST_NAMES =
        20, /* in columns of less than 20 ems names in brackets may be cut where lines are justified */
    BALANCED_LONGEST = 120, /* characters of a heading whose lines are made alike … */
    BALANCE_STEPS = 7       /* … by halving the measure's range so often */
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

static enum line_kind kind_of(const struct setter *setter, const struct setting *setting, uint32_t from,
                              uint32_t to)
{
    if (setting->phrase) return LINES_OF_NAME;
    int64_t width = spacing_width(setter->clusters + from, to - from);
    return width > (int64_t)LINES_OF_CELL_MOST * setting->measure.width ? LINES_OF_TEXT : LINES_OF_CELL;
}

/* -- the last line (JLREQ 3.5.4) ------------------------------------------------------------------------------------- */

static int64_t slack_at(const struct setter *setter, const struct line_choice *line, uint32_t end)
{
    return line->measure - (int64_t)spacing_width(setter->clusters + line->from, end - line->from);
}

/* Can `above`, justified, end before `at`? */
static bool opens_enough(const struct setter *setter, const struct line_choice *above, uint32_t end)
{
    int64_t em = setter->clusters[above->from].style->size;
    return slack_at(setter, above, end) * WIDOW_OPENING <= em * (end - above->from);
}

static uint32_t solid_end(const struct cluster *clusters, uint32_t from, uint32_t end)
{
    while (end > from && !cluster_solid(&clusters[end - 1]))
        end--;
    return end;
}

static void move_end(struct line_choice *above, uint32_t end, uint32_t next)
{
    above->end = end;
    above->next = above[1].from = next;
}

/* How many characters the last line should have under `above`. */
static uint32_t wanted_in_last(const struct line_choice *above, int32_t em)
{
    if (above->measure < WIDOW_NARROWEST * em) return 0;
    return above->measure < WIDOW_MEASURE * em ? SHORTEST_LAST - 1 : SHORTEST_LAST;
}

/* Justified: moves the end of `above` back until the last line has enough characters. */
static void feed_justified(struct setter *setter, struct line_choice *above, uint32_t wanted)
{
    const struct cluster *clusters = setter->clusters;
    struct line_choice *last = above + 1;
    for (uint32_t at = last->end - wanted; at > above->from + 1; at--) {
        if (clusters[at].break_before < BREAK_CHARACTER) continue;
        uint32_t end = solid_end(clusters, above->from, at);
        if (opens_enough(setter, above, end) && spacing_width(clusters + at, last->end - at) <= last->measure)
            move_end(above, end, at);
        return;
    }
}

/* Ragged: looks for the least disturbing place to end the line before the last, short last lines counted. */
static void feed_ragged(struct setter *setter, struct line_choice *above, uint32_t wanted,
                        enum line_kind kind)
{
    const struct cluster *clusters = setter->clusters;
    struct line_choice *last = above + 1;
    int64_t em = clusters[above->from].style->size, least = INT64_MAX;
    uint32_t best = last->from;
    for (uint32_t at = last->from; at > above->from + 1; at--) {
        if (clusters[at].break_before < BREAK_INSIDE) continue;
        uint32_t end = solid_end(clusters, above->from, at);
        int64_t slack = slack_at(setter, above, end);
        if (at < last->from && slack * WIDOW_EMPTIEST > above->measure) break;
        if (spacing_width(clusters + at, last->end - at) > last->measure) break;
        int64_t cost =
            choose_cost(clusters[at].break_before, slack > 0 ? slack : 0, above->measure, em, kind);
        if (last->end - at < wanted) cost += (last->end - at < 2 ? WIDOW_SINGLE : WIDOW_WEIGHT) * em;
        if (cost >= least) continue;
        least = cost;
        best = at;
    }
    if (best < last->from) move_end(above, solid_end(clusters, above->from, best), best);
}

/* Moves the end of the line before the last back, so that the last one has enough characters. */
static void feed_last_line(struct setter *setter, const struct setting *setting, size_t first_choice)
{
    if (setter->choice_count < first_choice + 2) return;
    struct line_choice *last = &setter->choices[setter->choice_count - 1], *above = last - 1;
    uint32_t wanted = wanted_in_last(above, setter->clusters[above->from].style->size);
    if (last->end - last->from >= wanted || above->broken_word || last->end < wanted) return;
    if (setting->style->align == ALIGN_JUSTIFY)
        feed_justified(setter, above, wanted);
    else
        feed_ragged(setter, above, wanted,
                    kind_of(setter, setting, setter->choices[first_choice].from, last->end));
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

/* Cuts clusters [line.from, to) into lines that hold no more than `cap`; `tighter`: with as much in each as there can. */
static void cut_lines(struct setter *setter, const struct setting *setting, struct line_choice line,
                      uint32_t to, int32_t cap, bool tighter)
{
    int32_t turnover = hang_indent(setter->clusters + line.from, to - line.from, setting->style);
    struct line_policy policy = {.justified = setting->style->align == ALIGN_JUSTIFY,
                                 .hanging = setting->style->hanging_punctuation,
                                 .kind = kind_of(setter, setting, line.from, to),
                                 .tighter = tighter};
    for (uint32_t from = line.from; from < to; from = line.next) {
        line.from = from;
        choose_end(&line, setter->clusters, to, line.measure < cap ? line.measure : cap, policy);
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
        cut_lines(setter, setting, line, to, middle, false);
        bool as_good = setter->choice_count == count && worst_break(setter, first_choice) >= worst;
        if (as_good)
            high = best = middle;
        else
            low = middle;
    }
    setter->choice_count = first_choice;
    cut_lines(setter, setting, line, to, best, false);
}

/* -- a justified paragraph that ends in a line of ます。 -------------------------------------------------------------- */

static bool ends_in_kana(const struct setter *setter)
{
    const struct line_choice *last = &setter->choices[setter->choice_count - 1];
    const struct cluster *clusters = setter->clusters + last->from;
    uint32_t count = last->end - last->from;
    if (count < 2 || count > 3 || clusters[count - 1].class != CLASS_STOP) return false;
    for (uint32_t i = 0; i + 1 < count; i++)
        if (clusters[i].class != CLASS_HIRAGANA) return false;
    return true;
}

/* Takes the rest of the word over: back to where its kanji begin. */
static void take_word_over(struct setter *setter)
{
    const struct cluster *clusters = setter->clusters;
    struct line_choice *last = &setter->choices[setter->choice_count - 1], *above = last - 1;
    for (uint32_t at = last->from; at > above->from + 1 && last->from - at < WIDOW_WORD; at--) {
        bool begins = !class_in(clusters[at].class, CLASS_BIT(HIRAGANA)) &&
                      !class_in(clusters[at - 1].class, CLASSES_KANJI | CLASS_BIT(KATAKANA));
        if (!begins || clusters[at].break_before < BREAK_CHARACTER) continue;
        uint32_t end = solid_end(clusters, above->from, at);
        if (opens_enough(setter, above, end) && spacing_width(clusters + at, last->end - at) <= last->measure)
            move_end(above, end, at);
        return;
    }
}

static void mend_kana_line(struct setter *setter, const struct setting *setting, struct line_choice line,
                           uint32_t to, size_t first_choice)
{
    size_t count = setter->choice_count;
    if (count < first_choice + 2 || setter->choices[count - 2].broken_word || !ends_in_kana(setter)) return;
    setter->choice_count = first_choice;
    cut_lines(setter, setting, line, to, LONGEST_LINE, true);
    if (setter->choice_count < count) return;
    setter->choice_count = first_choice;
    cut_lines(setter, setting, line, to, LONGEST_LINE, false);
    take_word_over(setter);
}

void cut_line(struct setter *setter, const struct setting *setting, uint32_t from, uint32_t to)
{
    size_t first_choice = setter->choice_count;
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
    bool departments = !justified || line.measure >= WIDEST_NAMES * setting->style->size;
    breaker_mark(setter->breaker, setter->clusters + from, to - from, !justified, departments);
    cut_lines(setter, setting, line, to, LONGEST_LINE, false);
    if (setting->phrase && !justified) balance_lines(setter, setting, line, to, first_choice);
    if (justified) mend_kana_line(setter, setting, line, to, first_choice);
    feed_last_line(setter, setting, first_choice);
}
