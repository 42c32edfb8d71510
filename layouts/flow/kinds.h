/* kinds.h: the kinds of galleys that are made here. */
#ifndef SHINCHOKU_LAYOUTS_FLOW_KINDS_H
#define SHINCHOKU_LAYOUTS_FLOW_KINDS_H

#include "galley.h"

extern const struct galley_kind paragraph_galley;
extern const struct galley_kind stack_galley;
extern const struct galley_kind box_galley;
extern const struct galley_kind break_galley;

#endif
