/* table_head.c: which rows are headings, and what their columns mean. */
#include "table_head.h"

#include <string.h>

#include "table_cells.h"
#include "input/text/notation/wrap.h"

static struct text without_spaces(struct reader *reader, struct text text)
{
    struct text_buffer out = {.arena = reader->arena};
    while (text.length) {
        uint32_t c = text_next(&text);
        if (c != ' ' && c != 0x3000 && c != '\n') buffer_add_char(&out, c);
    }
    return buffer_text(&out);
}

enum { LONGEST_HEAD = 120 }; /* bytes */

struct column table_read_column(struct reader *reader, struct text head, uint32_t offset)
{
    if (head.length && memchr(head.at, '\n', head.length)) head = wrap_lines(reader->arena, head);
    struct column column = {.head = head, .offset = offset};
    if (head.length == 0 || head.length > LONGEST_HEAD) return column;
    struct label_use use = labels_parse(reader->labels, head, FORM_COLUMN);
    column.label = use.label;
    column.qualifier = use.qualifier;
    if (!use.label && labels_year(head, &column.years)) {
        column.years.first = without_spaces(reader, column.years.first);
        column.years.last = without_spaces(reader, column.years.last);
    }
    return column;
}

struct heading_count table_count_heading(struct reader *reader, const struct row *row)
{
    struct heading_count count = {0, 0, 0};
    for (size_t i = 0; i < row->count; i++) {
        struct text head = table_text(row, i);
        if (head.length == 0) continue;
        count.cells++;
        if (count.cells > 4 && 2 * (count.labels + count.years) < count.cells)
            return count; /* it will not be one */
        struct column column = table_read_column(reader, head, 0);
        if (column.label)
            count.labels++;
        else if (column.years.first.length)
            count.years++;
    }
    return count;
}

bool table_counts_as_heading(struct heading_count count)
{
    size_t known = count.labels + count.years;
    if (known == count.cells && (count.labels >= 2 || count.years >= 2)) return true;
    return count.labels >= 1 && known >= 3 && 3 * known >= 2 * count.cells;
}

bool table_is_heading(struct reader *reader, const struct row *row)
{
    return table_counts_as_heading(table_count_heading(reader, row));
}

size_t table_label_run(struct reader *reader, const struct row *row)
{
    size_t longest = 0, run = 0;
    for (size_t i = 0; i < row->count; i++) {
        struct column column = table_read_column(reader, table_text(row, i), 0);
        run = column.label || column.years.first.length ? run + 1 : 0;
        if (run > longest) longest = run;
    }
    return longest;
}

bool table_is_data(struct reader *reader, const struct row *row)
{
    size_t first = cells_first(row);
    if (first == row->count || table_filled(row) < 2 || table_is_heading(reader, row)) return false;
    const struct label *label = labels_parse(reader->labels, table_text(row, first), FORM_VALUE).label;
    return !label || field_shape(label->field) == SHAPE_VALUE;
}
