/* find.c: where numeric expressions are.
 *
 * A text is folded piece by piece (fold.h) and scanned for what every expression holds: a digit, a kanji numeral, 元 of
 * a first year, or the ○ of a page that is not known yet. From there the search looks back for words that belong to it
 * (第, 令和, 約, 年, ▲ …), and asks the pattern of the forms that may begin at each such place, the farthest first.
 * What was found is never read again, so the work is linear in the text. */
#include "grammar.h"

#include <stdlib.h>
#include <string.h>

#include "fold.h"
#include "forms.h"
#include "pattern.h"
#include "units.h"

enum byte_class { BYTE_PLAIN, BYTE_TOKEN, BYTE_DIGIT, BYTE_PAGE_LETTER, BYTE_KANJI };

enum { BEGINNING_DIGIT, BEGINNING_LATIN, BEGINNING_OTHER, BEGINNING_AMOUNT, BEGINNINGS };

struct grammar {
    struct pattern
        *patterns[BEGINNINGS]; /* BEGINNING_AMOUNT: plain amounts only, when a richer reading was refused */
    uint8_t classes[256];      /* enum byte_class of each byte of a folded text */
};

static void classify_bytes(uint8_t classes[256])
{
    static const char token[] = "ABCDEFGHIJKLMNOQRSTUVWXYZabcdefghijklmnopqrstuvwxyz._%+-/:~?=&#@";
    for (size_t i = 0; i < sizeof token - 1; i++)
        classes[(unsigned char)token[i]] = BYTE_TOKEN;
    for (int c = '0'; c <= '9'; c++)
        classes[c] = BYTE_DIGIT;
    classes['P'] = BYTE_PAGE_LETTER;
    classes[0xE3] = classes[0xE4] = classes[0xE5] = classes[0xE7] = BYTE_KANJI;
}

/* The forms that may begin so, as one pattern; the number of an alternative is the number of its form. */
static struct pattern *open_beginning(struct arena *arena, int beginning)
{
    static const unsigned starts[] = {STARTS_DIGIT, STARTS_LATIN, STARTS_OTHER, 0};
    size_t count;
    const struct form *forms = forms_table(&count);
    struct text *alternatives = ARENA_ARRAY(arena, struct text, count);
    for (size_t i = 0; i < count; i++) {
        bool wanted = beginning == BEGINNING_AMOUNT ? forms[i].read == read_amount
                                                    : (forms[i].starts & starts[beginning]) != 0;
        if (wanted) alternatives[i] = forms_pattern(arena, &forms[i]);
    }
    return pattern_open(alternatives, count, units_pattern(arena));
}

struct grammar *grammar_open(void)
{
    struct grammar *grammar = calloc(1, sizeof *grammar);
    struct arena *arena = arena_open(NULL);
    bool opened = grammar && arena;
    for (int i = 0; opened && i < BEGINNINGS; i++) {
        grammar->patterns[i] = open_beginning(arena, i);
        opened = grammar->patterns[i] != NULL;
    }
    arena_close(arena);
    if (!opened) {
        grammar_close(grammar);
        return NULL;
    }
    classify_bytes(grammar->classes);
    return grammar;
}

void grammar_close(struct grammar *grammar)
{
    if (!grammar) return;
    for (int i = 0; i < BEGINNINGS; i++)
        pattern_close(grammar->patterns[i]);
    free(grammar);
}

