/* table_rows.c: rows between the rows of a table: totals, bands, and short rows that belong to something else. */
#include "table_rows.h"

#include "heading.h"
#include "parts.h"
#include "table_cells.h"

static bool is_total_word(struct text text)
{
    static const char *const words[] = {"小計", "中計", "計", "合計", "総計", "総合計", "累計", "平均"};
    char plain[64];
    size_t length = 0;
    while (text.length) {
        char bytes[4];
        uint32_t c = text_next(&text);
        size_t size = text_encode(c, bytes);
        if (c == ' ' || c == 0x3000) continue;
        if (length + size > sizeof plain) return false;
        for (size_t i = 0; i < size; i++)
            plain[length++] = bytes[i];
    }
    for (size_t i = 0; i < ARRAY_LEN(words); i++)
        if (text_is((struct text){plain, length}, words[i])) return true;
    return false;
}

bool table_is_total(struct reader *reader, const struct row *row)
{
    const struct table *table = &reader->table;
    if (table->kind != TABLE_INITIATIVES) return false;
    for (size_t i = 0; i < row->count && i < table->count; i++) {
        const struct label *label = table->columns[i].label;
        bool key = i == 0 || (label && (label->field == FIELD_INITIATIVE ||
                                        label->field == FIELD_INITIATIVE_NO || label->field == FIELD_LEVEL));
        if (!key || !is_total_word(table_text(row, i))) continue;
        struct position at = {reader->source, row->cells[i].offset};
        DIAG(reader->diagnostics, ROW_TOTAL, .at = at,
             .arguments = {table_words(reader, row), table->heading});
        reader_became(reader, (struct position){reader->source, row->offset}, "unread");
        return true;
    }
    return false;
}

/* A cell copied out of a sheet brings its row's TABs along: a short row of a word or two was written by hand. */
bool table_is_stray(struct reader *reader, const struct row *row)
{
    const struct table *table = &reader->table;
    if (table->kind != TABLE_ACTIVITIES || table->bars || table->count <= 3) return false;
    return row->count == 2 && table_filled(row) == 2;
}

void table_open_band(struct reader *reader, struct text band, struct position at)
{
    struct heading heading = heading_split(reader, band);
    const struct label *level = heading.level.length ? labels_level(reader->labels, heading.level) : NULL;
    if (!level || level->rank == 0) {
        parts_open_heading(reader, text_join(reader->arena, TEXT("■"), band), at);
        return;
    }
    if (heading.number.length) parts_open_level_number(reader, level, heading.number, at);
    parts_open_level(reader, level, heading.title, at);
}

static bool parts_rows(struct reader *reader, const struct row *row)
{
    struct row next;
    if (row->count != reader->table.count || !reader_peek(reader, &next)) return false;
    return next.count == row->count && cells_first(&next) < next.count;
}

bool table_is_band(struct reader *reader, const struct row *row)
{
    struct text first = table_text(row, 0);
    const struct label *label = reader->table.columns[0].label;
    bool level = label && (label->field == FIELD_LEVEL || label->field == FIELD_LEVEL_NO);
    bool name = label && label->field == FIELD_INITIATIVE;
    if (table_filled(row) != 1 || first.length == 0 || level || name) return false;
    return heading_split(reader, first).level.length > 0 || parts_rows(reader, row);
}
