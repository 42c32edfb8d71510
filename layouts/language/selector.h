/* selector.h: which records `each` and a table's each= and rows= move to, read once: section.施策, plan.indicator, self. */
#ifndef SHINCHOKU_LAYOUTS_LANGUAGE_SELECTOR_H
#define SHINCHOKU_LAYOUTS_LANGUAGE_SELECTOR_H

#include "generator/core/plan.h"
#include "words.h"

struct selector {
    enum record_kind kind;  /* NO_KIND: none */
    struct name_list names; /* levels of sections, names of notes; none: any */
    bool self;              /* the record at hand, and no other */
    bool of_plan;           /* below the plan, wherever the record at hand stands */
};
#define NO_KIND RECORD_TEXT /* no element of a record file has that kind */

/* self, or [plan.]KIND[.NAME]. False, and a selector of nothing, when there is no such kind. */
bool selector_read(struct arena *arena, struct text text, struct selector *selector);
/* Is it of anything at all? */
bool selector_selects(const struct selector *selector);

#endif
