/* pattern.c: PCRE2 in byte mode. Subjects are folded (fold.h), so every class is a class of ASCII bytes and Japanese
 * words are literals; no Unicode property is asked, and [0-9] means these ten digits. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "pattern.h"

#include <pcre2.h>
#include <stdlib.h>

/* A piece of FOLD_LIMIT bytes needs a few hundred steps; these limits only end what should not happen. */
enum { MATCH_LIMIT = 100000, DEPTH_LIMIT = 1000 };

/* Making machine code of a pattern takes about as long as asking it so often without: a run over a few records never
 * comes to it. */
enum { OFTEN = 200 };

struct pattern {
    pcre2_code *code;
    pcre2_match_context *context; /* limits, and what to do about words */
    word_length *word;
    unsigned asked; /* counted up to OFTEN */
    bool compiled;  /* to machine code */
};

/* Each alternative sets a mark with its number, two digits; (?| lets each count its groups from 1, behind a head from where
 * the head ends. */
static struct text joined(struct arena *arena, const struct alternative *alternatives, size_t count)
{
    struct text_buffer out = {.arena = arena};
    struct text head = {NULL, 0};
    const char *bar = "(?|";
    for (size_t i = 0; i < count; i++) {
        const struct alternative *one = &alternatives[i];
        if (!one->rest.length) continue;
        bool goes_on = head.length && text_equal(one->head, head);
        if (head.length && !goes_on) buffer_add(&out, TEXT(")"));
        head = one->head;
        buffer_add(&out, goes_on ? TEXT("|") : text_of(bar));
        if (head.length && !goes_on) buffer_format(&out, "%.*s(?|", TEXT_ARG(head));
        buffer_format(&out, "(?:%.*s)(*MARK:%02zu)", TEXT_ARG(one->rest), i);
        bar = "|";
    }
    if (head.length) buffer_add(&out, TEXT(")"));
    buffer_add(&out, TEXT(")"));
    return buffer_text(&out);
}

/* The word last asked for: where it begins and ends. */
struct known_word {
    word_length *word;
    size_t start, end;
};

enum { WORD_BEGINS = 1, WORD_HAS_ONE_BYTE_LEFT, WORD_HAS_THREE_BYTES_LEFT };

/* Told where a match stands; 0 lets it go on, 1 makes it step back. */
static int ask_word(pcre2_callout_block *callout, void *data)
{
    struct known_word *known = data;
    size_t at = callout->current_position;
    switch (callout->callout_number) {
    case WORD_BEGINS: {
        if (known->start == at) return known->end == at;
        struct text rest = {(const char *)callout->subject + at, callout->subject_length - at};
        known->start = at;
        known->end = at + known->word(rest);
        return known->end == at;
    }
    case WORD_HAS_ONE_BYTE_LEFT: return at >= known->end;
    default: return at + 2 >= known->end;
    }
}

struct pattern *pattern_open(const struct alternative *alternatives, size_t count, word_length *word)
{
    struct pattern *pattern = calloc(1, sizeof *pattern);
    struct arena *arena = arena_open(NULL);
    if (!pattern || !arena) goto failed;
    struct text source = joined(arena, alternatives, count);
    int error;
    PCRE2_SIZE offset;
    pattern->code =
        pcre2_compile((PCRE2_SPTR)source.at, source.length, PCRE2_ANCHORED, &error, &offset, NULL);
    pattern->context = pcre2_match_context_create(NULL);
    if (!pattern->code || !pattern->context) goto failed;
    pcre2_set_match_limit(pattern->context, MATCH_LIMIT);
    pcre2_set_depth_limit(pattern->context, DEPTH_LIMIT);
    pattern->word = word;
    arena_close(arena);
    return pattern;
failed:
    arena_close(arena);
    pattern_close(pattern);
    return NULL;
}

void pattern_close(struct pattern *pattern)
{
    if (!pattern) return;
    pcre2_code_free(pattern->code);
    pcre2_match_context_free(pattern->context);
    free(pattern);
}

struct pattern_room *pattern_room_open(void)
{
    return (struct pattern_room *)pcre2_match_data_create(PATTERN_GROUPS, NULL);
}

void pattern_room_close(struct pattern_room *room)
{
    pcre2_match_data_free((pcre2_match_data *)room);
}

/* Without JIT (not every processor has it) the interpreter gives the same answers, only slower. */
static void count_asking(struct pattern *pattern)
{
    if (pattern->asked == OFTEN) return;
    if (++pattern->asked == OFTEN)
        pattern->compiled = pcre2_jit_compile(pattern->code, PCRE2_JIT_COMPLETE) == 0;
}

bool pattern_match(struct pattern *pattern, struct pattern_room *room, struct text subject, size_t place,
                   struct match *match)
{
    count_asking(pattern);
    struct known_word known = {pattern->word, SIZE_MAX, 0};
    pcre2_set_callout(pattern->context, ask_word, &known);
    pcre2_match_data *data = (pcre2_match_data *)room;
    PCRE2_SPTR bytes = (PCRE2_SPTR)subject.at;
    int count = pattern->compiled
                    ? pcre2_jit_match(pattern->code, bytes, subject.length, place, 0, data, pattern->context)
                    : pcre2_match(pattern->code, bytes, subject.length, place, 0, data, pattern->context);
    if (count <= 0) return false;
    const char *mark = (const char *)pcre2_get_mark(data);
    const PCRE2_SIZE *ends = pcre2_get_ovector_pointer(data);
    match->alternative = (size_t)((mark[0] - '0') * 10 + (mark[1] - '0'));
    for (int i = 0; i < PATTERN_GROUPS; i++) {
        bool set = i < count && ends[2 * i] != PCRE2_UNSET;
        match->group[i] = (struct text){NULL, 0};
        if (set) match->group[i] = (struct text){subject.at + ends[2 * i], ends[2 * i + 1] - ends[2 * i]};
    }
    return true;
}
