/* prose.h: running text, and the regions that paragraphs alone cannot hold. Private to input/text. */
#ifndef SHINCHOKU_INPUT_TEXT_PROSE_H
#define SHINCHOKU_INPUT_TEXT_PROSE_H

#include "reader.h"

void prose_line(struct reader *reader, struct node *container, struct text line, struct position at);
/* Every line of a cell; empty lines at its start and end are none. */
void prose_lines(struct reader *reader, struct node *container, struct text text, struct position at);
/* A line that opens or closes a region, or stands in one. False: it is a line like others. */
bool prose_region(struct reader *reader, const struct row *row);
void prose_end(struct reader *reader);

#endif
