/* amounts.c: readers of numbers, quantities, shares and rates. */
#include "forms.h"

#include <string.h>

#include "units.h"

enum { LONGEST_NUMBER = 96 };

struct multiplier {
    const char *sign;
    int64_t value;
};

static const struct multiplier multipliers[] = {
    {"兆", 1000000000000}, {"億", 100000000}, {"万", 10000}, {"千", 1000}, {"百", 100}, {"十", 10},
};

static const char *const kanji_digits[] = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

static struct text rest_after(struct text whole, size_t taken)
{
    return text_slice(whole, taken, whole.length - taken);
}

static int64_t take_multiplier(struct text *rest)
{
    for (size_t i = 0; i < ARRAY_LEN(multipliers); i++) {
        if (!text_starts(*rest, text_of(multipliers[i].sign))) continue;
        *rest = rest_after(*rest, strlen(multipliers[i].sign));
        return multipliers[i].value;
    }
    return 0;
}

static int take_kanji_digit(struct text *rest)
{
    for (int i = 0; i < (int)ARRAY_LEN(kanji_digits); i++) {
        if (!text_starts(*rest, text_of(kanji_digits[i]))) continue;
        *rest = rest_after(*rest, strlen(kanji_digits[i]));
        return i;
    }
    return -1;
}

/* 二十四 is 24, 千三百 1300, 三万五千 35000. Digits side by side (二三四) are not a number; one digit is. */
bool kanji_value(struct text written, int64_t *value)
{
    struct text rest = written;
    int64_t total = 0, below = 0, limit = INT64_MAX, inner_limit = 10000;
    if (!rest.length) return false;
    while (rest.length) {
        int digit = take_kanji_digit(&rest);
        int64_t by = take_multiplier(&rest);
        if (digit < 0 && by == 0) return false;
        if (by == 0) { /* units stand last */
            if (rest.length || inner_limit <= 1) return false;
            below += digit;
        } else if (by < 10000) {
            if (by >= inner_limit || digit == 0) return false;
            below += (digit < 0 ? 1 : digit) * by;
            inner_limit = by;
        } else {
            if (by >= limit) return false;
            below += digit < 0 ? 0 : digit;
            if (below == 0) return false;
            total += below * by;
            limit = by;
            below = 0;
            inner_limit = 10000;
        }
    }
    *value = total + below;
    return true;
}

/* Takes 1,904.5 or 1 4 , 0 3 9 off the text. */
static bool take_number(struct text *rest, struct decimal *value)
{
    char digits[LONGEST_NUMBER];
    size_t length = 0, i = 0;
    for (; i < rest->length; i++) {
        char c = rest->at[i];
        if (c == ',' || c == ' ') continue;
        if (c != '.' && (c < '0' || c > '9')) break;
        if (length == sizeof digits) return false;
        digits[length++] = c;
    }
    *rest = rest_after(*rest, i);
    return decimal_parse((struct text){digits, length}, value);
}

bool amount_value(struct text written, struct decimal *value)
{
    struct text rest = text_trim(written);
    struct decimal total = {0, 0}, part;
    int64_t whole;
    if (rest.length && (rest.at[0] < '0' || rest.at[0] > '9')) {
        if (!kanji_value(rest, &whole)) return false;
        *value = (struct decimal){whole, 0};
        return true;
    }
    if (!rest.length) return false;
    bool first = true;
    while (rest.length) {
        if (!take_number(&rest, &part)) return false;
        int64_t by = take_multiplier(&rest);
        while (by && rest.length && (rest.at[0] < '0' || rest.at[0] > '9')) { /* 3千万 */
            int64_t more = take_multiplier(&rest);
            if (!more || by > INT64_MAX / more) return false;
            by *= more;
        }
        if (by && !decimal_multiply(part, (struct decimal){by, 0}, &part)) return false;
        if (by) part = decimal_reduced(part); /* 8.5万 is 85000 */
        if (first)
            total = part;
        else if (!decimal_add(total, part, &total))
            return false;
        first = false;
    }
    *value = total;
    return true;
}

enum comparator comparator_of(struct text word)
{
    if (!word.length) return COMPARE_EQUAL;
    if (text_is(word, "以上")) return COMPARE_LEAST;
    if (text_is(word, "以下") || text_is(word, "以内")) return COMPARE_MOST;
    if (text_is(word, "未満")) return COMPARE_LESS;
    if (text_is(word, "超")) return COMPARE_MORE;
    return COMPARE_ABOUT;
}

