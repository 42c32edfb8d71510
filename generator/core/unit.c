/* unit.c: the table of units that measure the same thing, and the comparison of two of them. */
#include "unit.h"

struct unit_row {
    const char *spelling, *base;
    int64_t times, over;
};

/* Each kind of thing has one basic unit. What is not in the table is a unit of its own. */
static const struct unit_row rows[] = {
    {"円", "円", 1, 1},
    {"十円", "円", 10, 1},
    {"百円", "円", 100, 1},
    {"千円", "円", 1000, 1},
    {"万円", "円", 10000, 1},
    {"十万円", "円", 100000, 1},
    {"百万円", "円", 1000000, 1},
    {"千万円", "円", 10000000, 1},
    {"億円", "円", 100000000, 1},
    {"十億円", "円", 1000000000, 1},
    {"百億円", "円", 10000000000, 1},
    {"千億円", "円", 100000000000, 1},
    {"兆円", "円", 1000000000000, 1},
    {"人", "人", 1, 1},
    {"名", "人", 1, 1},
    {"箇所", "か所", 1, 1},
    {"個所", "か所", 1, 1},
    {"ヶ所", "か所", 1, 1},
    {"カ所", "か所", 1, 1},
    {"ケ所", "か所", 1, 1},
    {"ヵ所", "か所", 1, 1},
    {"%", "%", 1, 1},
    {"％", "%", 1, 1},
    {"㌫", "%", 1, 1},
    {"パーセント", "%", 1, 1},
    {"‰", "%", 1, 10},
    {"パーミル", "%", 1, 10},
    {"割", "%", 10, 1},
    {"倍", "%", 100, 1},
    {"%ポイント", "ポイント", 1, 1},
    {"％ポイント", "ポイント", 1, 1},
    {"pt", "ポイント", 1, 1},
    {"mm", "m", 1, 1000},
    {"㎜", "m", 1, 1000},
    {"ミリ", "m", 1, 1000},
    {"ミリメートル", "m", 1, 1000},
    {"cm", "m", 1, 100},
    {"㎝", "m", 1, 100},
    {"センチ", "m", 1, 100},
    {"センチメートル", "m", 1, 100},
    {"m", "m", 1, 1},
    {"メートル", "m", 1, 1},
    {"km", "m", 1000, 1},
    {"㎞", "m", 1000, 1},
    {"キロメートル", "m", 1000, 1},
    {"cm2", "m2", 1, 10000},
    {"m2", "m2", 1, 1},
    {"㎡", "m2", 1, 1},
    {"平方メートル", "m2", 1, 1},
    {"a", "m2", 100, 1},
    {"アール", "m2", 100, 1},
    {"ha", "m2", 10000, 1},
    {"㏊", "m2", 10000, 1},
    {"ヘクタール", "m2", 10000, 1},
    {"km2", "m2", 1000000, 1},
    {"㎢", "m2", 1000000, 1},
    {"平方キロメートル", "m2", 1000000, 1},
    {"ml", "L", 1, 1000},
    {"mL", "L", 1, 1000},
    {"㎖", "L", 1, 1000},
    {"ミリリットル", "L", 1, 1000},
    {"dL", "L", 1, 10},
    {"L", "L", 1, 1},
    {"リットル", "L", 1, 1},
    {"kl", "L", 1000, 1},
    {"kL", "L", 1000, 1},
    {"m3", "L", 1000, 1},
    {"㎥", "L", 1000, 1},
    {"立方メートル", "L", 1000, 1},
    {"mg", "g", 1, 1000},
    {"㎎", "g", 1, 1000},
    {"g", "g", 1, 1},
    {"グラム", "g", 1, 1},
    {"kg", "g", 1000, 1},
    {"㎏", "g", 1000, 1},
    {"キログラム", "g", 1000, 1},
    {"t", "g", 1000000, 1},
    {"トン", "g", 1000000, 1},
    {"kg-CO2", "t-CO2", 1, 1000},
    {"t-CO2", "t-CO2", 1, 1},
    {"トンCO2", "t-CO2", 1, 1},
    {"W", "W", 1, 1},
    {"ワット", "W", 1, 1},
    {"kW", "W", 1000, 1},
    {"キロワット", "W", 1000, 1},
    {"MW", "W", 1000000, 1},
    {"Wh", "Wh", 1, 1},
    {"kWh", "Wh", 1000, 1},
    {"キロワット時", "Wh", 1000, 1},
    {"MWh", "Wh", 1000000, 1},
    {"GWh", "Wh", 1000000000, 1},
    {"カロリー", "cal", 1, 1},
    {"kcal", "cal", 1000, 1},
    {"キロカロリー", "cal", 1000, 1},
    {"秒", "秒", 1, 1},
    {"秒間", "秒", 1, 1},
    {"分", "秒", 60, 1},
    {"分間", "秒", 60, 1},
    {"時間", "秒", 3600, 1},
    {"日", "日", 1, 1},
    {"日間", "日", 1, 1},
    {"週間", "日", 7, 1},
    {"か月", "か月", 1, 1},
    {"か月間", "か月", 1, 1},
    {"年", "か月", 12, 1},
    {"年間", "か月", 12, 1},
    {"か年", "か月", 12, 1},
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
        if (!text_is(word, rows[i].spelling)) continue;
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
