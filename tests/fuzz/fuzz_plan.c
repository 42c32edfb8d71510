/* fuzz_plan.c: any bytes as a record file: scanner, parser, tables and links must survive and speak. */
#include <stdlib.h>

#include "input/plan/links.h"
#include "input/plan/read.h"
#include "input/quantity/grammar.h"
#include "input/xml/xml.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void read_plan(struct arena *arena, struct diagnostics *diagnostics, const struct source *source,
                      const struct grammar *grammar)
{
    struct xml_request request = {.arena = arena, .nodes = arena, .diagnostics = diagnostics, .source = source};
    const struct node *root = xml_read(&request);
    if (!root) {
        if (!diag_has_errors(diagnostics)) abort(); /* failed without a word */
        return;
    }
    struct plan_reader reader = {.arena = arena, .diagnostics = diagnostics, .grammar = grammar};
    struct plan plan = {.root = plan_read(&reader, root)};
    if (!plan.root) return;
    plan_finish(&plan);
    plan_link(arena, diagnostics, &plan);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    size_t bad;
    struct text content = {(const char *)data, size};
    if (!text_well_formed(content, &bad)) return 0;
    static struct grammar *grammar; /* compiled once a campaign */
    if (!grammar) grammar = grammar_open();
    if (!grammar) abort();
    struct arena *arena = arena_open(NULL);
    struct diagnostics *diagnostics = diag_open(arena);
    read_plan(arena, diagnostics, diag_source(diagnostics, "fuzz.xml", content), grammar);
    for (const struct diagnostic *d = diagnostics->first; d; d = d->next)
        diag_print(arena, d, LANGUAGE_JA);
    arena_close(arena);
    return 0;
}
