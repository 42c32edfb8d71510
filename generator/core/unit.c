/* unit.c: the table of units that measure the same thing, and the comparison of two of them. */
#include "unit.h"

struct unit_row {
    struct text spelling; /* with its length: most rows are told apart by it */
    const char *base;
    int64_t times, over;
};

#define SPELT(spelling) {(spelling), sizeof(spelling) - 1}

/* Each kind of thing has one basic unit. What is not in the table is a unit of its own. */
static const struct unit_row rows[] = {
    {SPELT("円"), "円", 1, 1},
    {SPELT("十円"), "円", 10, 1},
    {SPELT("百円"), "円", 100, 1},
    {SPELT("千円"), "円", 1000, 1},
    {SPELT("万円"), "円", 10000, 1},
    {SPELT("十万円"), "円", 100000, 1},
    {SPELT("百万円"), "円", 1000000, 1},
    {SPELT("千万円"), "円", 10000000, 1},
    {SPELT("億円"), "円", 100000000, 1},
    {SPELT("十億円"), "円", 1000000000, 1},
    {SPELT("百億円"), "円", 10000000000, 1},
    {SPELT("千億円"), "円", 100000000000, 1},
    {SPELT("兆円"), "円", 1000000000000, 1},
    {SPELT("人"), "人", 1, 1},
    {SPELT("名"), "人", 1, 1},
    {SPELT("箇所"), "か所", 1, 1},
    {SPELT("個所"), "か所", 1, 1},
    {SPELT("ヶ所"), "か所", 1, 1},
    {SPELT("カ所"), "か所", 1, 1},
    {SPELT("ケ所"), "か所", 1, 1},
    {SPELT("ヵ所"), "か所", 1, 1},
    {SPELT("%"), "%", 1, 1},
    {SPELT("％"), "%", 1, 1},
    {SPELT("㌫"), "%", 1, 1},
    {SPELT("パーセント"), "%", 1, 1},
    {SPELT("‰"), "%", 1, 10},
    {SPELT("パーミル"), "%", 1, 10},
    {SPELT("割"), "%", 10, 1},
    {SPELT("倍"), "%", 100, 1},
    {SPELT("%ポイント"), "ポイント", 1, 1},
    {SPELT("％ポイント"), "ポイント", 1, 1},
    {SPELT("pt"), "ポイント", 1, 1},
    {SPELT("mm"), "m", 1, 1000},
    {SPELT("㎜"), "m", 1, 1000},
    {SPELT("ミリ"), "m", 1, 1000},
    {SPELT("ミリメートル"), "m", 1, 1000},
    {SPELT("cm"), "m", 1, 100},
    {SPELT("㎝"), "m", 1, 100},
    {SPELT("センチ"), "m", 1, 100},
    {SPELT("センチメートル"), "m", 1, 100},
    {SPELT("m"), "m", 1, 1},
    {SPELT("メートル"), "m", 1, 1},
    {SPELT("km"), "m", 1000, 1},
    {SPELT("㎞"), "m", 1000, 1},
    {SPELT("キロメートル"), "m", 1000, 1},
    {SPELT("cm2"), "m2", 1, 10000},
    {SPELT("m2"), "m2", 1, 1},
    {SPELT("㎡"), "m2", 1, 1},
    {SPELT("平方メートル"), "m2", 1, 1},
    {SPELT("a"), "m2", 100, 1},
    {SPELT("アール"), "m2", 100, 1},
    {SPELT("ha"), "m2", 10000, 1},
    {SPELT("㏊"), "m2", 10000, 1},
    {SPELT("ヘクタール"), "m2", 10000, 1},
    {SPELT("km2"), "m2", 1000000, 1},
    {SPELT("㎢"), "m2", 1000000, 1},
    {SPELT("平方キロメートル"), "m2", 1000000, 1},
    {SPELT("ml"), "L", 1, 1000},
    {SPELT("mL"), "L", 1, 1000},
    {SPELT("㎖"), "L", 1, 1000},
    {SPELT("ミリリットル"), "L", 1, 1000},
    {SPELT("dL"), "L", 1, 10},
    {SPELT("L"), "L", 1, 1},
    {SPELT("リットル"), "L", 1, 1},
    {SPELT("kl"), "L", 1000, 1},
    {SPELT("kL"), "L", 1000, 1},
    {SPELT("m3"), "L", 1000, 1},
    {SPELT("㎥"), "L", 1000, 1},
    {SPELT("立方メートル"), "L", 1000, 1},
    {SPELT("mg"), "g", 1, 1000},
    {SPELT("㎎"), "g", 1, 1000},
    {SPELT("g"), "g", 1, 1},
    {SPELT("グラム"), "g", 1, 1},
    {SPELT("kg"), "g", 1000, 1},
    {SPELT("㎏"), "g", 1000, 1},
    {SPELT("キログラム"), "g", 1000, 1},
    {SPELT("t"), "g", 1000000, 1},
    {SPELT("トン"), "g", 1000000, 1},
    {SPELT("kg-CO2"), "t-CO2", 1, 1000},
    {SPELT("t-CO2"), "t-CO2", 1, 1},
    {SPELT("トンCO2"), "t-CO2", 1, 1},
    {SPELT("W"), "W", 1, 1},
    {SPELT("ワット"), "W", 1, 1},
    {SPELT("kW"), "W", 1000, 1},
    {SPELT("キロワット"), "W", 1000, 1},
    {SPELT("MW"), "W", 1000000, 1},
    {SPELT("Wh"), "Wh", 1, 1},
    {SPELT("kWh"), "Wh", 1000, 1},
    {SPELT("キロワット時"), "Wh", 1000, 1},
    {SPELT("MWh"), "Wh", 1000000, 1},
    {SPELT("GWh"), "Wh", 1000000000, 1},
    {SPELT("カロリー"), "cal", 1, 1},
    {SPELT("kcal"), "cal", 1000, 1},
    {SPELT("キロカロリー"), "cal", 1000, 1},
    {SPELT("秒"), "秒", 1, 1},
    {SPELT("秒間"), "秒", 1, 1},
    {SPELT("分"), "秒", 60, 1},
    {SPELT("分間"), "秒", 60, 1},
    {SPELT("時間"), "秒", 3600, 1},
    {SPELT("日"), "日", 1, 1},
    {SPELT("日間"), "日", 1, 1},
    {SPELT("週間"), "日", 7, 1},
    {SPELT("か月"), "か月", 1, 1},
    {SPELT("か月間"), "か月", 1, 1},
    {SPELT("年"), "か月", 12, 1},
    {SPELT("年間"), "か月", 12, 1},
    {SPELT("か年"), "か月", 12, 1},
};

