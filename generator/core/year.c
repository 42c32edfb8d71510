/* year.c: one table of eras; reading by hand, because the core knows no pattern library. */
#include "year.h"

#include <limits.h>

static const struct era eras[] = {
    {"明治", 'M', 1868, 10, 23}, {"大正", 'T', 1912, 7, 30}, {"昭和", 'S', 1926, 12, 25},
    {"平成", 'H', 1989, 1, 8},   {"令和", 'R', 2019, 5, 1},
};

const struct era *year_eras(size_t *count)
{
    *count = ARRAY_LEN(eras);
    return eras;
}

static uint32_t narrow(uint32_t c)
{
    if (c == 0x3000) return ' ';
    return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
}

static uint32_t peek(struct text rest)
{
    return narrow(text_next(&rest));
}

static void skip_spaces(struct text *rest)
{
    while (peek(*rest) == ' ')
        text_next(rest);
}

static bool take(struct text *rest, struct text what)
{
    if (!text_starts(*rest, what)) return false;
    *rest = text_slice(*rest, what.length, rest->length);
    return true;
}

/* One sign for two characters, and 令 from the compatibility block that some input methods give. */
static const struct era *take_era_sign(struct text *rest)
{
    static const struct {
        const char *sign;
        size_t era;
    } signs[] = {{"㍾", 0}, {"㍽", 1}, {"㍼", 2}, {"㍻", 3}, {"㋿", 4}, {"\xEF\xA6\xA8和", 4}};
    for (size_t i = 0; i < ARRAY_LEN(signs); i++)
        if (take(rest, text_of(signs[i].sign))) return &eras[signs[i].era];
    return NULL;
}

/* Takes an era's name or letter off the text. */
static const struct era *take_era(struct text *rest)
{
    const struct era *era = take_era_sign(rest);
    if (era) return era;
    for (size_t i = 0; i < ARRAY_LEN(eras); i++) {
        struct text name = text_of(eras[i].name);
        if (text_starts(*rest, name)) {
            *rest = text_slice(*rest, name.length, rest->length);
            return &eras[i];
        }
        uint32_t c = peek(*rest);
        if (c == (uint32_t)eras[i].letter || c == (uint32_t)eras[i].letter + ('a' - 'A')) {
            text_next(rest);
            return &eras[i];
        }
    }
    return NULL;
}

const struct era *year_lookup_era(struct text name)
{
    const struct era *era = take_era(&name);
    return name.length == 0 ? era : NULL;
}

static bool take_number(struct text *rest, int *number)
{
    int value = 0, digits = 0;
    for (uint32_t c = peek(*rest); c >= '0' && c <= '9'; c = peek(*rest)) {
        if (++digits > 4) return false;
        value = value * 10 + (int)(c - '0');
        text_next(rest);
    }
    *number = value;
    return digits > 0;
}

/* 一 to 九十九, as in 令和六年度: digits side by side (二三) are not a number. */
static bool take_kanji(struct text *rest, int *number)
{
    static const uint32_t digits[] = {0,      0x4E00, 0x4E8C, 0x4E09, 0x56DB,
                                      0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D};
    enum { TEN = 0x5341 };
    int parts[2] = {0, 0};
    bool ten = false, any = false;
    for (;;) {
        uint32_t c = peek(*rest);
        int digit = 0;
        for (int i = 1; i < (int)ARRAY_LEN(digits); i++)
            if (c == digits[i]) digit = i;
        if (!digit && c != TEN) break;
        if ((c == TEN && ten) || (digit && parts[ten])) return false;
        if (c == TEN)
            ten = true;
        else
            parts[ten] = digit;
        any = true;
        text_next(rest);
    }
    *number = ten ? (parts[0] ? parts[0] : 1) * 10 + parts[1] : parts[0];
    return any;
}

/* （2024）, or any other remark in brackets. */
static bool take_brackets(struct text *rest)
{
    if (peek(*rest) != '(') return true;
    while (rest->length)
        if (narrow(text_next(rest)) == ')') return true;
    return false;
}

static enum year_problem after_the_number(struct text rest)
{
    skip_spaces(&rest);
    if (!take_brackets(&rest)) return YEAR_UNREADABLE;
    skip_spaces(&rest);
    if (take(&rest, TEXT("年度")))
        take(&rest, TEXT("末"));
    else
        take(&rest, TEXT("年"));
    skip_spaces(&rest);
    if (!take_brackets(&rest)) return YEAR_UNREADABLE;
    skip_spaces(&rest);
    return rest.length == 0 ? YEAR_FINE : YEAR_UNREADABLE;
}

/* '24年度: the century is left out. */
static bool read_short(struct text rest, int *year)
{
    static const char *const signs[] = {"'", "’", "‘", "＇"};
    bool sign = false;
    for (size_t i = 0; i < ARRAY_LEN(signs); i++)
        sign = sign || take(&rest, text_of(signs[i]));
    if (!sign || !take_number(&rest, year) || *year > 99) return false;
    *year += *year < 70 ? 2000 : 1900;
    return after_the_number(rest) == YEAR_FINE;
}

enum year_problem year_read(struct text text, int *year)
{
    struct text rest = text_trim(text);
    if (read_short(rest, year)) return YEAR_FINE;
    const struct era *era = take_era(&rest);
    int number = 1;
    skip_spaces(&rest);
    bool first = era && take(&rest, TEXT("元"));
    bool counted = first || take_number(&rest, &number) || (era && take_kanji(&rest, &number));
    if (!counted) return YEAR_UNREADABLE;
    if (after_the_number(rest) != YEAR_FINE) return YEAR_UNREADABLE;
    if (!era) {
        if (number < 1868 || number > 2999) return YEAR_UNREADABLE;
        *year = number;
        return YEAR_FINE;
    }
    if (number < 1 || number > 99) return YEAR_UNREADABLE;
    *year = era->year + number - 1;
    bool last = era == &eras[ARRAY_LEN(eras) - 1];
    return !last && *year > era[1].year ? YEAR_AFTER_ERA_END : YEAR_FINE;
}

int year_of_month(int calendar_year, int month)
{
    return month < 4 ? calendar_year - 1 : calendar_year;
}

/* The fiscal year 2019 is 令和元年度 by the government's notice of 2019-04-02, though it began under 平成; the others
 * take the era of their first day. */
static const struct era *era_of(int year)
{
    const struct era *found = &eras[0];
    for (size_t i = 0; i < ARRAY_LEN(eras); i++) {
        bool begun = eras[i].year < year || (eras[i].year == year && (eras[i].month < 4 || year == 2019));
        if (begun) found = &eras[i];
    }
    return found;
}

struct text year_print(struct arena *arena, int year, enum year_style style)
{
    const struct era *era = era_of(year);
    int number = year - era->year + 1;
    if (style == YEAR_WESTERN || number < 1) return text_format(arena, "%d", year);
    if (style == YEAR_ERA_SHORT) return text_format(arena, "%c%d", era->letter, number);
    struct text count = number == 1 ? TEXT("元") : text_format(arena, "%d", number);
    if (style == YEAR_ERA) return text_format(arena, "%s%.*s", era->name, TEXT_ARG(count));
    return text_format(arena, "%s%.*s（%d）", era->name, TEXT_ARG(count), year);
}
