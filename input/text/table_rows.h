/* table_rows.h: rows between the rows of a table: totals, bands, and what is none of its. Private to input/text. */
#ifndef SHINCHOKU_INPUT_TEXT_TABLE_ROWS_H
#define SHINCHOKU_INPUT_TEXT_TABLE_ROWS_H

#include "reader.h"

/* 小計, 合計 …: reported. */
bool table_is_total(struct reader *reader, const struct row *row);
/* A short row that lacks the cells of the table's rows: something else begins. */
bool table_is_stray(struct reader *reader, const struct row *row);
/* A band between the rows: one cell that parts them. */
bool table_is_band(struct reader *reader, const struct row *row);
/* A section of the level that the band names, inside those of outer levels; else one of the first depth. */
void table_open_band(struct reader *reader, struct text band, struct position at);

#endif