enum {
    LARGEST = 1000000000
}; /* times its basic unit: products of two and of periods stay far from the limit of 64 bits */

/* What stands before a unit in heads of tables: 千人, 百件, 万kWh. */
static const struct {
    const char *sign;
    int64_t times;
} prefixes[] = {
    {"百万", 1000000}, {"十万", 100000}, {"千", 1000}, {"百", 100}, {"万", 10000}, {"億", 100000000},
};

/* Counters that such a prefix stands before; 百貨店 and 万博 are no hundreds. */
static const char *const counters[] = {"件", "回", "世帯", "戸",       "棟",   "台",   "枚",   "冊",  "個",
                                       "本", "社", "団体", "部",       "株",   "票",   "点",   "基",  "頭",
                                       "羽", "匹", "食",   "アクセス", "人日", "人回", "人泊", "か所"};

static const struct {
    const char *word;
    enum unit_period period;
} periods[] = {
    {"年", PERIOD_YEAR},        {"年間", PERIOD_YEAR}, {"年度", PERIOD_YEAR},  {"半年", PERIOD_HALF},
    {"半期", PERIOD_HALF},      {"月", PERIOD_MONTH},  {"か月", PERIOD_MONTH}, {"月間", PERIOD_MONTH},
    {"四半期", PERIOD_QUARTER}, {"週", PERIOD_WEEK},   {"週間", PERIOD_WEEK},  {"日", PERIOD_DAY},
};

static bool take_row(struct text word, struct unit_size *size)
{
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        if (!text_equal(word, rows[i].spelling)) continue;
        size->base = text_of(rows[i].base);
        size->times = rows[i].times;
        size->over = rows[i].over;
        return true;
    }
    return false;
}

static bool is_counter(struct text word)
{
    for (size_t i = 0; i < ARRAY_LEN(counters); i++)
        if (text_is(word, counters[i])) return true;
    return false;
}

