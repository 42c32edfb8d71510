#include "deflate.h"

#include <stdlib.h>

#include <libdeflate.h>

static const int levels[] = {[DEFLATE_FAST] = 1, [DEFLATE_MIDDLE] = 5, [DEFLATE_SMALL] = 6};

struct deflater {
    struct arena *arena;
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
}

struct text deflate_text(struct deflater *deflater, enum effort effort, struct text bytes)
{
    struct libdeflate_compressor **compressor = &deflater->compressors[effort];
    if (*compressor == NULL) *compressor = libdeflate_alloc_compressor(levels[effort]);
    if (*compressor == NULL) abort(); /* as an arena without memory does */
    size_t bound = libdeflate_zlib_compress_bound(*compressor, bytes.length);
    if (deflater->capacity < bound)
        deflater->packed = arena_grow(deflater->arena, NULL, 0, bound, &deflater->capacity, 1);
    size_t length = libdeflate_zlib_compress(*compressor, bytes.at, bytes.length, deflater->packed, bound);
    return (struct text){deflater->packed, length};
}
