/* memory.c: one law of exhaustion for all of the process. Of the libraries that the program uses, some go on without the
 * memory they were not given, with a cell, a form or a part less, and do not say so. So nobody is told: who asks for
 * memory gets it, or the run ends with a sentence, exit code 5 and every published file as it was.
 *
 * The C library lets a program have allocators of its own in front of the ones that follow in the order of loading. The
 * sanitizers have theirs, and are left alone. */
#define _GNU_SOURCE /* RTLD_NEXT */
#include <stdbool.h>
#include <stdlib.h>

#include <dlfcn.h>

#include "generator/program/last_words.h"

#if defined(__SANITIZE_ADDRESS__)
#define HAS_OWN_ALLOCATOR 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HAS_OWN_ALLOCATOR 1
#endif
#endif

#ifndef HAS_OWN_ALLOCATOR

struct allocator {
    void *(*allocate)(size_t size);
    void *(*allocate_clear)(size_t count, size_t size);
    void *(*resize)(void *old, size_t size);
};

/* NULL while they are looked up: the linker, should it ask for memory itself, does without. */
static const struct allocator *following(void)
{
    static struct allocator found;
    static bool asked;
    if (!asked) {
        asked = true;
        /* What dlsym returns is a function (POSIX, dlsym, application usage). */
        *(void **)&found.allocate_clear = dlsym(RTLD_NEXT, "calloc");
        *(void **)&found.resize = dlsym(RTLD_NEXT, "realloc");
        *(void **)&found.allocate = dlsym(RTLD_NEXT, "malloc");
    }
    return found.allocate ? &found : NULL;
}

void *malloc(size_t size)
{
    const struct allocator *allocator = following();
    void *memory = allocator ? allocator->allocate(size) : NULL;
    if (!memory && allocator && size) last_words_no_memory(size);
    return memory;
}

void *calloc(size_t count, size_t size)
{
    const struct allocator *allocator = following();
    void *memory = allocator ? allocator->allocate_clear(count, size) : NULL;
    if (!memory && allocator && count && size) last_words_no_memory(size);
    return memory;
}

void *realloc(void *old, size_t size)
{
    const struct allocator *allocator = following();
    void *memory = allocator ? allocator->resize(old, size) : NULL;
    if (!memory && allocator && size) last_words_no_memory(size);
    return memory;
}

#else
typedef int the_sanitizer_allocates; /* an empty file is not C */
#endif
