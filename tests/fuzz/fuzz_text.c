/* fuzz_text.c: any bytes as a text record or a CSV file: no crash, every line accounted for, and the paragraphs, titles and
 * values lie in the source. The first byte chooses between text and CSV; ill-formed UTF-8 is what load_source never lets
 * through. */
#include <stdio.h>
#include <stdlib.h>

#include "generator/core/diag.h"
#include "input/text/notation/dictionary.h"
#include "input/text/notation/listing.h"
#include "input/text/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct labels *dictionary(void)
{
    static struct labels *labels; /* read once a process */
    static struct arena *arena;
    if (labels) return labels;
    arena = arena_open(NULL);
    labels = dictionary_load(arena, diag_open(arena), SOURCE_DIR, NULL);
    if (!labels) abort();
    return labels;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) return 0;
    struct text content = {(const char *)data + 1, size - 1};
    size_t bad, unknown;
    if (!text_well_formed(content, &bad)) return 0;
    struct labels *labels = dictionary();
    struct arena *arena = arena_open(NULL);
    struct diagnostics *diagnostics = diag_open(arena);
    const struct source *source = diag_source(diagnostics, data[0] % 2 ? "a.csv" : "a.txt", content);
    struct listing listing = {.arena = arena};
    if (!text_read_listed(arena, diagnostics, source, labels, &listing)) abort();
    struct text lines = listing_print(&listing, arena, source, &unknown);
    if (unknown) {
        fwrite(lines.at, 1, lines.length, stderr);
        abort();
    }
    arena_close(arena);
    return 0;
}
