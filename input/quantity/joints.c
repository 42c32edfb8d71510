/* joints.c: neighbours that are one expression, by what stands between them.
 *
 * The forms (forms.c) find each number with its unit. Here a sign between two of them decides: ～ and から…まで make a range,
 * ・ and 、 a list or, of two that follow each other, a range (2、3回), ／ and に a relation, nothing at all a rate
 * (1人1日当たり900g). Both must count the same, and a range must rise: otherwise they stay what they are. */
#include "joints.h"

#include <string.h>

#include "generator/core/year.h"
#include "numeral.h"

enum sign {
    SIGN_NONE,
    SIGN_TOUCH,
    SIGN_RANGE,
    SIGN_HYPHEN,
    SIGN_DOT,
    SIGN_COMMA,
    SIGN_STROKE,
    SIGN_FROM,
    SIGN_AND,
    SIGN_IN,
    SIGN_MEAN
};

/* -- what stands between --------------------------------------------------------------------------------------------- */

static struct text written(const struct joint *joint, const struct expression *one)
{
    return text_slice(joint->text, one->offset - joint->base, one->length);
}

static size_t end_of(const struct expression *one)
{
    return (size_t)one->offset + one->length;
}

static struct text trimmed(struct text text)
{
    while (text_starts(text, TEXT("　")) || text_starts(text, TEXT(" ")))
        text = text_slice(text, text.at[0] == ' ' ? 1 : 3, text.length);
    while (text_ends(text, TEXT("　")) || text_ends(text, TEXT(" ")))
        text.length -= text.at[text.length - 1] == ' ' ? 1 : 3;
    return text;
}

static bool goes_until(const struct joint *joint, const struct expression *next)
{
    size_t end = end_of(next) - joint->base;
    struct text rest = text_slice(joint->text, end, joint->text.length - end);
    return text_starts(rest, TEXT("まで")) || text_starts(rest, TEXT("にかけて")) ||
           text_starts(rest, TEXT("の間")) || text_starts(rest, TEXT("末まで"));
}

/* The sign between two expressions. */
static enum sign sign_between(const struct joint *joint, const struct expression *last,
                              const struct expression *next)
{
    static const struct {
        const char *written;
        enum sign sign;
    } signs[] = {
        {"～", SIGN_RANGE},     {"〜", SIGN_RANGE},    {"~", SIGN_RANGE},    {"-", SIGN_HYPHEN},
        {"－", SIGN_HYPHEN},    {"−", SIGN_HYPHEN},    {"‐", SIGN_HYPHEN},   {"–", SIGN_HYPHEN},
        {"・", SIGN_DOT},       {"･", SIGN_DOT},       {"、", SIGN_COMMA},   {",", SIGN_COMMA},
        {"，", SIGN_COMMA},     {"/", SIGN_STROKE},    {"／", SIGN_STROKE},  {"から", SIGN_FROM},
        {"及び", SIGN_AND},     {"および", SIGN_AND},  {"並びに", SIGN_AND}, {"と", SIGN_AND},
        {"ないし", SIGN_RANGE}, {"乃至", SIGN_RANGE},  {"又は", SIGN_AND},   {"または", SIGN_AND},
        {"に", SIGN_IN},        {"のうち", SIGN_NONE}, {"平均", SIGN_MEAN},
    };
    enum { LONGEST_SIGN = 12 };
    size_t start = end_of(last) - joint->base, length = next->offset - end_of(last);
    if (length == 0) return SIGN_TOUCH;
    if (length > LONGEST_SIGN) return SIGN_NONE;
    struct text between = trimmed(text_slice(joint->text, start, length));
    if (text_ends(between, TEXT("翌年")) || text_ends(between, TEXT("翌"))) /* 10月～翌年3月 */
        between.length -= text_ends(between, TEXT("翌")) ? sizeof "翌" - 1 : sizeof "翌年" - 1;
    for (size_t i = 0; i < ARRAY_LEN(signs); i++)
        if (text_is(between, signs[i].written)) return signs[i].sign;
    return SIGN_NONE;
}

