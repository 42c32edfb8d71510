/* read.c: what a value's whole text says.
 *
 * A value is an amount when amounts stand in it free, each between spaces, commas or brackets: 「15事業者以上」, 「8人(新任研修)
 * 3人(現任研修)」, 「世話人会 4回 班長会 9回」. Brackets hold remarks. 「要介護3以上の対象者」 and 「週2回の定期開催」 are words:
 * their number is part of a longer phrase. */
#include "grammar.h"

#include "digits.h"
#include "numeral.h"
#include "units.h"

static bool is_nothing(struct text text)
{
    static const char *const words[] = {"なし",     "無し", "無",  "該当なし", "該当無し",
                                        "特になし", "皆無", "n/a", "N/A"};
    for (size_t i = 0; i < ARRAY_LEN(words); i++)
        if (text_is(text, words[i])) return true;
    static const uint32_t dashes[] = {'-',    0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015,
                                      0x2212, 0x2500, 0x30FC, 0xFF0D, 0xFF70, '/',    0xFF0F,
                                      '\\',   0x2026, '*',    ' ',    0x3000};
    while (text.length) {
        uint32_t c = text_next(&text);
        bool dash = false;
        for (size_t i = 0; i < ARRAY_LEN(dashes); i++)
            dash = dash || c == dashes[i];
        if (!dash) return false;
    }
    return true;
}

static bool is_amount(const struct expression *expression)
{
    switch (expression->kind) {
    case EXPRESSION_NUMBER:
    case EXPRESSION_QUANTITY:
    case EXPRESSION_PERCENT:
    case EXPRESSION_RATIO:
    case EXPRESSION_FRACTION:
    case EXPRESSION_MULTIPLE: return expression->has_value;
    case EXPRESSION_FISCAL_YEAR:
    case EXPRESSION_YEAR_RANGE:
    case EXPRESSION_ERA_YEAR:
    case EXPRESSION_YEAR_MONTH:
    case EXPRESSION_DATE:
    case EXPRESSION_MONTH_RANGE:
    case EXPRESSION_ORDINAL:
    case EXPRESSION_CLOCK:
    case EXPRESSION_CODE:
    case EXPRESSION_PAGE:
    case EXPRESSION_PHONE:
    case EXPRESSION_OTHER:
    case EXPRESSION_KIND_COUNT: break;
    }
    return false;
}

/* 11人※ and ※12人: the mark says that something is said elsewhere. */
static bool marks_footnote(uint32_t c)
{
    return c == 0x203B || c == '*' || c == 0xFF0A || c == 0x2020 || c == 0x2021; /* ※ * ＊ † ‡ */
}

static bool parts_values(uint32_t c)
{
    static const uint32_t signs[] = {' ', '\t',   '\n', '\r',   0x3000, ',',    0xFF0C, 0x3001, 0x3002,
                                     ';', 0xFF1B, ':',  0xFF1A, '/',    0xFF0F, 0x30FB, 0xFF65};
    if (marks_footnote(c)) return true;
    for (size_t i = 0; i < ARRAY_LEN(signs); i++)
        if (c == signs[i]) return true;
    return false;
}

static bool opens_remark(uint32_t c)
{
    return c == '(' || c == 0xFF08 || c == '[' || c == 0xFF3B || c == 0x3014 || c == 0x3010;
}

static bool closes_remark(uint32_t c)
{
    return c == ')' || c == 0xFF09 || c == ']' || c == 0xFF3D || c == 0x3015 || c == 0x3011;
}

/* Words that may touch the amount they introduce. */
static bool introduces(struct text word)
{
    static const char *const words[] = {"計",   "合計", "累計", "延べ", "延",   "のべ", "総数",
                                        "全",   "平均", "最大", "最小", "実",   "実績", "見込",
                                        "登録", "参加", "利用", "受講", "男性", "女性", "新規"};
    for (size_t i = 0; i < ARRAY_LEN(words); i++)
        if (text_is(word, words[i])) return true;
    return false;
}

/* 達成率95％, 参加者数12人: words that name what is counted, where the amount has a unit. 令和6年度12人 is another matter. */
static bool names(struct text word, const struct expression *amount)
{
    static const char *const ends[] = {"率",     "数",     "額",     "者",   "人員",  "総計",
                                       "満足度", "達成度", "認知度", "割合", "実績値"};
    enum { LONGEST_LABEL = 45 };
    if (!amount->unit.length || amount->kind == EXPRESSION_ORDINAL || word.length > LONGEST_LABEL)
        return false;
    for (size_t i = 0; i < ARRAY_LEN(ends); i++)
        if (text_ends(word, text_of(ends[i]))) return true;
    return false;
}

