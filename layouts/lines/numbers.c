/* numbers.c: numbers and their counters on one line (digits never part from each other nor from their counter).
 *
 * Works on levels that the pairs of characters have given (breaks.c) and only lowers them. The tables name counters of
 * more than one character; any single kanji or katakana after a digit is taken for a counter. */
#include "setter.h"

#include <uchar.h>

static void limit(struct cluster *cluster, enum break_level level)
{
    if (cluster->break_level > level) cluster->break_level = (uint8_t)level;
}

static bool digit(const struct cluster *cluster)
{
    return class_in(cluster->class, CLASSES_DIGIT);
}

/* What stands between the digits of one number, time or date, in either width. After the hyphens of codes and telephone
 * numbers a line ends in need (breaks.c). */
static bool separator(uint32_t code)
{
    if (code >= 0xFF0C && code <= 0xFF1A) code -= 0xFEE0;
    return code == ',' || code == '.' || code == ':' || code == '/';
}

/* What makes the number after it negative, positive or an amount of money. */
static bool sign(uint32_t code)
{
    return code == '-' || code == '+' || code == 0xFF0D || code == 0xFF0B || code == 0x2212 || code == 0xB1 ||
           code == 0x25B2 /* ▲ */ || code == 0x25B3 /* △ */ || code == '#' || code == 0xFF03;
}

static bool multiplier(uint32_t code)
{
    return code == u'十' || code == u'百' || code == u'千' || code == u'万' || code == u'億' || code == u'兆';
}

enum { COUNTER_LONGEST = 6 };

/* Counters of more than one character; a longer one stands before its own beginning. */
static const char16_t counters[][COUNTER_LONGEST + 1] = {
    u"か月間",     u"カ月間", u"ヶ月間", u"ヵ月間",   u"ケ月間",     u"箇月間", u"か月",     u"カ月",
    u"ヶ月",       u"ヵ月",   u"ケ月",   u"箇月",     u"か所",       u"カ所",   u"ヶ所",     u"ヵ所",
    u"ケ所",       u"箇所",   u"個所",   u"か国",     u"カ国",       u"ヶ国",   u"ヵ国",     u"箇国",
    u"か年",       u"カ年",   u"ヶ年",   u"ヵ年",     u"ケ年",       u"箇年",   u"年度",     u"年間",
    u"年目",       u"年生",   u"年次",   u"日間",     u"日目",       u"週間",   u"週目",     u"時間",
    u"時半",       u"分間",   u"回目",   u"人目",     u"番目",       u"世帯",   u"団体",     u"事業所",
    u"事業",       u"施設",   u"施策",   u"地区",     u"圏域",       u"分野",   u"種類",     u"項目",
    u"区分",       u"学級",   u"学年",   u"ポイント", u"パーセント", u"キロ",   u"メートル", u"平方メートル",
    u"ヘクタール", u"トン",
};

/* Words that say how a number is meant: 100人|以上. */
static const char16_t bounds[][3] = {u"以上", u"以下", u"未満", u"以内", u"程度", u"前後"};

static size_t matched(const struct cluster *clusters, size_t count, const char16_t *word)
{
    size_t length = 0;
    while (word[length] && length < count && clusters[length].code == word[length])
        length++;
    return word[length] ? 0 : length;
}

/* Clusters of the counter at `clusters`, 0 when it is none of these. */
static size_t counter_length(const struct cluster *clusters, size_t count)
{
    for (size_t i = 0; i < ARRAY_LEN(counters); i++) {
        size_t length = matched(clusters, count, counters[i]);
        if (length) return length;
    }
    return 0;
}

static bool may_count(const struct cluster *cluster)
{
    return class_in(cluster->class, CLASSES_KANJI | CLASS_BIT(KATAKANA) | CLASS_BIT(SMALL) |
                                        CLASS_BIT(POSTFIX) | CLASS_BIT(LATIN) | CLASS_BIT(WIDE_LATIN)) ||
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
    if (length == 0) length = 1; /* a counter nobody listed: its first character */
    while (clusters[at].class == CLASS_WIDE_LATIN && at + length < count &&
           clusters[at + length].class == CLASS_WIDE_LATIN)
        length++; /* ５ｋｍ */
    for (size_t i = 1; i < length; i++)
        limit(&clusters[at + i], BREAK_NEVER);
    at += length;
    for (size_t i = 0; i < ARRAY_LEN(bounds); i++) {
        if (!matched(clusters + at, count - at, bounds[i])) continue;
        limit(&clusters[at], BREAK_AVOID);
        limit(&clusters[at + 1], BREAK_NEVER);
    }
    return at;
}

