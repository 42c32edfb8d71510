/* pair.c: 「ラベル：値」 taken apart. */
#include "pair.h"

static const struct text nothing = {NULL, 0};

/* The first colon outside brackets, if the words before it are short enough for a label. */
static size_t find_colon(struct text text, size_t *step)
{
    int depth = 0;
    for (struct text rest = text; rest.length && text.length - rest.length < 300;) {
        size_t at = text.length - rest.length;
        uint32_t c = text_next(&rest);
        if (c == 0xFF08 || c == '(') depth++;
        if (c == 0xFF09 || c == ')') depth--;
        if ((c != 0xFF1A && c != ':') || depth > 0) continue;
        *step = text.length - rest.length - at;
        return at;
    }
    return SIZE_MAX;
}

struct text pair_before_colon(struct text text)
{
    size_t step, at = find_colon(text, &step);
    return at == SIZE_MAX ? nothing : text_trim(text_slice(text, 0, at));
}

bool pair_split(struct text text, struct pair *pair)
{
    size_t step, at = find_colon(text, &step);
    if (at == SIZE_MAX || at == 0) return false;
    pair->label = text_trim(text_slice(text, 0, at));
    pair->value = text_slice(text, at + step, text.length);
    return pair->label.length > 0;
}

bool pair_is_short(struct text label)
{
    if (label.length > 60) return false;
    for (struct text rest = label; rest.length;) {
        uint32_t c = text_next(&rest);
        if (c == 0x3002 || c == 0x3001 || c == ' ') return false; /* 。 、 */
    }
    return true;
}

/* 10:30 and https://… are no labels with values. */
static bool names_something(struct pair pair)
{
    if (!pair_is_short(pair.label) || text_starts(pair.value, TEXT("//"))) return false;
    for (struct text rest = pair.label; rest.length;) {
        uint32_t c = text_next(&rest);
        if (!text_is_digit(c) && c != '.' && c != '-' && c != '/') return true;
    }
    return false;
}

bool pair_begins_label(struct reader *reader, struct text text)
{
    struct pair pair;
    if (reader_usable(reader, text, FORM_VALUE | FORM_ALONE).label || text_starts(text, TEXT("【")))
        return true;
    return pair_split(text, &pair) &&
           (reader_usable(reader, pair.label, FORM_VALUE | FORM_ALONE).label || names_something(pair));
}
