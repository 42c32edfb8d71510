/* unread.h: tables that cannot be read: one finding, and their rows are passed over. Private to input/text. */
#ifndef SHINCHOKU_INPUT_TEXT_UNREAD_H
#define SHINCHOKU_INPUT_TEXT_UNREAD_H

#include "reader.h"

bool unread_begins(struct reader *reader, const struct row *row, size_t first);
bool unread_goes_on(struct reader *reader, const struct row *row, size_t first);
/* A heading that is understood, where nothing is open that its rows could belong to. */
void unread_homeless(struct reader *reader, const struct row *row, enum table_kind kind);
/* A second heading row that is not understood. */
void unread_second(struct reader *reader, const struct row *row);
/* ※…, 資料：…, （単位：千円） above and under a table. */
bool unread_note(struct reader *reader, const struct row *row, size_t first);
/* A row of cells that is nothing known. */
void unread_row(struct reader *reader, const struct row *row);

#endif
