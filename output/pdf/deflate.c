#include "deflate.h"

#include <libdeflate.h>

enum { LEVEL = 6 };

struct deflater {
    struct arena *arena;
    struct libdeflate_compressor *compressor;
    char *packed;
    size_t capacity;
};

struct deflater *deflate_open(struct arena *arena)
{
    struct deflater *deflater = ARENA_NEW(arena, struct deflater);
    deflater->arena = arena;
    deflater->compressor = libdeflate_alloc_compressor(LEVEL);
    return deflater->compressor != NULL ? deflater : NULL;
}

void deflate_close(struct deflater *deflater)
{
    libdeflate_free_compressor(deflater->compressor);
}

struct text deflate_text(struct deflater *deflater, struct text bytes)
{
    size_t bound = libdeflate_zlib_compress_bound(deflater->compressor, bytes.length);
    if (deflater->capacity < bound)
        deflater->packed = arena_grow(deflater->arena, NULL, 0, bound, &deflater->capacity, 1);
    size_t length =
        libdeflate_zlib_compress(deflater->compressor, bytes.at, bytes.length, deflater->packed, bound);
    return (struct text){deflater->packed, length};
}
