/* grammar.c: a grammar is opened, gets its patterns as they are asked for, and is closed. */
#include "search.h"

#include <stdlib.h>

#include "forms.h"
#include "units.h"

static struct pattern *open_pattern(enum beginning beginning)
{
    size_t count;
    const struct form *forms = forms_table(&count);
    struct arena *arena = arena_open(NULL);
    struct alternative *alternatives = ARENA_ARRAY(arena, struct alternative, count);
    for (size_t i = 0; i < count; i++) {
        if (forms[i].starts & beginning_starts(beginning)) alternatives[i] = forms_pattern(arena, &forms[i]);
    }
    struct pattern *pattern = pattern_open(alternatives, count, units_length);
    arena_close(arena);
    return pattern;
}

struct pattern *grammar_pattern(const struct grammar *grammar, enum beginning beginning)
{
    struct pattern **pattern = &grammar->patterns[beginning];
    if (!*pattern) *pattern = open_pattern(beginning);
    return *pattern;
}

struct grammar *grammar_open(void)
{
    struct grammar *grammar = calloc(1, sizeof *grammar);
    if (!grammar) return NULL;
    grammar->patterns = calloc(BEGINNINGS, sizeof(struct pattern *));
    if (!grammar->patterns) {
        free(grammar);
        return NULL;
    }
    fold_table_fill(&grammar->folds);
    prefix_table_fill(&grammar->prefixes);
    return grammar;
}

void grammar_close(struct grammar *grammar)
{
    if (!grammar) return;
    for (int i = 0; i < BEGINNINGS; i++)
        pattern_close(grammar->patterns[i]);
    free(grammar->patterns);
    free(grammar);
}
