/* bracketed.c: what stands in brackets: never one character alone after （ at a line's end, names of departments
 * （福祉政策課・健康推進課） whole, and in ragged text a few characters too. Works on levels that are there and only lowers them. */
#include "setter.h"

#include <uchar.h>

enum { LONGEST_NAME = 14, LONGEST_ASIDE = 8 };

/* What the name of a department ends with. */
static bool department(const struct cluster *clusters, size_t from, size_t end)
{
    static const char16_t endings[] = u"課係室部局";
    uint32_t last = clusters[end - 1].code;
    for (size_t i = 0; endings[i]; i++)
        if (last == endings[i]) return true;
    static const char16_t center[] = u"センター";
    size_t length = ARRAY_LEN(center) - 1;
    for (size_t i = 0; i < length; i++)
        if (end - from <= length || clusters[end - length + i].code != center[i]) return false;
    return true;
}

static void limit(struct cluster *cluster, enum break_level level)
{
    if (cluster->break_level > level) cluster->break_level = (uint8_t)level;
}

/* The names between the bracket and its end, parted by ・ 、 and the like. */
static void keep_names(struct cluster *clusters, size_t from, size_t count, enum break_level level)
{
    uint64_t ends = CLASS_BIT(MIDDLE) | CLASS_BIT(COMMA) | CLASS_BIT(CLOSE) | CLASS_BIT(LATIN_CLOSE) |
                    CLASS_BIT(NARROW_MARK) | CLASSES_SPACE;
    for (size_t at = from; at < count && at - from <= LONGEST_NAME; at++) {
        if (!class_in(clusters[at].class, ends)) continue;
        if (at > from + 1 && department(clusters, from, at))
            for (size_t i = from + 1; i < at; i++)
                limit(&clusters[i], level);
        if (class_in(clusters[at].class, CLASS_BIT(CLOSE) | CLASS_BIT(LATIN_CLOSE))) return;
        from = at + 1;
    }
}

/* （11月末現在） goes to the next line as a whole. */
static void keep_aside(struct cluster *clusters, size_t from, size_t count)
{
    uint64_t closes = CLASS_BIT(CLOSE) | CLASS_BIT(LATIN_CLOSE);
    size_t at = from;
    while (at < count && at - from <= LONGEST_ASIDE && !class_in(clusters[at].class, closes))
        at++;
    if (at == count || at - from > LONGEST_ASIDE) return;
    for (size_t i = from + 1; i < at; i++)
        limit(&clusters[i], BREAK_AVOID);
}

void bracketed_mark(struct cluster *clusters, size_t count, unsigned marks)
{
    enum break_level level = marks & MARK_RANKED ? BREAK_INSIDE : BREAK_AVOID;
    for (size_t i = 0; i + 2 < count; i++) {
        if (!class_in(clusters[i].class, CLASS_BIT(OPEN) | CLASS_BIT(LATIN_OPEN))) continue;
        limit(&clusters[i + 2], level);
        if (marks & MARK_NAMES) keep_names(clusters, i + 1, count, level);
        if ((marks & MARK_NAMES) && (marks & MARK_RANKED)) keep_aside(clusters, i + 1, count);
    }
}