/* -- what the neighbours are ------------------------------------------------------------------------------------------ */

static bool is_whole(struct decimal value)
{
    return value.scale == 0 && value.units >= 0 && value.units < 10000;
}

/* A number without unit, which may share the one of its neighbour. */
static bool is_bare(const struct expression *one)
{
    bool plain = one->comparator == COMPARE_EQUAL || one->comparator == COMPARE_ABOUT;
    return one->kind == EXPRESSION_NUMBER && one->shape == SHAPE_ONE && one->has_value && plain;
}

static bool is_counted(const struct expression *one)
{
    switch (one->kind) {
    case EXPRESSION_QUANTITY:
    case EXPRESSION_PERCENT:
    case EXPRESSION_RATIO:
    case EXPRESSION_MULTIPLE: return one->has_value && one->shape == SHAPE_ONE;
    case EXPRESSION_OTHER: return one->has_value && one->shape == SHAPE_ONE; /* 3か月ごと */
    case EXPRESSION_NUMBER:
    case EXPRESSION_FRACTION:
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
    case EXPRESSION_KIND_COUNT: break;
    }
    return false;
}

static bool counts_same(const struct expression *one, const struct expression *other)
{
    return one->kind == other->kind && text_equal(one->unit, other->unit);
}

static bool is_quantity_of(const struct expression *one, const char *unit)
{
    return one->kind == EXPRESSION_QUANTITY && one->shape == SHAPE_ONE && one->has_value &&
           text_is(one->unit, unit);
}

static bool makes_range(enum sign sign, const struct joint *joint, const struct expression *next)
{
    return sign == SIGN_RANGE || sign == SIGN_HYPHEN || (sign == SIGN_FROM && goes_until(joint, next));
}

/* The next expression begins where the last did. */
static size_t take_in(const struct expression *first, size_t count, struct expression *next)
{
    size_t end = end_of(next);
    next->offset = first->offset;
    next->length = (uint32_t)(end - first->offset);
    next->notes |= first->notes;
    return count;
}

/* -- amounts --------------------------------------------------------------------------------------------------------- */

static bool has_large_sign(struct text number)
{
    static const char *const signs[] = {"十", "百", "千", "万", "億", "兆"};
    for (size_t i = 0; i < ARRAY_LEN(signs); i++)
        if (text_find(number, text_of(signs[i])) != SIZE_MAX) return true;
    return false;
}

/* 「1～2万人」, 「1～2割」: the sign behind the second number counts the first, too, where the range rises that way. */
static struct decimal in_unit_of(const struct joint *joint, const struct expression *first,
                                 const struct expression *next)
{
    struct decimal scaled, value = first->value;
    if (!is_bare(first) || has_large_sign(written(joint, first))) return value;
    int64_t by = next->kind == EXPRESSION_RATIO ? 10 : numeral_last_sign(joint->folded);
    if (by == 1 || !decimal_multiply(value, (struct decimal){by, 0}, &scaled)) return value;
    return decimal_compare(scaled, next->value) < 0 ? scaled : value;
}

/* Does the next expression begin with what it is counted by (3か月に1回) and not with its value? */
static bool begins_with_its_measure(const struct expression *next)
{
    const struct text *detail = &next->detail;
    return detail->length > 1 && detail->at[0] == '/' && detail->at[1] >= '0' && detail->at[1] <= '9';
}

/* 「2～3か月に1回」: 1 回/2..3 か月 */
static size_t merge_measure(const struct joint *joint, const struct expression *first,
                            struct expression *next)
{
    struct text_buffer out = {.arena = joint->arena};
    if (!is_whole(first->value) || first->detail.length) return 0;
    buffer_format(&out, "/%lld..%.*s", (long long)first->value.units,
                  TEXT_ARG(text_slice(next->detail, 1, next->detail.length - 1)));
    next->detail = buffer_text(&out);
    return take_in(first, 1, next);
}

