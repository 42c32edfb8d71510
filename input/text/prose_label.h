/* prose_label.h: running text under a label (shape PROSE). Private to input/text. */
#ifndef SHINCHOKU_INPUT_TEXT_PROSE_LABEL_H
#define SHINCHOKU_INPUT_TEXT_PROSE_LABEL_H

#include "reader.h"

/* Opens the element that the text under the label becomes. False: there is no part for it. */
bool prose_open(struct reader *reader, struct label_use use, struct position at);
/* The strand in which the field stands, opened where the initiative has none open; NULL: no part takes it. */
struct open_part *prose_strand_for(struct reader *reader, enum field field, struct position at);

#endif
