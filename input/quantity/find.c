/* find.c: where numeric expressions are.
 *
 * A text is folded piece by piece (fold.h) and scanned for what every expression holds: a digit, a kanji numeral, 元 of
 * a first year, or the ○ of a page that is not known yet. From there the search looks back for words that belong to it
 * (第, 令和, 約, 年, ▲ …), and asks the pattern of the forms that may begin at each such place, the farthest first.
 * What was found is never read again, so the work is linear in the text. */
#include "grammar.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "fold.h"
#include "forms.h"
#include "pattern.h"
#include "units.h"

enum byte_class { BYTE_PLAIN, BYTE_TOKEN, BYTE_DIGIT, BYTE_PAGE_LETTER, BYTE_KANJI };

enum {
    BEGINNING_COUNT,
    BEGINNING_DIGIT,
    BEGINNING_SIGN,
    BEGINNING_YEAR,
    BEGINNING_LATIN,
    BEGINNING_OTHER,
    BEGINNINGS
};

/* Words that belong to the number after them. Longer ones stand before their own endings. */
enum prefix_kind { PREFIX_WORD, PREFIX_BRACKET, PREFIX_SPACED, PREFIX_ERA, PREFIX_PERIOD, PREFIX_SIGN };

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
    P("問", WORD), P("注", WORD),
};
#undef P
/* clang-format on */

enum { NO_PREFIX = UINT8_MAX };

struct grammar {
    struct pattern **patterns; /* BEGINNINGS, each compiled when it is first asked */
    uint8_t classes[256];      /* enum byte_class of each byte of a folded text */
    uint8_t stops[3][256];     /* see index_stops */
    uint8_t first_prefix[256]; /* by last byte: the first prefix of the table, or NO_PREFIX */
    uint8_t next_prefix[ARRAY_LEN(prefixes)];
};

static void classify_bytes(uint8_t classes[256])
{
    static const char token[] = "ABCDEFGHIJKLMNOQRSTUVWXYZabcdefghijklmnopqrstuvwxyz._%+-/:~?=&#@";
    for (size_t i = 0; i < sizeof token - 1; i++)
        classes[(unsigned char)token[i]] = BYTE_TOKEN;
    for (int c = '0'; c <= '9'; c++)
        classes[c] = BYTE_DIGIT;
    classes['P'] = BYTE_PAGE_LETTER;
    classes[0xE4] = classes[0xE5] = classes[0xE7] = BYTE_KANJI;
}

/* The scan stops where the tables of three bytes in a row have a bit in common: bit 0 for what stops by itself (letters
 * and digits), one bit more for each first byte of the kanji numerals and 元. So most bytes cost no decision. */
static void index_stops(struct grammar *grammar)
{
    static const char numerals[] = "一七三九二五元八六十千四百";
    enum { BY_ITSELF = 1, E4 = 2, E5 = 4, E7 = 8 };
    for (int byte = 0; byte < 256; byte++) {
        enum byte_class class = (enum byte_class)grammar->classes[byte];
        grammar->stops[0][byte] = class != BYTE_PLAIN && class != BYTE_KANJI ? BY_ITSELF : 0;
        grammar->stops[1][byte] = grammar->stops[2][byte] = BY_ITSELF;
    }
    for (size_t i = 0; i + 3 < sizeof numerals; i += 3) {
        const unsigned char *sign = (const unsigned char *)numerals + i;
        uint8_t bit = sign[0] == 0xE4 ? E4 : sign[0] == 0xE5 ? E5 : E7;
        for (int k = 0; k < 3; k++)
            grammar->stops[k][sign[k]] |= bit;
    }
}

static void index_prefixes(struct grammar *grammar)
{
    static_assert(ARRAY_LEN(prefixes) < NO_PREFIX, "prefixes are numbered in a byte");
    memset(grammar->first_prefix, NO_PREFIX, sizeof grammar->first_prefix);
    for (size_t i = ARRAY_LEN(prefixes); i-- > 0;) {
        unsigned char last = (unsigned char)prefixes[i].word[prefixes[i].length - 1];
        grammar->next_prefix[i] = grammar->first_prefix[last];
        grammar->first_prefix[last] = (uint8_t)i;
    }
}

