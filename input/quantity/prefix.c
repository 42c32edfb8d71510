/* prefix.c: the table of words before numbers, and when each belongs to the number after it. */
#include "prefix.h"

#include <assert.h>
#include <string.h>

/* Longer ones stand before their own endings. */
enum prefix_kind {
    PREFIX_WORD,
    PREFIX_BRACKET,
    PREFIX_SPACED,
    PREFIX_ERA,
    PREFIX_PERIOD,
    PREFIX_SIGN,
    PREFIX_POINT,
    PREFIX_SOME
};

struct prefix {
    const char *word;
    uint8_t length;
    enum prefix_kind kind;
};

/* clang-format off */
#define P(word, kind) {word, sizeof(word) - 1, PREFIX_##kind}
static const struct prefix prefixes[] = {
    P("令和", ERA), P("平成", ERA), P("昭和", ERA), P("大正", ERA), P("明治", ERA),
    P("第", WORD), P("約", WORD), P("およそ", WORD), P("おおむね", WORD), P("概ね", WORD),
    P("(", BRACKET), P("※", WORD), P("＊", WORD), P("*", WORD), P("№", WORD),
    P("〒", WORD), P("▲", WORD), P("△", WORD), P("-", SIGN), P("+", SIGN),
    P("―", SPACED), P("—", SPACED), P("─", SPACED), P("毎年", WORD), P("毎月", WORD),
    P("毎週", WORD), P("毎日", WORD), P("年間", PERIOD), P("年に", PERIOD), P("月に", PERIOD),
    P("週に", PERIOD), P("日に", PERIOD), P("年", PERIOD), P("月", PERIOD),
    P("週", PERIOD), P("基本目標", WORD), P("成果目標", WORD), P("重点目標", WORD),
    P("施策目標", WORD), P("個別目標", WORD), P("数値目標", WORD), P("全体目標", WORD),
    P("行動目標", WORD), P("取組目標", WORD), P("達成目標", WORD), P("目標", WORD),
    P("活動指標", WORD), P("成果指標", WORD), P("評価指標", WORD), P("基本施策", WORD),
    P("重点施策", WORD), P("個別施策", WORD), P("施策", WORD), P("基本方針", WORD),
    P("推進方針", WORD), P("方針", WORD), P("重点取組", WORD), P("主要取組", WORD), P("取組", WORD),
    P("参考資料", WORD), P("資料", WORD), P("別紙", WORD), P("別表", WORD), P("様式", WORD),
    P("内線", WORD), P("図表", WORD), P("図", WORD), P("表", WORD), P("柱", WORD),
    P("問", WORD), P("注", WORD), P("㋿", ERA), P("㍻", ERA), P("㍼", ERA), P("㍽", ERA), P("㍾", ERA),
    P("\xEF\xA6\xA8和", ERA), P("午前", WORD), P("午後", WORD), P("¥", WORD), P("￥", WORD), P("±", WORD), P("マイナス", WORD), P("プラス", WORD),
    P("ほぼ", WORD), P("'", WORD), P("’", WORD), P("‘", WORD), P("数", SOME), P(".", POINT),
};
#undef P
/* clang-format on */

enum { NO_PREFIX = UINT8_MAX };

void prefix_table_fill(struct prefix_table *table)
{
    static_assert(ARRAY_LEN(prefixes) <= PREFIXES,
                  "there is room for all prefixes, and they are numbered in a byte");
    memset(table->first, NO_PREFIX, sizeof table->first);
    for (size_t i = ARRAY_LEN(prefixes); i-- > 0;) {
        unsigned char last = (unsigned char)prefixes[i].word[prefixes[i].length - 1];
        table->next[i] = table->first[last];
        table->first[last] = (uint8_t)i;
    }
}