/* One search. */
struct finder {
    const struct grammar *grammar;
    struct arena *arena;
    struct pattern_room *room;
    struct expression *found;
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

/* Words that belong to the number after them. Longer ones stand before their own endings. */
enum prefix_kind { PREFIX_WORD, PREFIX_SPACED, PREFIX_ERA, PREFIX_PERIOD, PREFIX_SIGN };

struct prefix {
    const char *word;
    enum prefix_kind kind;
};

static const struct prefix prefixes[] = {
    {"令和", PREFIX_ERA},      {"平成", PREFIX_ERA},      {"昭和", PREFIX_ERA},
    {"大正", PREFIX_ERA},      {"明治", PREFIX_ERA},      {"第", PREFIX_WORD},
    {"約", PREFIX_WORD},       {"およそ", PREFIX_WORD},   {"おおむね", PREFIX_WORD},
    {"概ね", PREFIX_WORD},     {"(", PREFIX_WORD},        {"※", PREFIX_WORD},
    {"＊", PREFIX_WORD},       {"*", PREFIX_WORD},        {"№", PREFIX_WORD},
    {"〒", PREFIX_WORD},       {"▲", PREFIX_WORD},        {"△", PREFIX_WORD},
    {"-", PREFIX_SIGN},        {"+", PREFIX_SIGN},        {"―", PREFIX_SPACED},
    {"—", PREFIX_SPACED},      {"─", PREFIX_SPACED},      {"毎年", PREFIX_WORD},
    {"毎月", PREFIX_WORD},     {"毎週", PREFIX_WORD},     {"毎日", PREFIX_WORD},
    {"年間", PREFIX_PERIOD},   {"年に", PREFIX_PERIOD},   {"月に", PREFIX_PERIOD},
    {"週に", PREFIX_PERIOD},   {"日に", PREFIX_PERIOD},   {"年", PREFIX_PERIOD},
    {"月", PREFIX_PERIOD},     {"週", PREFIX_PERIOD},     {"基本目標", PREFIX_WORD},
    {"成果目標", PREFIX_WORD}, {"重点目標", PREFIX_WORD}, {"施策目標", PREFIX_WORD},
    {"個別目標", PREFIX_WORD}, {"数値目標", PREFIX_WORD}, {"全体目標", PREFIX_WORD},
    {"行動目標", PREFIX_WORD}, {"取組目標", PREFIX_WORD}, {"達成目標", PREFIX_WORD},
    {"目標", PREFIX_WORD},     {"活動指標", PREFIX_WORD}, {"成果指標", PREFIX_WORD},
    {"評価指標", PREFIX_WORD}, {"基本施策", PREFIX_WORD}, {"重点施策", PREFIX_WORD},
    {"個別施策", PREFIX_WORD}, {"施策", PREFIX_WORD},     {"基本方針", PREFIX_WORD},
    {"推進方針", PREFIX_WORD}, {"方針", PREFIX_WORD},     {"重点取組", PREFIX_WORD},
    {"主要取組", PREFIX_WORD}, {"取組", PREFIX_WORD},     {"参考資料", PREFIX_WORD},
    {"資料", PREFIX_WORD},     {"別紙", PREFIX_WORD},     {"別表", PREFIX_WORD},
    {"様式", PREFIX_WORD},     {"内線", PREFIX_WORD},     {"図表", PREFIX_WORD},
    {"図", PREFIX_WORD},       {"表", PREFIX_WORD},       {"柱", PREFIX_WORD},
    {"問", PREFIX_WORD},       {"注", PREFIX_WORD},
};

/* 年３回 counts by the year; 前年３回 or 「1年3回」 do not. */
static bool is_period(const struct finder *finder, size_t at)
{
    static const char *const other_words[] = {
        "前", "昨", "今", "来", "本", "翌", "当", "同", "例", "近", "周", "少", "青", "成", "学", "各",
        "初", "次", "数", "定", "通", "平", "元", "隔", "高", "老", "長", "半", "若", "先", "正", "か",
        "ヶ", "カ", "ケ", "箇", "十", "一", "二", "三", "四", "五", "六", "七", "八", "九", "曜", "生"};
    if (at == finder->floor && finder->floor > 0) return false; /* 4月1回: the month was read already */
    return !one_stands_before(finder, at, other_words, ARRAY_LEN(other_words));
}

/* A hyphen is a sign in a value's place only: at the start, after a space, a bracket, a colon or 比, 差. */
static bool is_sign(const struct finder *finder, size_t at)
{
    static const char *const places[] = {" ",  "\n", "\t", "(",  ":",  "[", ",",
                                         "、", "「", "【", "比", "差", "→", "・"};
    if (at == finder->floor) return at == 0 || one_stands_before(finder, at, places, 4);
    return one_stands_before(finder, at, places, ARRAY_LEN(places));
}

static bool belongs(const struct finder *finder, const struct prefix *prefix, size_t at, bool spaced)
{
    switch (prefix->kind) {
    case PREFIX_WORD: return true;
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
    for (size_t i = 0; i < ARRAY_LEN(prefixes); i++) {
        size_t length = strlen(prefixes[i].word);
        if (prefixes[i].word[length - 1] != last || !stands_before(finder, end, prefixes[i].word)) continue;
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

/* Asks the forms of one beginning at `start`; what they find must reach past `place`. `*end` is where it ends. */
static enum outcome ask(struct finder *finder, struct text original, int beginning, size_t start,
                        size_t place, size_t *end)
{
    struct match match;
    if (!pattern_match(finder->grammar->patterns[beginning], finder->room, finder->folded, start, &match))
        return NOT_THERE;
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

static int beginning_at(const struct finder *finder, size_t at)
{
    char c = finder->folded.at[at];
    return is_digit(c) ? BEGINNING_DIGIT : is_letter(c) ? BEGINNING_LATIN : BEGINNING_OTHER;
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
        ask(finder, original, BEGINNING_AMOUNT, place, place, &end) == FOUND)
        return end;
    return place;
}

static bool is_numeral(const struct finder *finder, size_t at)
{
    static const char *const numerals[] = {"一", "二", "三", "四", "五", "六", "七",
                                           "八", "九", "十", "百", "千", "〇"};
    for (size_t i = 0; i < ARRAY_LEN(numerals); i++)
        if (stands_at(finder, at, numerals[i])) return true;
    return false;
}

/* May an expression hold the kanji at `at`? Cheap answers first: 一 alone is the commonest word of all. */
static bool kanji_is_worth_asking(const struct finder *finder, size_t at)
{
    static const char *const befores[] = {"第", "令和", "平成", "昭和", "大正", "明治"};
    static const char *const units[] = {"か", "カ", "ヶ", "ヵ", "ケ", "箇", "件", "名", "団", "事",
                                        "施", "校", "項", "分", "地", "圏", "機", "法", "自", "種"};
    if (stands_at(finder, at, "元"))
        return one_stands_before(finder, at, befores + 1, 5) || stands_before(finder, at, "R") ||
               stands_before(finder, at, "H") || stands_before(finder, at, "R ");
    if (!is_numeral(finder, at)) return false;
    if (is_numeral(finder, at + 3) || one_stands_before(finder, at, befores, ARRAY_LEN(befores))) return true;
    for (size_t i = 0; i < ARRAY_LEN(units); i++)
        if (stands_at(finder, at + 3, units[i])) return true;
    return false;
}

static size_t skip_digits(const struct finder *finder, size_t at)
{
    while (at < finder->folded.length && is_digit(finder->folded.at[at]))
        at++;
    return at;
}

static size_t skip_numerals(const struct finder *finder, size_t at)
{
    do
        at += 3;
    while (at < finder->folded.length && is_numeral(finder, at));
    return at;
}

static void find_in_piece(struct finder *finder, struct text original)
{
    const struct grammar *grammar = finder->grammar;
    size_t at = 0, token = 0;
    fold_piece(&finder->folding, original);
    finder->folded = (struct text){finder->folding.at, finder->folding.length};
    finder->floor = 0;
    while (at < finder->folded.length) {
        unsigned char byte = (unsigned char)finder->folded.at[at];
        enum byte_class class = (enum byte_class)grammar->classes[byte];
        if (class == BYTE_PLAIN) token = at + 1;
        bool page =
            class == BYTE_PAGE_LETTER && (stands_at(finder, at + 1, "○") || stands_at(finder, at + 1, "〇"));
        bool kanji = class == BYTE_KANJI && kanji_is_worth_asking(finder, at);
        if (class != BYTE_DIGIT && !page && !kanji) {
            if (class == BYTE_KANJI) token = at + 1;
            at++;
            continue;
        }
        size_t end = find_around(finder, original, at, token);
        if (end > at)
            finder->floor = token = at = end;
        else if (class == BYTE_DIGIT)
            at = skip_digits(finder, at);
        else if (kanji)
            token = at = skip_numerals(finder, at);
        else
            at++;
    }
}

struct expressions grammar_find(const struct grammar *grammar, struct arena *arena, struct text text)
{
    struct finder finder = {.grammar = grammar, .arena = arena, .room = pattern_room_open()};
    if (!finder.room)
        (void)arena_array(arena, SIZE_MAX, 2); /* memory is short: the arena says so and does not return */
    for (size_t at = 0; at < text.length;) {
        struct text rest = text_slice(text, at, text.length - at);
        size_t length = fold_next_piece(rest);
        finder.base = at;
        find_in_piece(&finder, text_slice(rest, 0, length));
        at += length;
    }
    pattern_room_close(finder.room);
    return (struct expressions){finder.found, (uint32_t)finder.count};
}