int small_number(struct text digits)
{
    int value = 0;
    if (digits.length == 0 || digits.length > 4) return -1;
    for (size_t i = 0; i < digits.length; i++) {
        if (digits.at[i] < '0' || digits.at[i] > '9') return -1;
        value = value * 10 + (digits.at[i] - '0');
    }
    return value;
}

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
    GROUP_PERCENT,
    GROUP_TIMES,
    GROUP_UNIT,
    GROUP_UNIT_BELOW,
    GROUP_JOINT,
    GROUP_JOINT_PERIOD,
    GROUP_SECOND,
    GROUP_SECOND_UNIT,
    GROUP_COMPARATOR
};

static struct text printed(struct arena *arena, struct text amount)
{
    struct decimal value;
    return amount_value(amount, &value) ? decimal_print(arena, value, SEPARATORS_NONE)
                                        : text_copy(arena, amount);
}

/* ６事業所中２事業所 */
static bool read_share(struct arena *arena, const struct text *group, struct expression *expression)
{
    if (!amount_value(group[GROUP_AMOUNT], &expression->of)) return false;
    if (!amount_value(group[GROUP_SECOND], &expression->value) || expression->of.units == 0) return false;
    expression->kind = EXPRESSION_FRACTION;
    expression->has_value = true;
    expression->unit = unit_of(arena, group[GROUP_UNIT]);
    return true;
}

/* １事業所当たり年１件以上, ２ヶ月に１回: counted by something; one of it goes without its number. */
static bool read_rate(struct arena *arena, const struct text *group, struct expression *expression)
{
    struct decimal by;
    if (!amount_value(group[GROUP_AMOUNT], &by)) return false;
    if (!amount_value(group[GROUP_SECOND], &expression->value)) return false;
    struct text unit = units_canonical(group[GROUP_UNIT]);
    struct text_buffer detail = {.arena = arena};
    if (group[GROUP_JOINT_PERIOD].length)
        buffer_format(&detail, "/%.*s", TEXT_ARG(group[GROUP_JOINT_PERIOD]));
    if (decimal_compare(by, (struct decimal){1, 0}) == 0)
        buffer_format(&detail, "/%.*s", TEXT_ARG(unit));
    else
        buffer_format(&detail, "/%.*s %.*s", TEXT_ARG(printed(arena, group[GROUP_AMOUNT])), TEXT_ARG(unit));
    expression->kind = EXPRESSION_QUANTITY;
    expression->has_value = true;
    expression->unit = unit_of(arena, group[GROUP_SECOND_UNIT]);
    expression->detail = buffer_text(&detail);
    return true;
}

/* What joins an amount to a second one, or makes it a measure of something else: １人当たり, ３年ごと. */
static bool read_joint(struct arena *arena, const struct text *group, struct expression *expression)
{
    struct text joint = group[GROUP_JOINT];
    if (text_is(joint, "中") || text_starts(joint, TEXT("の"))) return read_share(arena, group, expression);
    if (group[GROUP_SECOND].length) return read_rate(arena, group, expression);
    if (text_is(joint, "目")) {
        expression->kind = EXPRESSION_ORDINAL;
        expression->unit = unit_of(arena, group[GROUP_UNIT]);
        expression->has_value = amount_value(group[GROUP_AMOUNT], &expression->value);
        return expression->has_value;
    }
    bool every = text_starts(joint, TEXT("毎")) || text_starts(joint, TEXT("ごと"));
    expression->kind = EXPRESSION_OTHER;
    expression->detail = text_format(arena, "%s %.*s %.*s", every ? "every" : "per",
                                     TEXT_ARG(printed(arena, group[GROUP_AMOUNT])),
                                     TEXT_ARG(units_canonical(group[GROUP_UNIT])));
    return true;
}

static void read_plain(struct arena *arena, const struct text *group, struct expression *expression)
{
    expression->has_value = amount_value(group[GROUP_AMOUNT], &expression->value);
    if (group[GROUP_SIGN].length && group[GROUP_SIGN].at[0] != '+')
        expression->value.units = -expression->value.units;
    if (!expression->has_value) expression->detail = text_copy(arena, group[GROUP_AMOUNT]);
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
    struct text below = units_canonical(group[GROUP_UNIT_BELOW]);
    struct text period = group[GROUP_PERIOD].length ? period_of(group[GROUP_PERIOD]) : (struct text){0};
    if (below.length) expression->detail = text_format(arena, "/%.*s", TEXT_ARG(below));
    if (period.length && expression->has_value)
        expression->detail = text_format(arena, "%.*s/%.*s", TEXT_ARG(expression->detail), TEXT_ARG(period));
}

