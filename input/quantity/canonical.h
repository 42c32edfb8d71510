/* canonical.h: an expression in the one spelling that --explain prints and the tests compare. */
#ifndef SHINCHOKU_INPUT_QUANTITY_CANONICAL_H
#define SHINCHOKU_INPUT_QUANTITY_CANONICAL_H

#include "generator/core/quantity.h"

/* The canonical form: ">=99 人", "FY2023..FY2025". */
void canonical_add(struct text_buffer *out, const struct expression *expression);
const char *canonical_kind_name(enum expression_kind kind);

#endif