/* What may touch an amount from behind without making it a phrase. */
struct ending {
    const char *word;
    bool less; /* 12人減: it became less */
};

static const struct ending *ending_of(struct text rest)
{
    static const struct ending endings[] = {{"増加", false}, {"増", false},     {"減少", true},
                                            {"減", true},    {"見込み", false}, {"見込", false},
                                            {"予定", false}, {"達成", false}};
    for (size_t i = 0; i < ARRAY_LEN(endings); i++)
        if (text_starts(rest, text_of(endings[i].word))) return &endings[i];
    return NULL;
}

/* The walk through a value: amounts, remarks, labels. */
struct walk {
    struct text text;
    const struct expression *found;
    uint32_t count;
    size_t at;
    uint32_t next; /* the first expression that is not behind `at` */
    uint32_t amounts;
    const struct expression *first;
    const struct ending *ending; /* of the first; NULL: none */
    bool label;                  /* a word stands before that no amount followed yet */
};

static uint32_t look(const struct walk *walk)
{
    struct text rest = text_slice(walk->text, walk->at, walk->text.length - walk->at);
    return text_next(&rest);
}

static void step(struct walk *walk)
{
    struct text rest = text_slice(walk->text, walk->at, walk->text.length - walk->at);
    size_t before = rest.length;
    text_next(&rest);
    walk->at += before - rest.length;
}

static void pass_remark(struct walk *walk)
{
    int depth = 0;
    while (walk->at < walk->text.length) {
        uint32_t c = look(walk);
        step(walk);
        depth += opens_remark(c) - closes_remark(c);
        if (depth == 0) return;
    }
}

static bool amount_begins_at(const struct walk *walk, size_t at)
{
    const struct expression *after = walk->next + 1 < walk->count ? &walk->found[walk->next + 1] : NULL;
    return after && after->offset == at && is_amount(after);
}

/* Is it an amount that ends free? A unit may follow the bracket of its remark, so brackets are free ends, too. A second
 * amount may touch the first: 1時間30分. */
static bool take_amount(struct walk *walk, const struct expression *expression)
{
    if (!is_amount(expression)) return false;
    size_t end = expression->offset + expression->length;
    struct text rest = text_slice(walk->text, end, walk->text.length - end);
    const struct ending *ending = ending_of(rest);
    if (ending) {
        size_t length = text_of(ending->word).length;
        rest = text_slice(rest, length, rest.length - length);
        end += length;
    }
    uint32_t c = text_next(&rest);
    if (c != 0 && !parts_values(c) && !opens_remark(c) && !amount_begins_at(walk, end)) return false;
    walk->at = end;
    if (walk->amounts++ == 0) {
        walk->first = expression;
        walk->ending = ending;
    }
    walk->label = false;
    return true;
}

static bool take_word(struct walk *walk)
{
    size_t start = walk->at;
    while (walk->at < walk->text.length) {
        const struct expression *next = walk->next < walk->count ? &walk->found[walk->next] : NULL;
        if (next && next->offset == walk->at) {
            struct text word = text_slice(walk->text, start, walk->at - start);
            if (introduces(word) || (is_amount(next) && names(word, next)))
                return true; /* the amount is taken next */
            if (is_amount(next)) return false;
            walk->at = next->offset + next->length;
            walk->next++;
            continue;
        }
        uint32_t c = look(walk);
        if (parts_values(c) || opens_remark(c)) break;
        step(walk);
    }
    walk->label = true;
    return true;
}

/* False when the text is a phrase and not a list of amounts. */
static bool walk_value(struct walk *walk)
{
    while (walk->at < walk->text.length) {
        while (walk->next < walk->count && walk->found[walk->next].offset < walk->at)
            walk->next++;
        const struct expression *next = walk->next < walk->count ? &walk->found[walk->next] : NULL;
        uint32_t c = look(walk);
        if (next && next->offset == walk->at && next->kind == EXPRESSION_OTHER && marks_footnote(c)) {
            walk->at = next->offset + next->length; /* ※1 */
        } else if (next && next->offset == walk->at && is_amount(next)) {
            if (!take_amount(walk, next)) return false;
        } else if (parts_values(c)) {
            step(walk);
        } else if (opens_remark(c)) {
            pass_remark(walk);
        } else if (!take_word(walk)) {
            return false;
        }
    }
    return walk->amounts > 0 && !walk->label;
}