/* The forms that may begin so, as one pattern; the number of an alternative is the number of its form. */
static struct pattern *open_beginning(int beginning)
{
    static const unsigned starts[BEGINNINGS] = {
        STARTS_COUNT,
        STARTS_COUNT | STARTS_DIGIT,
        STARTS_COUNT | STARTS_DIGIT | STARTS_SIGN,
        STARTS_COUNT | STARTS_DIGIT | STARTS_SIGN | STARTS_YEAR,
        STARTS_LATIN,
        STARTS_OTHER,
    };
    size_t count;
    const struct form *forms = forms_table(&count);
    struct arena *arena = arena_open(NULL);
    struct text *alternatives = ARENA_ARRAY(arena, struct text, count), unit = units_pattern(arena);
    for (size_t i = 0; i < count; i++) {
        if (forms[i].starts & starts[beginning]) alternatives[i] = forms_pattern(arena, &forms[i], unit);
    }
    struct pattern *pattern = pattern_open(alternatives, count, unit);
    arena_close(arena);
    return pattern;
}

struct grammar *grammar_open(void)
{
    struct grammar *grammar = calloc(1, sizeof *grammar);
    if (!grammar) return NULL;
    grammar->patterns = calloc(BEGINNINGS, sizeof(struct pattern *));
    if (!grammar->patterns) {
        free(grammar);
        return NULL;
    }
    classify_bytes(grammar->classes);
    index_stops(grammar);
    index_prefixes(grammar);
    return grammar;
}

void grammar_close(struct grammar *grammar)
{
    if (!grammar) return;
    for (int i = 0; i < BEGINNINGS; i++)
        pattern_close(grammar->patterns[i]);
    free(grammar->patterns);
    free(grammar);
}

enum { FEW = 8 }; /* expressions of most texts */

