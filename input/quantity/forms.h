/* forms.h: the forms of numeric expressions: how each is written (a pattern) and what it means (a reader). */
#ifndef SHINCHOKU_INPUT_QUANTITY_FORMS_H
#define SHINCHOKU_INPUT_QUANTITY_FORMS_H

#include "generator/core/quantity.h"
#include "pattern.h"

/* A form's reader fills everything but offset and length of an expression that was zeroed. False: it is not one after
 * all (令和0, 13月, 45日 as a date). `arena` takes what outlives the match. */
typedef bool form_reader(struct arena *arena, const struct match *match, struct expression *expression);

/* With what the form may begin: the search looks at the place and asks only the forms that can stand there. Digits are of
 * four sorts: before a unit or nothing (COUNT), before 月 日 割 and others that have forms of their own (DIGIT), before a
 * sign such as - ~ / (SIGN), and western years. Each sort may begin what the ones before it may. */
enum {
    STARTS_COUNT = 1,
    STARTS_DIGIT = 2,
    STARTS_SIGN = 4,
    STARTS_YEAR = 8,
    STARTS_LATIN = 16,
    STARTS_OTHER = 32
};

struct form {
    unsigned starts;
    const char *pattern; /* in the notation of forms.c */
    form_reader *read;   /* NULL: found so that it is passed over (a URL) */
};

const struct form *forms_table(size_t *count);

/* The form's pattern in PCRE2's notation, with units as its words (pattern.h). Years at its beginning are its head. */
struct alternative forms_pattern(struct arena *arena, const struct form *form);

/* Readers, by file. amounts.c */
form_reader read_amount, read_yen, read_kanji_amount, read_kanji_pair, read_indefinite, read_portion, read_relation,
    read_slash, read_tenths;
/* calendar.c */
form_reader read_full_date, read_year_month, read_year_range, read_open_range, read_fiscal_year, read_year,
    read_month_range, read_date, read_day, read_month, read_western_date, read_western_month, read_short_year,
    read_named_day, read_clock;
/* codes.c */
form_reader read_ordinal, read_law, read_label, read_digits_code, read_list, read_page, read_hyphenated,
    read_phone, read_note, read_written, read_era_code;

/* Shared by the readers (amounts.c). False when it is no number; the expression is noted as senseless where it was to be
 * one: 1千1234. */
bool amount_value(struct text written, struct expression *expression, struct decimal *value);
enum comparator comparator_of(struct text word);
int small_number(struct text digits); /* up to four digits; -1 otherwise */

#endif