static size_t merge_range(const struct joint *joint, const struct expression *first, struct expression *next)
{
    if (begins_with_its_measure(next)) return is_bare(first) ? merge_measure(joint, first, next) : 0;
    struct decimal value = in_unit_of(joint, first, next);
    if (decimal_compare(value, next->value) >= 0) return 0;
    next->last = next->value;
    next->value = value;
    next->shape = SHAPE_RANGE;
    if (next->comparator == COMPARE_EQUAL) next->comparator = first->comparator;
    if (!next->detail.length) next->detail = first->detail;
    return take_in(first, 1, next);
}

/* How many bare numbers stand before, each followed by the same sign. */
static size_t chain_length(const struct joint *joint, const struct expression *next, enum sign sign)
{
    size_t length = 0;
    for (const struct expression *after = next; length < joint->count; length++) {
        const struct expression *one = &joint->found[joint->count - 1 - length];
        if (one->offset < joint->base || !is_bare(one) || !is_whole(one->value)) break;
        if (sign_between(joint, one, after) != sign) break;
        after = one;
    }
    return length;
}

static const struct expression *chain_start(const struct joint *joint, size_t length)
{
    return &joint->found[joint->count - length];
}

/* How a number stands in the canonical form of a chain: 3, #3, --03. */
enum link { LINK_NUMBER, LINK_ORDINAL, LINK_MONTH };

static void add_link(struct text_buffer *out, enum link link, int64_t number)
{
    switch (link) {
    case LINK_NUMBER: buffer_format(out, "%d", (int)number); return;
    case LINK_ORDINAL: buffer_format(out, "#%d", (int)number); return;
    case LINK_MONTH: buffer_format(out, "--%02d", (int)number); return;
    }
}

/* "3,6,12": each number in its form. */
static struct text chain_text(const struct joint *joint, size_t length, int64_t last, enum link link)
{
    struct text_buffer out = {.arena = joint->arena};
    const struct expression *one = chain_start(joint, length);
    for (size_t i = 0; i < length; i++) {
        add_link(&out, link, one[i].value.units);
        buffer_add(&out, TEXT(","));
    }
    add_link(&out, link, last);
    return buffer_text(&out);
}

/* Two that follow each other stand for what lies between (2、3回); more, or others, are a list. A comma between others
 * parts what has nothing to do with each other. */
static size_t merge_chain(const struct joint *joint, enum sign sign, struct expression *next)
{
    size_t length = chain_length(joint, next, sign);
    if (length == 0 || begins_with_its_measure(next)) return 0;
    const struct expression *first = chain_start(joint, length);
    int64_t step = next->kind == EXPRESSION_RATIO ? 10 : 1;
    enum { FEW = 10, MANY = 100 };
    bool few = next->value.units <= (sign == SIGN_COMMA ? FEW : MANY) * step;
    if (length == 1 && few && next->value.scale == 0 &&
        (first->value.units + 1) * step == next->value.units) {
        struct expression as_counted = *first;
        as_counted.value.units *= step;
        return merge_range(joint, &as_counted, next);
    }
    if (sign != SIGN_DOT || next->kind != EXPRESSION_QUANTITY || !is_whole(next->value) ||
        next->detail.length)
        return 0;
    next->detail = chain_text(joint, length, next->value.units, LINK_NUMBER);
    next->value = first->value;
    next->shape = SHAPE_LIST;
    return take_in(first, length, next);
}

