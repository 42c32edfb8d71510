/* joint_amounts.c: amounts, rates, relations and ordinals that stand side by side. */
#include "joint_amounts.h"

#include "numeral.h"

bool joint_is_counted(const struct expression *one)
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
    if (!joint_is_bare(first) || has_large_sign(joint_written(joint, first))) return value;
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
    if (!joint_is_whole(first->value) || first->detail.length) return 0;
    buffer_format(&out, "/%lld..%.*s", (long long)first->value.units,
                  TEXT_ARG(text_slice(next->detail, 1, next->detail.length - 1)));
    next->detail = buffer_text(&out);
    return joint_take_in(first, 1, next);
}

static size_t merge_range(const struct joint *joint, const struct expression *first, struct expression *next)
{
    if (begins_with_its_measure(next)) return joint_is_bare(first) ? merge_measure(joint, first, next) : 0;
    struct decimal value = in_unit_of(joint, first, next);
    if (decimal_compare(value, next->value) >= 0) return 0;
    next->last = next->value;
    next->value = value;
    next->shape = SHAPE_RANGE;
    if (next->comparator == COMPARE_EQUAL) next->comparator = first->comparator;
    if (!next->detail.length) next->detail = first->detail;
    return joint_take_in(first, 1, next);
}

/* Two that follow each other stand for what lies between (2、3回); more, or others, are a list. A comma between others
 * parts what has nothing to do with each other. */
static size_t merge_chain(const struct joint *joint, enum sign sign, struct expression *next)
{
    size_t length = joint_chain_length(joint, next, sign);
    if (length == 0 || begins_with_its_measure(next)) return 0;
    const struct expression *first = joint_chain_start(joint, length);
    int64_t step = next->kind == EXPRESSION_RATIO ? 10 : 1;
    enum { FEW = 10, MANY = 100 };
    bool few = next->value.units <= (sign == SIGN_COMMA ? FEW : MANY) * step;
    if (length == 1 && few && next->value.scale == 0 &&
        (first->value.units + 1) * step == next->value.units) {
        struct expression as_counted = *first;
        as_counted.value.units *= step;
        return merge_range(joint, &as_counted, next);
    }
    if (sign != SIGN_DOT || next->kind != EXPRESSION_QUANTITY || !joint_is_whole(next->value) ||
        next->detail.length)
        return 0;
    next->detail = joint_chain_text(joint, length, next->value.units, LINK_NUMBER);
    next->value = first->value;
    next->shape = SHAPE_LIST;
    return joint_take_in(first, length, next);
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
    return joint_take_in(last, 1, next);
}

static bool is_one_of(const struct expression *one, const char *const *units, size_t count)
{
    bool one_only = one->value.scale == 0 && one->value.units == 1 && one->comparator == COMPARE_EQUAL;
    for (size_t i = 0; i < count && one_only; i++)
        if (joint_is_quantity_of(one, units[i])) return true;
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
    return joint_take_in(last, 1, next);
}

static bool is_school(const struct joint *joint, const struct expression *last)
{
    static const char *const schools[] = {"小学", "中学", "高校", "小学校", "中学校", "高等学校", "大学"};
    struct text before = text_slice(joint->text, 0, last->offset - joint->base);
    for (size_t i = 0; i < ARRAY_LEN(schools); i++)
        if (text_ends(before, text_of(schools[i]))) return true;
    return false;
}

size_t joint_merge_amounts(const struct joint *joint, const struct expression *last, enum sign sign,
                           struct expression *next)
{
    if (sign == SIGN_STROKE || sign == SIGN_IN) return merge_relation(last, next, sign);
    if (sign == SIGN_TOUCH || sign == SIGN_MEAN) return merge_rate(joint, last, next, sign);
    if (sign == SIGN_DOT || sign == SIGN_COMMA) return merge_chain(joint, sign, next);
    bool pair =
        joint_is_bare(last) || (joint_is_counted(last) && counts_same(last, next) && !last->detail.length);
    if (!pair || !joint_makes_range(sign, joint, next)) return 0;
    size_t taken = merge_range(joint, last, next);
    bool grade = taken && text_is(next->unit, "年") && !next->detail.length && is_school(joint, last);
    if (grade) next->kind = EXPRESSION_ORDINAL;
    return taken;
}

/* 第1～3回, 第1回～第3回, 1・2年生, 第2・4土曜日 */
size_t joint_merge_ordinals(const struct joint *joint, const struct expression *last, enum sign sign,
                            struct expression *next)
{
    bool first_is = last->kind == EXPRESSION_ORDINAL && last->shape == SHAPE_ONE, bare = joint_is_bare(last);
    bool next_is = next->kind == EXPRESSION_ORDINAL;
    bool follows =
        next_is || joint_is_bare(next) || (next->kind == EXPRESSION_QUANTITY && !next->detail.length);
    if (!(first_is ? follows : bare && next_is) || next->shape != SHAPE_ONE) return 0;
    if (text_is(next->unit, "年度") && bare) return 0;
    if (last->unit.length && next->unit.length && !text_equal(last->unit, next->unit)) return 0;
    if (last->unit.length && !next->unit.length) return 0;
    if (!joint_is_whole(last->value) || !joint_is_whole(next->value) ||
        last->value.units >= next->value.units)
        return 0;
    bool listed = sign == SIGN_DOT || (sign == SIGN_COMMA && next_is);
    size_t chain = bare && sign == SIGN_DOT ? joint_chain_length(joint, next, sign) : 1;
    bool next_one = last->value.units + 1 == next->value.units;
    if (chain > 1) {
        next->detail = joint_chain_text(joint, chain, next->value.units, LINK_ORDINAL);
        next->shape = SHAPE_LIST;
        last = joint_chain_start(joint, chain);
    } else if (joint_makes_range(sign, joint, next) || (listed && bare && next_one)) {
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
    return joint_take_in(last, chain, next);
}
