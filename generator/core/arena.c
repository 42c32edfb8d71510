/* arena.c: blocks in a list, a cursor in the last one. */
#include "arena.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { ALIGNMENT = 16, FIRST_BLOCK = 16 * 1024, LARGEST_STEP = 4 * 1024 * 1024 };

struct block {
    struct block *next;
    size_t size;
    size_t used;
    size_t unused_; /* keeps the bytes that follow aligned */
};

struct arena {
    struct block *first;
    struct block *last;
    size_t used;
    arena_exhausted *exhausted;
};

static void give_up(const struct arena *arena, size_t wanted)
{
    if (arena->exhausted) arena->exhausted(wanted);
    abort();
}

static struct block *add_block(struct arena *arena, size_t at_least)
{
    size_t size = arena->last ? arena->last->size * 2 : FIRST_BLOCK;
    if (size > LARGEST_STEP) size = LARGEST_STEP;
    if (size < at_least) size = at_least;
    if (size > SIZE_MAX - sizeof(struct block)) give_up(arena, at_least);
    struct block *block = malloc(sizeof *block + size);
    if (!block) give_up(arena, size);
    block->next = NULL;
    block->size = size;
    block->used = 0;
    if (arena->last) arena->last->next = block;
    else arena->first = block;
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
    free_blocks(arena->first);
    free(arena);
}

void arena_reset(struct arena *arena)
{
    arena->used = 0;
    if (!arena->first) return;
    free_blocks(arena->first->next);
    arena->first->next = NULL;
    arena->first->used = 0;
    arena->last = arena->first;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    if (size > SIZE_MAX - ALIGNMENT) give_up(arena, size);
    size_t rounded = (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
    struct block *block = arena->last;
    if (!block || block->size - block->used < rounded) block = add_block(arena, rounded);
    unsigned char *at = (unsigned char *)(block + 1) + block->used;
    block->used += rounded;
    arena->used += rounded;
    return memset(at, 0, rounded);
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size) give_up(arena, SIZE_MAX);
    return arena_alloc(arena, count * size);
}

void *arena_grow(struct arena *arena, void *old, size_t count, size_t wanted, size_t *capacity, size_t size)
{
    if (wanted <= *capacity) return old;
    size_t room = *capacity ? *capacity : 8;
    while (room < wanted) {
        if (room > SIZE_MAX / 2) give_up(arena, SIZE_MAX);
        room *= 2;
    }
    void *grown = arena_array(arena, room, size);
    if (count) memcpy(grown, old, count * size);
    *capacity = room;
    return grown;
}

char *arena_copy(struct arena *arena, const char *bytes, size_t length)
{
    if (length == SIZE_MAX) give_up(arena, length);
    char *copy = arena_alloc(arena, length + 1);
    if (length) memcpy(copy, bytes, length);
    return copy;
}

size_t arena_used(const struct arena *arena)
{
    return arena->used;
}
