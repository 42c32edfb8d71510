/* select.h: which records `each`, `follow` and a table's each= move to. */
#ifndef SHINCHOKU_LAYOUTS_FIELDS_SELECT_H
#define SHINCHOKU_LAYOUTS_FIELDS_SELECT_H

#include "binder.h"

struct selection {
    const struct record **records;
    size_t count;
};
/* Records below the context's (or the plan's own tags and departments), in document order. */
struct selection select_records(const struct context *context, const struct selector *selector);
/* Is there such a record below the context's? The plan's own lists of tags and departments do not count as its things. */
bool select_has(const struct context *context, const struct selector *selector);
/* Does the element of a `follow` take this record? */
bool select_takes(const struct element *element, const struct record *record);
/* Where only one department is asked for: is it an initiative of it, or a section with one, or without any? */
bool select_wants(const struct context *context, const struct record *record);

#endif