/* Eras and words that belong before a number: 令和６, 第３, 約100. */
static void glue_before(struct cluster *clusters, size_t digits)
{
    static const char16_t eras[][3] = {u"令和", u"平成", u"昭和", u"大正", u"明治", u"西暦"};
    if (digits == 0) return;
    uint32_t before = clusters[digits - 1].code;
    bool hyphen =
        digits >= 2 && class_in(clusters[digits - 2].class, CLASSES_DIGIT | CLASS_BIT(LATIN)); /* 1-10 */
    if (sign(before) && !hyphen) limit(&clusters[digits], BREAK_NEVER);
    if (before == 0x7B2C /* 第 */) limit(&clusters[digits], BREAK_NEVER);
    if (before == 0x7D04 /* 約 */ || before == 0x5168 /* 全 */ || before == 0x8A08 /* 計 */)
        limit(&clusters[digits], BREAK_AVOID);
    if (clusters[digits - 1].class == CLASS_WIDE_LATIN || clusters[digits - 1].class == CLASS_LATIN)
        limit(&clusters[digits], BREAK_AVOID);
    if (digits < 2) return;
    for (size_t i = 0; i < ARRAY_LEN(eras); i++) {
        if (!matched(&clusters[digits - 2], 2, eras[i])) continue;
        limit(&clusters[digits - 1], BREAK_AVOID);
        limit(&clusters[digits], BREAK_AVOID);
    }
}

/* 三か所: a kanji numeral is one only where a counter follows that we know. */
static void glue_kanji_number(struct cluster *clusters, size_t at, size_t count)
{
    size_t length = counter_length(clusters + at, count - at);
    for (size_t i = 0; i < length; i++)
        limit(&clusters[at + i], BREAK_NEVER);
}

static size_t wide_digits(const struct cluster *clusters, size_t count)
{
    size_t digits = 0;
    while (digits < count && clusters[digits].class == CLASS_WIDE_DIGIT)
        digits++;
    return digits;
}

/* 、 between the thousands of a full-width number, １、２３４, which the grammar of quantities reads as one. */
static bool parts_thousands(const struct cluster *clusters, size_t first, size_t at, size_t count)
{
    if (clusters[at].code != 0x3001 || at - first > 3 ||
        wide_digits(clusters + first, at - first) < at - first)
        return false;
    return wide_digits(clusters + at + 1, count - at - 1) == 3;
}

/* From the first digit to after the last one; marks stand between digits only. `run` is where the digits side by side
 * begin. */
static size_t glue_digits(struct cluster *clusters, size_t at, size_t count)
{
    size_t end = at + 1;
    for (size_t run = at; end < count; end++) {
        bool mark = end + 1 < count && digit(&clusters[end + 1]) &&
                    (separator(clusters[end].code) || parts_thousands(clusters, run, end, count));
        if (!digit(&clusters[end]) && !mark) break;
        limit(&clusters[end], BREAK_NEVER);
        if (mark) run = end + 1;
    }
    return end;
}

void numbers_mark(struct cluster *clusters, size_t count)
{
    for (size_t i = 0; i < count;) {
        if (!digit(&clusters[i])) {
            if (clusters[i++].class == CLASS_NUMERAL) glue_kanji_number(clusters, i, count);
            continue;
        }
        glue_before(clusters, i);
        size_t end = glue_digits(clusters, i, count);
        i = glue_counter(clusters, end, count);
        if (i >= count || i == end || !digit(&clusters[i])) continue;
        bool goes_on = multiplier(clusters[i - 1].code); /* 1億2千万円 is one number, 4月|6日 two */
        limit(&clusters[i], goes_on ? BREAK_NEVER : BREAK_AVOID);
    }
}
