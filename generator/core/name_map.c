/* name_map.c: open addressing, at most half full. */
#include "name_map.h"

/* The slot of the name, or the empty one where it would go. */
static struct name_entry *slot_of(const struct name_map *map, struct text name)
{
    size_t hash = text_hash(name), at = (hash ^ hash >> 15) & (map->slot_count - 1);
    while (map->slots[at].name.at && !text_equal(map->slots[at].name, name))
        at = (at + 1) & (map->slot_count - 1);
    return &map->slots[at];
}

static void grow(struct name_map *map)
{
    enum { FEWEST = 32 };
    struct name_map old = *map;
    map->slot_count = old.slot_count ? old.slot_count * 2 : FEWEST;
    map->slots = ARENA_ARRAY(map->arena, struct name_entry, map->slot_count);
    for (size_t i = 0; i < old.slot_count; i++)
        if (old.slots[i].name.at) *slot_of(map, old.slots[i].name) = old.slots[i];
}

const void **name_map_at(struct name_map *map, struct text name)
{
    if (2 * map->count >= map->slot_count) grow(map);
    if (!name.at) name = TEXT("");
    struct name_entry *slot = slot_of(map, name);
    if (!slot->name.at) {
        slot->name = name;
        map->count++;
    }
    return &slot->meaning;
}

bool name_map_add(struct name_map *map, struct text name)
{
    const void **meaning = name_map_at(map, name);
    bool is_new = !*meaning;
    *meaning = map;
    return is_new;
}