/* 3名/10名, 3人に1人 */
static size_t merge_relation(const struct expression *last, struct expression *next, enum sign sign)
{
    static const char *const shared[] = {"人", "名", "世帯", "件",     "か所", "団体",
                                         "戸", "社", "校",   "事業所", "施設"};
    bool whole =
        next->kind == EXPRESSION_QUANTITY && last->kind == EXPRESSION_QUANTITY && counts_same(last, next);
    if (!whole || last->shape != SHAPE_ONE || last->detail.length || next->detail.length) return 0;
    bool listed = false;
    for (size_t i = 0; i < ARRAY_LEN(shared); i++)
        listed = listed || text_is(next->unit, shared[i]);
    if (sign == SIGN_IN && (!listed || decimal_compare(next->value, last->value) >= 0)) return 0;
    struct decimal first = last->value, second = next->value;
    next->value = sign == SIGN_IN ? second : first;
    next->of = sign == SIGN_IN ? first : second;
    if (next->of.units == 0) return 0;
    next->kind = EXPRESSION_FRACTION;
    next->shape = SHAPE_RELATION;
    return take_in(last, 1, next);
}

static bool is_one_of(const struct expression *one, const char *const *units, size_t count)
{
    bool one_only = one->value.scale == 0 && one->value.units == 1 && one->comparator == COMPARE_EQUAL;
    for (size_t i = 0; i < count && one_only; i++)
        if (is_quantity_of(one, units[i])) return true;
    return false;
}

static bool is_first_day_only(const struct expression *one)
{
    const struct calendar *at = &one->calendar;
    return one->shape == SHAPE_ONE && !one->year && !at->month && at->day == 1 &&
           one->comparator == COMPARE_EQUAL;
}

/* 1人1日当たり900g, 1日平均15人, 1回2時間, 1日3回: the first says by what the second is counted. */
static size_t merge_rate(const struct joint *joint, const struct expression *last, struct expression *next,
                         enum sign sign)
{
    static const char *const any[] = {"人", "世帯", "件", "か所", "団体", "戸",
                                      "回", "日",   "週", "か月", "施設", "事業所"};
    static const char *const day[] = {"日"}, *const times[] = {"回"};
    struct expression a_day = *last;
    if (last->kind == EXPRESSION_DATE && is_first_day_only(last)) { /* 1日1,000円 */
        a_day = (struct expression){
            .kind = EXPRESSION_QUANTITY, .has_value = true, .value = {1, 0}, .unit = TEXT("日")};
        a_day.offset = last->offset;
        last = &a_day;
    }
    if (next->kind != EXPRESSION_QUANTITY || next->shape != SHAPE_ONE || last->detail.length) return 0;
    bool timed = text_is(next->unit, "時間") || text_is(next->unit, "分");
    bool rate = sign == SIGN_MEAN ? is_one_of(last, any, ARRAY_LEN(any))
                                  : (next->detail.length && is_one_of(last, any, ARRAY_LEN(any))) ||
                                        (is_one_of(last, day, 1) && !text_is(next->unit, "日")) ||
                                        (timed && is_one_of(last, times, 1));
    if (!rate) return 0;
    next->detail = text_format(joint->arena, "/%.*s%.*s", TEXT_ARG(last->unit), TEXT_ARG(next->detail));
    return take_in(last, 1, next);
}

static bool is_school(const struct joint *joint, const struct expression *last)
{
    static const char *const schools[] = {"小学", "中学", "高校", "小学校", "中学校", "高等学校", "大学"};
    struct text before = text_slice(joint->text, 0, last->offset - joint->base);
    for (size_t i = 0; i < ARRAY_LEN(schools); i++)
        if (text_ends(before, text_of(schools[i]))) return true;
    return false;
}

static size_t merge_amounts(const struct joint *joint, const struct expression *last, enum sign sign,
                            struct expression *next)
{
    if (sign == SIGN_STROKE || sign == SIGN_IN) return merge_relation(last, next, sign);
    if (sign == SIGN_TOUCH || sign == SIGN_MEAN) return merge_rate(joint, last, next, sign);
    if (sign == SIGN_DOT || sign == SIGN_COMMA) return merge_chain(joint, sign, next);
    bool pair = is_bare(last) || (is_counted(last) && counts_same(last, next) && !last->detail.length);
    if (!pair || !makes_range(sign, joint, next)) return 0;
    size_t taken = merge_range(joint, last, next);
    bool grade = taken && text_is(next->unit, "年") && !next->detail.length && is_school(joint, last);
    if (grade) next->kind = EXPRESSION_ORDINAL;
    return taken;
}

