/* calendar.c: readers of years, months and days. The eras and their days are those of generator/core/year.h. */
#include "calendar.h"

#include "generator/core/year.h"

#include "digits.h"
#include "numeral.h"

/* One or two digits, or kanji to 九十九. */
static int short_number(struct text written)
{
    int64_t kanji;
    int number = digits_small(written);
    if (number >= 0) return number;
    return numeral_kanji(written, NUMERAL_POSITIONAL, &kanji) && kanji < 100 ? (int)kanji : -1;
}

/* The last western year of an era; the next era begins in it. */
static int last_year_of(const struct era *era)
{
    size_t count;
    const struct era *eras = year_eras(&count);
    return era + 1 < eras + count ? era[1].year : 2999;
}

/* The first four groups of a year's form: era, its year, western year in brackets, western year alone. */
static bool year_of(const struct text *group, struct expression *expression, int *year)
{
    if (group[4].length) {
        int64_t kanji = 0;
        *year = digits_small(group[4]);
        if (*year < 0 && numeral_kanji(group[4], NUMERAL_POSITIONAL, &kanji)) *year = (int)kanji;
        return *year > 0;
    }
    const struct era *era = year_lookup_era(group[1]);
    int number = text_is(group[2], "元") ? 1 : short_number(group[2]);
    if (!era || number < 1) return false;
    *year = era->year + number - 1;
    if (*year > last_year_of(era)) expression->notes |= NOTE_OUTSIDE_ERA;
    if (group[3].length && digits_small(group[3]) != *year) expression->notes |= NOTE_YEARS_DIFFER;
    return true;
}

/* Does the month lie within the era that the year names? 令和元年3月 does not, nor does 平成31年6月. */
static void note_month_of_era(const struct text *group, int year, int month, struct expression *expression)
{
    const struct era *era = group[4].length ? NULL : year_lookup_era(group[1]);
    if (!era) return;
    size_t count;
    const struct era *eras = year_eras(&count), *next = era + 1 < eras + count ? era + 1 : NULL;
    bool early = year == era->year && month < era->month;
    bool late = next && (year > next->year || (year == next->year && month > next->month) ||
                         (year == next->year && month == next->month && next->day == 1));
    if (early || late) expression->notes |= NOTE_OUTSIDE_ERA;
}

static bool is_month(int month)
{
    return month >= 1 && month <= 12;
}

