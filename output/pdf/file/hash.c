#include "hash.h"

#include <string.h>

/* Two lanes of multiply and shift over blocks of 16 bytes, read as little endian wherever this runs. */
static const uint64_t odd_a = UINT64_C(0x9E3779B97F4A7C15), odd_b = UINT64_C(0xC2B2AE3D27D4EB4F);

static uint64_t word(const unsigned char *at)
{
    uint64_t value = 0;
    for (unsigned i = 0; i < 8; i++)
        value |= (uint64_t)at[i] << (8 * i);
    return value;
}

static uint64_t stir(uint64_t lane, uint64_t value, uint64_t odd)
{
    lane = (lane ^ value) * odd;
    return lane ^ lane >> 29;
}

static void add_block(struct hash *hash, const unsigned char *at)
{
    hash->a = stir(hash->a, word(at), odd_a);
    hash->b = stir(hash->b, word(at + 8) + hash->a, odd_b);
}

struct hash hash_start(void)
{
    return (struct hash){.a = odd_b, .b = odd_a};
}

void hash_add(struct hash *hash, const void *bytes, size_t length)
{
    const unsigned char *at = bytes;
    size_t held = hash->length % sizeof hash->rest;
    hash->length += length;
    if (held > 0) {
        size_t taken = sizeof hash->rest - held < length ? sizeof hash->rest - held : length;
        memcpy(hash->rest + held, at, taken);
        if (held + taken < sizeof hash->rest) return;
        add_block(hash, hash->rest);
        at += taken;
        length -= taken;
    }
    for (; length >= sizeof hash->rest; length -= sizeof hash->rest, at += sizeof hash->rest)
        add_block(hash, at);
    if (length > 0) memcpy(hash->rest, at, length);
}

void hash_finish(const struct hash *hash, unsigned char digest[16])
{
    struct hash end = *hash;
    size_t held = end.length % sizeof end.rest;
    memset(end.rest + held, 0, sizeof end.rest - held);
    add_block(&end, end.rest);
    end.a = stir(stir(end.a, end.length, odd_b), end.b, odd_a);
    end.b = stir(stir(end.b, end.length, odd_a), end.a, odd_b);
    for (unsigned i = 0; i < 8; i++) {
        digest[i] = (unsigned char)(end.a >> (8 * i));
        digest[8 + i] = (unsigned char)(end.b >> (8 * i));
    }
}
