/* session.c: findings to standard error, and what they add up to. */
#include "session.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "generator/core/reason.h"
#include "input/quantity/grammar.h"
#include "progress.h"

enum { MOST_SHOWN = 1000 };

enum language session_language(int argc, char *const *argv)
{
    static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (int i = 1; i < argc; i++) {
        const char *value = NULL;
        if (strncmp(argv[i], "--lang=", 7) == 0) value = argv[i] + 7;
        if (strcmp(argv[i], "--lang") == 0 && i + 1 < argc) value = argv[i + 1];
        if (value && strcmp(value, "ja") == 0) return LANGUAGE_JA;
        if (value && strcmp(value, "en") == 0) return LANGUAGE_EN;
    }
    for (size_t i = 0; i < ARRAY_LEN(variables); i++) {
        const char *value = getenv(variables[i]);
        if (value && *value) return strncmp(value, "ja", 2) == 0 ? LANGUAGE_JA : LANGUAGE_EN;
    }
    return LANGUAGE_EN;
}

const char *session_say(const struct session *session, const char *ja, const char *en)
{
    return session->language == LANGUAGE_JA ? ja : en;
}

/* Lines that were printed, by hash. */
struct shown {
    struct text slots[2 * MOST_SHOWN];
};

/* False when the line was there already. */
static bool remember(struct session *session, struct text line)
{
    if (!session->lines) session->lines = ARENA_NEW(session->arena, struct shown);
    struct text *slots = session->lines->slots;
    size_t slot = text_hash(line) % ARRAY_LEN(session->lines->slots);
    while (slots[slot].length && !text_equal(slots[slot], line))
        slot = (slot + 1) % ARRAY_LEN(session->lines->slots);
    if (slots[slot].length) return false;
    slots[slot] = text_copy(session->arena, line);
    session->shown_count++;
    return true;
}

static bool stops_something(enum rule rule)
{
    return diag_effect(rule) != EFFECT_GOES_ON;
}

static void show(void *listener, const struct diagnostic *diagnostic)
{
    struct session *session = listener;
    if (session->shown_count >= MOST_SHOWN && !stops_something(diagnostic->rule)) {
        session->more++;
        return;
    }
    arena_reset(session->scratch);
    struct text line = diag_print(session->scratch, diagnostic, session->language);
    if (session->shown_count < MOST_SHOWN && !remember(session, line)) return;
    progress_hold(session->progress);
    fwrite(line.at, 1, line.length, stderr);
    progress_release(session->progress);
}

struct grammar *session_grammar(struct session *session)
{
    struct grammar *grammar = grammar_open();
    if (!grammar) DIAG(session->diagnostics, INTERNAL, .arguments = {reason_of(session->arena, ENOMEM)});
    return grammar;
}

struct session *session_open(struct arena *arena, int argc, char *const *argv)
{
    struct session *session = ARENA_NEW(arena, struct session);
    *session = (struct session){.arena = arena,
                                .diagnostics = diag_open(arena),
                                .scratch = arena_open_like(arena),
                                .language = session_language(argc, argv)};
    session->diagnostics->heard = show;
    session->diagnostics->listener = session;
    return session;
}

void session_close(struct session *session)
{
    if (session->more && session->language == LANGUAGE_JA)
        fprintf(stderr, "ほかに %zu 件あります\n", session->more);
    if (session->more && session->language == LANGUAGE_EN) fprintf(stderr, "and %zu more\n", session->more);
    arena_close(session->scratch);
}

/* A plan that is kept, a file that cannot be read, or an output that another run has, is a part of the run where others were
 * done, else all of it. */
static enum exit_code exit_of(const struct session *session, enum effect effect)
{
    switch (effect) {
    case EFFECT_GOES_ON: return diag_has_errors(session->diagnostics) ? EXIT_FINDINGS : EXIT_FINE;
    case EFFECT_KEPT:
    case EFFECT_UNREADABLE: return session->done ? EXIT_KEPT : EXIT_INPUT;
    case EFFECT_MISUSE: return EXIT_USAGE;
    case EFFECT_UNWRITTEN: return EXIT_OUTPUT;
    case EFFECT_BUSY: return session->done ? EXIT_KEPT : EXIT_BUSY;
    case EFFECT_DEFECT:
    case EFFECT_COUNT: break;
    }
    return EXIT_INTERNAL;
}

/* Who waits for a retry has to see it: what is worth one comes before what is not, a defect before all. */
enum exit_code session_gravest(enum exit_code a, enum exit_code b)
{
    static const unsigned char gravity[] = {
        [EXIT_FINE] = 0,  [EXIT_FINDINGS] = 1, [EXIT_KEPT] = 2,   [EXIT_INPUT] = 3,
        [EXIT_USAGE] = 4, [EXIT_BUSY] = 5,     [EXIT_OUTPUT] = 6, [EXIT_INTERNAL] = 7,
    };
    return gravity[a] >= gravity[b] ? a : b;
}

enum exit_code session_exit(const struct session *session)
{
    enum exit_code worst = EXIT_FINE;
    for (enum effect effect = EFFECT_GOES_ON; effect < EFFECT_COUNT; effect++)
        if (session->diagnostics->effects[effect]) worst = session_gravest(worst, exit_of(session, effect));
    return worst;
}

bool session_goes_on(const struct session *session)
{
    const size_t *effects = session->diagnostics->effects;
    size_t all = 0;
    for (enum effect effect = EFFECT_GOES_ON; effect < EFFECT_COUNT; effect++)
        all += effects[effect];
    return all == effects[EFFECT_GOES_ON];
}