/* 年３回 counts by the year; 前年３回 or 「1年3回」 do not. */
static bool is_period(const struct scope *scope, size_t at)
{
    static const char other_words[] = "前昨今来本翌当同例近周少青成学各初次数定通平元隔高老長半若先正曜生"
                                      "かヶカケヵ箇十一二三四五六七八九";
    if (at == scope->floor && scope->floor > 0) return false; /* 4月1回: the month was read already */
    return !scope_character_stands_before(scope, at, other_words);
}

/* A hyphen is a sign in a value's place only: at the start, after a space, a bracket, a colon, or words like 比 and は. */
static bool is_sign(const struct scope *scope, size_t at)
{
    static const char *const places[] = {" ",  "\n", "\t", "(",  ":",  "[",  ",", "、", "「", "【",
                                         "比", "差", "は", "が", "も", "で", "→", "・", "~"};
    if (at == scope->floor) return at == 0 || scope_one_stands_before(scope, at, places, 4);
    return scope_one_stands_before(scope, at, places, ARRAY_LEN(places));
}

/* （１）, or the area code of （03）3430-1111; （12件） is an amount in brackets. */
static bool is_whole_bracket(const struct scope *scope, size_t at)
{
    const char *text = scope->folded.at + at + 1; /* zero bytes follow it */
    while (scope_is_digit(*text))
        text++;
    return *text == ')';
}

/* .5: nothing that it could part stands before it. */
static bool is_leading_point(const struct scope *scope, size_t at)
{
    if (at == scope->floor) return at == 0;
    char before = scope->folded.at[at - 1];
    return before != '.' && !scope_is_digit(before) && !scope_is_letter(before);
}

static bool belongs(const struct scope *scope, const struct prefix *prefix, size_t at, bool spaced)
{
    switch (prefix->kind) {
    case PREFIX_WORD: return true;
    case PREFIX_BRACKET: return is_whole_bracket(scope, at);
    case PREFIX_ERA: return true;
    case PREFIX_SPACED: return spaced;
    case PREFIX_PERIOD: return is_period(scope, at);
    case PREFIX_SIGN: return is_sign(scope, at);
    case PREFIX_POINT: return is_leading_point(scope, at);
    case PREFIX_SOME: return !scope_is_digit(scope->folded.at[at + sizeof "数" - 1]);
    }
    return false;
}

/* R 6, P 12, ISO 9001: a Latin word before a space. Returns where it begins, or `at`. */
static size_t latin_word_before(const struct scope *scope, size_t at)
{
    enum { LONGEST_WORD = 12 };
    size_t start = at;
    const char *text = scope->folded.at;
    while (start > scope->floor && at - start < LONGEST_WORD && scope_is_letter(text[start - 1]))
        start--;
    size_t length = at - start;
    if (length == 1) return strchr("RHSTMPp", text[start]) ? start : at;
    for (size_t i = start; i < at; i++)
        if (text[i] < 'A' || text[i] > 'Z') return at;
    return start;
}

size_t prefix_step_back(const struct prefix_table *table, const struct scope *scope, size_t at)
{
    const char *text = scope->folded.at;
    bool spaced = at > scope->floor && text[at - 1] == ' ';
    size_t end = at - spaced;
    if (end == scope->floor) return at;
    char last = text[end - 1];
    for (uint8_t i = table->first[(unsigned char)last]; i != NO_PREFIX; i = table->next[i]) {
        size_t length = prefixes[i].length;
        if (end < scope->floor + length || memcmp(text + end - length, prefixes[i].word, length) != 0)
            continue;
        if (belongs(scope, &prefixes[i], end - length, spaced)) return end - length;
    }
    if (spaced && scope_is_letter(last)) {
        size_t start = latin_word_before(scope, end);
        return start < end ? start : at;
    }
    return at;
}

bool prefix_is_era(const struct scope *scope, size_t at)
{
    for (size_t i = 0; i < ARRAY_LEN(prefixes); i++)
        if (prefixes[i].kind == PREFIX_ERA && scope_stands_at(scope, at, prefixes[i].word)) return true;
    return false;
}
