/* write.h: a plan as a text record. */
#ifndef SHINCHOKU_INPUT_TEXT_WRITE_WRITE_H
#define SHINCHOKU_INPUT_TEXT_WRITE_WRITE_H

#include "generator/core/written.h"

struct labels;
struct encoder;

/* What text cannot hold is left out and reported (LEFT_OUT); what the reader would not read back as it was is reported too
 * (TEXT_UNFAITHFUL, faithful.h). Marks that the encoder lacks are written by their names. */
void write_text(struct written *written, const struct plan *plan, const struct labels *labels,
                struct encoder *encoder, struct diagnostics *diagnostics);

#endif