/* -- ordinals -------------------------------------------------------------------------------------------------------- */

/* 第1～3回, 第1回～第3回, 1・2年生, 第2・4土曜日 */
static size_t merge_ordinals(const struct joint *joint, const struct expression *last, enum sign sign,
                             struct expression *next)
{
    bool first_is = last->kind == EXPRESSION_ORDINAL && last->shape == SHAPE_ONE, bare = is_bare(last);
    bool next_is = next->kind == EXPRESSION_ORDINAL;
    bool follows = next_is || is_bare(next) || (next->kind == EXPRESSION_QUANTITY && !next->detail.length);
    if (!(first_is ? follows : bare && next_is) || next->shape != SHAPE_ONE) return 0;
    if (text_is(next->unit, "年度") && bare) return 0;
    if (last->unit.length && next->unit.length && !text_equal(last->unit, next->unit)) return 0;
    if (last->unit.length && !next->unit.length) return 0;
    if (!is_whole(last->value) || !is_whole(next->value) || last->value.units >= next->value.units) return 0;
    bool listed = sign == SIGN_DOT || (sign == SIGN_COMMA && next_is);
    size_t chain = bare && sign == SIGN_DOT ? chain_length(joint, next, sign) : 1;
    bool next_one = last->value.units + 1 == next->value.units;
    if (chain > 1) {
        next->detail = chain_text(joint, chain, next->value.units, LINK_ORDINAL);
        next->shape = SHAPE_LIST;
        last = chain_start(joint, chain);
    } else if (makes_range(sign, joint, next) || (listed && bare && next_one)) {
        next->last = next->value;
        next->shape = SHAPE_RANGE;
    } else if (listed) {
        next->detail = text_format(joint->arena, "#%d,#%d", (int)last->value.units, (int)next->value.units);
        next->shape = SHAPE_LIST;
    } else {
        return 0;
    }
    next->value = last->value;
    next->kind = EXPRESSION_ORDINAL;
    return take_in(last, chain, next);
}

/* -- years ----------------------------------------------------------------------------------------------------------- */

/* The number an expression begins with behind an era's name: 6 of 令和６年度, 1 of 令和元年, 2023 of 2023年; 0: none. */
static int year_number(struct text year)
{
    int number = 0;
    while (year.length) {
        uint32_t c = text_next(&year);
        if (c == 0x5143 && number == 0) return 1; /* 元 */
        if (c >= 0xFF10 && c <= 0xFF19) c -= 0xFF10 - '0';
        bool digit = c >= '0' && c <= '9';
        if (!digit && number) break;
        if (digit && number < 1000) number = number * 10 + (int)(c - '0');
    }
    return number;
}

/* The year that a number means behind a year: 8年度 behind 令和6年度. */
static int year_behind(const struct joint *joint, const struct expression *last,
                       const struct expression *next)
{
    int number = year_number(written(joint, last)), later = (int)next->value.units;
    if (number == 0 || !is_whole(next->value) || later > 99) return 0;
    if (number >= 1000) return last->year - last->year % 100 + later;
    return last->year + later - number;
}

static bool is_year(const struct expression *one)
{
    bool kind = one->kind == EXPRESSION_FISCAL_YEAR || one->kind == EXPRESSION_ERA_YEAR;
    return kind && one->calendar.part == PART_WHOLE;
}

static void make_years(const struct joint *joint, int first, int last, bool range, struct expression *next)
{
    const char *sign = next->fiscal ? "FY" : "";
    next->kind = EXPRESSION_YEAR_RANGE;
    next->shape = range ? SHAPE_RANGE : SHAPE_LIST;
    next->has_value = false;
    next->year = first;
    next->last_year = last;
    if (!range) next->detail = text_format(joint->arena, "%s%d,%s%d", sign, first, sign, last);
}

