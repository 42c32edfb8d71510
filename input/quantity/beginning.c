/* beginning.c: digits are told apart by what stands after them. */
#include "beginning.h"

#include <string.h>

#include "forms.h"

/* Past the digits, separators and point of a number; a second point (1.2.3) is not of it. */
static size_t skip_number(const struct scope *scope, size_t at)
{
    const char *text = scope->folded.at; /* zero bytes follow it */
    for (bool point = false;; at++) {
        bool joins = (text[at] == ',' || (text[at] == '.' && !point)) && scope_is_digit(text[at + 1]);
        if (!scope_is_digit(text[at]) && !joins) return at;
        point = point || text[at] == '.';
    }
}

static bool before_a_measure(const struct scope *scope, size_t at)
{
    return scope_stands_at(scope, at, "対") || scope_stands_at(scope, at, "人対") ||
           scope_stands_at(scope, at, "分の");
}

/* Digits by what stands after them (forms.h). */
static enum beginning beginning_of_digits(const struct scope *scope, size_t at)
{
    const char *text = scope->folded.at;
    bool century = (text[at] == '1' && text[at + 1] >= '8') || (text[at] == '2' && text[at + 1] <= '1');
    if (century && scope_skip_digits(scope, at) == at + 4) return BEGINNING_YEAR;
    size_t end = skip_number(scope, at);
    if (text[end] == ' ') end++;
    if (scope_is_letter(text[end]) || (text[end] && strchr("-~.:/(@", text[end]))) return BEGINNING_SIGN;
    switch (scope_wide_character(scope, end)) {
    case 0x30FB: /* ・ */
    case 0x30FC: /* ー */ return BEGINNING_SIGN;
    case 0x4E01: /* 丁目 */
    case 0x4F4D: /* 位 */
    case 0x5BFE: /* 対 */
    case 0x6642: /* 時 */
    case 0x5206: /* 分の */
    case 0x5272: /* 割 */
    case 0x53F7: /* 号 */
    case 0x5E74: /* 年 */
    case 0x65E5: /* 日 */
    case 0x6708: /* 月 */
    case 0x671F: /* 期 */
    case 0x6B21: /* 次 */
    case 0x756A: /* 番 */
    case 0x7B49: /* 等 */
    case 0x7D1A: /* 級 */
    case 0x968E: /* 階 */
    case 0x9801: /* 頁 */
    case 0x985E: /* 類 */
    case 0x30DA: /* ページ */
    case 0xFF8D: /* ﾍﾟｰｼﾞ */ return BEGINNING_DIGIT;
    case 0x767E: /* 百 */
    case 0x5343: /* 千 */
    case 0x4E07: /* 万 */
    case 0x5104: /* 億 before 分の1, and before 対 for a rate */
        return before_a_measure(scope, end + 3) ? BEGINNING_DIGIT : BEGINNING_COUNT;
    case 0x4EBA: /* 人 counts, but for 万人対 */
        return scope_stands_at(scope, end + 3, "対") ? BEGINNING_DIGIT : BEGINNING_COUNT;
    default: return BEGINNING_COUNT;
    }
}

enum beginning beginning_at(const struct scope *scope, size_t at)
{
    char c = scope->folded.at[at];
    if (scope_is_digit(c)) return beginning_of_digits(scope, at);
    return scope_is_letter(c) ? BEGINNING_LATIN : BEGINNING_OTHER;
}

unsigned beginning_starts(enum beginning beginning)
{
    static const unsigned starts[BEGINNINGS] = {
        STARTS_COUNT,
        STARTS_COUNT | STARTS_DIGIT,
        STARTS_COUNT | STARTS_DIGIT | STARTS_SIGN,
        STARTS_COUNT | STARTS_DIGIT | STARTS_SIGN | STARTS_YEAR,
        STARTS_LATIN,
        STARTS_OTHER,
    };
    return starts[beginning];
}
