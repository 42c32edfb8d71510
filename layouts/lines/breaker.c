/* breaker.c: what ICU says of a text. The only file that knows it.
 *
 * `ja@lb=strict` says where lines of other scripts may begin; `lw=phrase` parts a stretch of kanji and hiragana into words
 * with their particles: as a city's words come again and again, what it says of a stretch is remembered. */
#include "breaker.h"

#include <string.h>
#include <unicode/ubrk.h>

enum { KNOWN_STRETCHES = 4096 };

struct stretch {
    UChar units[LONGEST_STRETCH];
    uint32_t words; /* as breaker_words */
    uint8_t length; /* 0: none yet */
};

struct breaker {
    struct arena *arena;
    UBreakIterator *strict, *phrase;
    UChar *units;         /* UTF-16 of the clusters' bases */
    uint32_t *cluster_at; /* which cluster a unit belongs to */
    size_t unit_capacity, at_capacity;
    struct stretch *known; /* KNOWN_STRETCHES by slot; NULL until the first is asked for */
};

static UBreakIterator *open_iterator(const char *locale)
{
    UErrorCode error = U_ZERO_ERROR;
    UBreakIterator *iterator = ubrk_open(UBRK_LINE, locale, NULL, 0, &error);
    return U_FAILURE(error) ? NULL : iterator;
}

struct breaker *breaker_open(struct arena *arena)
{
    UBreakIterator *strict = open_iterator("ja@lb=strict");
    if (!strict) return NULL;
    struct breaker *breaker = ARENA_NEW(arena, struct breaker);
    breaker->arena = arena;
    breaker->strict = strict;
    return breaker;
}

void breaker_close(struct breaker *breaker)
{
    if (breaker->strict) ubrk_close(breaker->strict);
    if (breaker->phrase) ubrk_close(breaker->phrase);
}

/* A stand-in for what is no character: an ideograph, so that breaks are allowed around it. */
static uint32_t unit_code(const struct cluster *cluster)
{
    if (cluster->class == CLASS_OBJECT || cluster->class == CLASS_FILL) return 0x4E00;
    if (cluster->class == CLASS_SPACE) return ' ';
    return cluster->code;
}

static int32_t fill_units(struct breaker *breaker, const struct cluster *clusters, size_t count)
{
    size_t wanted = count * 2;
    if (wanted > breaker->unit_capacity) {
        breaker->units =
            arena_grow(breaker->arena, NULL, 0, wanted, &breaker->unit_capacity, sizeof *breaker->units);
        breaker->cluster_at =
            arena_grow(breaker->arena, NULL, 0, wanted, &breaker->at_capacity, sizeof *breaker->cluster_at);
    }
    int32_t length = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t code = unit_code(&clusters[i]);
        breaker->cluster_at[length] = (uint32_t)i;
        if (code > 0xFFFF) {
            breaker->units[length++] = (UChar)(0xD7C0 + (code >> 10));
            breaker->cluster_at[length] = (uint32_t)i;
            breaker->units[length++] = (UChar)(0xDC00 | (code & 0x3FF));
            continue;
        }
        breaker->units[length++] = (UChar)code;
    }
    return length;
}

/* Raises to `level` the clusters at or over `least` before which `iterator` breaks. */
static void mark_boundaries(struct breaker *breaker, UBreakIterator *iterator, struct cluster *clusters,
                            int32_t length, unsigned least, enum break_level level)
{
    UErrorCode error = U_ZERO_ERROR;
    ubrk_setText(iterator, breaker->units, length, &error);
    if (U_FAILURE(error)) return;
    for (int32_t at = ubrk_first(iterator); at != UBRK_DONE && at < length; at = ubrk_next(iterator)) {
        struct cluster *cluster = &clusters[breaker->cluster_at[at]];
        if (cluster->break_level >= least) cluster->break_level = (uint8_t)level;
    }
}

void breaker_ask(struct breaker *breaker, struct cluster *clusters, size_t count, unsigned least,
                 enum break_level level)
{
    int32_t length = fill_units(breaker, clusters, count);
    mark_boundaries(breaker, breaker->strict, clusters, length, least, level);
}

static uint32_t slot_of(const UChar *units, int32_t length)
{
    uint32_t hash = text_hash((struct text){(const char *)units, (size_t)length * sizeof *units});
    return (hash ^ hash >> 16) % KNOWN_STRETCHES;
}

static uint32_t ask_dictionary(struct breaker *breaker, const UChar *units, int32_t length)
{
    UErrorCode error = U_ZERO_ERROR;
    if (!breaker->phrase) breaker->phrase = open_iterator("ja@lb=strict;lw=phrase");
    if (!breaker->phrase) return 1;
    ubrk_setText(breaker->phrase, units, length, &error);
    if (U_FAILURE(error)) return 1;
    uint32_t words = 0;
    for (int32_t at = ubrk_first(breaker->phrase); at != UBRK_DONE && at < length;
         at = ubrk_next(breaker->phrase))
        words |= UINT32_C(1) << at;
    return words;
}

uint32_t breaker_words(struct breaker *breaker, const struct cluster *clusters, size_t count)
{
    UChar units[LONGEST_STRETCH];
    int32_t length = 0;
    while ((size_t)length < count && length < LONGEST_STRETCH) {
        units[length] = (UChar)clusters[length].code;
        length++;
    }
    if (!breaker->known) breaker->known = ARENA_ARRAY(breaker->arena, struct stretch, KNOWN_STRETCHES);
    struct stretch *known = &breaker->known[slot_of(units, length)];
    if (known->length == length && memcmp(known->units, units, (size_t)length * sizeof *units) == 0)
        return known->words;
    uint32_t words = ask_dictionary(breaker, units, length);
    memcpy(known->units, units, (size_t)length * sizeof *units);
    known->length = (uint8_t)length;
    known->words = words;
    return words;
}