/* 令和3・4・5年度 */
static size_t merge_year_chain(const struct joint *joint, enum sign sign, struct expression *next)
{
    size_t length = sign == SIGN_DOT || sign == SIGN_COMMA ? chain_length(joint, next, sign) : 0;
    if (length == 0 || length >= joint->count || !text_is(next->unit, "年度")) return 0;
    const struct expression *numbers = chain_start(joint, length), *first = numbers - 1;
    if (first->offset < joint->base || !is_year(first) || sign_between(joint, first, numbers) != sign)
        return 0;
    struct text_buffer out = {.arena = joint->arena};
    buffer_format(&out, "FY%d", first->year);
    int before = first->year;
    for (size_t i = 0; i <= length; i++) {
        int year = year_behind(joint, first, i < length ? &numbers[i] : next);
        if (year <= before) return 0;
        buffer_format(&out, ",FY%d", year);
        before = year;
    }
    next->fiscal = true;
    next->unit = (struct text){NULL, 0};
    make_years(joint, first->year, before, false, next);
    next->detail = buffer_text(&out);
    return take_in(first, length + 1, next);
}

/* 令和5・6年度, 令和6年度から10年度まで, 令和6年度及び7年度 */
static size_t merge_years(const struct joint *joint, const struct expression *last, enum sign sign,
                          struct expression *next)
{
    bool fiscal = next->kind == EXPRESSION_FISCAL_YEAR || text_is(next->unit, "年度");
    bool named = is_year(next);
    bool counted = (next->kind == EXPRESSION_ORDINAL && fiscal) ||
                   (is_quantity_of(next, "年") && next->comparator == COMPARE_EQUAL);
    if ((!named && !counted) || (last->kind == EXPRESSION_FISCAL_YEAR && !fiscal)) return 0;
    int year = named ? next->year : year_behind(joint, last, next);
    if (year <= last->year) return 0;
    bool open =
        text_find(written(joint, last), TEXT("年")) == SIZE_MAX; /* 令和5・: its 年度 is still to come */
    bool range = makes_range(sign, joint, next);
    bool list = counted && (open ? sign == SIGN_DOT || sign == SIGN_COMMA
                                 : fiscal && (sign == SIGN_DOT || sign == SIGN_COMMA || sign == SIGN_AND));
    if (!range && !list) return 0;
    if (counted && !open && !fiscal && !range) return 0;
    next->fiscal = fiscal;
    next->unit = (struct text){NULL, 0};
    make_years(joint, last->year, year, range, next);
    return take_in(last, 1, next);
}

/* -- months, days and times ------------------------------------------------------------------------------------------ */

static bool is_month_only(const struct expression *one)
{
    const struct calendar *at = &one->calendar;
    return one->kind == EXPRESSION_DATE && one->shape == SHAPE_ONE && at->month && !at->day;
}

/* 4・5・6月 */
static size_t merge_months(const struct joint *joint, enum sign sign, struct expression *next)
{
    size_t length = chain_length(joint, next, sign);
    const struct expression *first = chain_start(joint, length);
    if (length == 0 || next->calendar.part != PART_WHOLE) return 0;
    for (size_t i = 0; i < length; i++) {
        int64_t month = first[i].value.units,
                after = i + 1 < length ? first[i + 1].value.units : next->calendar.month;
        bool follows = after == month % 12 + 1 || (length > 1 && after > month);
        if (month < 1 || month > 12 || (sign == SIGN_COMMA && !follows)) return 0;
    }
    next->detail = chain_text(joint, length, next->calendar.month, LINK_MONTH);
    next->shape = SHAPE_LIST;
    next->calendar.last_month = next->calendar.month;
    next->calendar.month = (int8_t)first->value.units;
    return take_in(first, length, next);
}