static bool is_day(int month, int day)
{
    static const int8_t days[] = {31, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return day >= 1 && day <= days[month];
}

/* 令和5年2月29日 is written like a day and is none. */
static bool is_date(int year, int month, int day)
{
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return is_month(month) && is_day(month, day) && (month != 2 || day < 29 || leap);
}

static bool refuse(struct expression *expression)
{
    expression->notes |= NOTE_SENSELESS;
    return false;
}

static enum month_part part_of(struct text word)
{
    static const struct {
        const char *word;
        enum month_part part;
    } words[] = {
        {"上旬", PART_EARLY},  {"初旬", PART_EARLY},   {"頭", PART_EARLY},   {"初め", PART_EARLY},
        {"始め", PART_EARLY},  {"はじめ", PART_EARLY}, {"初頭", PART_EARLY}, {"前半", PART_EARLY},
        {"中旬", PART_MIDDLE}, {"下旬", PART_LATE},    {"後半", PART_LATE},
    };
    for (size_t i = 0; i < ARRAY_LEN(words); i++)
        if (text_is(word, words[i].word)) return words[i].part;
    return word.length ? PART_END : PART_WHOLE;
}

bool calendar_read_full_date(struct arena *arena, const struct match *match, struct expression *expression)
{
    const struct text *group = match->group; /* year (4), month, day */
    (void)arena;
    int month = short_number(group[5]), day = short_number(group[6]);
    if (!year_of(group, expression, &expression->year)) return false;
    if (!is_date(expression->year, month, day)) return refuse(expression);
    note_month_of_era(group, expression->year, month, expression);
    expression->kind = EXPRESSION_DATE;
    expression->calendar = (struct calendar){.month = (int8_t)month, .day = (int8_t)day};
    return true;
}

bool calendar_read_western_date(struct arena *arena, const struct match *match, struct expression *expression)
{
    const struct text *group = match->group; /* year, sign, month, day */
    (void)arena;
    int month = digits_small(group[3]), day = digits_small(group[4]);
    expression->year = digits_small(group[1]);
    if (!is_date(expression->year, month, day)) return refuse(expression);
    expression->kind = EXPRESSION_DATE;
    expression->calendar = (struct calendar){.month = (int8_t)month, .day = (int8_t)day};
    return true;
}

bool calendar_read_year_month(struct arena *arena, const struct match *match, struct expression *expression)
{
    const struct text *group = match->group; /* year (4), month, part, last month, its part, 頃 */
    (void)arena;
    int month = short_number(group[5]), last = group[7].length ? digits_small(group[7]) : 0;
    if (!year_of(group, expression, &expression->year)) return false;
    if (!is_month(month) || (last && !is_month(last))) return refuse(expression);
    /* M7.3 is the strength of an earthquake, S3.5 a size: only R and H are written with a point and no 月. */
    struct text whole = group[0];
    bool letter = group[1].length == 1 && *group[1].at != 'R' && *group[1].at != 'H';
    if (letter && text_find(whole, TEXT("月")) == SIZE_MAX) return false;
    note_month_of_era(group, expression->year, month, expression);
    expression->kind = EXPRESSION_YEAR_MONTH;
    expression->last_year = last ? expression->year + (last < month) : 0;
    expression->calendar = (struct calendar){
        .month = (int8_t)month, .last_month = (int8_t)last, .part = part_of(last ? group[8] : group[6])};
    if (last) expression->shape = SHAPE_RANGE;
    bool ends = text_ends(whole, TEXT("末日")) || text_ends(whole, TEXT("晦日"));
    if (ends) expression->calendar.part = PART_END;
    if (group[9].length) expression->comparator = COMPARE_ABOUT;
    return true;
}

/* 2021/7 */
bool calendar_read_western_month(struct arena *arena, const struct match *match,
                                 struct expression *expression)
{
    (void)arena;
    expression->kind = EXPRESSION_YEAR_MONTH;
    expression->year = digits_small(match->group[1]);
    expression->calendar.month = (int8_t)digits_small(match->group[2]);
    return true;
}

/* '24年度 */
bool calendar_read_short_year(struct arena *arena, const struct match *match, struct expression *expression)
{
    (void)arena;
    expression->kind = text_is(match->group[2], "年度") ? EXPRESSION_FISCAL_YEAR : EXPRESSION_ERA_YEAR;
    expression->year = digits_small(match->group[1]);
    expression->year += expression->year < 70 ? 2000 : 1900;
    return true;
}

/* 3.11東日本大震災: a day that became a name. */
bool calendar_read_named_day(struct arena *arena, const struct match *match, struct expression *expression)
{
    (void)arena;
    int month = digits_small(match->group[1]), day = digits_small(match->group[2]);
    if (!is_month(month) || !is_day(month, day)) return false;
    expression->kind = EXPRESSION_DATE;
    expression->calendar = (struct calendar){.month = (int8_t)month, .day = (int8_t)day};
    return true;
}

/* 13:30, 午後1時30分, 8時半; a day has hours up to 24, and a broadcaster's up to 29. */
bool calendar_read_clock(struct arena *arena, const struct match *match, struct expression *expression)
{
    const struct text *group = match->group; /* 午前, hour, minute, 半, 頃 */
    (void)arena;
    int hour = short_number(group[2]), minute = group[3].length ? short_number(group[3]) : 0;
    bool afternoon = text_is(group[1], "午後");
    if (hour < 0 || minute < 0 || hour > 29 || minute > 59 || (group[1].length && hour > 12)) return false;
    if (afternoon && hour < 12) hour += 12;
    if (group[4].length) minute = 30;
    expression->kind = EXPRESSION_CLOCK;
    expression->value = (struct decimal){hour * 60 + minute, 0};
    if (text_find(group[0], TEXT("時")) != SIZE_MAX) expression->unit = TEXT("時");
    if (group[5].length && !text_is(group[5], "過ぎ")) expression->comparator = COMPARE_ABOUT;
    return true;
}

/* 令和６～８年度: the second year takes the first one's era, or is western when the first is. */
bool calendar_read_year_range(struct arena *arena, const struct match *match, struct expression *expression)
{
    const struct text *group = match->group; /* year (4), 年度, era, number, western, 年度 */
    (void)arena;
    if (!year_of(group, expression, &expression->year)) return false;
    bool western = group[7].length == 4;
    if (group[4].length && group[7].length == 2 && !group[6].length) { /* 2022～24年度 */
        int century = expression->year - expression->year % 100;
        expression->last_year = century + digits_small(group[7]);
    } else {
        struct text era = group[6].length ? group[6] : group[1];
        if (group[4].length && !group[6].length && !western) return false;
        const struct text last[] = {
            {0}, era, western ? (struct text){0} : group[7], group[8], western ? group[7] : (struct text){0}};
        if (!year_of(last, expression, &expression->last_year)) return false;
    }
    if (expression->last_year < expression->year) return false;
    expression->kind = EXPRESSION_YEAR_RANGE;
    expression->shape = SHAPE_RANGE;
    expression->fiscal = text_is(group[5], "年度") || text_is(group[9], "年度");
    return true;
}

bool calendar_read_open_range(struct arena *arena, const struct match *match, struct expression *expression)
{
    (void)arena;
    if (!year_of(match->group, expression, &expression->year)) return false;
    expression->kind = EXPRESSION_YEAR_RANGE;
    expression->shape = SHAPE_RANGE;
    expression->fiscal = text_is(match->group[5], "年度");
    return true;
}

bool calendar_read_fiscal_year(struct arena *arena, const struct match *match, struct expression *expression)
{
    (void)arena;
    if (!year_of(match->group, expression, &expression->year)) return false;
    expression->kind = EXPRESSION_FISCAL_YEAR;
    expression->calendar.part = part_of(match->group[5]);
    return true;
}

bool calendar_read_year(struct arena *arena, const struct match *match, struct expression *expression)
{
    const struct text *group = match->group;
    (void)arena;
    if (!year_of(group, expression, &expression->year)) return false;
    /* A bare letter with a number past its era's end (S80, T20) is a size or a model, not a year. */
    bool bare = group[1].length == 1 && text_find(group[0], TEXT("年")) == SIZE_MAX;
    if (bare && (expression->notes & NOTE_OUTSIDE_ERA) && *group[1].at != 'H') return false;
    expression->kind = EXPRESSION_ERA_YEAR;
    expression->calendar.part = part_of(group[5]);
    if (group[6].length) expression->comparator = COMPARE_ABOUT;
    return true;
}

bool calendar_read_month_range(struct arena *arena, const struct match *match, struct expression *expression)
{
    (void)arena;
    int first = digits_small(match->group[1]), last = digits_small(match->group[2]);
    if (!is_month(first) || !is_month(last)) return false;
    expression->kind = EXPRESSION_MONTH_RANGE;
    expression->shape = SHAPE_RANGE;
    expression->calendar = (struct calendar){.month = (int8_t)first, .last_month = (int8_t)last};
    return true;
}

bool calendar_read_date(struct arena *arena, const struct match *match, struct expression *expression)
{
    const struct text *group = match->group; /* 約, month, day, last month, last day, 頃 */
    (void)arena;
    int month = short_number(group[2]), day = short_number(group[3]);
    int last_day = group[5].length ? digits_small(group[5]) : 0;
    int last_month = group[4].length ? digits_small(group[4]) : last_day ? month : 0;
    if (!is_month(month) || !is_day(month, day)) return refuse(expression);
    if (last_day && (!is_month(last_month) || !is_day(last_month, last_day))) return refuse(expression);
    expression->kind = EXPRESSION_DATE;
    if (last_day) expression->shape = SHAPE_RANGE;
    if (group[1].length || group[6].length) expression->comparator = COMPARE_ABOUT;
    expression->calendar =
        (struct calendar){(int8_t)month, (int8_t)day, (int8_t)last_month, (int8_t)last_day, 0};
    return true;
}

bool calendar_read_day(struct arena *arena, const struct match *match, struct expression *expression)
{
    (void)arena;
    int day = digits_small(match->group[1]),
        last = match->group[2].length ? digits_small(match->group[2]) : 0;
    if (!is_day(0, day) || (last && !is_day(0, last))) return false;
    expression->kind = EXPRESSION_DATE;
    expression->calendar = (struct calendar){.day = (int8_t)day, .last_day = (int8_t)last};
    if (last) expression->shape = SHAPE_RANGE;
    return true;
}

bool calendar_read_month(struct arena *arena, const struct match *match, struct expression *expression)
{
    (void)arena;
    int month = digits_small(match->group[1]);
    if (!is_month(month)) return refuse(expression);
    expression->kind = EXPRESSION_DATE;
    if (match->group[3].length) expression->comparator = COMPARE_ABOUT;
    expression->calendar = (struct calendar){.month = (int8_t)month, .part = part_of(match->group[2])};
    return true;
}
