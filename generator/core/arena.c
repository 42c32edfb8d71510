/* arena.c: blocks in a list, a cursor in the last one. */
#include "arena.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* Pointers, sizes, int64_t and double: nothing in the program wants more, and half of what is allocated is so small
 * that wider rounding would show. */
enum { ALIGNMENT = 8, FIRST_BLOCK = 16 * 1024, LARGEST_STEP = 4 * 1024 * 1024 };

struct block {
    struct block *next;
    size_t size;
    size_t used;
};

struct arena {
    struct block *first;
    struct block *last;
    size_t used;
    arena_exhausted *exhausted;
    struct arena *parent, *children, *next, *previous;
};

void arena_give_up(const struct arena *arena, size_t wanted)
{
    if (arena->exhausted) arena->exhausted(wanted);
    abort();
}

static struct block *add_block(struct arena *arena, size_t at_least)
{
    size_t size = arena->last ? arena->last->size * 2 : FIRST_BLOCK;
    if (size > LARGEST_STEP) size = LARGEST_STEP;
    if (size < at_least) size = at_least;
    if (size > SIZE_MAX - sizeof(struct block)) arena_give_up(arena, at_least);
    struct block *block = malloc(sizeof *block + size);
    if (!block) arena_give_up(arena, size);
    block->next = NULL;
    block->size = size;
    block->used = 0;
    if (arena->last)
        arena->last->next = block;
    else
        arena->first = block;
    arena->last = block;
    return block;
}

struct arena *arena_open(arena_exhausted *exhausted)
{
    struct arena *arena = calloc(1, sizeof *arena);
    if (!arena) {
        if (exhausted) exhausted(sizeof *arena);
        abort();
    }
    arena->exhausted = exhausted;
    return arena;
}

struct arena *arena_open_like(const struct arena *arena)
{
    return arena_open(arena->exhausted);
}

struct arena *arena_open_under(struct arena *parent)
{
    struct arena *arena = arena_open_like(parent);
    arena->parent = parent;
    arena->next = parent->children;
    if (arena->next) arena->next->previous = arena;
    parent->children = arena;
    return arena;
}

static void leave_parent(struct arena *arena)
{
    if (!arena->parent) return;
    if (arena->next) arena->next->previous = arena->previous;
    if (arena->previous)
        arena->previous->next = arena->next;
    else
        arena->parent->children = arena->next;
}

static void close_children(struct arena *arena)
{
    while (arena->children)
        arena_close(arena->children);
}

static void free_blocks(struct block *block)
{
    while (block) {
        struct block *next = block->next;
        free(block);
        block = next;
    }
}

void arena_close(struct arena *arena)
{
    if (!arena) return;
    close_children(arena);
    leave_parent(arena);
    free_blocks(arena->first);
    free(arena);
}

void arena_reset(struct arena *arena)
{
    close_children(arena);
    arena->used = 0;
    if (!arena->first) return;
    free_blocks(arena->first->next);
    arena->first->next = NULL;
    arena->first->used = 0;
    arena->last = arena->first;
}

static size_t rounded_up(size_t size)
{
    return (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
}

void *arena_alloc(struct arena *arena, size_t size)
{
    if (size > SIZE_MAX - ALIGNMENT) arena_give_up(arena, size);
    size_t rounded = rounded_up(size);
    struct block *block = arena->last;
    if (!block || block->size - block->used < rounded) block = add_block(arena, rounded);
    unsigned char *at = (unsigned char *)(block + 1) + block->used;
    block->used += rounded;
    arena->used += rounded;
    return memset(at, 0, rounded);
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size) arena_give_up(arena, SIZE_MAX);
    return arena_alloc(arena, count * size);
}

/* What was allocated last can grow where it stands. Most arrays and buffers are filled before anything else is asked
 * for, so that their smaller selves leave no garbage behind. */
static bool extend(struct arena *arena, const void *last, size_t from, size_t to)
{
    struct block *block = arena->last;
    size_t had = rounded_up(from), more = rounded_up(to) - had;
    if (!last || !block || block->used < had || block->size - block->used < more) return false;
    unsigned char *end = (unsigned char *)(block + 1) + block->used;
    if (end - had != (const unsigned char *)last) return false;
    memset(end, 0, more);
    block->used += more;
    arena->used += more;
    return true;
}

/* A first room of about a cache line: short lists of large things are the rule. */
static size_t first_room(size_t size)
{
    return size <= 8 ? 8 : size >= 64 ? 1 : 64 / size;
}

void *arena_grow(struct arena *arena, void *old, size_t count, size_t wanted, size_t *capacity, size_t size)
{
    if (wanted <= *capacity) return old;
    size_t room = *capacity ? *capacity : first_room(size);
    while (room < wanted) {
        if (room > SIZE_MAX / 2) arena_give_up(arena, SIZE_MAX);
        room *= 2;
    }
    if (size != 0 && room > (SIZE_MAX - ALIGNMENT) / size) arena_give_up(arena, SIZE_MAX);
    size_t before = *capacity;
    *capacity = room;
    if (extend(arena, old, before * size, room * size)) return old;
    void *grown = arena_array(arena, room, size);
    if (count) memcpy(grown, old, count * size);
    return grown;
}

char *arena_copy(struct arena *arena, const char *bytes, size_t length)
{
    if (length == SIZE_MAX) arena_give_up(arena, length);
    char *copy = arena_alloc(arena, length + 1);
    if (length) memcpy(copy, bytes, length);
    return copy;
}

bool arena_holds(const struct arena *arena, const void *at)
{
    uintptr_t place = (uintptr_t)at;
    for (const struct block *block = arena->first; block; block = block->next) {
        uintptr_t start = (uintptr_t)(block + 1);
        if (place >= start && place - start < block->used) return true;
    }
    return false;
}

size_t arena_used(const struct arena *arena)
{
    return arena->used;
}