static bool is_day_only(const struct expression *one)
{
    const struct calendar *at = &one->calendar;
    return one->kind == EXPRESSION_DATE && one->shape == SHAPE_ONE && !one->year && !at->month && at->day;
}

/* 2、3日 are some days, 5～7日 and 5・6日 days of a month. */
static size_t merge_bare_day(const struct joint *joint, const struct expression *last, enum sign sign,
                             struct expression *next)
{
    enum { FEW = 10, LONGEST_MONTH = 31 };
    int64_t first = last->value.units, second = next->calendar.day;
    if (!is_whole(last->value) || last->detail.length || first < 1 || first >= second ||
        second > LONGEST_MONTH)
        return 0;
    bool some =
        sign == SIGN_COMMA && second < FEW && first + 1 == second && chain_length(joint, next, sign) == 1;
    if (some) {
        *next = (struct expression){.offset = next->offset,
                                    .length = next->length,
                                    .kind = EXPRESSION_QUANTITY,
                                    .shape = SHAPE_RANGE,
                                    .comparator = last->comparator,
                                    .has_value = true,
                                    .value = last->value,
                                    .last = {second, 0},
                                    .unit = TEXT("日")};
    } else if (sign == SIGN_RANGE) {
        next->shape = SHAPE_RANGE;
        next->calendar.day = (int8_t)first;
        next->calendar.last_day = (int8_t)second;
    } else if (sign == SIGN_DOT) {
        next->shape = SHAPE_LIST;
        next->detail = text_format(joint->arena, "---%02d,---%02d", (int)first, (int)second);
    } else {
        return 0;
    }
    return take_in(last, 1, next);
}

/* 2/14 is a day where it ends a range that 2/1 begins. */
static bool as_day(const struct expression *one, struct calendar *day)
{
    bool share = one->kind == EXPRESSION_FRACTION && !one->unit.length && is_whole(one->value) &&
                 is_whole(one->of) && one->shape == SHAPE_ONE && one->comparator == COMPARE_EQUAL;
    if (one->kind == EXPRESSION_DATE && one->shape == SHAPE_ONE) {
        *day = one->calendar;
        return day->month > 0;
    }
    if (!share || one->value.units < 1 || one->value.units > 12 || one->of.units < 1 || one->of.units > 31)
        return false;
    *day = (struct calendar){.month = (int8_t)one->value.units, .day = (int8_t)one->of.units};
    return true;
}

/* 2/1～2/14, 4月から9月まで, 令和6年4月1日～令和7年3月31日 */
static size_t merge_days(const struct joint *joint, const struct expression *last, struct expression *next)
{
    struct calendar from, to;
    if (!as_day(last, &from) || !as_day(next, &to) || (from.day == 0) != (to.day == 0)) return 0;
    bool later = to.month > from.month || (to.month == from.month && to.day > from.day);
    bool shares = last->kind == EXPRESSION_FRACTION || next->kind == EXPRESSION_FRACTION;
    bool thirds = last->kind == EXPRESSION_FRACTION && next->kind == EXPRESSION_FRACTION && from.day == to.day;
    if (thirds || (shares && !later) || (next->year && !last->year)) return 0;
    if (next->year && (next->year < last->year || (next->year == last->year && !later))) return 0;
    (void)joint;
    next->kind = from.day ? EXPRESSION_DATE : EXPRESSION_MONTH_RANGE;
    next->last_year = last->year && !next->year ? last->year + !later : next->year;
    next->year = last->year;
    next->calendar = (struct calendar){from.month, from.day, to.month, to.day, to.part};
    next->has_value = false;
    next->shape = SHAPE_RANGE;
    return take_in(last, 1, next);
}

