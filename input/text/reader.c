/* reader.c: what is open, and what became of a line. */
#include "reader.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>

#include "generator/core/path.h"
#include "generator/core/plan.h"

void reader_became(struct reader *reader, struct position at, const char *format, ...)
{
    if (!reader->listing) return;
    char line[256];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    if (length < 0) return;
    struct text whole = {line, (size_t)length < sizeof line ? (size_t)length : sizeof line - 1};
    size_t bad;
    while (whole.length && !text_well_formed(whole, &bad)) /* cut between characters */
        whole.length = bad;
    for (size_t i = 0; i < whole.length; i++)
        if (line[i] == '\n' || line[i] == '\t' || line[i] == '\r') line[i] = ' ';
    listing_add(reader->listing, at.offset, text_copy(reader->listing->arena, whole));
}

struct open_part *reader_top(struct reader *reader)
{
    return &reader->open[reader->depth - 1];
}

struct position reader_position(const struct reader *reader, const struct cell *cell, struct text part)
{
    size_t offset = cell->text.at && part.at >= cell->text.at && part.at <= cell->text.at + cell->text.length
                        ? (size_t)(part.at - cell->text.at)
                        : 0;
    return (struct position){reader->source, cell->offset + (uint32_t)offset};
}

bool reader_in_prose(struct reader *reader)
{
    enum part part = reader_top(reader)->part;
    return part == PART_PROSE || part == PART_STATUS;
}

bool reader_peek(struct reader *reader, struct row *next)
{
    return cells_peek(&reader->cells, &reader->ahead, next);
}

struct open_part *reader_find(struct reader *reader, enum part part)
{
    for (size_t i = reader->depth; i > 0; i--)
        if (reader->open[i - 1].part == part) return &reader->open[i - 1];
    return NULL;
}

struct open_part *reader_open(struct reader *reader, enum part part, struct node *node, const char *what)
{
    assert(reader->depth < MOST_OPEN);
    struct open_part *open = &reader->open[reader->depth++];
    *open = (struct open_part){.part = part, .node = node, .what = what, .at = node->at};
    return open;
}

struct text reader_part_word(const struct reader *reader, const struct open_part *part)
{
    enum record_kind kind;
    struct text en = text_of(part->what);
    if (!record_kind_of(en, &kind)) return en;
    return diag_both(reader->arena, text_of(record_word(kind)), en);
}

struct text reader_file_stem(const struct reader *reader)
{
    return path_stem(reader->source->name);
}

/* -- what may stand in a part -------------------------------------------------------------------------------------- */

/* Labels of a heading (番号, ページ …) stand right under it: further down they are words like others. */
static bool of_heading(enum field field)
{
    return field == FIELD_ID || field == FIELD_NO || field == FIELD_PAGE || field == FIELD_TAG ||
           field == FIELD_REPRINT_OF || field == FIELD_COUNTS_WITH;
}

/* What belongs to the plan stands above the first section. 以上 and levels may stand anywhere. */
static bool of_preface(enum field field)
{
    return (field_parts(field) & IN(PLAN)) && !(field_parts(field) & (IN(SECTION) | IN(STATUS))) &&
           field != FIELD_END && field != FIELD_YEAR;
}

bool reader_takes(const struct reader *reader, const struct open_part *part, enum field field)
{
    if (!(field_parts(field) & 1u << part->part)) return false;
    if (part->part == PART_PLAN && (of_preface(field) || field == FIELD_AS_OF))
        return reader->depth == 1 && !part->has_content;
    if (part->part == PART_SECTION && of_heading(field)) return !part->has_content;
    return true;
}

bool reader_accepts(const struct reader *reader, const struct label *label)
{
    for (size_t i = reader->depth; i > 0; i--)
        if (reader_takes(reader, &reader->open[i - 1], label->field)) return true;
    return false;
}

struct label_use reader_usable(struct reader *reader, struct text text, unsigned forms)
{
    struct label_use use = labels_parse(reader->labels, text, forms);
    if (use.label && reader_in_prose(reader) && !reader_accepts(reader, use.label)) use.label = NULL;
    return use;
}

bool reader_wants_labels(struct reader *reader)
{
    return !reader_in_prose(reader) && reader_find(reader, PART_INITIATIVE) != NULL;
}
