#include "deflate.h"

#include <stdlib.h>

#include <libdeflate.h>

static const int levels[] = {[DEFLATE_FAST] = 1, [DEFLATE_MIDDLE] = 5, [DEFLATE_SMALL] = 6};

enum { LONG = 1 << 20 };

/* Room for packed bytes is not the arena's, which would clear it each time it grows. */
struct deflater {
    const struct arena *arena;                                    /* who says that there is no memory */
    struct libdeflate_compressor *compressors[ARRAY_LEN(levels)]; /* NULL until used */
    char *packed;
    size_t capacity;
};

struct deflater *deflate_open(struct arena *arena)
{
    struct deflater *deflater = ARENA_NEW(arena, struct deflater);
    deflater->arena = arena;
    return deflater;
}

void deflate_close(struct deflater *deflater)
{
    for (size_t i = 0; i < ARRAY_LEN(levels); i++)
        if (deflater->compressors[i] != NULL) libdeflate_free_compressor(deflater->compressors[i]);
    free(deflater->packed);
}

static void make_room(struct deflater *deflater, size_t wanted)
{
    if (wanted <= deflater->capacity) return;
    free(deflater->packed);
    deflater->packed = malloc(wanted);
    if (deflater->packed == NULL) arena_give_up(deflater->arena, wanted);
    deflater->capacity = wanted;
}

/* 0 when the room is too small. */
static size_t deflate_into(struct deflater *deflater, struct libdeflate_compressor *compressor,
                           struct text bytes, size_t room)
{
    make_room(deflater, room);
    return libdeflate_zlib_compress(compressor, bytes.at, bytes.length, deflater->packed, deflater->capacity);
}

struct text deflate_text(struct deflater *deflater, enum effort effort, struct text bytes)
{
    struct libdeflate_compressor **compressor = &deflater->compressors[effort];
    if (*compressor == NULL) *compressor = libdeflate_alloc_compressor(levels[effort]);
    if (*compressor == NULL) arena_give_up(deflater->arena, LONG);
    size_t bound = libdeflate_zlib_compress_bound(*compressor, bytes.length);
    /* What is long repeats itself: the table of a large file shrinks to a fortieth. */
    size_t length = bound > LONG ? deflate_into(deflater, *compressor, bytes, bound / 4) : 0;
    if (length == 0) length = deflate_into(deflater, *compressor, bytes, bound);
    return (struct text){deflater->packed, length};
}
