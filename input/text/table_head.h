/* table_head.h: heading rows. Private to input/text. */
#ifndef SHINCHOKU_INPUT_TEXT_TABLE_HEAD_H
#define SHINCHOKU_INPUT_TEXT_TABLE_HEAD_H

#include "reader.h"

/* What a column's heading means. */
struct column table_read_column(struct reader *reader, struct text head, uint32_t offset);

/* The cells of a row, and how many of them are labels and years. */
struct heading_count {
    size_t cells, labels, years;
};

struct heading_count table_count_heading(struct reader *reader, const struct row *row);
bool table_counts_as_heading(struct heading_count count);

bool table_is_heading(struct reader *reader, const struct row *row);
/* How many known headings stand side by side. */
size_t table_label_run(struct reader *reader, const struct row *row);
/* A row of several cells that is neither a heading nor a row of labels with their values. */
bool table_is_data(struct reader *reader, const struct row *row);

#endif