/* 令和6年4月～令和7年3月, 令和6年10月から3月まで */
static size_t merge_year_months(const struct expression *last, struct expression *next)
{
    bool named = next->kind == EXPRESSION_YEAR_MONTH && next->shape == SHAPE_ONE;
    if (last->shape != SHAPE_ONE || (!named && !is_month_only(next))) return 0;
    bool later = next->calendar.month > last->calendar.month;
    int year = named ? next->year : last->year + !later;
    if (year < last->year || (year == last->year && !later)) return 0;
    next->kind = EXPRESSION_YEAR_MONTH;
    next->shape = SHAPE_RANGE;
    next->year = last->year;
    next->last_year = year;
    next->calendar.last_month = next->calendar.month;
    next->calendar.month = last->calendar.month;
    return take_in(last, 1, next);
}

/* 10時から15時まで, 午後1時～3時, 10～15時 */
static size_t merge_clocks(const struct joint *joint, const struct expression *last, struct expression *next)
{
    enum { NOON = 12 * 60, DAY = 24 };
    struct decimal from = last->value;
    if (is_bare(last)) {
        if (!is_whole(from) || from.units > DAY) return 0;
        from.units *= 60;
    } else if (last->kind != EXPRESSION_CLOCK || last->shape != SHAPE_ONE) {
        return 0;
    }
    next->last = next->value;
    bool afternoon = text_starts(written(joint, last), TEXT("午後"));
    bool named = text_starts(joint->folded, TEXT("午"));
    if (afternoon && !named && next->last.units < from.units && next->last.units <= NOON)
        next->last.units += NOON;
    next->value = from;
    next->shape = SHAPE_RANGE;
    return take_in(last, 1, next);
}

/* -- the one entry --------------------------------------------------------------------------------------------------- */

static size_t merge_dates(const struct joint *joint, const struct expression *last, enum sign sign,
                          struct expression *next)
{
    bool listed = sign == SIGN_DOT || sign == SIGN_COMMA;
    if (listed && is_month_only(next)) return merge_months(joint, sign, next);
    if (is_day_only(next) && is_bare(last)) return merge_bare_day(joint, last, sign, next);
    if (!makes_range(sign, joint, next) || sign == SIGN_HYPHEN) return 0;
    if (last->kind == EXPRESSION_YEAR_MONTH) return merge_year_months(last, next);
    return merge_days(joint, last, next);
}

size_t joints_merge(const struct joint *joint, struct expression *next)
{
    const struct expression *last = joint->count ? &joint->found[joint->count - 1] : NULL;
    if (!last || last->offset < joint->base) return 0;
    enum sign sign = sign_between(joint, last, next);
    if (sign == SIGN_NONE) return 0;
    size_t taken = is_year(last) ? merge_years(joint, last, sign, next) : 0;
    if (!taken && next->kind == EXPRESSION_ORDINAL) taken = merge_year_chain(joint, sign, next);
    if (taken) return taken;
    switch (next->kind) {
    case EXPRESSION_DATE:
    case EXPRESSION_YEAR_MONTH:
    case EXPRESSION_FRACTION: return merge_dates(joint, last, sign, next);
    case EXPRESSION_CLOCK: return makes_range(sign, joint, next) ? merge_clocks(joint, last, next) : 0;
    case EXPRESSION_QUANTITY:
        taken = merge_ordinals(joint, last, sign, next);
        return taken ? taken : merge_amounts(joint, last, sign, next);
    case EXPRESSION_PERCENT:
    case EXPRESSION_RATIO:
    case EXPRESSION_MULTIPLE:
    case EXPRESSION_OTHER: return is_counted(next) ? merge_amounts(joint, last, sign, next) : 0;
    case EXPRESSION_NUMBER:
    case EXPRESSION_ORDINAL: return merge_ordinals(joint, last, sign, next);
    case EXPRESSION_FISCAL_YEAR:
    case EXPRESSION_YEAR_RANGE:
    case EXPRESSION_ERA_YEAR:
    case EXPRESSION_MONTH_RANGE:
    case EXPRESSION_CODE:
    case EXPRESSION_PAGE:
    case EXPRESSION_PHONE:
    case EXPRESSION_KIND_COUNT: return 0;
    }
    return 0;
}
