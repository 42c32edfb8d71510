/* find.c: where numeric expressions are.
 *
 * A text is folded piece by piece (fold.h), which also tells where something stands that every expression holds: a digit, a
 * kanji numeral, 元 of a first year, or the ○ of a page that is not known yet. From there the search looks back for words
 * that belong to it (prefix.h), and asks the pattern of the forms that may begin at each such place, the farthest first.
 * What was found is never read again, so the work is linear in the text. */
#include "grammar.h"

#include <string.h>

#include "forms.h"
#include "joints.h"
#include "kanji.h"
#include "search.h"

enum { FEW = 8 }; /* expressions of most texts */

/* One search. */
struct finder {
    const struct grammar *grammar;
    struct arena *arena;
    struct pattern_room *room; /* opened when the first pattern is asked: most texts hold nothing */
    struct expression few[FEW], *found;
    size_t count, capacity;
    bool senseless;       /* something was passed that only looks like a number or a day */
    size_t base;          /* where the piece begins in the whole text */
    struct text original; /* the piece as it was written */
    struct scope scope;   /* … and folded */
    size_t shifts;        /* how far the shifts of the folding were counted */
    struct folding folding;
};

/* Is there an ideographic comma among the original bytes of a folded slice? */
static bool has_folded_comma(const struct finder *finder, size_t folded, size_t length, size_t start,
                             size_t end)
{
    if (!memchr(finder->scope.folded.at + folded, ',', length)) return false;
    return text_find(text_slice(finder->original, start, end - start), TEXT("、")) != SIZE_MAX;
}

static void add(struct finder *finder, struct expression expression, size_t from, size_t to)
{
    size_t start = fold_origin(&finder->folding, from, &finder->shifts);
    size_t end = fold_origin(&finder->folding, to, &finder->shifts);
    if (has_folded_comma(finder, from, to - from, start, end)) expression.notes |= NOTE_IDEOGRAPHIC_COMMA;
    expression.offset = (uint32_t)(finder->base + start);
    expression.length = (uint32_t)(end - start);
    struct joint joint = {.arena = finder->arena,
                          .text = finder->original,
                          .base = finder->base,
                          .found = finder->found,
                          .count = finder->count,
                          .folded = text_slice(finder->scope.folded, from, to - from)};
    finder->count -= joints_merge(&joint, &expression);
    if (finder->count == finder->capacity)
        finder->found = arena_grow(finder->arena, finder->found, finder->count, finder->count + 1,
                                   &finder->capacity, sizeof *finder->found);
    finder->found[finder->count++] = expression;
}

enum outcome { NOT_THERE, REFUSED, SENSELESS, FOUND };

/* The arena says that memory is short, and does not return. */
static void give_up(const struct finder *finder)
{
    (void)arena_array(finder->arena, SIZE_MAX, 2);
}

/* Asks the forms of one beginning at `start`; what they find must reach past `place`. `*end` is where it ends. */
static enum outcome ask(struct finder *finder, enum beginning beginning, size_t start, size_t place,
                        size_t *end)
{
    struct match match;
    struct pattern *pattern = search_pattern(finder->grammar, beginning);
    if (!finder->room) finder->room = pattern_room_open();
    if (!pattern || !finder->room) give_up(finder);
    if (!pattern_match(pattern, finder->room, finder->scope.folded, start, &match)) return NOT_THERE;
    size_t past = start + match.group[0].length;
    if (past <= place) return NOT_THERE;
    *end = past;
    size_t count;
    const struct form *form = &forms_table(&count)[match.alternative];
    if (!form->read) return FOUND;
    struct expression expression = {0};
    if (!form->read(finder->arena, &match, &expression))
        return expression.notes & NOTE_SENSELESS ? SENSELESS : REFUSED;
    add(finder, expression, start, past);
    return FOUND;
}

/* The places where an expression around `place` may begin, the farthest last. `token` is where the run of Latin letters and
 * signs that holds it begins. */
enum { MOST_STARTS = 4 };
static size_t starts_around(const struct finder *finder, size_t place, size_t token,
                            size_t starts[MOST_STARTS + 1])
{
    const struct scope *scope = &finder->scope;
    size_t count = 0;
    starts[count++] = place;
    while (count < MOST_STARTS) {
        size_t before = prefix_step_back(&finder->grammar->prefixes, scope, starts[count - 1]);
        if (before == starts[count - 1]) break;
        starts[count++] = before;
    }
    if (token < scope->floor) token = scope->floor;
    while (token < place && !scope_is_letter(scope->folded.at[token]))
        token++;
    if (token < place) starts[count++] = token;
    return count;
}

