/* breaks.c: where a line may begin, and how willingly. The only file that knows ICU.
 *
 * Between Japanese characters the rules of JLREQ 3.1.7 to 3.1.10 decide from the two classes alone. Everything else
 * (half-width signs, addresses, other scripts) is asked of ICU's `ja@lb=strict` iterator, whose answer is then bounded
 * by our rules: it has no notion of full-width digits and of counters, it breaks before ～ － ―, and it keeps ①②③ and
 * ●★ together. In phrase style ICU's `lw=phrase` finds words with their particles; we rank them. */
#include "setter.h"

#include <unicode/ubrk.h>

struct breaker {
    struct arena *arena;
    UBreakIterator *strict, *phrase;
    UChar *units; /* UTF-16 of the clusters' bases */
    uint32_t *cluster_at; /* which cluster a unit belongs to */
    size_t unit_capacity, at_capacity;
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
        breaker->units = arena_grow(breaker->arena, NULL, 0, wanted, &breaker->unit_capacity, sizeof *breaker->units);
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

/* Marks with `level` the clusters before which `iterator` breaks. */
static void mark_boundaries(struct breaker *breaker, UBreakIterator *iterator, struct cluster *clusters, int32_t length,
                            enum break_level level)
{
    UErrorCode error = U_ZERO_ERROR;
    ubrk_setText(iterator, breaker->units, length, &error);
    if (U_FAILURE(error)) return;
    for (int32_t at = ubrk_first(iterator); at != UBRK_DONE && at < length; at = ubrk_next(iterator))
        clusters[breaker->cluster_at[at]].break_before = (uint8_t)level;
}

/* -- pairs ---------------------------------------------------------------------------------------------------------- */

enum verdict { FORBID, AVOID, ALLOW, ASK };

static enum verdict pair_of_western(const struct cluster *a, const struct cluster *b)
{
    uint64_t words = CLASS_BIT(DIGIT) | CLASS_BIT(LATIN);
    if (class_in(a->class, words) && class_in(b->class, words)) return FORBID;
    return ASK;
}

static enum verdict pair_after_space(const struct cluster *b)
{
    if (class_in(b->class, CLASSES_SPACE)) return FORBID;
    if (b->class == CLASS_MIDDLE || b->class == CLASS_INSEPARABLE || b->class == CLASS_HYPHEN) return ALLOW; /* a marker */
    return class_in(b->class, CLASSES_NO_START) ? FORBID : ALLOW;
}

static enum verdict pair_of(const struct cluster *a, const struct cluster *b)
{
    if (b->flags & CLUSTER_NO_BREAK) return FORBID;
    if (b->flags & CLUSTER_MAY_BREAK) return ALLOW;
    if (class_in(a->class, CLASSES_SPACE)) return pair_after_space(b);
    if (class_in(b->class, CLASSES_NO_START) || class_in(a->class, CLASSES_NO_END)) return FORBID;
    if (a->class == CLASS_OTHER || b->class == CLASS_OTHER) return ASK;
    bool western_a = class_in(a->class, CLASSES_WESTERN), western_b = class_in(b->class, CLASSES_WESTERN);
    if (western_a && western_b) return pair_of_western(a, b);
    if (a->class == CLASS_LATIN_SIGN || b->class == CLASS_LATIN_SIGN) return ASK;
    if (a->class == CLASS_ENUMERATOR) return b->class == CLASS_ENUMERATOR ? ALLOW : AVOID;
    if (a->class == CLASS_WIDE_LATIN && class_in(b->class, CLASS_BIT(WIDE_LATIN) | CLASS_BIT(WIDE_DIGIT))) return AVOID;
    if (a->class == CLASS_HYPHEN && class_in(b->class, CLASSES_DIGIT)) return AVOID;
    return ALLOW;
}

/* Half-width text without a space is a word or an address: ICU's breaks inside it are for need only. */
static bool inside_address(const struct cluster *a, const struct cluster *b)
{
    return class_in(a->class, CLASSES_WESTERN) && class_in(b->class, CLASSES_WESTERN);
}

static void mark_pairs(struct breaker *breaker, struct cluster *clusters, size_t count)
{
    bool asked = false;
    for (size_t i = 1; i < count && !asked; i++)
        asked = pair_of(&clusters[i - 1], &clusters[i]) == ASK;
    for (size_t i = 0; i < count; i++)
        clusters[i].break_before = BREAK_NEVER;
    if (asked) {
        int32_t length = fill_units(breaker, clusters, count);
        mark_boundaries(breaker, breaker->strict, clusters, length, BREAK_CHARACTER);
    }
    for (size_t i = 1; i < count; i++) {
        struct cluster *b = &clusters[i];
        switch (pair_of(b - 1, b)) {
        case FORBID: b->break_before = BREAK_NEVER; break;
        case AVOID: b->break_before = BREAK_AVOID; break;
        case ALLOW: b->break_before = BREAK_CHARACTER; break;
        case ASK:
            if (b->break_before && inside_address(b - 1, b)) b->break_before = BREAK_AVOID;
            break;
        }
    }
}

/* -- numbers and their counters (look.md: digits never part from each other nor from their counter) ------------------ */

static void limit(struct cluster *cluster, enum break_level level)
{
    if (cluster->break_before > level) cluster->break_before = (uint8_t)level;
}

static bool digit(const struct cluster *cluster)
{
    return class_in(cluster->class, CLASSES_DIGIT);
}

static bool separator(uint32_t code)
{
    return code == ',' || code == '.' || code == 0xFF0C || code == 0xFF0E || code == ':' || code == 0xFF1A;
}

static bool multiplier(uint32_t code)
{
    return code == 0x5341 /* 十 */ || code == 0x767E /* 百 */ || code == 0x5343 /* 千 */ || code == 0x4E07 /* 万 */ ||
           code == 0x5104 /* 億 */ || code == 0x5146 /* 兆 */;
}

/* Counters of more than one character; a longer one stands before its own beginning. */
static const char *const counters[] = {
    "か月間", "カ月間", "ヶ月間", "ヵ月間", "箇月間", "か月", "カ月", "ヶ月", "ヵ月", "ケ月", "箇月", "か所", "カ所",
    "ヶ所",   "ヵ所",   "ケ所",   "箇所",   "個所",   "か国", "カ国", "ヶ国", "ヵ国", "か年", "カ年", "ヶ年", "ヵ年",
    "箇年",   "か村",   "年度末", "年度",   "年間",   "年目", "日間", "日目", "週間", "週目", "時間", "時半", "分間",
    "回目",   "人目",   "番目",   "世帯",   "団体", "事業所", "施設", "ポイント", "パーセント", "キロ",
    "メートル", "平方メートル", "ヘクタール", "円台", "人以上", "件以上", "回以上",
};

/* Clusters of the counter at `clusters`, 0 when it is none that we know. */
static size_t counter_length(const struct cluster *clusters, size_t count)
{
    for (size_t i = 0; i < ARRAY_LEN(counters); i++) {
        struct text rest = text_of(counters[i]);
        size_t length = 0;
        while (rest.length && length < count && clusters[length].code == text_next(&rest))
            length++;
        if (rest.length == 0 && length == text_count(text_of(counters[i]))) return length;
    }
    return 0;
}

static bool may_count(const struct cluster *cluster)
{
    return class_in(cluster->class, CLASS_BIT(KANJI) | CLASS_BIT(KATAKANA) | CLASS_BIT(SMALL) | CLASS_BIT(POSTFIX)) ||
           cluster->code == 0x304B /* か */ || cluster->code == 0x3064 /* つ */;
}

/* From the cluster after the last digit: glues multipliers and the counter; returns where the number has ended. */
static size_t glue_counter(struct cluster *clusters, size_t at, size_t count)
{
    while (at < count && multiplier(clusters[at].code))
        limit(&clusters[at++], BREAK_NEVER);
    if (at >= count || !may_count(&clusters[at])) return at;
    limit(&clusters[at], BREAK_NEVER);
    size_t length = counter_length(clusters + at, count - at);
    for (size_t i = 1; i < length; i++)
        limit(&clusters[at + i], i == 1 && clusters[at].class != CLASS_KANJI ? BREAK_NEVER : BREAK_AVOID);
    return at + (length ? length : 1);
}

/* Eras and words that belong before a number: 令和６, 第３, 約100. */
static void glue_before(struct cluster *clusters, size_t digits)
{
    static const char *const eras[] = {"令和", "平成", "昭和", "大正", "明治", "西暦"};
    if (digits == 0) return;
    uint32_t before = clusters[digits - 1].code;
    if (before == 0x7B2C /* 第 */) limit(&clusters[digits], BREAK_NEVER);
    if (before == 0x7D04 /* 約 */ || before == 0x5168 /* 全 */ || before == 0x8A08 /* 計 */)
        limit(&clusters[digits], BREAK_AVOID);
    if (clusters[digits - 1].class == CLASS_WIDE_LATIN || clusters[digits - 1].class == CLASS_LATIN)
        limit(&clusters[digits], BREAK_AVOID);
    if (digits < 2) return;
    for (size_t i = 0; i < ARRAY_LEN(eras); i++) {
        struct text era = text_of(eras[i]);
        if (clusters[digits - 2].code != text_next(&era) || before != text_next(&era)) continue;
        limit(&clusters[digits - 1], BREAK_AVOID);
        limit(&clusters[digits], BREAK_AVOID);
    }
}

static void mark_numbers(struct cluster *clusters, size_t count)
{
    for (size_t i = 0; i < count;) {
        if (!digit(&clusters[i])) {
            i++;
            continue;
        }
        glue_before(clusters, i);
        size_t end = i + 1;
        while (end < count && (digit(&clusters[end]) || (end + 1 < count && separator(clusters[end].code) &&
                                                         digit(&clusters[end + 1]))))
            limit(&clusters[end++], BREAK_NEVER);
        i = glue_counter(clusters, end, count);
        if (i < count && i > end && digit(&clusters[i])) limit(&clusters[i], BREAK_AVOID); /* 1億|2千万円 */
    }
}

/* -- phrases -------------------------------------------------------------------------------------------------------- */

/* A suffix that ICU parts from its word: 障害|者, 複合|化. */
static bool lone_suffix(const struct cluster *clusters, size_t at, size_t count)
{
    if (clusters[at].class != CLASS_KANJI || clusters[at - 1].class != CLASS_KANJI) return false;
    return at + 1 == count || clusters[at + 1].break_before != BREAK_NEVER ||
           class_in(clusters[at + 1].class, CLASS_BIT(HIRAGANA));
}

static enum break_level rank_phrase(const struct cluster *clusters, size_t at)
{
    const struct cluster *a = &clusters[at - 1], *b = &clusters[at];
    uint64_t ends = CLASS_BIT(HIRAGANA) | CLASS_BIT(CLOSE) | CLASS_BIT(COMMA) | CLASS_BIT(STOP) | CLASS_BIT(MIDDLE) |
                    CLASS_BIT(DIVIDE) | CLASSES_SPACE;
    if (b->class == CLASS_OPEN) return BREAK_PHRASE;
    if (class_in(a->class, ends) && b->class != CLASS_HIRAGANA) return BREAK_PHRASE;
    return BREAK_WORD;
}

/* Raises the breaks between words; a character break stays what it is. */
static void mark_phrases(struct breaker *breaker, struct cluster *clusters, size_t count)
{
    if (!breaker->phrase) breaker->phrase = open_iterator("ja@lb=strict;lw=phrase");
    if (!breaker->phrase) return;
    int32_t length = fill_units(breaker, clusters, count);
    UErrorCode error = U_ZERO_ERROR;
    ubrk_setText(breaker->phrase, breaker->units, length, &error);
    if (U_FAILURE(error)) return;
    for (int32_t at = ubrk_first(breaker->phrase); at != UBRK_DONE && at < length; at = ubrk_next(breaker->phrase)) {
        struct cluster *cluster = &clusters[breaker->cluster_at[at]];
        if (cluster->break_before >= BREAK_CHARACTER) cluster->break_before = BREAK_WORD; /* what is forbidden stays so */
    }
    for (size_t i = 1; i < count; i++) {
        struct cluster *b = &clusters[i];
        if (b->break_before < BREAK_CHARACTER) continue;
        if (b->break_before == BREAK_WORD && lone_suffix(clusters, i, count)) b->break_before = BREAK_CHARACTER;
        if (b->break_before == BREAK_WORD || b[-1].class == CLASS_SPACE || b[-1].class == CLASS_WIDE_SPACE)
            b->break_before = (uint8_t)rank_phrase(clusters, i);
    }
}

void breaker_mark(struct breaker *breaker, struct cluster *clusters, size_t count, bool phrase)
{
    mark_pairs(breaker, clusters, count);
    mark_numbers(clusters, count);
    if (phrase) mark_phrases(breaker, clusters, count);
}
