/* breaks.c: where a line may begin, and how willingly. The only file that knows ICU.
 *
 * Between Japanese characters the rules of JLREQ 3.1.7 to 3.1.10 decide from the two classes alone. Everything else
 * (half-width signs, addresses, other scripts) is asked of ICU's `ja@lb=strict` iterator, whose answer is then bounded
 * by our rules: it has no notion of full-width digits and of counters, it breaks before ～ － ―, and it keeps ①②③ and
 * ●★ together. ICU's `lw=phrase` parts a stretch of kanji and hiragana into words with their particles; as a city's
 * words come again and again, what it says of a stretch is remembered. */
#include "setter.h"

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

/* -- ICU ------------------------------------------------------------------------------------------------------------ */

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
        if (cluster->break_before >= least) cluster->break_before = (uint8_t)level;
    }
}

/* -- pairs ---------------------------------------------------------------------------------------------------------- */

enum verdict { FORBID, AVOID, ALLOW, ASK };

/* Half-width text without a space is a word, a number or an address: only for need, after a mark, - or /. */
static enum verdict pair_of_western(const struct cluster *a, const struct cluster *b)
{
    if (b->class == CLASS_LATIN_SIGN && b->code == a->code) return FORBID; /* the // of an address */
    return a->class == CLASS_LATIN_CLOSE || a->code == '-' || a->code == '/' ? AVOID : FORBID;
}

static enum verdict pair_after_space(const struct cluster *b)
{
    if (class_in(b->class, CLASSES_SPACE)) return FORBID;
    bool marker = b->code == 0x30FB /* ・ */ || b->code == 0xFF0D /* － */ || b->code == 0x2015 /* ― */ ||
                  b->code == 0x2014;
    if (marker) return ALLOW;
    return class_in(b->class, CLASSES_NO_START) ? FORBID : ALLOW;
}

static enum verdict pair_of(const struct cluster *a, const struct cluster *b)
{
    if (b->flags & CLUSTER_NO_BREAK) return FORBID;
    if (class_in(a->class, CLASSES_PLAIN) && class_in(b->class, CLASSES_PLAIN)) return ALLOW;
    if (class_in(a->class, CLASSES_SPACE)) return pair_after_space(b);
    if (class_in(b->class, CLASSES_NO_START) || class_in(a->class, CLASSES_NO_END)) return FORBID;
    if (b->flags & CLUSTER_MAY_BREAK) return ALLOW;
    if (a->class == CLASS_OTHER || b->class == CLASS_OTHER) return ASK;
    bool western_a = class_in(a->class, CLASSES_WESTERN), western_b = class_in(b->class, CLASSES_WESTERN);
    if (western_a && western_b) return pair_of_western(a, b);
    if (a->class == CLASS_LATIN_SIGN || b->class == CLASS_LATIN_SIGN) return ASK;
    if (a->class == CLASS_ENUMERATOR) return b->class == CLASS_ENUMERATOR ? ALLOW : AVOID;
    if (a->class == CLASS_WIDE_LATIN && class_in(b->class, CLASS_BIT(WIDE_LATIN) | CLASS_BIT(WIDE_DIGIT)))
        return AVOID;
    if (a->code == '.') return AVOID;                                       /* 3.|安心 */
    if (a->code == 0x2019 /* ’ */ && b->class == CLASS_LATIN) return AVOID; /* it’s */
    if (a->class == CLASS_HYPHEN && class_in(b->class, CLASSES_DIGIT)) return AVOID;
    return ALLOW;
}

/* A level that ICU has yet to give. */
enum { BREAK_ASKED = BREAK_LEVELS };

static uint8_t level_of(enum verdict verdict)
{
    switch (verdict) {
    case FORBID: return BREAK_NEVER;
    case AVOID: return BREAK_AVOID;
    case ALLOW: return BREAK_CHARACTER;
    case ASK: return BREAK_ASKED;
    }
    return BREAK_NEVER;
}

static void ask_icu(struct breaker *breaker, struct cluster *clusters, size_t count)
{
    int32_t length = fill_units(breaker, clusters, count);
    mark_boundaries(breaker, breaker->strict, clusters, length, BREAK_ASKED, BREAK_CHARACTER);
    for (size_t i = 0; i < count; i++)
        if (clusters[i].break_before == BREAK_ASKED) clusters[i].break_before = BREAK_NEVER;
}

static void mark_pairs(struct breaker *breaker, struct cluster *clusters, size_t count)
{
    if (count == 0) return;
    bool asked = false, opened = class_in(clusters[0].class, CLASSES_NO_END);
    clusters[0].break_before = BREAK_NEVER;
    for (size_t i = 1; i < count; i++) {
        struct cluster *b = &clusters[i];
        b->break_before = level_of(pair_of(b - 1, b));
        asked = asked || b->break_before == BREAK_ASKED;
        if (class_in(b->class, CLASSES_SPACE)) continue;
        if (opened && class_in(b[-1].class, CLASSES_SPACE))
            b->break_before = BREAK_NEVER; /* UAX #14 LB14: 「 市 */
        opened = class_in(b->class, CLASSES_NO_END);
    }
    if (asked) ask_icu(breaker, clusters, count);
}

/* -- words ---------------------------------------------------------------------------------------------------------- */

static uint32_t slot_of(const UChar *units, int32_t length)
{
    uint32_t hash = 2166136261u;
    for (int32_t i = 0; i < length; i++)
        hash = (hash ^ units[i]) * 16777619u;
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

void breaker_mark(struct breaker *breaker, struct cluster *clusters, size_t count, unsigned marks)
{
    mark_pairs(breaker, clusters, count);
    numbers_mark(clusters, count);
    if (marks & MARK_RANKED) words_mark(breaker, clusters, count);
    bracketed_mark(clusters, count, marks);
}
