/* alone.h: labels alone on their line. Private to input/text. */
#ifndef SHINCHOKU_INPUT_TEXT_ALONE_H
#define SHINCHOKU_INPUT_TEXT_ALONE_H

#include "reader.h"

bool alone_read(struct reader *reader, const struct row *row, size_t first);
/* What stands between 【 and 】; empty when the text is something else. */
struct text alone_between_brackets(struct text text);

#endif
