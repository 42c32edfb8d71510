/* grammar.c: a grammar is opened, gets its patterns as they are asked for, and is closed. */
#include "grammar.h"

#include <stdlib.h>

#include "search.h"

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
