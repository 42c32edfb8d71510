/* reader.h: what the reading of records needs all the way down. Private to input. */
#ifndef SHINCHOKU_INPUT_PLAN_READER_H
#define SHINCHOKU_INPUT_PLAN_READER_H

#include "generator/core/plan.h"

struct grammar;

struct plan_reader {
    struct arena *arena;
    struct diagnostics *diagnostics;
    const struct grammar *grammar; /* NULL: no expressions, no readings */
};

#endif
