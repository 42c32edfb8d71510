/* amounts.c: readers of numbers, quantities, shares and rates. */
#include "amounts.h"

#include "codes.h"
#include "digits.h"
#include "numeral.h"
#include "units.h"

/* A unit outlives the match: the table's spelling, or a copy. */
static struct text unit_of(struct arena *arena, struct text spelling)
{
    struct text unit = units_canonical(spelling);
    return unit.at == spelling.at ? text_copy(arena, unit) : unit;
}

/* 年に, 毎年, 年間 → 年 */
static struct text period_of(struct text word)
{
    if (text_find(word, TEXT("年")) != SIZE_MAX) return TEXT("年");
    if (text_find(word, TEXT("月")) != SIZE_MAX) return TEXT("月");
    if (text_find(word, TEXT("週")) != SIZE_MAX) return TEXT("週");
    return TEXT("日");
}

/* The groups of the long form of amounts, in the order of forms.c. */
enum amount_group {
    GROUP_ABOUT = 1,
    GROUP_PERIOD,
    GROUP_ABOUT_AGAIN,
    GROUP_SIGN,
    GROUP_AMOUNT,
    GROUP_SOME,
    GROUP_PERCENT,
    GROUP_TIMES,
    GROUP_UNIT,
    GROUP_HALF,
    GROUP_UNITS_BELOW,
    GROUP_JOINT,
    GROUP_JOINT_PERIOD,
    GROUP_SECOND,
    GROUP_SECOND_UNIT,
    GROUP_COMPARATOR
};

/* ６事業所中２事業所 */
static bool read_share(struct arena *arena, const struct text *group, struct expression *expression)
{
    if (!digits_value(group[GROUP_AMOUNT], expression, &expression->of)) return false;
    if (!digits_value(group[GROUP_SECOND], expression, &expression->value)) return false;
    expression->kind = EXPRESSION_FRACTION;
    expression->has_value = true;
    expression->unit = unit_of(arena, group[GROUP_UNIT]);
    return expression->of.units != 0;
}

/* １事業所当たり年１件以上, ２ヶ月に１回: counted by something; one of it goes without its number. */
static bool read_rate(struct arena *arena, const struct text *group, struct expression *expression)
{
    struct decimal by;
    if (!digits_value(group[GROUP_AMOUNT], expression, &by)) return false;
    if (!digits_value(group[GROUP_SECOND], expression, &expression->value)) return false;
    struct text unit = units_canonical(group[GROUP_UNIT]);
    struct text second = units_canonical(group[GROUP_SECOND_UNIT]);
    struct text_buffer detail = {.arena = arena};
    if (group[GROUP_JOINT_PERIOD].length)
        buffer_format(&detail, "/%.*s", TEXT_ARG(group[GROUP_JOINT_PERIOD]));
    if (decimal_compare(by, (struct decimal){1, 0}) == 0)
        buffer_format(&detail, "/%.*s", TEXT_ARG(unit));
    else
        buffer_format(&detail, "/%.*s %.*s", TEXT_ARG(decimal_print(arena, by, SEPARATORS_NONE)),
                      TEXT_ARG(unit));
    bool times = text_is(group[GROUP_JOINT], "に") && text_is(second, "度"); /* 三年に一度 */
    expression->kind = second.length ? EXPRESSION_QUANTITY : EXPRESSION_NUMBER;
    expression->has_value = true;
    expression->unit = times ? TEXT("回") : unit_of(arena, group[GROUP_SECOND_UNIT]);
    expression->detail = buffer_text(&detail);
    return true;
}

/* What joins an amount to a second one, or makes it a measure of something else: １人当たり, ３年ごと. */
static bool read_joint(struct arena *arena, const struct text *group, struct expression *expression)
{
    struct text joint = group[GROUP_JOINT];
    if (text_is(joint, "中") || text_starts(joint, TEXT("の"))) return read_share(arena, group, expression);
    if (group[GROUP_SECOND].length) return read_rate(arena, group, expression);
    expression->unit = unit_of(arena, group[GROUP_UNIT]);
    expression->has_value = digits_value(group[GROUP_AMOUNT], expression, &expression->value);
    if (text_is(joint, "目")) {
        expression->kind = EXPRESSION_ORDINAL;
        return expression->has_value;
    }
    bool every = text_is(joint, "毎") || text_is(joint, "ごと") || text_is(joint, "おき");
    expression->kind = EXPRESSION_OTHER;
    expression->detail = every ? TEXT("every ") : TEXT("per ");
    return expression->has_value;
}

