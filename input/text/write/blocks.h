/* blocks.h: paragraphs, lists, tables and boxes as lines of a text record. Private to input/text/write. */
#ifndef SHINCHOKU_INPUT_TEXT_WRITE_BLOCKS_H
#define SHINCHOKU_INPUT_TEXT_WRITE_BLOCKS_H

#include "generator/core/written.h"

struct text_blocks {
    struct written *written;
    const struct labels *labels;
    struct diagnostics *diagnostics;
};

/* Is the record kept in XML only: figures, summaries, lists of the plan? */
bool blocks_leave_out(const struct record *record);

void blocks_write(const struct text_blocks *blocks, const struct record *block);

#endif