bool read_amount(struct arena *arena, const struct match *match, struct expression *expression)
{
    const struct text *group = match->group;
    expression->comparator = comparator_of(group[GROUP_COMPARATOR]);
    bool about = group[GROUP_ABOUT].length || group[GROUP_ABOUT_AGAIN].length;
    if (expression->comparator == COMPARE_EQUAL && about) expression->comparator = COMPARE_ABOUT;
    if (group[GROUP_JOINT].length) return read_joint(arena, group, expression);
    read_plain(arena, group, expression);
    return true;
}

/* One kanji digit makes a quantity only before a unit that makes no other word with it: 三か所, but 一人ひとり, 三日月. */
static bool counts_with_one_digit(struct text unit)
{
    static const char *const units[] = {"か所", "か月",   "か国", "か年", "件",     "名",
                                        "団体", "事業所", "施設", "校",   "項目",   "分野",
                                        "地区", "圏域",   "機関", "法人", "自治体", "種類"};
    for (size_t i = 0; i < ARRAY_LEN(units); i++)
        if (text_is(unit, units[i])) return true;
    return false;
}

bool read_kanji_amount(struct arena *arena, const struct match *match, struct expression *expression)
{
    const struct text *group = match->group; /* 約, numeral, unit, 以上 */
    int64_t value;
    struct text unit = unit_of(arena, group[3]);
    if (!kanji_value(group[2], &value)) return false;
    bool one_sign = group[2].length == 3;
    if (one_sign && (value < 2 || value > 9 || !counts_with_one_digit(unit))) return false;
    expression->kind = EXPRESSION_QUANTITY;
    expression->has_value = true;
    expression->value = (struct decimal){value, 0};
    expression->unit = unit;
    expression->comparator = comparator_of(group[4]);
    if (expression->comparator == COMPARE_EQUAL && group[1].length) expression->comparator = COMPARE_ABOUT;
    return true;
}

static bool fraction(struct text part, struct text whole, struct expression *expression)
{
    if (!amount_value(part, &expression->value) || !amount_value(whole, &expression->of)) return false;
    expression->kind = EXPRESSION_FRACTION;
    expression->has_value = true;
    return expression->of.units != 0;
}

bool read_portion(struct arena *arena, const struct match *match, struct expression *expression)
{
    (void)arena;
    return fraction(match->group[2], match->group[1], expression);
}

/* 3/4 is a fraction, 12/1 the first of December, 7/100 a fraction again; what is neither is a code. */
bool read_slash(struct arena *arena, const struct match *match, struct expression *expression)
{
    int first = small_number(match->group[1]), second = small_number(match->group[2]);
    if (first > second && first <= 12 && second >= 1 && second <= 31) {
        expression->kind = EXPRESSION_DATE;
        expression->calendar = (struct calendar){.month = (int8_t)first, .day = (int8_t)second};
        return true;
    }
    if (first >= 0 && first <= second) return fraction(match->group[1], match->group[2], expression);
    return read_written(arena, match, expression);
}

/* ２割５分 is 25 %. */
bool read_tenths(struct arena *arena, const struct match *match, struct expression *expression)
{
    const struct text *group = match->group; /* 約, 割, 分, 厘, 以上 */
    (void)arena;
    struct decimal tenths, more;
    if (!amount_value(group[2], &tenths)) return false;
    if (!decimal_multiply(tenths, (struct decimal){10, 0}, &tenths)) return false;
    tenths = decimal_reduced(tenths);
    if (group[3].length &&
        (small_number(group[3]) < 0 || !amount_value(group[3], &more) || !decimal_add(tenths, more, &tenths)))
        return false;
    if (group[4].length && (small_number(group[4]) < 0 || !amount_value(group[4], &more) ||
                            !decimal_add(tenths, (struct decimal){more.units, 1}, &tenths)))
        return false;
    expression->kind = EXPRESSION_RATIO;
    expression->has_value = true;
    expression->value = tenths;
    expression->unit = TEXT("%");
    expression->comparator = comparator_of(group[5]);
    if (expression->comparator == COMPARE_EQUAL && group[1].length) expression->comparator = COMPARE_ABOUT;
    return true;
}
