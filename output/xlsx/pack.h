/* pack.h: one part of the archive, written piece by piece and packed as it comes. Private to output/xlsx. */
#ifndef SHINCHOKU_OUTPUT_XLSX_PACK_H
#define SHINCHOKU_OUTPUT_XLSX_PACK_H

#include <string.h>
#include <zlib.h>

#include "generator/core/text.h"

struct pack {
    z_stream stream;
    struct arena *arena;
    unsigned char *bytes; /* packed so far */
    size_t length, room;
    size_t size;  /* bytes that were added: true after pack_end */
    uint32_t sum; /* their CRC-32 */
    size_t filled;
    bool broken; /* memory was short */
    char block[1 << 15];
};

/* `expected`: bytes that will come, more or less. */
void pack_begin(struct pack *pack, struct arena *arena, size_t expected);
/* False when memory was short: nothing can be said of the bytes then. */
bool pack_end(struct pack *pack);

/* Packs what the block holds. */
void pack_block(struct pack *pack);
void pack_long(struct pack *pack, const char *bytes, size_t length);

static inline void pack_add(struct pack *pack, const char *bytes, size_t length)
{
    if (length > sizeof pack->block - pack->filled) {
        pack_long(pack, bytes, length);
        return;
    }
    memcpy(pack->block + pack->filled, bytes, length);
    pack->filled += length;
}

#define PACK(pack, literal) pack_add((pack), (literal), sizeof(literal) - 1)

void pack_unsigned(struct pack *pack, uint64_t number);
/* A length in points, without zeros at the end. */
void pack_points(struct pack *pack, int32_t length);
/* Do these bytes begin with U+FFFE or U+FFFF, which UTF-8 has and XML has not? */
bool pack_is_nonchar(const char *at, size_t length);
/* The text of an element: markup escaped; what XML cannot hold as Excel writes it, _x0007_ (ECMA-376 22.9.2.19). */
void pack_escaped(struct pack *pack, struct text text);

#endif
