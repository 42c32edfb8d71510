/* year.h: fiscal years (年度, April to March) and eras (元号).
 *
 * A fiscal year is the western year in which it begins: 令和６年度 is 2024. Eras begin on the day of the imperial
 * decree: 明治 1868-10-23 (by the new calendar), 大正 1912-07-30, 昭和 1926-12-25, 平成 1989-01-08, 令和 2019-05-01. */
#ifndef SHINCHOKU_GENERATOR_CORE_YEAR_H
#define SHINCHOKU_GENERATOR_CORE_YEAR_H

#include <stdbool.h>

#include "text.h"

struct era {
    const char *name;  /* 令和 */
    char letter;       /* R */
    int year, month, day; /* first day, western */
};

/* The eras, oldest first; `*count` is their number. */
const struct era *year_eras(size_t *count);
/* The era that a name (令和) or letter (R, r, Ｒ) means, or NULL. */
const struct era *year_lookup_era(struct text name);

enum year_problem {
    YEAR_FINE,
    YEAR_UNREADABLE,    /* not a year at all, or 令和0 */
    YEAR_AFTER_ERA_END, /* 平成33年度: read as 2021, to be reported */
};

/* Reads one year as people write it: R7, Ｒ７, R 6, 令和７年度, 令和六年度, 令和元年, H30, 平成30年度, R4年度末, 2025,
 * ２０２５年度, 令和6(2024), 令和６（2024）年度, Ｒ４年度（R4.8末時点) (what follows the year in brackets is passed over).
 * A month makes 2025年2月 fiscal year 2024 only where `年度` is not written: see year_of_month. */
enum year_problem year_read(struct text text, int *year);

/* Fiscal year in which a month (1 to 12) of a calendar year lies. */
int year_of_month(int calendar_year, int month);

/* How a year is printed. */
enum year_style {
    YEAR_ERA,         /* 令和６ */
    YEAR_ERA_SHORT,   /* R6 */
    YEAR_WESTERN,     /* 2024 */
    YEAR_BOTH,        /* 令和6（2024） */
};
/* Half-width digits; the first year of an era is 元 in YEAR_ERA and YEAR_BOTH, 1 in YEAR_ERA_SHORT. The era is the one
 * of the fiscal year's first day, except that fiscal 2019 is 令和元. No 年度 is added. */
struct text year_print(struct arena *arena, int year, enum year_style style);

#endif