/* 年半, 時間半: a half more. */
static bool add_half(struct decimal *value)
{
    return decimal_add(*value, (struct decimal){5, 1}, value);
}

/* What an amount is counted by: 円/月, g/人・日, 年３回. */
static struct text counted_by(struct arena *arena, const struct text *group)
{
    struct text_buffer out = {.arena = arena};
    for (struct text rest = group[GROUP_UNITS_BELOW]; rest.length;) {
        size_t sign = rest.at[0] == '/' ? 1 : sizeof "・" - 1;
        rest = text_slice(rest, sign, rest.length - sign);
        size_t length = units_length(rest), dot = text_find(text_slice(rest, 0, length), TEXT("・"));
        if (!length) break;
        if (dot != SIZE_MAX) length = dot; /* 人・日 is counted by both */
        buffer_format(&out, "/%.*s", TEXT_ARG(units_canonical(text_slice(rest, 0, length))));
        rest = text_slice(rest, length, rest.length - length);
    }
    if (group[GROUP_PERIOD].length) buffer_format(&out, "/%.*s", TEXT_ARG(period_of(group[GROUP_PERIOD])));
    return buffer_text(&out);
}

static bool is_more(struct text word)
{
    return text_starts(word, TEXT("余")) || text_is(word, "あまり") || text_is(word, "数");
}

static bool read_plain(struct arena *arena, const struct text *group, struct expression *expression)
{
    expression->has_value = digits_value(group[GROUP_AMOUNT], expression, &expression->value);
    if (expression->notes & NOTE_SENSELESS) return false;
    struct text sign = group[GROUP_SIGN];
    bool negative = sign.length && !text_is(sign, "+") && !text_is(sign, "±") && !text_is(sign, "プラス");
    if (negative) expression->value.units = -expression->value.units;
    if (group[GROUP_HALF].length && !add_half(&expression->value)) return false;
    expression->kind = EXPRESSION_NUMBER;
    if (group[GROUP_PERCENT].length) {
        expression->kind = EXPRESSION_PERCENT;
        expression->unit = TEXT("%");
    } else if (group[GROUP_TIMES].length) {
        expression->kind = EXPRESSION_MULTIPLE;
        expression->unit = TEXT("倍");
    } else if (group[GROUP_UNIT].length) {
        expression->kind = EXPRESSION_QUANTITY;
        expression->unit = unit_of(arena, group[GROUP_UNIT]);
    }
    expression->detail =
        expression->has_value ? counted_by(arena, group) : text_copy(arena, group[GROUP_AMOUNT]);
    if (is_more(group[GROUP_SOME]) || is_more(group[GROUP_COMPARATOR])) expression->shape = SHAPE_INDEFINITE;
    return true;
}

bool amounts_read_amount(struct arena *arena, const struct match *match, struct expression *expression)
{
    const struct text *group = match->group;
    expression->comparator = digits_comparator(group[GROUP_COMPARATOR]);
    bool about = group[GROUP_ABOUT].length || group[GROUP_ABOUT_AGAIN].length;
    if (expression->comparator == COMPARE_EQUAL && about) expression->comparator = COMPARE_ABOUT;
    if (group[GROUP_JOINT].length) return read_joint(arena, group, expression);
    return read_plain(arena, group, expression);
}

/* ¥1,234 */
bool amounts_read_yen(struct arena *arena, const struct match *match, struct expression *expression)
{
    const struct text *group = match->group; /* sign, amount, 以上 */
    (void)arena;
    expression->has_value = digits_value(group[2], expression, &expression->value);
    if (group[1].length) expression->value.units = -expression->value.units;
    expression->kind = EXPRESSION_QUANTITY;
    expression->unit = TEXT("円");
    expression->comparator = digits_comparator(group[3]);
    return expression->has_value;
}

/* -- kanji numerals -------------------------------------------------------------------------------------------------- */

static bool is_one_of(struct text text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (text_is(text, words[i])) return true;
    return false;
}

/* One kanji sign makes a quantity only before a unit that makes no other word with it: 三か所, but 三日月, 六本木, 八戸. */
static bool counts_with_one_sign(struct text unit)
{
    static const char *const units[] = {
        "か所",   "か月",   "か国",     "か年",   "件",     "名",   "団体",   "事業所", "施設", "校",
        "項目",   "分野",   "地区",     "圏域",   "機関",   "法人", "自治体", "種類",   "人",   "年",
        "回",     "つ",     "歳",       "円",     "時間",   "週",   "世帯",   "世代",   "部門", "領域",
        "段階",   "点",     "冊",       "台",     "枚",     "部会", "組",     "社",     "億円", "万円",
        "千円",   "事業",   "学級",     "市町",   "市町村", "課",   "拠点",   "区域",   "指標", "施策",
        "コース", "クラス", "グループ", "チーム", "テーマ"};
    return is_one_of(unit, units, ARRAY_LEN(units));
}

