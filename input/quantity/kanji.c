/* kanji.c: which kanji numerals may be numbers, by what stands beside them. */
#include "kanji.h"

static bool is_numeral(uint32_t character)
{
    switch (character) {
    case 0x3007: /* 〇 */
    case 0x4E00: /* 一 */
    case 0x4E03: /* 七 */
    case 0x4E09: /* 三 */
    case 0x4E5D: /* 九 */
    case 0x4E8C: /* 二 */
    case 0x4E94: /* 五 */
    case 0x516B: /* 八 */
    case 0x516D: /* 六 */
    case 0x5341: /* 十 */
    case 0x5343: /* 千 */
    case 0x56DB: /* 四 */
    case 0x767E: /* 百 */ return true;
    default: return false;
    }
}

/* The first characters of the units that one kanji digit counts: か所, 件, 名, 団体 … (amounts.c). */
static bool may_follow_one_digit(uint32_t character)
{
    switch (character) {
    case 0x304B: /* か */
    case 0x30AB: /* カ */
    case 0x30B1: /* ケ */
    case 0x30F5: /* ヵ */
    case 0x30F6: /* ヶ */
    case 0x7B87: /* 箇 */
    case 0x4EF6: /* 件 */
    case 0x540D: /* 名 */
    case 0x56E3: /* 団 */
    case 0x4E8B: /* 事 */
    case 0x65BD: /* 施 */
    case 0x6821: /* 校 */
    case 0x9805: /* 項 */
    case 0x5206: /* 分 */
    case 0x5730: /* 地 */
    case 0x570F: /* 圏 */
    case 0x6A5F: /* 機 */
    case 0x6CD5: /* 法 */
    case 0x81EA: /* 自 */
    case 0x7A2E: /* 種 */ return true;
    default: return false;
    }
}

/* Cheap answers come first. */
bool kanji_is_worth_asking(const struct scope *scope, size_t at)
{
    static const char *const befores[] = {"第", "令和", "平成", "昭和", "大正", "明治"};
    uint32_t character = scope_wide_character(scope, at);
    if (character == 0x5143) /* 元 */
        return scope_one_stands_before(scope, at, befores + 1, 5) || scope_stands_before(scope, at, "R") ||
               scope_stands_before(scope, at, "H") || scope_stands_before(scope, at, "R ");
    if (!is_numeral(character)) return false;
    uint32_t next = scope_wide_character(scope, at + 3);
    return is_numeral(next) || may_follow_one_digit(next) ||
           scope_one_stands_before(scope, at, befores, ARRAY_LEN(befores));
}

size_t kanji_skip_numerals(const struct scope *scope, size_t at)
{
    do
        at += 3;
    while (at < scope->folded.length && is_numeral(scope_wide_character(scope, at)));
    return at;
}
