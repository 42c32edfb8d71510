/* forms.h: the forms of numeric expressions: how each is written (a pattern) and what it means (a reader). */
#ifndef SHINCHOKU_INPUT_QUANTITY_FORMS_H
#define SHINCHOKU_INPUT_QUANTITY_FORMS_H

#include "form.h"

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

#endif
