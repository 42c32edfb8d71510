/* digest.h: SHA-256 (FIPS 180-4) of texts and files: equal digests mean equal bytes. The only door to libmd. */
#ifndef SHINCHOKU_GENERATOR_DIGEST_DIGEST_H
#define SHINCHOKU_GENERATOR_DIGEST_DIGEST_H

#include "generator/core/text.h"

enum { DIGEST_LENGTH = 64 /* hexadecimal digits */ };

struct digest; /* under way */

struct digest *digest_open(struct arena *arena);
/* Each with its length, so that "ab" "c" is not "a" "bc". */
void digest_add(struct digest *digest, struct text part);
/* In small hexadecimal digits, in the arena. */
struct text digest_close(struct digest *digest);

struct text digest_text(struct arena *arena, struct text text);

struct digest_file {
    struct text sha256; /* empty: it could not be read, see `error` */
    uint64_t bytes;
    int error; /* errno */
};
/* Of a file below the directory (AT_FDCWD: a path), as sha256sum says it. Pipes and devices are refused. */
struct digest_file digest_file(struct arena *arena, int directory, const char *name);

#endif
