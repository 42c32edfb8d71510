/* words.c: how willingly ragged text breaks between two characters.
 *
 * Most of it the classes tell: a phrase (文節) ends where hiragana ends, a particle never begins a line, katakana words
 * are whole. Only inside a stretch of kanji and hiragana the dictionary is asked. Levels that forbid or avoid a break
 * stay as they are. */
#include "breaker.h"

#include <uchar.h>

enum { LONG_BEFORE = 3, LONG_AFTER = 4 /* characters of a katakana word around a break after its ー */ };

static bool hiragana(const struct cluster *cluster)
{
    return cluster->code >= 0x3041 && cluster->code <= 0x309F;
}

static bool kanji(const struct cluster *cluster)
{
    return class_in(cluster->class, CLASSES_KANJI | CLASS_BIT(ITERATION));
}

static bool katakana(const struct cluster *cluster)
{
    return (cluster->code >= 0x30A1 && cluster->code <= 0x30FE && cluster->class != CLASS_MIDDLE) ||
           class_in(cluster->class, CLASS_BIT(NARROW_KANA) | CLASS_BIT(NARROW_MARK));
}

static bool particle(const struct cluster *cluster)
{
    switch (cluster->code) {
    case u'の':
    case u'を':
    case u'に':
    case u'は':
    case u'が':
    case u'へ':
    case u'と':
    case u'で':
    case u'も':
    case u'や': return true;
    default: return false;
    }
}

/* What a word that governs the next one ends with, besides particles: 進める|窓口, 新たな|事業. */
static bool ends_phrase(const struct cluster *cluster)
{
    switch (cluster->code) {
    case u'る':
    case u'た':
    case u'く':
    case u'て':
    case u'な':
    case u'う':
    case u'す':
    case u'つ':
    case u'ぶ':
    case u'む':
    case u'ぐ':
    case u'ら': return true;
    default: return particle(cluster);
    }
}

/* A single kanji: a suffix where a word stands before it (障がい|者, 複合|化). */
static bool lone(const struct cluster *clusters, size_t at, size_t count)
{
    return kanji(&clusters[at]) && (at + 1 == count || !kanji(&clusters[at + 1]));
}

/* A word of katakana is whole, but a long one parts after its ー: アドバイザリー|スタッフ, not リハビリテー|ション. */
static enum break_level rank_katakana(const struct cluster *clusters, size_t at, size_t count)
{
    if (clusters[at - 1].class != CLASS_LONG) return BREAK_TORN;
    size_t before = 0, after = 0;
    while (before < LONG_BEFORE && before < at && katakana(&clusters[at - 1 - before]))
        before++;
    while (after < LONG_AFTER && at + after < count && katakana(&clusters[at + after]))
        after++;
    return before == LONG_BEFORE && after == LONG_AFTER ? BREAK_CHARACTER : BREAK_TORN;
}

/* After a space: between Japanese words the author's own break, between Latin ones and after the definition's spaces a
 * word's end. */
static enum break_level rank_space(const struct cluster *clusters, size_t at)
{
    size_t before = at - 1;
    if (clusters[before].run->kind == INLINE_SPACE) return BREAK_WORD;
    while (before > 0 && class_in(clusters[before].class, CLASSES_SPACE))
        before--;
    uint64_t western = CLASS_BIT(LATIN) | CLASS_BIT(DIGIT) | CLASS_BIT(OTHER);
    return class_in(clusters[before].class, western) && class_in(clusters[at].class, western) ? BREAK_WORD
                                                                                              : BREAK_SPACE;
}

static enum break_level rank_pair(const struct cluster *clusters, size_t at, size_t count)
{
    const struct cluster *a = &clusters[at - 1], *b = &clusters[at];
    uint64_t marks = CLASS_BIT(CLOSE) | CLASS_BIT(LATIN_CLOSE) | CLASS_BIT(COMMA) | CLASS_BIT(STOP) |
                     CLASS_BIT(MIDDLE) | CLASS_BIT(DIVIDE);
    uint64_t closing = CLASS_BIT(CLOSE) | CLASS_BIT(LATIN_CLOSE);
    if (class_in(a->class, CLASSES_SPACE)) return rank_space(clusters, at);
    if (class_in(b->class, CLASS_BIT(OPEN) | CLASS_BIT(LATIN_OPEN) | CLASS_BIT(ENUMERATOR)))
        return BREAK_MARK;
    if (a->code == ':' || a->code == 0xFF1A) return BREAK_WORD; /* 4月：|説明会 */
    if (class_in(a->class, marks))
        return class_in(a->class, closing) && hiragana(b) ? BREAK_INSIDE : BREAK_MARK;
    if (a->class == CLASS_OTHER || b->class == CLASS_OTHER) return BREAK_CHARACTER;
    if (hiragana(b)) return BREAK_INSIDE;
    if (hiragana(a)) return lone(clusters, at, count) && !ends_phrase(a) ? BREAK_INSIDE : BREAK_PHRASE;
    if (katakana(a) && katakana(b)) return rank_katakana(clusters, at, count);
    if (kanji(b)) return lone(clusters, at, count) ? BREAK_INSIDE : BREAK_WORD;
    bool single = kanji(a) && (at < 2 || !kanji(&clusters[at - 2])); /* 市|HP */
    return single && class_in(b->class, CLASS_BIT(LATIN) | CLASS_BIT(WIDE_LATIN)) ? BREAK_INSIDE : BREAK_WORD;
}

