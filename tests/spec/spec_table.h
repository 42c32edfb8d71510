/* spec_table.h: the tables of a specification in Markdown, row by row. For tests only. */
#ifndef SHINCHOKU_TESTS_SPEC_TABLE_H
#define SHINCHOKU_TESTS_SPEC_TABLE_H

#include <stdio.h>
#include <stdlib.h>

#include "generator/core/text.h"

enum { SPEC_COLUMNS = 6 };

/* The rows of all tables of a file whose header names a column. */
struct spec_table {
    struct text rest;
    const char *column;
    bool inside;
};

/* The bytes of a file; the test ends when there are none. */
static inline struct text spec_load(struct arena *arena, const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file) {
        fprintf(stderr, "%s cannot be read\n", path);
        exit(EXIT_FAILURE);
    }
    struct text_buffer out = {.arena = arena};
    char chunk[4096];
    for (size_t got; (got = fread(chunk, 1, sizeof chunk, file)) > 0;)
        buffer_add(&out, (struct text){chunk, got});
    fclose(file);
    return buffer_text(&out);
}

static inline void spec_open(struct spec_table *table, struct arena *arena, const char *path,
                             const char *column)
{
    *table = (struct spec_table){.rest = spec_load(arena, path), .column = column};
}

/* Cells are without their outer blanks (U+0020 only: a cell may hold an ideographic space). */
static inline size_t spec_cells(struct text line, struct text cells[SPEC_COLUMNS])
{
    size_t count = 0, start = 1;
    for (size_t i = 1; i < line.length && count < SPEC_COLUMNS; i++) {
        if (line.at[i] != '|') continue;
        struct text cell = text_slice(line, start, i - start);
        while (cell.length && cell.at[0] == ' ')
            cell = text_slice(cell, 1, cell.length - 1);
        while (cell.length && cell.at[cell.length - 1] == ' ')
            cell.length--;
        cells[count++] = cell;
        start = i + 1;
    }
    return count;
}

/* The next row; false at the end of the file. */
static inline bool spec_next(struct spec_table *table, struct text cells[SPEC_COLUMNS])
{
    while (table->rest.length) {
        size_t end = text_find(table->rest, TEXT("\n"));
        struct text line = text_slice(table->rest, 0, end == SIZE_MAX ? table->rest.length : end);
        size_t taken = line.length + (end != SIZE_MAX);
        table->rest = text_slice(table->rest, taken, table->rest.length - taken);
        if (!text_starts(line, TEXT("|"))) {
            table->inside = false;
            continue;
        }
        size_t count = spec_cells(line, cells);
        if (text_starts(line, TEXT("| ---"))) continue;
        bool header = false;
        for (size_t i = 0; i < count; i++)
            header = header || text_is(cells[i], table->column);
        if (header)
            table->inside = true;
        else if (table->inside)
            return true;
    }
    return false;
}

#endif
