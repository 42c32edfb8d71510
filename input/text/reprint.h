/* reprint.h: titles that say （再掲）, and the records they reprint. Private to input/text. */
#ifndef SHINCHOKU_INPUT_TEXT_REPRINT_H
#define SHINCHOKU_INPUT_TEXT_REPRINT_H

#include "reader.h"

/* Notes such a title, to be looked up when the whole text is read. */
void reprint_note(struct reader *reader, struct node *node, struct text title, struct position at);
void reprint_resolve(struct reader *reader);

#endif
