/* hash.h: 128 bits that stand for a sequence of bytes: file identifiers and subset names, never security. */
#ifndef SHINCHOKU_OUTPUT_PDF_FILE_HASH_H
#define SHINCHOKU_OUTPUT_PDF_FILE_HASH_H

#include <stddef.h>
#include <stdint.h>

struct hash {
    uint64_t a, b, length;
    unsigned char rest[16]; /* bytes that do not fill a block yet */
};

struct hash hash_start(void);
void hash_add(struct hash *hash, const void *bytes, size_t length);
void hash_finish(const struct hash *hash, unsigned char digest[16]);

#endif
