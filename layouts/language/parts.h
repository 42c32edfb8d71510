/* parts.h: parts that are used in several places of a definition. */
#ifndef SHINCHOKU_LAYOUTS_LANGUAGE_PARTS_H
#define SHINCHOKU_LAYOUTS_LANGUAGE_PARTS_H

#include "definition.h"

struct gathered_parts {
    struct arena *arena;
    struct diagnostics *diagnostics;
    struct layout *layout;
    size_t capacity;
    bool too_many; /* it was said that they make too much */
};

/* Another part: it may use those before it. */
void parts_take(struct gathered_parts *parts, struct element *part);
/* Finds what each <use> below the element stands for, and how much it makes with it: parts that use parts that use parts
 * could be more than any memory holds. */
void parts_find_used(struct gathered_parts *parts, struct element *element);

#endif
