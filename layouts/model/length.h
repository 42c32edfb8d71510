/* length.h: lengths, int32 in 1/1000 pt, on pages and in sheets alike. */
#ifndef SHINCHOKU_LAYOUTS_MODEL_LENGTH_H
#define SHINCHOKU_LAYOUTS_MODEL_LENGTH_H

#include <stdint.h>

enum { PT = 1000 }; /* one point */

static inline int32_t larger(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

static inline int32_t smaller(int32_t a, int32_t b)
{
    return a < b ? a : b;
}

#endif
