/* session.c: findings to standard error, and what they add up to. */
#include "session.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
    uint64_t hash = 14695981039346656037U;
    for (size_t i = 0; i < line.length; i++)
        hash = (hash ^ (unsigned char)line.at[i]) * 1099511628211U;
    size_t slot = (size_t)(hash % ARRAY_LEN(session->lines->slots));
    while (slots[slot].length && !text_equal(slots[slot], line))
        slot = (slot + 1) % ARRAY_LEN(session->lines->slots);
    if (slots[slot].length) return false;
    slots[slot] = text_copy(session->arena, line);
    session->shown_count++;
    return true;
}

void session_report(struct session *session)
{
    struct arena *scratch = arena_open_like(session->arena);
    const struct diagnostic *next = session->shown ? session->shown->next : session->diagnostics->first;
    size_t more = 0;
    for (; next; next = next->next) {
        session->shown = next;
        if (session->shown_count == MOST_SHOWN) {
            more++;
            continue;
        }
        arena_reset(scratch);
        struct text line = diag_print(scratch, next, session->language);
        if (remember(session, line)) fwrite(line.at, 1, line.length, stderr);
    }
    if (more && session->language == LANGUAGE_JA) fprintf(stderr, "ほかに %zu 件あります\n", more);
    if (more && session->language == LANGUAGE_EN) fprintf(stderr, "and %zu more\n", more);
    arena_close(scratch);
}

static enum exit_code exit_of(enum rule rule)
{
    switch (diag_effect(rule)) {
    case EFFECT_GOES_ON: return diag_severity(rule) == SEVERITY_ERROR ? EXIT_FINDINGS : EXIT_FINE;
    case EFFECT_UNREADABLE: return EXIT_INPUT;
    case EFFECT_MISUSE: return EXIT_USAGE;
    case EFFECT_UNWRITTEN:
    case EFFECT_BUSY: return EXIT_OUTPUT;
    }
    return EXIT_INTERNAL;
}

enum exit_code session_exit(const struct session *session)
{
    enum exit_code worst = EXIT_FINE;
    for (const struct diagnostic *d = session->diagnostics->first; d; d = d->next) {
        enum exit_code code = exit_of(d->rule);
        if (code > worst) worst = code;
    }
    return worst;
}