/* 一 alone is the commonest word of all: 一人ひとり, 一部, 一回り. These count. */
static bool counts_with_one(struct text spelling)
{
    static const char *const spellings[] = {"か所", "カ所",   "ヶ所", "ヵ所", "箇所",  "か月",
                                            "カ月", "ヶ月",   "ヵ月", "箇月", "年間",  "週間",
                                            "時間", "か月間", "か年", "団体", "事業所"};
    return is_one_of(spelling, spellings, ARRAY_LEN(spellings));
}

/* 二〇二四年, 一〇〇％: where digits side by side are a number. */
static bool takes_positions(const struct text *group)
{
    static const char *const units[] = {"年",   "年度", "円",   "人",     "件",   "名", "回", "世帯",
                                        "千円", "万円", "億円", "百万円", "か所", "戸", "台", "歳"};
    return group[GROUP_PERCENT].length || is_one_of(group[GROUP_UNIT], units, ARRAY_LEN(units));
}

static bool is_kanji_amount(const struct text *group)
{
    int64_t value;
    struct text numeral = group[GROUP_AMOUNT], unit = group[GROUP_UNIT];
    if (!unit.length && !group[GROUP_PERCENT].length && !group[GROUP_TIMES].length) return false;
    enum numeral_digits digits = takes_positions(group) ? NUMERAL_POSITIONAL : NUMERAL_RANKED;
    if (!numeral_kanji(numeral, digits, &value)) return false;
    if (numeral.length > 3) return true;
    if (group[GROUP_TIMES].length || group[GROUP_PERCENT].length) return true;
    if (text_is(unit, "日") || text_is(unit, "日間")) return !text_is(unit, "日") && value > 1;
    if (value == 0) return false;
    if (text_is(numeral, "千") && text_is(unit, "歳")) return false;
    /* 一人当たり, 一日に三回: the joint shows that it is counted. */
    bool joint = group[GROUP_JOINT].length && !text_is(group[GROUP_JOINT], "目");
    if (value == 1) return (joint && !text_is(group[GROUP_JOINT], "中")) || counts_with_one(unit);
    return joint || counts_with_one_sign(units_canonical(unit));
}

/* 二〇二四年, 二千二十四年度 */
static bool is_year(const struct expression *expression, const struct text *group)
{
    bool named = text_is(group[GROUP_UNIT], "年") || text_is(group[GROUP_UNIT], "年度");
    struct decimal year = expression->value;
    return named && expression->shape == SHAPE_ONE && !group[GROUP_JOINT].length &&
           !group[GROUP_HALF].length && year.units >= 1868 && year.units <= 2199;
}

bool amounts_read_kanji_amount(struct arena *arena, const struct match *match, struct expression *expression)
{
    const struct text *group = match->group;
    if (!is_kanji_amount(group) || !amounts_read_amount(arena, match, expression)) return false;
    if (!expression->has_value) return false;
    if (!is_year(expression, group)) return !text_is(expression->unit, "年度");
    *expression = (struct expression){.kind = EXPRESSION_ERA_YEAR, .year = (int)expression->value.units};
    if (text_is(group[GROUP_UNIT], "年度")) expression->kind = EXPRESSION_FISCAL_YEAR;
    return true;
}

/* 二、三人; 二、三十人 is another sum. */
bool amounts_read_kanji_pair(struct arena *arena, const struct match *match, struct expression *expression)
{
    const struct text *group = match->group; /* first, second, unit, 以上 */
    int64_t first, last;
    if (!numeral_kanji(group[1], NUMERAL_RANKED, &first)) return false;
    int64_t by = group[1].length == 3 && first < 10
                     ? numeral_last_sign(text_slice(group[2], 3, group[2].length - 3))
                     : 1;
    if (by > 1) first *= by; /* 四、五十人 */
    if (!numeral_kanji(group[2], NUMERAL_RANKED, &last) || last != first + by) return false;
    expression->kind = EXPRESSION_QUANTITY;
    expression->shape = SHAPE_RANGE;
    expression->has_value = true;
    expression->value = (struct decimal){first, 0};
    expression->last = (struct decimal){last, 0};
    expression->unit = unit_of(arena, group[3]);
    expression->comparator = digits_comparator(group[4]);
    return true;
}

