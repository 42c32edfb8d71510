/* faithful.h: does a text record say what its plan says? */
#ifndef SHINCHOKU_INPUT_TEXT_WRITE_FAITHFUL_H
#define SHINCHOKU_INPUT_TEXT_WRITE_FAITHFUL_H

#include "generator/core/written.h"

struct labels;

/* Reads the text back and compares it with the plan; what differs is reported. */
void faithful_check(const struct written *written, const struct plan *plan, const struct labels *labels,
                    struct diagnostics *diagnostics);

#endif