/* 千人 is a thousand of 人. */
static bool take_prefixed(struct text word, struct unit_size *size)
{
    for (size_t i = 0; i < ARRAY_LEN(prefixes); i++) {
        struct text sign = text_of(prefixes[i].sign);
        if (!text_starts(word, sign) || word.length == sign.length) continue;
        struct text rest = text_slice(word, sign.length, word.length);
        struct unit_size small = {.base = rest, .times = 1, .over = 1};
        if (!take_row(rest, &small) && !is_counter(rest)) continue;
        if (small.times > LARGEST / prefixes[i].times) continue;
        size->base = small.base;
        size->times = small.times * prefixes[i].times;
        size->over = small.over;
        return true;
    }
    return false;
}

static void take_base(struct text word, struct unit_size *size)
{
    struct text count = TEXT("数"); /* 件数 counts 件 */
    if (text_ends(word, count) && word.length > count.length) word.length -= count.length;
    size->base = word;
    if (!word.length) return;
    if (!take_row(word, size)) take_prefixed(word, size);
}

static enum unit_period period_named(struct text word)
{
    for (size_t i = 0; i < ARRAY_LEN(periods); i++)
        if (text_is(word, periods[i].word)) return periods[i].period;
    return PERIOD_NONE;
}

/* Where the next slash stands, of either width; the text's end: nowhere. */
static size_t slash(struct text text, size_t *length)
{
    size_t narrow = text_find(text, TEXT("/")), wide = text_find(text, TEXT("／"));
    *length = narrow <= wide ? TEXT("/").length : TEXT("／").length;
    size_t at = narrow < wide ? narrow : wide;
    return at == SIZE_MAX ? text.length : at;
}

struct unit_size unit_size_of(struct text unit)
{
    struct unit_size size = {.times = 1, .over = 1};
    size_t length, end = slash(unit, &length);
    take_base(text_trim(text_slice(unit, 0, end)), &size);
    while (end < unit.length) {
        struct text rest = text_slice(unit, end + length, unit.length);
        size_t next = slash(rest, &length);
        struct text by = text_trim(text_slice(rest, 0, next));
        enum unit_period period = period_named(by);
        if (period != PERIOD_NONE && size.period == PERIOD_NONE)
            size.period = period;
        else if (by.length && !size.by.length)
            size.by = by;
        else if (by.length) /* rarely is it counted by two things: then both have to be the same */
            size.by = (struct text){size.by.at, (size_t)(by.at + by.length - size.by.at)};
        unit = rest;
        end = next;
    }
    return size;
}

/* -- two of them ---------------------------------------------------------------------------------------------------------- */

/* How many times in the longest period of its kind; 0: only beside its like. */
static int64_t times_in(enum unit_period period, enum unit_period *longest)
{
    *longest = period == PERIOD_WEEK || period == PERIOD_DAY ? PERIOD_WEEK : PERIOD_YEAR;
    switch (period) {
    case PERIOD_NONE:
    case PERIOD_YEAR:
    case PERIOD_WEEK: return 1;
    case PERIOD_HALF: return 2;
    case PERIOD_QUARTER: return 4;
    case PERIOD_MONTH: return 12;
    case PERIOD_DAY: return 7;
    }
    return 1;
}

/* A value of a year is one 「年…」; of what it is said otherwise nobody knows. */
static bool periods_match(enum unit_period from, enum unit_period to, struct unit_factor *factor)
{
    enum unit_period kind_from, kind_to;
    int64_t times = times_in(from, &kind_from), over = times_in(to, &kind_to);
    bool unsaid = from == PERIOD_NONE || to == PERIOD_NONE;
    if (unsaid && from != to && (times != 1 || over != 1)) return false;
    if (kind_from != kind_to) return false;
    factor->times *= times;
    factor->over *= over;
    return true;
}

static void reduce(struct unit_factor *factor)
{
    int64_t a = factor->times, b = factor->over;
    while (b) {
        int64_t rest = a % b;
        a = b;
        b = rest;
    }
    factor->times /= a;
    factor->over /= a;
}

enum unit_match unit_match(const struct unit_size *from, const struct unit_size *to,
                           struct unit_factor *factor)
{
    bool unsaid = !from->base.length || !to->base.length;
    *factor = (struct unit_factor){1, 1};
    if (!unsaid && !text_equal(from->base, to->base)) return UNITS_DIFFER;
    if (!text_equal(from->by, to->by)) return UNITS_DIFFER;
    if (!unsaid) *factor = (struct unit_factor){from->times * to->over, from->over * to->times};
    if (!periods_match(from->period, to->period, factor)) return PERIODS_DIFFER;
    reduce(factor);
    return factor->times == factor->over ? UNITS_SAME : UNITS_CONVERT;
}
