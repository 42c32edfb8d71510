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

static bool one_stands_at(const struct scope *scope, size_t at, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (scope_stands_at(scope, at, words[i])) return true;
    return false;
}

/* 十分な, 四日市 and the like are words. */
static bool goes_on_as_number(const struct scope *scope, uint32_t follower, size_t after)
{
    static const char *const minutes[] = {"の", "野"};
    enum { MINUTE = 0x5206, DAY = 0x65E5, MONTH = 0x6708 };
    switch (follower) {
    case MINUTE: return one_stands_at(scope, after, minutes, ARRAY_LEN(minutes));
    case DAY: return scope_stands_at(scope, after, "間");
    case MONTH: return is_numeral(scope_wide_character(scope, after));
    default: return true;
    }
}

/* What may follow one sign that counts: か所, 件, 名, 人, つ, 割, 倍, 分の, 数, 対, 月 … (amounts.c); 、 and ・ before a next. */
static bool may_follow_one_sign(uint32_t character)
{
    static const char followers[] = "人年回つかカ割倍件名団事施校項分地圏機法自種歳円時週世部領段点冊台枚組社"
                                    "億万兆学課拠区指コクグチテ日月数余対度、・ケヵヶ箇ﾊ％㌫";
    for (const char *one = followers; *one; one += 3) {
        const unsigned char *byte = (const unsigned char *)one;
        uint32_t code =
            (uint32_t)(byte[0] & 0x0F) << 12 | (uint32_t)(byte[1] & 0x3F) << 6 | (uint32_t)(byte[2] & 0x3F);
        if (code == character) return true;
    }
    return false;
}

/* What makes 一 a number: of 一人ひとり, 一日, 一部, 一回り and the like there are too many. */
static bool may_follow_one(const struct scope *scope, size_t at)
{
    static const char *const words[] = {"か所",   "か月",   "か年",     "カ所",  "カ月",   "ヵ所",   "ヵ月",
                                        "ヶ所",   "ヶ月",   "箇所",     "箇月",  "団体",   "年間",   "週間",
                                        "時間",   "割",     "億",       "兆",    "万",     "％",     "、二",
                                        "人当た", "人あた", "人につき", "人1日", "件当た", "件あた", "世帯当",
                                        "世帯あ", "事業所", "日当た",   "日あた"};
    uint32_t next = scope_wide_character(scope, at);
    enum { PART = 0x90E8, BODY = 0x4F53, FIXED = 0x5B9A, LAYER = 0x5C64 };
    bool common = next == PART || next == BODY || next == FIXED || next == LAYER; /* 一部, 一体, 一定, 一層 */
    return next >= 0x3001 && !common && one_stands_at(scope, at, words, ARRAY_LEN(words));
}

/* Cheap answers come first. */
bool kanji_is_worth_asking(const struct scope *scope, size_t at)
{
    static const char *const befores[] = {"第", "令和", "平成", "昭和", "大正", "明治"};
    enum { ONE = 0x4E00, FIRST_YEAR = 0x5143 };
    uint32_t character = scope_wide_character(scope, at);
    if (character == FIRST_YEAR)
        return scope_one_stands_before(scope, at, befores + 1, 5) || scope_stands_before(scope, at, "R") ||
               scope_stands_before(scope, at, "H") || scope_stands_before(scope, at, "R ") ||
               scope_character_stands_before(scope, at, "㋿㍻㍼㍽㍾");
    if (!is_numeral(character)) return false;
    uint32_t next = scope_wide_character(scope, at + 3);
    bool goes_on = character == ONE ? may_follow_one(scope, at + 3)
                                    : may_follow_one_sign(next) && goes_on_as_number(scope, next, at + 6);
    return goes_on || is_numeral(next) || scope->folded.at[at + 3] == '%' ||
           scope_one_stands_before(scope, at, befores, ARRAY_LEN(befores)) ||
           scope_character_stands_before(scope, at, "数㋿㍻㍼㍽㍾");
}

size_t kanji_skip_numerals(const struct scope *scope, size_t at)
{
    do
        at += 3;
    while (at < scope->folded.length && is_numeral(scope_wide_character(scope, at)));
    return at;
}
