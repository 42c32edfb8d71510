/* read.c: the door of text records: rows are told apart by their looks and handed on.
 *
 * In this order: rows of an explicit region, comments, empty rows, ■ headings, heading rows of tables and their rows,
 * labels with values, labels alone, running text. */
#include <string.h>

#include "generator/core/year.h"

#include "alone.h"
#include "input/text/notation/inline.h"
#include "pair.h"
#include "pairs.h"
#include "parts.h"
#include "prose.h"
#include "prose_label.h"
#include "reprint.h"
#include "table.h"
#include "table_begin.h"
#include "table_cells.h"
#include "table_head.h"
#include "text.h"
#include "unread.h"
#include "value.h"

static const struct text nothing = {NULL, 0};

/* -- running text --------------------------------------------------------------------------------------------------- */

/* The first words of a text without labels are its title; a year at their start is the plan's. */
static void take_title(struct reader *reader, struct text title, struct position at)
{
    reader->meta[FIELD_PLAN_TITLE] = (struct given){title, at, true};
    reader_became(reader, at, "meta/title");
    if (reader->meta[FIELD_YEAR].is_given) return;
    struct text best = nothing;
    int year;
    for (struct text rest = title; rest.length && title.length - rest.length < 48;) {
        text_next(&rest);
        struct text start = text_slice(title, 0, title.length - rest.length);
        if (year_read(start, &year) == YEAR_FINE) best = start;
    }
    if (best.length) reader->meta[FIELD_YEAR] = (struct given){text_trim(best), at, true};
}

/* A sheet has more beside its title: a legend, a count. */
static void read_beside_title(struct reader *reader, const struct row *row, size_t first)
{
    for (size_t i = first + 1; i < row->count; i++) {
        if (cells_text(row, i).length == 0) continue;
        reader_top(reader)->has_content = true;
        prose_lines(reader, reader->plan, row->cells[i].text,
                    (struct position){reader->source, row->cells[i].offset});
    }
}

/* The container for a line without a label. */
static struct node *text_parent(struct reader *reader, struct position at)
{
    static const struct label stray = {.field = FIELD_NOTE, .argument = {"記載", sizeof "記載" - 1}};
    if (reader_in_prose(reader)) return reader_top(reader)->node;
    if (reader_find(reader, PART_INITIATIVE)) {
        DIAG(reader->diagnostics, LINE_UNLABELLED, .at = at, .arguments = {stray.argument});
        if (prose_open(reader, (struct label_use){&stray, {NULL, 0}}, at)) return reader_top(reader)->node;
    }
    while (reader_top(reader)->part != PART_SECTION && reader_top(reader)->part != PART_PLAN)
        parts_close(reader);
    reader_top(reader)->has_content = true;
    return reader_top(reader)->node;
}

static struct text line_of(const struct reader *reader, const struct row *row, size_t first)
{
    if (reader->cells.separator == SEPARATED_BY_COMMAS && cells_filled(row) == 1)
        return row->cells[first].text;
    struct text line = row->raw;
    while (text_ends(line, TEXT("\t")) ||
           (reader->cells.separator == SEPARATED_BY_COMMAS && text_ends(line, TEXT(","))))
        line.length--;
    return line;
}

/* Nothing has been said yet: the words are the title. */
static bool is_title(struct reader *reader)
{
    return reader->depth == 1 && !reader_top(reader)->has_content && !reader->meta[FIELD_PLAN_TITLE].is_given;
}

static void read_text(struct reader *reader, const struct row *row, size_t first)
{
    struct position at = {reader->source, row->offset};
    struct text line = line_of(reader, row, first);
    if (is_title(reader) && line.at[0] != '\\') {
        take_title(reader, cells_text(row, first), at);
        read_beside_title(reader, row, first);
        return;
    }
    bool quoted = row->cells[first].quoted && cells_filled(row) == 1;
    struct position text_at = quoted ? (struct position){reader->source, row->cells[first].offset} : at;
    struct node *parent = text_parent(reader, at);
    if (quoted)
        prose_lines(reader, parent, row->cells[first].text, text_at);
    else
        prose_line(reader, parent, line, at);
}

/* -- rows ----------------------------------------------------------------------------------------------------------- */