/* 数十人, 数百万円, 十数件, 千数百人: more than what is written. */
bool amounts_read_indefinite(struct arena *arena, const struct match *match, struct expression *expression)
{
    const struct text *group = match->group; /* before 数, after it, unit */
    struct decimal more = {1, 0};
    (void)arena;
    if (!digits_value(group[1].length ? group[1] : group[2], expression, &expression->value)) return false;
    if (group[1].length && group[2].length) { /* 二千数百: 数 counts what follows; 1千数百万 both */
        if (!digits_value(group[2], expression, &more)) return false;
        int64_t by = numeral_last_sign(group[2]);
        if (by >= 10000) return false;
    }
    expression->kind = EXPRESSION_QUANTITY;
    expression->shape = SHAPE_INDEFINITE;
    expression->has_value = true;
    expression->unit = unit_of(arena, group[3]);
    return true;
}

/* -- shares and relations -------------------------------------------------------------------------------------------- */

static bool fraction(struct text part, struct text whole, struct expression *expression)
{
    if (!digits_value(part, expression, &expression->value)) return false;
    if (!digits_value(whole, expression, &expression->of)) return false;
    expression->kind = EXPRESSION_FRACTION;
    expression->has_value = true;
    return expression->of.units != 0;
}

static void compare(struct expression *expression, struct text about, struct text word)
{
    expression->comparator = digits_comparator(word);
    if (expression->comparator == COMPARE_EQUAL && about.length) expression->comparator = COMPARE_ABOUT;
}

bool amounts_read_portion(struct arena *arena, const struct match *match, struct expression *expression)
{
    const struct text *group = match->group; /* 約, whole, part, 以上 */
    (void)arena;
    compare(expression, group[1], group[4]);
    return fraction(group[3], group[2], expression);
}

/* 1:3, 3対1. 人口10万対 is a rate: what it counts by is a power of ten from a thousand on. */
bool amounts_read_relation(struct arena *arena, const struct match *match, struct expression *expression)
{
    const struct text *group = match->group; /* first, 人, sign, second */
    struct decimal by;
    if (!digits_value(group[1], expression, &by)) return false;
    if (!digits_value(group[4], expression, &expression->value)) return false;
    expression->has_value = true;
    if (text_is(group[3], "対") && by.scale == 0 && by.units >= 1000 && by.units % 1000 == 0) {
        expression->kind = EXPRESSION_NUMBER;
        expression->detail = text_format(arena, "/%lld 人", (long long)by.units);
        return true;
    }
    expression->of = expression->value;
    expression->value = by;
    expression->kind = EXPRESSION_RATIO;
    expression->shape = SHAPE_RELATION;
    return !group[2].length && expression->of.units != 0;
}

/* 3/4 is a fraction, 12/1 the first of December, 7/100 a fraction again; what is neither is a code. A day of the week
 * behind it settles it. */
bool amounts_read_slash(struct arena *arena, const struct match *match, struct expression *expression)
{
    int first = digits_small(match->group[1]), second = digits_small(match->group[2]);
    bool day = first >= 1 && first <= 12 && second >= 1 && second <= 31;
    if (day && (first > second || match->group[3].length) && !match->group[4].length) {
        expression->kind = EXPRESSION_DATE;
        expression->calendar = (struct calendar){.month = (int8_t)first, .day = (int8_t)second};
        return true;
    }
    compare(expression, (struct text){0}, match->group[5]);
    expression->unit = unit_of(arena, match->group[4]);
    if (expression->unit.length) expression->shape = SHAPE_RELATION;
    bool numbers = fraction(match->group[1], match->group[2], expression);
    if (numbers && decimal_compare(expression->value, expression->of) <= 0) return true;
    *expression = (struct expression){0};
    return codes_read_written(arena, match, expression);
}

/* ２割５分 is 25 %. */
bool amounts_read_tenths(struct arena *arena, const struct match *match, struct expression *expression)
{
    const struct text *group = match->group; /* 約, 割, 分, 厘, 以上 */
    (void)arena;
    struct decimal sum, more;
    if (!digits_value(group[2], expression, &sum)) return false;
    if (!decimal_multiply(sum, (struct decimal){10, 0}, &sum)) return false;
    sum = decimal_reduced(sum);
    for (int i = 3; i <= 4; i++) {
        if (!group[i].length) continue;
        if (!digits_value(group[i], expression, &more) || more.scale != 0 || more.units > 9999) return false;
        if (!decimal_add(sum, (struct decimal){more.units, (uint8_t)(i - 3)}, &sum)) return false;
    }
    expression->kind = EXPRESSION_RATIO;
    expression->has_value = true;
    expression->value = sum;
    expression->unit = TEXT("%");
    compare(expression, group[1], group[5]);
    return true;
}
