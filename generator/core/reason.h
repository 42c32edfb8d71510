/* reason.h: why the system refused, in both languages. */
#ifndef SHINCHOKU_GENERATOR_CORE_REASON_H
#define SHINCHOKU_GENERATOR_CORE_REASON_H

#include "diag.h"

/* The reason of an errno as an argument of a finding (diag_both); the C library's words for the rare ones. */
struct text reason_of(struct arena *arena, int error);

/* Why a pipe, a device or a socket is not taken where a file is meant. */
struct text reason_irregular(struct arena *arena);

#endif
