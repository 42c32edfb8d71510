/* hang.c: what the first characters of an author's line do to its turnovers.
 *
 * The author's leading spaces indent all turnovers of the line; a line that begins ・ ※ ① （１） 1. or 「n月：」 turns
 * over one em further in. The characters themselves are set as written. */
#include "setter.h"

#include <uchar.h>

enum { LABEL_LONGEST = 14 /* 10月上旬～11月下旬： */, NUMBER_LONGEST = 3 };

static bool bullet(const struct cluster *cluster)
{
    static const char16_t bullets[] = u"・･•※●○◎〇◯◆◇■□▲△▼▽★☆➢➤✓→⇒";
    if (class_in(cluster->class, CLASSES_PLAIN | CLASSES_DIGIT)) return cluster->code == u'〇';
    for (size_t i = 0; bullets[i]; i++)
        if (cluster->code == bullets[i]) return true;
    return cluster->class == CLASS_ENUMERATOR;
}

static size_t digits_at(const struct cluster *clusters, size_t count)
{
    size_t length = 0;
    while (length < count && class_in(clusters[length].class, CLASSES_DIGIT))
        length++;
    return length;
}

static bool opening(uint32_t code)
{
    return code == '(' || code == 0xFF08;
}

static bool closing(uint32_t code)
{
    return code == ')' || code == 0xFF09;
}

/* （１） (12) （ア） and 1. １． 2) ア） */
static bool numbering(const struct cluster *clusters, size_t count)
{
    bool bracketed = count && opening(clusters[0].code);
    size_t at = bracketed ? 1 : 0;
    size_t digits = digits_at(clusters + at, count - at);
    if (digits > NUMBER_LONGEST) return false;
    if (digits == 0 && at < count &&
        class_in(clusters[at].class, CLASS_BIT(KATAKANA) | CLASS_BIT(NARROW_KANA)))
        digits = 1;
    at += digits;
    if (digits == 0 || at >= count) return false;
    if (closing(clusters[at].code)) return true;
    if (bracketed || (clusters[at].code != '.' && clusters[at].code != 0xFF0E)) return false;
    return digits_at(clusters + at + 1, count - at - 1) == 0;
}

/* n月： n月～n月： n月頃： and the like: begins with a month, has its colon soon, no punctuation before it. */
static bool month_label(const struct cluster *clusters, size_t count)
{
    size_t at = digits_at(clusters, count);
    bool month = at > 0 && at <= 2 && at < count && clusters[at].code == 0x6708 /* 月 */;
    if (!month) return false;
    for (; at < count && at <= LABEL_LONGEST; at++) {
        if (clusters[at].code == ':' || clusters[at].code == 0xFF1A) return true;
        if (class_in(clusters[at].class, CLASS_BIT(STOP) | CLASS_BIT(OPEN) | CLASS_BIT(CLOSE))) return false;
    }
    return false;
}

/* 随時： and 通年： stand among the months. */
static bool time_label(const struct cluster *clusters, size_t count)
{
    static const char16_t words[][3] = {u"随時", u"通年", u"毎月", u"年間", u"毎年", u"適宜"};
    if (count < 3 || (clusters[2].code != ':' && clusters[2].code != 0xFF1A)) return false;
    for (size_t i = 0; i < ARRAY_LEN(words); i++)
        if (clusters[0].code == words[i][0] && clusters[1].code == words[i][1]) return true;
    return false;
}

int32_t hang_indent(const struct cluster *clusters, size_t count, const struct style *style)
{
    if (style->hang == HANG_NONE) return 0;
    int64_t indent = 0;
    size_t at = 0;
    for (; at < count && class_in(clusters[at].class, CLASSES_SPACE); at++)
        indent += clusters[at].advance + clusters[at].space;
    if (at == count) return 0;
    clusters += at;
    count -= at;
    bool marked = bullet(clusters) || numbering(clusters, count) || month_label(clusters, count) ||
                  time_label(clusters, count);
    return bounded(indent + (marked ? style->size : 0));
}
