/* fuzz_quantity.c: any bytes through the grammar and the house styles. Expressions must be in order and inside the text,
 * and a style must not change what it has printed. */
#include <stdlib.h>
#include <string.h>

#include "generator/core/house.h"
#include "input/quantity/canonical.h"
#include "input/quantity/grammar.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void check(bool holds)
{
    if (!holds) abort();
}

static struct text styled(const struct grammar *grammar, struct arena *arena, struct text text,
                          enum numerals style)
{
    struct house house = {.numerals = style};
    struct expressions found = grammar_find(grammar, arena, text);
    size_t end = 0;
    for (uint32_t i = 0; i < found.count; i++) {
        const struct expression *one = &found.at[i];
        check(one->offset >= end && one->length > 0 && one->offset + one->length <= text.length);
        end = one->offset + one->length;
        check(one->kind < EXPRESSION_KIND_COUNT);
        struct text_buffer canonical = {.arena = arena};
        canonical_add(&canonical, one);
    }
    return house_print(arena, &house, text, found.at, found.count);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static struct grammar *grammar; /* compiled once: the fuzzer calls this function millions of times */
    if (!grammar) grammar = grammar_open();
    check(grammar != NULL);
    struct arena *arena = arena_open(NULL);
    struct text text = {(const char *)bytes, length};
    size_t bad;
    if (!text_well_formed(text, &bad)) text.length = bad; /* input hands on well-formed text only */
    grammar_read(grammar, arena, text);
    struct text half = styled(grammar, arena, text, NUMERALS_HALF);
    struct text full = styled(grammar, arena, text, NUMERALS_FULL);
    struct text mixed = styled(grammar, arena, text, NUMERALS_MIXED);
    check(text_equal(half, styled(grammar, arena, half, NUMERALS_HALF)));
    check(text_equal(half, styled(grammar, arena, full, NUMERALS_HALF)));
    check(text_equal(mixed, styled(grammar, arena, mixed, NUMERALS_MIXED)));
    arena_close(arena);
    return 0;
}