static bool read_table(struct reader *reader, const struct row *row)
{
    if (table_begin(reader, row)) {
        pairs_drop_pending(reader);
        return true;
    }
    return reader->table.kind != TABLE_NONE && !reader->table.bars && table_row(reader, row);
}

/* Tables drawn with ｜: only a line of labels begins one, only lines with bars go on with it. */
static bool read_bars(struct reader *reader, const struct row *row)
{
    struct row bars = *row;
    if (text_find(row->raw, TEXT("｜")) == SIZE_MAX && text_find(row->raw, TEXT("|")) == SIZE_MAX)
        return false;
    bars.count = cells_of_bars(reader->arena, row->raw, row->offset, &bars.cells);
    if (bars.count < 2) return false;
    if (table_begin(reader, &bars)) {
        reader->table.bars = true;
        return true;
    }
    return reader->table.bars && table_row(reader, &bars);
}

static bool is_comment(const struct row *row)
{
    bool error = row->count > 1 && value_is_fault(cells_text(row, 0)); /* #REF! in the first cell of a row */
    return text_starts(row->raw, TEXT("#")) && !error;
}

static bool is_escaped(const struct row *row)
{
    return text_starts(row->raw, TEXT("\\"));
}

/* A ■ heading between the rows of a table parts them; the table goes on when its rows do. */
static void read_heading(struct reader *reader, struct text text, struct position at)
{
    struct row next;
    struct table table = reader->table;
    bool goes_on = table.kind == TABLE_INITIATIVES && !table.bars && reader_peek(reader, &next) &&
                   next.count == table.count && table_is_data(reader, &next);
    pairs_drop_pending(reader);
    reader->unread.open = false;
    parts_open_heading(reader, text, at);
    if (goes_on) reader->table = table;
}

static void read_filled(struct reader *reader, const struct row *row)
{
    size_t first = cells_first(row);
    struct text text = cells_text(row, first);
    bool lone = cells_filled(row) == 1;
    bool after_table = reader->after_table;
    reader->after_table = false;
    if (is_escaped(row)) {
        reader->unread.open = false;
        if (!pairs_take_pending(reader, row, first)) read_text(reader, row, first);
        return;
    }
    if (lone && text_starts(text, TEXT("■"))) {
        read_heading(reader, text, reader_position(reader, &row->cells[first], text));
        return;
    }
    if (!lone) pairs_drop_pending(reader);
    if (unread_goes_on(reader, row, first)) return;
    reader->after_table = after_table;
    if (lone && unread_note(reader, row, first)) return;
    reader->after_table = false;
    if (read_table(reader, row) || read_bars(reader, row)) return;
    if (reader->table.kind != TABLE_NONE) table_end(reader);
    if (unread_begins(reader, row, first)) return;
    if (pairs_take_pending(reader, row, first)) return;
    if (pairs_read(reader, row, first)) return;
    if (lone && alone_read(reader, row, first)) return;
    if (!lone && !reader_in_prose(reader) && !is_title(reader)) {
        unread_row(reader, row);
        return;
    }
    read_text(reader, row, first);
}

/* A row of several lines: quoted cells with line ends in them. */
static void note_lines(struct reader *reader, const struct row *row)
{
    struct text rest = row->raw, line;
    if (!reader->listing || !cells_take_line(&rest, &line) || rest.length == 0) return;
    reader_became(reader, (struct position){reader->source, row->offset}, "cell");
    while (cells_take_line(&rest, &line))
        reader_became(reader,
                      (struct position){reader->source, row->offset + (uint32_t)(line.at - row->raw.at)},
                      "cell");
}

static void read_row(struct reader *reader, const struct row *row)
{
    struct position at = {reader->source, row->offset};
    note_lines(reader, row);
    if (prose_region(reader, row)) {
        pairs_drop_pending(reader);
        return;
    }
    if (is_comment(row)) {
        reader_became(reader, at, "#");
    } else if (cells_first(row) == row->count) {
        pairs_drop_pending(reader);
        table_end(reader);
        reader->unread.open = false;
        reader_became(reader, at, "-");
    } else {
        read_filled(reader, row);
    }
}

/* -- the plan ------------------------------------------------------------------------------------------------------- */

