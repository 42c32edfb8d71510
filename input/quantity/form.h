/* form.h: what a form's reader is: from a match to an expression. */
#ifndef SHINCHOKU_INPUT_QUANTITY_FORM_H
#define SHINCHOKU_INPUT_QUANTITY_FORM_H

#include "generator/core/quantity.h"
#include "pattern.h"

/* A form's reader fills everything but offset and length of an expression that was zeroed. False: it is not one after
 * all (令和0, 13月, 45日 as a date). `arena` takes what outlives the match. */
typedef bool form_reader(struct arena *arena, const struct match *match, struct expression *expression);

#endif
