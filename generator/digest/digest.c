/* digest.c: libmd, fed in pieces. */
#include "digest.h"

#include <errno.h>
#include <fcntl.h>
#include <sha2.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

struct digest {
    struct arena *arena;
    SHA2_CTX context;
};

static struct text finish(struct arena *arena, SHA2_CTX *context)
{
    uint8_t bytes[SHA256_DIGEST_LENGTH];
    char hex[DIGEST_LENGTH + 1];
    SHA256Final(bytes, context);
    for (size_t i = 0; i < sizeof bytes; i++)
        snprintf(hex + 2 * i, 3, "%02x", bytes[i]);
    return text_copy(arena, (struct text){hex, DIGEST_LENGTH});
}

struct digest *digest_open(struct arena *arena)
{
    struct digest *digest = ARENA_NEW(arena, struct digest);
    digest->arena = arena;
    SHA256Init(&digest->context);
    return digest;
}

void digest_add(struct digest *digest, struct text part)
{
    uint64_t length = part.length;
    SHA256Update(&digest->context, (const uint8_t *)&length, sizeof length);
    SHA256Update(&digest->context, (const uint8_t *)part.at, part.length);
}

struct text digest_close(struct digest *digest)
{
    return finish(digest->arena, &digest->context);
}

struct text digest_text(struct arena *arena, struct text text)
{
    SHA2_CTX context;
    SHA256Init(&context);
    SHA256Update(&context, (const uint8_t *)text.at, text.length);
    return finish(arena, &context);
}

/* False with errno set. */
static bool read_all(int fd, SHA2_CTX *context, uint64_t *bytes)
{
    uint8_t part[1 << 16];
    for (;;) {
        ssize_t got = read(fd, part, sizeof part);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return got == 0;
        SHA256Update(context, part, (size_t)got);
        *bytes += (uint64_t)got;
    }
}

struct digest_file digest_file(struct arena *arena, int directory, const char *name)
{
    struct digest_file file = {0};
    struct stat status;
    SHA2_CTX context;
    int fd = openat(directory, name, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) {
        file.error = errno;
        return file;
    }
    SHA256Init(&context);
    if (fstat(fd, &status) != 0)
        file.error = errno;
    else if (!S_ISREG(status.st_mode))
        file.error = EINVAL;
    else if (!read_all(fd, &context, &file.bytes))
        file.error = errno;
    if (!file.error) file.sha256 = finish(arena, &context);
    close(fd);
    return file;
}
