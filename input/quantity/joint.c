/* joint.c: the sign between two expressions, and the chain of bare numbers before one. */
#include "joint.h"

struct text joint_written(const struct joint *joint, const struct expression *one)
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

enum sign joint_sign_between(const struct joint *joint, const struct expression *last,
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

bool joint_is_whole(struct decimal value)
{
    return value.scale == 0 && value.units >= 0 && value.units < 10000;
}

bool joint_is_bare(const struct expression *one)
{
    bool plain = one->comparator == COMPARE_EQUAL || one->comparator == COMPARE_ABOUT;
    return one->kind == EXPRESSION_NUMBER && one->shape == SHAPE_ONE && one->has_value && plain;
}

bool joint_is_quantity_of(const struct expression *one, const char *unit)
{
    return one->kind == EXPRESSION_QUANTITY && one->shape == SHAPE_ONE && one->has_value &&
           text_is(one->unit, unit);
}

bool joint_makes_range(enum sign sign, const struct joint *joint, const struct expression *next)
{
    return sign == SIGN_RANGE || sign == SIGN_HYPHEN || (sign == SIGN_FROM && goes_until(joint, next));
}

/* The next expression begins where the last did. */
size_t joint_take_in(const struct expression *first, size_t count, struct expression *next)
{
    size_t end = end_of(next);
    next->offset = first->offset;
    next->length = (uint32_t)(end - first->offset);
    next->notes |= first->notes;
    return count;
}

/* How many bare numbers stand before, each followed by the same sign. */
size_t joint_chain_length(const struct joint *joint, const struct expression *next, enum sign sign)
{
    size_t length = 0;
    for (const struct expression *after = next; length < joint->count; length++) {
        const struct expression *one = &joint->found[joint->count - 1 - length];
        if (one->offset < joint->base || !joint_is_bare(one) || !joint_is_whole(one->value)) break;
        if (joint_sign_between(joint, one, after) != sign) break;
        after = one;
    }
    return length;
}

const struct expression *joint_chain_start(const struct joint *joint, size_t length)
{
    return &joint->found[joint->count - length];
}

static void add_link(struct text_buffer *out, enum link link, int64_t number)
{
    switch (link) {
    case LINK_NUMBER: buffer_format(out, "%d", (int)number); return;
    case LINK_ORDINAL: buffer_format(out, "#%d", (int)number); return;
    case LINK_MONTH: buffer_format(out, "--%02d", (int)number); return;
    }
}

struct text joint_chain_text(const struct joint *joint, size_t length, int64_t last, enum link link)
{
    struct text_buffer out = {.arena = joint->arena};
    const struct expression *one = joint_chain_start(joint, length);
    for (size_t i = 0; i < length; i++) {
        add_link(&out, link, one[i].value.units);
        buffer_add(&out, TEXT(","));
    }
    add_link(&out, link, last);
    return buffer_text(&out);
}
