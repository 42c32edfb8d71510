/* rate.h: rates as they are printed. What stands in the way of a rate is reported, once for each value. */
#ifndef SHINCHOKU_LAYOUTS_FIELDS_RATE_H
#define SHINCHOKU_LAYOUTS_FIELDS_RATE_H

#include "binder.h"

/* The indicator's measure, until another indicator's is asked for. */
const struct achievement_measure *rate_measure(const struct context *context, const struct record *indicator);
/* False: there is no rate in that fiscal year. */
bool rate_find(const struct context *context, const struct record *indicator, int year, struct decimal *rate);
/* The rate in the house style, with its sign; empty: there is none. */
struct text rate_text(const struct context *context, const struct record *indicator, int year);
/* A cell that holds a rate's text: it is a percentage in workbooks. */
void rate_number(const struct context *context, const struct record *indicator, int year,
                 struct table_cell *cell);
/* Says, once a publication, that a value is not one number. */
void rate_say_several(const struct context *context, const struct record *value);
/* Is it the first time that this is said of the record: why nothing is computed or drawn of it, or what a rate rests on? */
enum said { SAID_OBSTACLE, SAID_GROUNDS };
bool rate_say_once(const struct context *context, const struct record *record, enum said what);

#endif
