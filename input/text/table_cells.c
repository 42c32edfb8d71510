/* table_cells.c: cells and columns of the open table. */
#include "table_cells.h"

#include "input/text/notation/wrap.h"

struct text table_text(const struct row *row, size_t i)
{
    return i < row->count ? text_trim(row->cells[i].text) : (struct text){NULL, 0};
}

struct value table_value(const struct reader *reader, const struct row *row, size_t i)
{
    const struct cell *cell = &row->cells[i];
    return (struct value){cell->text, {reader->source, cell->offset}, false};
}

size_t table_filled(const struct row *row)
{
    size_t count = 0;
    for (size_t i = 0; i < row->count; i++)
        count += table_text(row, i).length > 0;
    return count;
}

struct text table_words(struct reader *reader, const struct row *row)
{
    enum { MOST_BYTES = 180 };
    struct text_buffer out = {.arena = reader->arena};
    for (size_t i = 0; i < row->count; i++) {
        struct text words = wrap_lines(reader->arena, table_text(row, i));
        if (words.length == 0) continue;
        if (out.length + words.length > MOST_BYTES) {
            buffer_add(&out, TEXT("…"));
            break;
        }
        if (out.length) buffer_add(&out, TEXT("｜"));
        buffer_add(&out, words);
    }
    return buffer_text(&out);
}

void table_report_surplus(struct reader *reader, const struct row *row, size_t i)
{
    struct position at = {reader->source, row->cells[i].offset};
    DIAG(reader->diagnostics, CELL_SURPLUS, .at = at, .arguments = {table_text(row, i)});
    reader_became(reader, at, "error");
}

void table_report_column(struct reader *reader, struct column *column, struct text hint)
{
    struct position at = {reader->source, column->offset};
    if (!column->unread)
        DIAG(reader->diagnostics, COLUMN_UNREAD, .at = at, .arguments = {column->head, hint});
    column->unread = true;
}

void table_end(struct reader *reader)
{
    if (reader->table.kind != TABLE_NONE) {
        reader->after_table = true;
        reader->table_heading = reader->table.heading;
    }
    reader->table = (struct table){.kind = TABLE_NONE};
}

bool table_has(const struct table *table, enum field field)
{
    for (size_t i = 0; i < table->count; i++)
        if (table->columns[i].label && table->columns[i].label->field == field) return true;
    return false;
}

void table_report_row(struct reader *reader, const struct row *row, struct text hint)
{
    struct position at = {reader->source, row->cells[cells_first(row)].offset};
    struct text heading = reader->table.heading.length ? reader->table.heading : reader->table_heading;
    DIAG(reader->diagnostics, ROW_UNREAD, .at = at, .arguments = {table_words(reader, row), heading, hint});
    reader_became(reader, (struct position){reader->source, row->offset}, "unread");
}