static void finish_meta(struct reader *reader, struct position start)
{
    static const struct {
        enum field field;
        const char *element;
    } order[] = {{FIELD_PLAN_TITLE, "title"},
                 {FIELD_SUBTITLE, "subtitle"},
                 {FIELD_DOCUMENT_TITLE, "document-title"},
                 {FIELD_ISSUER, "issuer"},
                 {FIELD_DIVISION, "division"},
                 {FIELD_YEAR, "year"},
                 {FIELD_PUBLISHED, "published"},
                 {FIELD_AS_OF, "as-of"}};
    struct node *meta = tree_element(reader->arena, NULL, "meta", start);
    struct node *periods = reader->periods ? reader->periods->first : NULL;
    for (size_t i = 0; i < ARRAY_LEN(order); i++) {
        const struct given *given = &reader->meta[order[i].field];
        if (given->is_given)
            tree_leaf(reader->arena, meta, order[i].element, given->text, given->at);
        else if (i == 0)
            tree_element(reader->arena, meta, "title", start); /* the vocabulary wants one */
        for (; order[i].field == FIELD_YEAR && periods; periods = periods->next)
            tree_copy_head(reader->arena, meta, periods);
    }
    if (meta->first->first || meta->first->next) tree_prepend(reader->plan, meta);
}

static void finish_levels(struct reader *reader, struct position start)
{
    if (reader->level_count == 0) return;
    struct node *levels = tree_element(reader->arena, NULL, "levels", start);
    for (size_t i = 0; i < reader->level_count; i++) {
        struct node *level = tree_leaf(reader->arena, levels, "level", reader->levels[i], start);
        tree_set(reader->arena, level, "id", reader->levels[i], start);
    }
    tree_prepend(reader->plan, levels);
}

static void finish(struct reader *reader)
{
    struct position start = {reader->source, 0};
    pairs_drop_pending(reader);
    prose_end(reader);
    while (reader->depth > 1)
        parts_close(reader);
    reprint_resolve(reader);
    finish_levels(reader, start);
    finish_meta(reader, start);
    const struct given *id = &reader->meta[FIELD_PLAN_ID];
    tree_set(reader->arena, reader->plan, "id", id->is_given ? id->text : reader_file_stem(reader),
             id->is_given ? id->at : start);
    const struct given *page = &reader->meta[FIELD_FIRST_PAGE];
    if (page->is_given) tree_set(reader->arena, reader->plan, "first-page", page->text, page->at);
    tree_number(reader->plan);
}

/* -- for whoever writes text ------------------------------------------------------------------------------------------ */

bool text_needs_escape(const struct labels *labels, struct text line)
{
    static const unsigned any = FORM_VALUE | FORM_ALONE | FORM_COLUMN;
    struct text text = text_trim(line);
    struct bracket bracket;
    struct pair pair;
    struct year_span span;
    if (text.length == 0 || strchr("\\#\"", line.at[0]) || text_starts(text, TEXT("■"))) return true;
    if (memchr(line.at, '\t', line.length) || memchr(line.at, '|', line.length)) return true;
    if (text_find(line, TEXT("｜")) != SIZE_MAX || inline_bracket(line, &bracket)) return true;
    if (labels_parse(labels, text, any).label || labels_year(alone_between_brackets(text), &span))
        return true;
    if (!pair_split(text, &pair)) return alone_between_brackets(text).length > 0;
    return labels_parse(labels, pair.label, any).label || labels_nearest(labels, pair.label);
}

struct node *text_read_listed(struct arena *arena, struct diagnostics *diagnostics,
                              const struct source *source, const struct labels *labels,
                              struct listing *listing)
{
    struct reader *reader = ARENA_NEW(arena, struct reader);
    *reader = (struct reader){.arena = arena,
                              .diagnostics = diagnostics,
                              .source = source,
                              .labels = labels,
                              .listing = listing,
                              .twins = {.arena = arena}};
    reader->cells = cells_open(arena, diagnostics, source);
    reader->plan = tree_element(arena, NULL, "plan", (struct position){source, 0});
    reader_open(reader, PART_PLAN, reader->plan, "plan");
    struct row row;
    while (cells_next(&reader->cells, &row))
        read_row(reader, &row);
    finish(reader);
    return reader->plan;
}

struct node *text_read(struct arena *arena, struct diagnostics *diagnostics, const struct source *source,
                       const struct labels *labels)
{
    return text_read_listed(arena, diagnostics, source, labels, NULL);
}