static enum reading_kind kind_of(const struct expression *expression)
{
    switch (expression->shape) {
    case SHAPE_ONE: break;
    case SHAPE_RANGE: return READING_RANGE;
    case SHAPE_LIST: return READING_AMOUNTS;
    case SHAPE_RELATION: return READING_RELATION;
    case SHAPE_INDEFINITE: return READING_INDEFINITE;
    }
    /* 7/18 may be a share or a day; 6事業所中2事業所 is 2 事業所. */
    bool bare = expression->kind == EXPRESSION_FRACTION && !expression->unit.length;
    return bare ? READING_RELATION : READING_AMOUNT;
}

static void fill_amount(struct reading *reading, const struct expression *expression)
{
    reading->kind = kind_of(expression);
    reading->comparator = expression->comparator;
    reading->value = expression->value;
    reading->last = expression->last;
    reading->of = expression->of;
    reading->unit = expression->unit;
    reading->per = expression->detail;
}

/* 二十四, 三回以上: where a value is expected kanji numerals are one, with or without a unit. 一部 and its like are words. */
static bool read_kanji(struct arena *arena, struct text value, struct reading *reading)
{
    static const char *const comparators[] = {"以上", "以下", "以内", "未満", "超", "程度", "前後"};
    static const char *const words[] = {"一部", "一時", "一度", "一面", "一本", "一行"};
    enum { LONGEST_NUMERAL = 120 };
    struct text rest = value, comparator = {0};
    for (size_t i = 0; i < ARRAY_LEN(words); i++)
        if (text_is(value, words[i])) return false;
    for (size_t i = 0; i < ARRAY_LEN(comparators); i++)
        if (text_ends(rest, text_of(comparators[i]))) comparator = text_of(comparators[i]);
    rest.length -= comparator.length;
    int64_t number, longest = -1;
    size_t end = 0;
    for (size_t length = 3; length <= rest.length && length <= LONGEST_NUMERAL; length += 3) {
        if (!numeral_kanji(text_slice(rest, 0, length), NUMERAL_POSITIONAL, &number)) continue;
        longest = number;
        end = length;
    }
    struct text unit = text_slice(rest, end, rest.length - end);
    if (longest < 0 || (unit.length && !units_have(unit))) return false;
    *reading = (struct reading){
        .kind = READING_AMOUNT, .comparator = digits_comparator(comparator), .value = {longest, 0}};
    reading->unit = text_copy(arena, units_canonical(unit));
    return true;
}

/* 10～20: in prose these may be numbers of anything, in a value's place they are a range. */
static bool read_bare_range(struct text value, const struct expression *found, uint32_t count,
                            struct reading *reading)
{
    if (count != 2 || found[0].kind != EXPRESSION_NUMBER || found[1].kind != EXPRESSION_NUMBER) return false;
    size_t start = found[0].offset + found[0].length, end = found[1].offset + found[1].length;
    struct text between = text_trim(text_slice(value, start, found[1].offset - start));
    bool sign = text_is(between, "～") || text_is(between, "〜") || text_is(between, "~");
    if (!sign || found[0].offset != 0 || end != value.length) return false;
    fill_amount(reading, &found[1]);
    reading->kind = READING_RANGE;
    reading->value = found[0].value;
    reading->last = found[1].value;
    return true;
}

/* Words, or something in them that is written like a number or a day and is none. */
static enum reading_kind words_of(const struct grammar *grammar, struct arena *arena, struct text value)
{
    return grammar_find(grammar, arena, value).senseless ? READING_SENSELESS : READING_WORDS;
}

struct reading grammar_read_found(const struct grammar *grammar, struct arena *arena, struct text text,
                                  const struct expression *found, uint32_t count)
{
    struct text value = text_trim(text);
    if (is_nothing(value)) return (struct reading){.kind = READING_NONE};
    struct reading kanji;
    if (read_kanji(arena, value, &kanji)) return kanji;
    if (value.length < text.length) { /* offsets count from the value */
        struct expressions anew = grammar_find(grammar, arena, value);
        found = anew.at;
        count = anew.count;
    }
    struct reading reading = {0};
    if (read_bare_range(value, found, count, &reading)) return reading;
    struct walk walk = {.text = value, .found = found, .count = count};
    if (!walk_value(&walk)) return (struct reading){.kind = words_of(grammar, arena, value)};
    fill_amount(&reading, walk.first);
    if (walk.ending && walk.ending->less && reading.value.units > 0)
        reading.value.units = -reading.value.units;
    if (walk.amounts > 1) reading.kind = READING_AMOUNTS;
    return reading;
}

struct reading grammar_read(const struct grammar *grammar, struct arena *arena, struct text text)
{
    struct text value = text_trim(text);
    struct expressions found = grammar_find(grammar, arena, value);
    return grammar_read_found(grammar, arena, value, found.at, found.count);
}
