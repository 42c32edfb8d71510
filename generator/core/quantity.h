/* quantity.h: numeric expressions as data: what was found where, and what it means.
 *
 * Finding and reading is the work of input/quantity (with PCRE2); printing in a house style is house.h. The types live
 * here because the model keeps the expressions of every text, so that nobody looks for numbers twice. */
#ifndef SHINCHOKU_GENERATOR_CORE_QUANTITY_H
#define SHINCHOKU_GENERATOR_CORE_QUANTITY_H

#include "decimal.h"
#include "text.h"

/* The kinds of numeric expressions, with the name that `normalize --explain` prints and an example of the canonical
 * form of each. */
#define EXPRESSION_KINDS(X) \
    X(NUMBER, "number")           /* 1904, >=99 */ \
    X(QUANTITY, "quantity")       /* 12 人, >=99 人, 1 回/2 か月 */ \
    X(PERCENT, "percent")         /* 25 % */ \
    X(RATIO, "ratio")             /* ２割５分以上: >=25 % */ \
    X(FRACTION, "fraction")       /* ６事業所中２事業所: 2/6 事業所 */ \
    X(MULTIPLE, "multiple")       /* １．４１倍: 1.41 x */ \
    X(FISCAL_YEAR, "fiscal-year") /* FY2024 */ \
    X(YEAR_RANGE, "year-range")   /* FY2023..FY2025 */ \
    X(ERA_YEAR, "era-year")       /* R7: 2025 */ \
    X(YEAR_MONTH, "year-month")   /* 2022-08 end */ \
    X(DATE, "date")               /* --12-01, ---05, --03 late */ \
    X(MONTH_RANGE, "month-range") /* --04..--03 */ \
    X(ORDINAL, "ordinal")         /* #2 期 */ \
    X(CLOCK, "clock")             /* 13:30, 10:00..15:00 */ \
    X(CODE, "code")               /* 1-1-1 */ \
    X(PAGE, "page")               /* p.12 */ \
    X(PHONE, "phone") \
    X(OTHER, "other")             /* ※１: *1 */

enum expression_kind {
#define X(kind, name) EXPRESSION_##kind,
    EXPRESSION_KINDS(X)
#undef X
    EXPRESSION_KIND_COUNT
};

/* How many numbers an expression holds and what they are to each other. Only SHAPE_ONE has one value that can be compared,
 * divided or drawn; the others may be printed and quoted. */
enum expression_shape {
    SHAPE_ONE,       /* 12人 */
    SHAPE_RANGE,     /* 5～10人: `value` to `last`; years, months, days, times and ordinals likewise */
    SHAPE_LIST,      /* 令和5・6年度, 4・5・6月: the first and the last are kept, all stand in `detail` */
    SHAPE_RELATION,  /* 1:3, 3名/10名, 3人に1人: `value` to `of` */
    SHAPE_INDEFINITE /* 十数件, 数十人: more than `value`, how many is not said */
};

enum comparator { COMPARE_EQUAL, COMPARE_LEAST, COMPARE_MOST, COMPARE_MORE, COMPARE_LESS, COMPARE_ABOUT };

/* 4月末, 3月下旬: which part of the month (or of the fiscal year) is meant. */
enum month_part { PART_WHOLE, PART_EARLY, PART_MIDDLE, PART_LATE, PART_END };

/* Months 1 to 12 and days 1 to 31; 0 where not written. The second pair is the end of a range. */
struct calendar {
    int8_t month, day, last_month, last_day;
    enum month_part part;
};

/* What a reader of the expression should be told: a bit each. */
enum expression_note {
    NOTE_IDEOGRAPHIC_COMMA = 1, /* １、２３４ was read as 1234 */
    NOTE_OUTSIDE_ERA = 2,       /* 平成33年度, 令和元年3月: outside the days of its era */
    NOTE_YEARS_DIFFER = 4,      /* 令和6（2025）年度: the era's year was taken */
    NOTE_SENSELESS = 8          /* 1千1234円, 令和6年13月: no expression at all; only readers of forms see it */
};

/* One expression in a text. Offsets are bytes of the original text. */
struct expression {
    uint32_t offset, length;
    enum expression_kind kind;
    enum expression_shape shape;
    enum comparator comparator;
    bool has_value;          /* `value` is set: numbers, quantities, percentages */
    struct decimal value;    /* in the unit written, 万 億 multiplied out, 割分 as percent; a CLOCK's minutes */
    struct decimal last;     /* SHAPE_RANGE: the end, in the same unit */
    struct decimal of;       /* 「６事業所中２事業所」: the whole; units 0 when there is none */
    struct text unit;        /* 人, か所 (spelling folded), or empty; borrowed from the text or static */
    int year, last_year;     /* fiscal or calendar; 0 when there is none */
    bool fiscal;             /* YEAR_RANGE: 年度 is written, the years are fiscal */
    struct calendar calendar;
    unsigned notes;          /* bits of enum expression_note */
    /* The part of the canonical form that no field holds: what a rate is counted by (/年/事業所), the whole form of
     * codes, pages, phones and others, the digits of a number that is too long for a decimal. Arena or static. */
    struct text detail;
};

/* What a value's whole text says: the target 「15事業者以上」, the actual 「▲5.2ポイント」, the word 「適宜」. Only
 * READING_AMOUNT has a single value: rates, bars, sums and axes ask for that one (reading_has_value), the others from
 * READING_AMOUNTS on are printed as they are written and are worth a finding where something is to be computed. */
enum reading_kind {
    READING_NONE,       /* empty, —, なし: nothing was given */
    READING_WORDS,      /* 適宜, 検討, 調査・研究 */
    READING_AMOUNT,     /* one amount */
    READING_AMOUNTS,    /* several: 12人(初任者研修) 5人(実務者研修) */
    READING_RANGE,      /* 5～10人, 2、3回: `value` to `last` */
    READING_RELATION,   /* 1:3, 7/18, 12人/15人: `value` to `of` */
    READING_INDEFINITE, /* 十数件, 数十人: more than `value` */
    READING_SENSELESS   /* 1千1234円, 令和5年2月29日: written like a number or a day, and none */
};

struct reading {
    enum reading_kind kind;
    enum comparator comparator;
    struct decimal value; /* READING_AMOUNT, and the first of all kinds after it but READING_SENSELESS */
    struct decimal last;  /* READING_RANGE: its end */
    struct decimal of;    /* READING_RELATION: what the value is compared with */
    struct text unit;
    struct text per;      /* what it is counted by, each with its stroke: 年4回 /年, 620g/人・日 /人/日; or empty */
};

static inline bool reading_has_value(const struct reading *reading)
{
    return reading->kind == READING_AMOUNT;
}

#endif
