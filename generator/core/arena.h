/* arena.h: memory with a lifetime. Everything in the core and in the model is allocated here and freed all at once.
 *
 * Three lifetimes: run (definitions, patterns, faces), job (model, pages), scratch (one call).
 * Allocation never returns NULL: when memory is exhausted the arena calls its `exhausted` function, which must not
 * return (the program says so in the user's language and leaves the earlier publication as it was). */
#ifndef SHINCHOKU_GENERATOR_CORE_ARENA_H
#define SHINCHOKU_GENERATOR_CORE_ARENA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

typedef void arena_exhausted(size_t wanted);

/* `exhausted` may be NULL: then exhaustion aborts. */
struct arena *arena_open(arena_exhausted *exhausted);
/* Another one that is exhausted in the same way. */
struct arena *arena_open_like(const struct arena *arena);
/* The same, closed with its parent (when that is closed or reset) unless it was closed before. */
struct arena *arena_open_under(struct arena *parent);
void arena_close(struct arena *arena);

/* Forgets everything that was allocated, keeping the first block for reuse. */
void arena_reset(struct arena *arena);

/* Bytes are zeroed and aligned for pointers, 64-bit integers and doubles, not for long doubles and vectors. `size` may
 * be 0. */
void *arena_alloc(struct arena *arena, size_t size);

/* An array of `count` elements of `size` bytes; an overflowing product counts as exhaustion. */
void *arena_array(struct arena *arena, size_t count, size_t size);

/* Returns an array with room for `wanted` elements that begins with the first `count` elements of `old`.
 * `*capacity` is updated; it grows by doubling. `old` may be NULL when `count` is 0. What was allocated last grows where
 * it stands. */
void *arena_grow(struct arena *arena, void *old, size_t count, size_t wanted, size_t *capacity, size_t size);

/* A NUL-terminated copy of `length` bytes. */
char *arena_copy(struct arena *arena, const char *bytes, size_t length);

/* What an allocation of the arena's does when there is no memory, for whoever holds memory of another kind. */
void arena_give_up(const struct arena *arena, size_t wanted);

/* Was that handed out since the arena was opened or reset? */
bool arena_holds(const struct arena *arena, const void *at);

/* Bytes handed out since the arena was opened or reset. */
size_t arena_used(const struct arena *arena);

#define ARENA_NEW(arena, type)          ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, type, count) ((type *)arena_array((arena), (count), sizeof(type)))

#endif
