/* name_map.h: what names mean, each once. However many there are, looking one up costs the same: departments, tags and files
 * of a whole city are looked up in it. */
#ifndef SHINCHOKU_GENERATOR_CORE_NAME_MAP_H
#define SHINCHOKU_GENERATOR_CORE_NAME_MAP_H

#include "text.h"

struct name_entry {
    struct text name;    /* `at` NULL: empty */
    const void *meaning; /* owned by whoever put it there */
};

/* Starts as {.arena = …}. Keeps the texts it is given, not copies. */
struct name_map {
    struct arena *arena;
    struct name_entry *slots;
    size_t count;
    size_t slot_count;
};

/* Where the meaning of a name stands: NULL there until somebody sets it. Good until the next call. */
const void **name_map_at(struct name_map *map, struct text name);
/* As a set of names. False: it is there already. */
bool name_map_add(struct name_map *map, struct text name);

#endif