/* 1千1234円, 令和6年13月: nothing of it is an expression. */
static size_t pass_senseless(struct finder *finder, size_t end)
{
    finder->senseless = true;
    return end;
}

/* An expression around the digit or numeral at `place`. Returns where it ends, or `place` when there is none. */
static size_t find_around(struct finder *finder, size_t place, size_t token)
{
    size_t starts[MOST_STARTS + 1], end = place;
    size_t count = starts_around(finder, place, token, starts);
    const struct scope *scope = &finder->scope;
    while (count > 0) {
        size_t start = starts[--count];
        enum outcome outcome = ask(finder, beginning_at(scope, start), start, place, &end);
        if (outcome == FOUND) return end;
        if (outcome == SENSELESS) return pass_senseless(finder, end);
        if (outcome == REFUSED && prefix_is_era(scope, start)) return end; /* 令和0年度 is nothing */
    }
    bool digit = scope_is_digit(scope->folded.at[place]);
    if (!digit) return place;
    switch (ask(finder, BEGINNING_COUNT, place, place, &end)) {
    case FOUND: return end;
    case SENSELESS: return pass_senseless(finder, end);
    case REFUSED:
    case NOT_THERE: return place;
    }
    return place;
}

static enum fold_class class_at(const struct finder *finder, size_t at)
{
    return (enum fold_class)finder->grammar->folds.classes[(unsigned char)finder->scope.folded.at[at]];
}

static bool may_hold_expression(const struct scope *scope, enum fold_class class, size_t at)
{
    switch (class) {
    case FOLD_PLAIN:
    case FOLD_TOKEN: return false;
    case FOLD_DIGIT: return true;
    case FOLD_NUMERAL: return kanji_is_worth_asking(scope, at);
    case FOLD_PAGE_LETTER: return scope_stands_at(scope, at + 1, "○") || scope_stands_at(scope, at + 1, "〇");
    }
    return false;
}

/* Past what stands at `at` when no expression holds it. */
static size_t pass(const struct scope *scope, enum fold_class class, size_t at)
{
    if (class == FOLD_DIGIT) return scope_skip_digits(scope, at);
    return class == FOLD_NUMERAL ? kanji_skip_numerals(scope, at) : at + 1;
}

static void find_in_piece(struct finder *finder)
{
    const uint16_t *stop = finder->folding.stops;
    struct scope *scope = &finder->scope;
    fold_piece(&finder->folding, &finder->grammar->folds, finder->original);
    *scope = (struct scope){{finder->folding.at, finder->folding.length}, 0};
    finder->shifts = 0;
    for (size_t at = 0, token = 0;; stop++) {
        if (*stop < at) continue;
        if (*stop > at) token = *stop;
        at = *stop;
        if (at == scope->folded.length) return;
        enum fold_class class = class_at(finder, at);
        if (!may_hold_expression(scope, class, at)) {
            at++;
            if (class == FOLD_NUMERAL) token = at;
            continue;
        }
        size_t end = find_around(finder, at, token);
        if (end > at)
            scope->floor = token = at = end;
        else
            at = pass(scope, class, at);
        if (class == FOLD_NUMERAL) token = at;
    }
}

/* The found ones in an array of their own size. */
static struct expression *kept(const struct finder *finder)
{
    if (finder->found != finder->few || finder->count == 0) return finder->count ? finder->found : NULL;
    struct expression *exact = ARENA_ARRAY(finder->arena, struct expression, finder->count);
    memcpy(exact, finder->few, finder->count * sizeof *exact);
    return exact;
}

struct expressions grammar_find(const struct grammar *grammar, struct arena *arena, struct text text)
{
    struct finder finder; /* not cleared: its room for folded text is larger than most texts */
    finder.grammar = grammar;
    finder.arena = arena;
    finder.room = NULL;
    finder.found = finder.few;
    finder.count = 0;
    finder.senseless = false;
    finder.capacity = FEW;
    if (text.length > FOLD_LIMIT) {
        finder.capacity = text.length / 128;
        finder.found = ARENA_ARRAY(arena, struct expression, finder.capacity);
    }
    for (size_t at = 0; at < text.length;) {
        struct text rest = text_slice(text, at, text.length - at);
        size_t length = fold_next_piece(rest);
        finder.base = at;
        finder.original = text_slice(rest, 0, length);
        find_in_piece(&finder);
        at += length;
    }
    if (finder.room) pattern_room_close(finder.room);
    return (struct expressions){kept(&finder), (uint32_t)finder.count, finder.senseless};
}
