/* house_paths.h: addresses of pages, mail addresses, names of files. Internal to house*.c. */
#ifndef SHINCHOKU_GENERATOR_CORE_HOUSE_PATHS_H
#define SHINCHOKU_GENERATOR_CORE_HOUSE_PATHS_H

#include "text.h"

/* Reads a text from left to right. */
struct house_paths {
    size_t start, end; /* of the run of characters looked at last */
    struct {
        size_t start, end;
    } span[8];
    size_t count;
};

/* Does the byte at `at` belong to one? Asked with rising `at`, the text is read once. */
bool house_paths_hold(struct house_paths *paths, struct text text, size_t at);

#endif