/* -- stretches of kanji and hiragana ---------------------------------------------------------------------------------- */

static bool in_stretch(const struct cluster *cluster)
{
    return (hiragana(cluster) || kanji(cluster)) && cluster->code <= 0xFFFF;
}

/* 受け皿, 取り組み: one hiragana between kanji that is no particle may be the inside of a word. */
static bool joins(const struct cluster *clusters, size_t from, size_t at)
{
    return at >= from + 2 && kanji(&clusters[at - 2]) && !particle(&clusters[at - 1]);
}

/* 障がい者 and 障がい児, which no dictionary has, end at `at`. */
static bool mixed_word(const struct cluster *clusters, size_t from, size_t at)
{
    if (at < from + 4) return false;
    const struct cluster *word = &clusters[at - 4];
    return word[0].code == u'障' && word[1].code == u'が' && word[2].code == u'い' && kanji(&word[3]);
}

/* From `from`, which is of a stretch, to where a phrase or the stretch ends. Numbers and their counters stand apart:
 * ５人|参加 is no 人参. */
static size_t stretch_end(const struct cluster *clusters, size_t from, size_t count)
{
    size_t at = from + 1;
    for (; at < count && at - from < LONGEST_STRETCH; at++) {
        const struct cluster *b = &clusters[at];
        bool inseparable = class_in(b->class, CLASS_BIT(SMALL) | CLASS_BIT(ITERATION));
        if (!in_stretch(b) || (b->break_level < BREAK_CHARACTER && !inseparable)) break;
        if (mixed_word(clusters, from, at)) break;
        if (kanji(b) && hiragana(b - 1) && !joins(clusters, from, at) && !mixed_word(clusters, from, at + 1))
            break;
    }
    return at;
}

static bool begins(uint32_t words, size_t at, size_t count)
{
    return at >= count || (words >> at & 1) != 0;
}

/* Between words of hiragana: 実施し|ます and 支援して|いる are parted for the dictionary only. */
static enum break_level rank_hiragana(const struct cluster *a, const struct cluster *b)
{
    if (particle(a) && b->code != u'い') return BREAK_PHRASE;
    return ends_phrase(a) && b->code != u'い' ? BREAK_WORD : BREAK_INSIDE;
}

/* `at` counts from the stretch's first cluster. */
static enum break_level rank_in_stretch(const struct cluster *stretch, size_t at, size_t count,
                                        uint32_t words)
{
    const struct cluster *a = &stretch[at - 1], *b = &stretch[at];
    if (!begins(words, at, count)) return BREAK_INSIDE;
    if (hiragana(b)) {
        if (!hiragana(a) || (particle(b) && begins(words, at + 1, count))) return BREAK_INSIDE;
        return rank_hiragana(a, b);
    }
    bool suffix = begins(words, at + 1, count) || hiragana(b + 1);
    bool prefix = kanji(a) && (at == 1 || hiragana(a - 1));
    return suffix || prefix ? BREAK_INSIDE : BREAK_WORD;
}

static void rank_stretch(struct breaker *breaker, struct cluster *stretch, size_t count)
{
    if (count < 2) return;
    uint32_t words = count > 2 ? breaker_words(breaker, stretch, count) : 1;
    for (size_t at = 1; at < count; at++)
        if (stretch[at].break_level >= BREAK_CHARACTER)
            stretch[at].break_level = (uint8_t)rank_in_stretch(stretch, at, count, words);
}

/* A counter or another thing that belongs to the number before it. */
static bool glued(const struct cluster *clusters, size_t at)
{
    return at > 0 && clusters[at].break_level <= BREAK_AVOID &&
           !class_in(clusters[at - 1].class, CLASSES_NO_END | CLASSES_SPACE);
}

void words_mark(struct breaker *breaker, struct cluster *clusters, size_t count)
{
    for (size_t from = 0, end; from < count; from = end) {
        end = from + 1;
        if (in_stretch(&clusters[from]) && !glued(clusters, from)) {
            end = stretch_end(clusters, from, count);
            rank_stretch(breaker, clusters + from, end - from);
        }
        if (end < count && clusters[end].break_level >= BREAK_CHARACTER)
            clusters[end].break_level = (uint8_t)rank_pair(clusters, end, count);
    }
}
