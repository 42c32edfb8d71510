/* name_set.h: names, each once. However many there are, adding one costs the same: departments, tags and files of a whole
 * city are looked up in it. */
#ifndef SHINCHOKU_GENERATOR_CORE_NAME_SET_H
#define SHINCHOKU_GENERATOR_CORE_NAME_SET_H

#include "text.h"

/* Starts as {.arena = …}. Keeps the texts it is given, not copies. */
struct name_set {
    struct arena *arena;
    struct text *slots; /* `at` NULL: empty */
    size_t count;
    size_t slot_count;
};

/* False: it is there already. */
bool name_set_add(struct name_set *set, struct text name);

#endif
