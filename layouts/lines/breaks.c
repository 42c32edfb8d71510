/* breaks.c: where a line may begin, and how willingly.
 *
 * Between Japanese characters the rules of JLREQ 3.1.7 to 3.1.10 decide from the two classes alone. Everything else
 * (half-width signs, addresses, other scripts) is asked of ICU's `ja@lb=strict` iterator, whose answer is then bounded
 * by our rules: it has no notion of full-width digits and of counters, it breaks before ～ － ―, and it keeps ①②③ and
 * ●★ together. */
#include "breaker.h"

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
    breaker_ask(breaker, clusters, count, BREAK_ASKED, BREAK_CHARACTER);
    for (size_t i = 0; i < count; i++)
        if (clusters[i].break_level == BREAK_ASKED) clusters[i].break_level = BREAK_NEVER;
}

static void mark_pairs(struct breaker *breaker, struct cluster *clusters, size_t count)
{
    if (count == 0) return;
    bool asked = false, opened = class_in(clusters[0].class, CLASSES_NO_END);
    clusters[0].break_level = BREAK_NEVER;
    for (size_t i = 1; i < count; i++) {
        struct cluster *b = &clusters[i];
        b->break_level = level_of(pair_of(b - 1, b));
        asked = asked || b->break_level == BREAK_ASKED;
        if (class_in(b->class, CLASSES_SPACE)) continue;
        if (opened && class_in(b[-1].class, CLASSES_SPACE))
            b->break_level = BREAK_NEVER; /* UAX #14 LB14: 「 市 */
        opened = class_in(b->class, CLASSES_NO_END);
    }
    if (asked) ask_icu(breaker, clusters, count);
}

void breaks_mark(struct breaker *breaker, struct cluster *clusters, size_t count, unsigned marks)
{
    mark_pairs(breaker, clusters, count);
    numbers_mark(clusters, count);
    if (marks & MARK_RANKED) words_mark(breaker, clusters, count);
    bracketed_mark(clusters, count, marks);
}
