/* space.h: which white space of a file is the author's and which is the file's. Private to input. */
#ifndef SHINCHOKU_INPUT_PLAN_SPACE_H
#define SHINCHOKU_INPUT_PLAN_SPACE_H

#include "generator/core/text.h"

/* Author's spaces stay. A line end and the white space around it come from whoever indented the file: between wide
 * characters it is nothing, else one space; where `before` or `after` is 0 (start or end of the text) it is nothing. */
struct text space_settle(struct arena *arena, struct text text, uint32_t before, uint32_t after);

#endif
