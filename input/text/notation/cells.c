/* cells.c: rows and cells of a text, in one pass. */
#include "cells.h"

#include <string.h>

/* Length of the line end at `at`, 0 if there is none. */
static size_t line_end(struct text text, size_t at)
{
    const unsigned char *s = (const unsigned char *)text.at + at;
    size_t left = text.length - at;
    if (left == 0) return 0;
    if (s[0] == '\r') return left > 1 && s[1] == '\n' ? 2 : 1;
    if (s[0] == '\n' || s[0] == '\v' || s[0] == '\f') return 1;
    if (left > 1 && s[0] == 0xC2 && s[1] == 0x85) return 2;
    if (left > 2 && s[0] == 0xE2 && s[1] == 0x80 && (s[2] == 0xA8 || s[2] == 0xA9)) return 3;
    return 0;
}

bool cells_take_line(struct text *rest, struct text *line)
{
    if (rest->length == 0) return false;
    size_t end = 0;
    while (end < rest->length && line_end(*rest, end) == 0)
        end++;
    *line = text_slice(*rest, 0, end);
    *rest = text_slice(*rest, end + line_end(*rest, end), rest->length);
    return true;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Commas that can separate cells: not those between the digits of 4,100. */
static size_t separating_commas(struct text line)
{
    size_t count = 0;
    for (size_t i = 0; i < line.length; i++) {
        bool in_number = i > 0 && i + 1 < line.length && is_digit(line.at[i - 1]) && is_digit(line.at[i + 1]);
        if (line.at[i] == ',' && !in_number) count++;
    }
    return count;
}

enum { LINES_LOOKED_AT = 5, COMMAS_THAT_TELL = 3 };

/* A line with a TAB or a label (ラベル：) among the first tells a text from a CSV file without a telling name. */
static enum cell_separator find_separator(const struct source *source)
{
    struct text name = text_of(source->name), rest = source->content, line;
    bool csv = text_ends(name, TEXT(".csv")) || text_ends(name, TEXT(".CSV"));
    for (int looked = 0; looked < LINES_LOOKED_AT && cells_take_line(&rest, &line);) {
        if (text_trim(line).length == 0 || text_starts(line, TEXT("#"))) continue;
        looked++;
        if (memchr(line.at, '\t', line.length)) return SEPARATED_BY_TABS;
        if (!csv && (text_find(line, TEXT("：")) != SIZE_MAX || memchr(line.at, ':', line.length)))
            return SEPARATED_BY_TABS;
        if (separating_commas(line) >= COMMAS_THAT_TELL) return SEPARATED_BY_COMMAS;
    }
    return csv ? SEPARATED_BY_COMMAS : SEPARATED_BY_TABS;
}

struct cell_reader cells_open(struct arena *arena, struct diagnostics *diagnostics,
                              const struct source *source)
{
    return (struct cell_reader){
        .arena = arena, .diagnostics = diagnostics, .source = source, .separator = find_separator(source)};
}

static bool separates(const struct cell_reader *reader, size_t at)
{
    char c = reader->source->content.at[at];
    return c == (reader->separator == SEPARATED_BY_COMMAS ? ',' : '\t');
}

static bool ends_cell(const struct cell_reader *reader, size_t at)
{
    struct text content = reader->source->content;
    return at >= content.length || separates(reader, at) || line_end(content, at) > 0;
}

/* The place after the closing quote of a cell whose opening quote stands at `at`, or SIZE_MAX when the quote closes
 * nothing and is a character like any other. */
static size_t closing_quote(const struct cell_reader *reader, size_t at)
{
    struct text content = reader->source->content;
    for (size_t i = at + 1; i < content.length; i++) {
        if (content.at[i] != '"') continue;
        if (i + 1 < content.length && content.at[i + 1] == '"') {
            i++;
            continue;
        }
        return ends_cell(reader, i + 1) ? i + 1 : SIZE_MAX;
    }
    return SIZE_MAX;
}

static bool needs_unquoting(struct text inside)
{
    for (size_t i = 0; i < inside.length; i++)
        if (inside.at[i] == '"' || line_end(inside, i) > 0) return true;
    return false;
}

/* What stood between the quotes: doubled quotes made single, line breaks LF. */
static struct text unquoted(struct arena *arena, struct text inside)
{
    if (!needs_unquoting(inside)) return inside;
    char *out = arena_alloc(arena, inside.length + 1);
    size_t length = 0;
    for (size_t i = 0; i < inside.length;) {
        size_t end = line_end(inside, i);
        if (end > 0) {
            out[length++] = '\n';
            i += end;
        } else {
            out[length++] = inside.at[i];
            i += inside.at[i] == '"' ? 2 : 1;
        }
    }
    return (struct text){out, length};
}

static void add_cell(struct cell_reader *reader, struct row *row, struct cell cell)
{
    reader->cells =
        arena_grow(reader->arena, reader->cells, row->count, row->count + 1, &reader->capacity, sizeof cell);
    reader->cells[row->count++] = cell;
    row->cells = reader->cells;
}

/* A quotation mark that opens a cell and is not closed has probably swallowed what should be cells. */
static void report_quote(const struct cell_reader *reader, size_t from, bool first)
{
    struct text cell = text_slice(reader->source->content, from, reader->at - from);
    bool alone = first && (reader->at >= reader->source->content.length || !separates(reader, reader->at));
    size_t quotes = 0;
    for (size_t i = 0; i < cell.length; i++)
        quotes += cell.at[i] == '"';
    if (reader->peeks || alone || cell.length == 0 || cell.at[0] != '"' || quotes % 2 == 0) return;
    DIAG(reader->diagnostics, QUOTE_OPEN, .at = {reader->source, (uint32_t)from}, .arguments = {cell});
}

static struct cell plain_cell(struct cell_reader *reader, bool first)
{
    size_t from = reader->at;
    while (!ends_cell(reader, reader->at))
        reader->at++;
    report_quote(reader, from, first);
    return (struct cell){text_slice(reader->source->content, from, reader->at - from), (uint32_t)from, false};
}

/* Reads a quoted cell if there is one at the cursor. A lone line of running text between quotation marks, which Excel
 * would not have quoted, keeps them. */
static bool quoted_cell(struct cell_reader *reader, bool first, struct cell *cell)
{
    struct text content = reader->source->content;
    size_t from = reader->at;
    if (from >= content.length || content.at[from] != '"') return false;
    size_t end = closing_quote(reader, from);
    if (end == SIZE_MAX) return false;
    struct text inside = text_slice(content, from + 1, end - from - 2);
    bool alone = first && reader->separator == SEPARATED_BY_TABS &&
                 (end >= content.length || line_end(content, end) > 0);
    if (alone && inside.length > 0 && !needs_unquoting(inside)) return false;
    *cell = (struct cell){unquoted(reader->arena, inside), (uint32_t)(from + 1), true};
    reader->at = end;
    return true;
}

static void read_cells(struct cell_reader *reader, struct row *row)
{
    struct text content = reader->source->content;
    for (;;) {
        struct cell cell;
        if (!quoted_cell(reader, row->count == 0, &cell)) cell = plain_cell(reader, row->count == 0);
        add_cell(reader, row, cell);
        if (reader->at >= content.length || !separates(reader, reader->at)) return;
        reader->at++;
    }
}

bool cells_next(struct cell_reader *reader, struct row *row)
{
    struct text content = reader->source->content;
    if (reader->at >= content.length) return false;
    size_t from = reader->at;
    *row = (struct row){.offset = (uint32_t)from};
    read_cells(reader, row);
    row->raw = text_slice(content, from, reader->at - from);
    reader->at += line_end(content, reader->at);
    return true;
}

bool cells_peek(const struct cell_reader *reader, struct cell_reader *ahead, struct row *row)
{
    struct cell_reader next = *reader;
    next.cells = ahead->cells;
    next.capacity = ahead->capacity;
    next.peeks = true;
    bool found = cells_next(&next, row);
    *ahead = next;
    return found;
}

/* Length of the bar at `at`: | is one byte, ｜ (U+FF5C) three. */
static size_t bar(struct text line, size_t at)
{
    if (line.at[at] == '|') return 1;
    return text_starts(text_slice(line, at, 3), TEXT("\xEF\xBD\x9C")) ? 3 : 0;
}

static bool framed(struct text line)
{
    return bar(line, 0) > 0 && (text_ends(line, TEXT("|")) || text_ends(line, TEXT("\xEF\xBD\x9C")));
}

size_t cells_of_bars(struct arena *arena, struct text line, uint32_t offset, struct cell **cells)
{
    size_t count = 0, capacity = 0;
    *cells = NULL;
    struct text trimmed = text_trim(line);
    if (trimmed.length == 0) return 0;
    offset += (uint32_t)(trimmed.at - line.at);
    bool frame = trimmed.length > 1 && framed(trimmed);
    size_t end = frame ? trimmed.length - (text_ends(trimmed, TEXT("|")) ? 1 : 3) : trimmed.length;
    size_t from = frame ? bar(trimmed, 0) : 0;
    for (size_t i = from; i <= end;) {
        size_t step = i < end ? bar(trimmed, i) : 1;
        if (step == 0) {
            i++;
            continue;
        }
        *cells = arena_grow(arena, *cells, count, count + 1, &capacity, sizeof **cells);
        (*cells)[count++] =
            (struct cell){text_slice(trimmed, from, i - from), offset + (uint32_t)from, false};
        i += step;
        from = i;
    }
    return count;
}

struct text cells_text(const struct row *row, size_t i)
{
    return text_trim(row->cells[i].text);
}

size_t cells_first(const struct row *row)
{
    size_t first = 0;
    while (first < row->count && cells_text(row, first).length == 0)
        first++;
    return first;
}

size_t cells_filled(const struct row *row)
{
    size_t count = 0;
    for (size_t i = 0; i < row->count; i++)
        count += cells_text(row, i).length > 0 || row->cells[i].quoted;
    return count;
}
