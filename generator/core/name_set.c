/* name_set.c: open addressing, at most half full. */
#include "name_set.h"

/* The slot of the name, or the empty one where it would go. */
static struct text *slot_of(const struct name_set *set, struct text name)
{
    size_t hash = text_hash(name), at = (hash ^ hash >> 15) & (set->slot_count - 1);
    while (set->slots[at].at && !text_equal(set->slots[at], name))
        at = (at + 1) & (set->slot_count - 1);
    return &set->slots[at];
}

static void grow(struct name_set *set)
{
    enum { FEWEST = 32 };
    struct name_set old = *set;
    set->slot_count = old.slot_count ? old.slot_count * 2 : FEWEST;
    set->slots = ARENA_ARRAY(set->arena, struct text, set->slot_count);
    for (size_t i = 0; i < old.slot_count; i++)
        if (old.slots[i].at) *slot_of(set, old.slots[i]) = old.slots[i];
}

bool name_set_add(struct name_set *set, struct text name)
{
    if (2 * set->count >= set->slot_count) grow(set);
    if (!name.at) name = TEXT("");
    struct text *slot = slot_of(set, name);
    if (slot->at) return false;
    *slot = name;
    set->count++;
    return true;
}
