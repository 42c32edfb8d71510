/* table.h: what the rows of tables have in common. Private to the table files of input/text. */
#ifndef SHINCHOKU_INPUT_TEXT_TABLE_H
#define SHINCHOKU_INPUT_TEXT_TABLE_H

#include "reader.h"

/* The cell's words, trimmed; empty behind the last cell. */
struct text table_text(const struct row *row, size_t i);
struct value table_value(const struct reader *reader, const struct row *row, size_t i);
/* Cells that are not empty. */
size_t table_filled(const struct row *row);
/* A cell that no heading says the meaning of. */
void table_report_surplus(struct reader *reader, const struct row *row, size_t i);

/* The row's words in one line, as far as a message can quote them. */
struct text table_words(struct reader *reader, const struct row *row);
/* A column whose cells are not used; said once. */
void table_report_column(struct reader *reader, struct column *column, struct text hint);

/* table_head.c */
bool table_has(const struct table *table, enum field field);
bool table_is_heading(struct reader *reader, const struct row *row);
size_t table_label_run(struct reader *reader, const struct row *row);
/* A row of several cells that is neither a heading nor a row of labels with their values. */
bool table_is_data(struct reader *reader, const struct row *row);

/* table_values.c */
/* The kind of a row's values, in a column without a label or headed 区分; `*column` is where. */
const struct label *table_row_kind(struct reader *reader, const struct row *row, size_t *column);
void table_activity_row(struct reader *reader, const struct row *row);
/* False: not a row of this table. */
bool table_kind_row(struct reader *reader, const struct row *row);
bool table_year_row(struct reader *reader, const struct row *row);

/* Do the cells of that column belong to an indicator of the row? */
bool table_of_indicator(const struct table *table, size_t column);
/* All of them, from a row that opened its initiative or goes on with the one above. */
void table_indicator_cells(struct reader *reader, const struct row *row, bool opened);

/* table_rows.c: rows that are none of the table's */
/* 小計, 合計 …: reported. */
bool table_is_total(struct reader *reader, const struct row *row);
/* A short row that lacks the cells of the table's rows: something else begins. */
bool table_is_stray(struct reader *reader, const struct row *row);
/* A band between the rows: one cell that parts them. */
bool table_is_band(struct reader *reader, const struct row *row);
/* A section of the level that the band names, inside those of outer levels; else one of the first depth. */
void table_open_band(struct reader *reader, struct text band, struct position at);
/* Not a row of the table, and nothing else that is known: reported. */
void table_report_row(struct reader *reader, const struct row *row, struct text hint);

/* table_initiatives.c */
void table_initiative_row(struct reader *reader, const struct row *row);

#endif
