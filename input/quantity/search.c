/* search.c: a pattern is compiled when the forms of its beginning are first asked. */
#include "search.h"

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

struct pattern *search_pattern(const struct grammar *grammar, enum beginning beginning)
{
    struct pattern **pattern = &grammar->patterns[beginning];
    if (!*pattern) *pattern = open_pattern(beginning);
    return *pattern;
}