/* One search. */
struct finder {
    const struct grammar *grammar;
    struct arena *arena;
    struct pattern_room *room; /* opened when the first pattern is asked: most texts hold nothing */
    struct expression few[FEW], *found;
    size_t count, capacity;
    size_t base;  /* where the piece begins in the whole text */
    size_t floor; /* folded: nothing before it is looked at again */
    struct text folded;
    struct folding folding;
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static bool stands_at(const struct finder *finder, size_t at, const char *what)
{
    return text_starts(text_slice(finder->folded, at, finder->folded.length - at), text_of(what));
}

/* Does `what` stand just before `at`, and after the floor? */
static bool stands_before(const struct finder *finder, size_t at, const char *what)
{
    size_t length = strlen(what);
    return at >= finder->floor + length && memcmp(finder->folded.at + at - length, what, length) == 0;
}

static bool one_stands_before(const struct finder *finder, size_t at, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (stands_before(finder, at, words[i])) return true;
    return false;
}

/* Does one of these characters, three bytes each, stand just before `at`? */
static bool character_stands_before(const struct finder *finder, size_t at, const char *characters)
{
    if (at < finder->floor + 3) return false;
    for (const char *one = characters; *one; one += 3)
        if (memcmp(finder->folded.at + at - 3, one, 3) == 0) return true;
    return false;
}

/* 年３回 counts by the year; 前年３回 or 「1年3回」 do not. */
static bool is_period(const struct finder *finder, size_t at)
{
    static const char other_words[] = "前昨今来本翌当同例近周少青成学各初次数定通平元隔高老長半若先正曜生"
                                      "かヶカケヵ箇十一二三四五六七八九";
    if (at == finder->floor && finder->floor > 0) return false; /* 4月1回: the month was read already */
    return !character_stands_before(finder, at, other_words);
}

/* A hyphen is a sign in a value's place only: at the start, after a space, a bracket, a colon, or words like 比 and は. */
static bool is_sign(const struct finder *finder, size_t at)
{
    static const char *const places[] = {" ",  "\n", "\t", "(",  ":",  "[",  ",",  "、", "「",
                                         "【", "比", "差", "は", "が", "も", "で", "→",  "・"};
    if (at == finder->floor) return at == 0 || one_stands_before(finder, at, places, 4);
    return one_stands_before(finder, at, places, ARRAY_LEN(places));
}

/* （１）, or the area code of （03）3430-1111; （12件） is an amount in brackets. */
static bool is_whole_bracket(const struct finder *finder, size_t at)
{
    const char *text = finder->folded.at + at + 1; /* zero bytes follow it */
    while (is_digit(*text))
        text++;
    return *text == ')';
}

static bool belongs(const struct finder *finder, const struct prefix *prefix, size_t at, bool spaced)
{
    switch (prefix->kind) {
    case PREFIX_WORD: return true;
    case PREFIX_BRACKET: return is_whole_bracket(finder, at);
    case PREFIX_ERA: return true;
    case PREFIX_SPACED: return spaced;
    case PREFIX_PERIOD: return is_period(finder, at);
    case PREFIX_SIGN: return is_sign(finder, at);
    }
    return false;
}

/* R 6, P 12, ISO 9001: a Latin word before a space. Returns where it begins, or `at`. */
static size_t latin_word_before(const struct finder *finder, size_t at)
{
    enum { LONGEST_WORD = 12 };
    size_t start = at;
    const char *text = finder->folded.at;
    while (start > finder->floor && at - start < LONGEST_WORD && is_letter(text[start - 1]))
        start--;
    size_t length = at - start;
    if (length == 1) return strchr("RHSTMPp", text[start]) ? start : at;
    for (size_t i = start; i < at; i++)
        if (text[i] < 'A' || text[i] > 'Z') return at;
    return start;
}

/* Where the word begins that stands before `at` and belongs to what follows; `at` when there is none. */
static size_t step_back(const struct finder *finder, size_t at)
{
    const char *text = finder->folded.at;
    bool spaced = at > finder->floor && text[at - 1] == ' ';
    size_t end = at - spaced;
    if (end == finder->floor) return at;
    char last = text[end - 1];
    const struct grammar *grammar = finder->grammar;
    for (uint8_t i = grammar->first_prefix[(unsigned char)last]; i != NO_PREFIX;
         i = grammar->next_prefix[i]) {
        size_t length = prefixes[i].length;
        if (end < finder->floor + length || memcmp(text + end - length, prefixes[i].word, length) != 0)
            continue;
        if (belongs(finder, &prefixes[i], end - length, spaced)) return end - length;
    }
    if (spaced && is_letter(last)) {
        size_t start = latin_word_before(finder, end);
        return start < end ? start : at;
    }
    return at;
}

static void add(struct finder *finder, struct expression expression, size_t from, size_t to)
{
    size_t start = fold_origin(&finder->folding, from), end = fold_origin(&finder->folding, to);
    expression.offset = (uint32_t)(finder->base + start);
    expression.length = (uint32_t)(end - start);
    if (finder->count == finder->capacity)
        finder->found = arena_grow(finder->arena, finder->found, finder->count, finder->count + 1,
                                   &finder->capacity, sizeof *finder->found);
    finder->found[finder->count++] = expression;
}

/* Is there an ideographic comma among the original bytes of a folded slice? */
static bool has_folded_comma(const struct finder *finder, struct text original, size_t from, size_t to)
{
    if (!memchr(finder->folded.at + from, ',', to - from)) return false;
    size_t start = fold_origin(&finder->folding, from), end = fold_origin(&finder->folding, to);
    size_t comma = text_find(text_slice(original, start, end - start), TEXT("、"));
    return comma != SIZE_MAX;
}

enum outcome { NOT_THERE, REFUSED, FOUND };

/* The arena says that memory is short, and does not return. */
static void give_up(const struct finder *finder)
{
    (void)arena_array(finder->arena, SIZE_MAX, 2);
}

static struct pattern *pattern_of(struct finder *finder, int beginning)
{
    struct pattern **pattern = &finder->grammar->patterns[beginning];
    if (!finder->room) finder->room = pattern_room_open();
    if (!*pattern) *pattern = open_beginning(beginning);
    if (!finder->room || !*pattern) give_up(finder);
    return *pattern;
}

/* Asks the forms of one beginning at `start`; what they find must reach past `place`. `*end` is where it ends. */
static enum outcome ask(struct finder *finder, struct text original, int beginning, size_t start,
                        size_t place, size_t *end)
{
    struct match match;
    struct pattern *pattern = pattern_of(finder, beginning);
    if (!pattern_match(pattern, finder->room, finder->folded, start, &match)) return NOT_THERE;
    size_t past = start + match.group[0].length;
    if (past <= place) return NOT_THERE;
    *end = past;
    size_t count;
    const struct form *form = &forms_table(&count)[match.alternative];
    if (!form->read) return FOUND;
    struct expression expression = {0};
    if (!form->read(finder->arena, &match, &expression)) return REFUSED;
    if (has_folded_comma(finder, original, start, past)) expression.notes |= NOTE_IDEOGRAPHIC_COMMA;
    add(finder, expression, start, past);
    return FOUND;
}

/* The character of three bytes at `at`, 0 when it has another length. */
static uint32_t wide_character(const struct finder *finder, size_t at)
{
    if (at + 3 > finder->folded.length) return 0;
    const unsigned char *byte = (const unsigned char *)finder->folded.at + at;
    if ((byte[0] & 0xF0) != 0xE0) return 0;
    return (uint32_t)(byte[0] & 0x0F) << 12 | (uint32_t)(byte[1] & 0x3F) << 6 | (uint32_t)(byte[2] & 0x3F);
}

static size_t skip_digits(const struct finder *finder, size_t at)
{
    while (at < finder->folded.length && is_digit(finder->folded.at[at]))
        at++;
    return at;
}

/* Past the digits, separators and point of a number; a second point (1.2.3) is not of it. */
static size_t skip_number(const struct finder *finder, size_t at)
{
    const char *text = finder->folded.at; /* zero bytes follow it */
    for (bool point = false;; at++) {
        bool joins = (text[at] == ',' || (text[at] == '.' && !point)) && is_digit(text[at + 1]);
        if (!is_digit(text[at]) && !joins) return at;
        point = point || text[at] == '.';
    }
}

/* Digits by what stands after them (forms.h). */
static int beginning_of_digits(const struct finder *finder, size_t at)
{
    const char *text = finder->folded.at;
    bool century = (text[at] == '1' && text[at + 1] >= '8') || (text[at] == '2' && text[at + 1] <= '1');
    if (century && skip_digits(finder, at) == at + 4) return BEGINNING_YEAR;
    size_t end = skip_number(finder, at);
    if (text[end] == ' ') end++;
    if (is_letter(text[end]) || (text[end] && strchr("-~.:/(@", text[end]))) return BEGINNING_SIGN;
    switch (wide_character(finder, end)) {
    case 0x30FB: /* ・ */
    case 0x30FC: /* ー */ return BEGINNING_SIGN;
    case 0x4E01: /* 丁目 */
    case 0x4F4D: /* 位 */
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
    default: return BEGINNING_COUNT;
    }
}

static int beginning_at(const struct finder *finder, size_t at)
{
    char c = finder->folded.at[at];
    if (is_digit(c)) return beginning_of_digits(finder, at);
    return is_letter(c) ? BEGINNING_LATIN : BEGINNING_OTHER;
}

static bool begins_with_era(const struct finder *finder, size_t at)
{
    return stands_at(finder, at, "令和") || stands_at(finder, at, "平成") || stands_at(finder, at, "昭和") ||
           stands_at(finder, at, "大正") || stands_at(finder, at, "明治");
}

/* An expression around the digit or numeral at `place`. `token` is where the run of Latin letters and signs that holds
 * it begins. Returns where it ends, or `place` when there is none. */
static size_t find_around(struct finder *finder, struct text original, size_t place, size_t token)
{
    enum { MOST_STARTS = 4 };
    size_t starts[MOST_STARTS + 1], count = 0, end = place;
    starts[count++] = place;
    while (count < MOST_STARTS) {
        size_t before = step_back(finder, starts[count - 1]);
        if (before == starts[count - 1]) break;
        starts[count++] = before;
    }
    if (token < finder->floor) token = finder->floor;
    while (token < place && !is_letter(finder->folded.at[token]))
        token++;
    if (token < place) starts[count++] = token;
    while (count > 0) {
        size_t start = starts[--count];
        enum outcome outcome = ask(finder, original, beginning_at(finder, start), start, place, &end);
        if (outcome == FOUND) return end;
        if (outcome == REFUSED && begins_with_era(finder, start)) return end; /* 令和0年度 is nothing */
    }
    if (is_digit(finder->folded.at[place]) &&
        ask(finder, original, BEGINNING_COUNT, place, place, &end) == FOUND)
        return end;
    return place;
}

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

/* May an expression hold the kanji at `at`? 一 alone is the commonest word of all, so cheap answers come first. */
static bool kanji_is_worth_asking(const struct finder *finder, size_t at)
{
    static const char *const befores[] = {"第", "令和", "平成", "昭和", "大正", "明治"};
    uint32_t character = wide_character(finder, at);
    if (character == 0x5143) /* 元 */
        return one_stands_before(finder, at, befores + 1, 5) || stands_before(finder, at, "R") ||
               stands_before(finder, at, "H") || stands_before(finder, at, "R ");
    if (!is_numeral(character)) return false;
    uint32_t next = wide_character(finder, at + 3);
    return is_numeral(next) || may_follow_one_digit(next) ||
           one_stands_before(finder, at, befores, ARRAY_LEN(befores));
}

static size_t skip_numerals(const struct finder *finder, size_t at)
{
    do
        at += 3;
    while (at < finder->folded.length && is_numeral(wide_character(finder, at)));
    return at;
}

/* Most bytes hold nothing: this loop is what the speed of a search depends on. Two bytes after the folded text are
 * readable and plain. */
static size_t next_stop(const struct finder *finder, size_t at)
{
    const uint8_t(*stops)[256] = finder->grammar->stops;
    const unsigned char *byte = (const unsigned char *)finder->folded.at;
    size_t length = finder->folded.length;
    while (at < length && !(stops[0][byte[at]] & stops[1][byte[at + 1]] & stops[2][byte[at + 2]]))
        at++;
    return at;
}

static enum byte_class class_at(const struct finder *finder, size_t at)
{
    return (enum byte_class)finder->grammar->classes[(unsigned char)finder->folded.at[at]];
}

static bool may_hold_expression(const struct finder *finder, enum byte_class class, size_t at)
{
    switch (class) {
    case BYTE_PLAIN:
    case BYTE_TOKEN: return false;
    case BYTE_DIGIT: return true;
    case BYTE_KANJI: return kanji_is_worth_asking(finder, at);
    case BYTE_PAGE_LETTER: return stands_at(finder, at + 1, "○") || stands_at(finder, at + 1, "〇");
    }
    return false;
}

static void find_in_piece(struct finder *finder, struct text original)
{
    size_t at = 0, token = 0;
    fold_piece(&finder->folding, original);
    finder->folded = (struct text){finder->folding.at, finder->folding.length};
    finder->floor = 0;
    for (;;) {
        size_t stop = next_stop(finder, at);
        if (stop > at) token = stop;
        at = stop;
        if (at == finder->folded.length) return;
        enum byte_class class = class_at(finder, at);
        if (!may_hold_expression(finder, class, at)) {
            at++;
            if (class == BYTE_KANJI) token = at;
            continue;
        }
        size_t end = find_around(finder, original, at, token);
        if (end > at)
            finder->floor = token = at = end;
        else if (class == BYTE_DIGIT)
            at = skip_digits(finder, at);
        else if (class == BYTE_KANJI)
            token = at = skip_numerals(finder, at);
        else
            at++;
    }
}

/* The found ones in an array of their own size. */
static struct expression *kept(const struct finder *finder)
{
    if (finder->found != finder->few || finder->count == 0) return finder->count ? finder->found : NULL;
    struct expression *exact = ARENA_ARRAY(finder->arena, struct expression, finder->count);
    memcpy(exact, finder->few, finder->count * sizeof *exact);
    return exact;
}

struct expressions grammar_find(const struct grammar *grammar, struct arena *arena, struct text text)
{
    struct finder finder; /* not cleared: its room for folded text is larger than most texts */
    finder.grammar = grammar;
    finder.arena = arena;
    finder.room = NULL;
    finder.found = finder.few;
    finder.count = 0;
    finder.capacity = FEW;
    if (text.length > FOLD_LIMIT) {
        finder.capacity = text.length / 128;
        finder.found = ARENA_ARRAY(arena, struct expression, finder.capacity);
    }
    for (size_t at = 0; at < text.length;) {
        struct text rest = text_slice(text, at, text.length - at);
        size_t length = fold_next_piece(rest);
        finder.base = at;
        find_in_piece(&finder, text_slice(rest, 0, length));
        at += length;
    }
    if (finder.room) pattern_room_close(finder.room);
    return (struct expressions){kept(&finder), (uint32_t)finder.count};
}
