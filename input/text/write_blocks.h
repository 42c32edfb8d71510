/* write_blocks.h: paragraphs, lists, tables and boxes as lines of a text record. Private to generator's text writer. */
#ifndef SHINCHOKU_INPUT_TEXT_WRITE_BLOCKS_H
#define SHINCHOKU_INPUT_TEXT_WRITE_BLOCKS_H

#include "generator/core/written.h"

struct text_blocks {
    struct written *written;
    const struct labels *labels;
    struct diagnostics *diagnostics;
};

void text_block(const struct text_blocks *blocks, const struct record *block);

#endif
