/* unread.c: tables that cannot be read as they stand. They are told by their shape: rows of as many cells, under a row
 * whose words are no headings that are known, or parted by blanks or commas. One finding names the headings and says what
 * would make the table readable; its rows become nothing else. */
#include "unread.h"

#include <string.h>

#include "pair.h"
#include "pairs.h"
#include "table_cells.h"
#include "table_head.h"

enum { FEWEST_CELLS = 3, FEWEST_KNOWN = 2 };

/* -- cells by other signs than TAB ------------------------------------------------------------------------------------ */

/* The length of what parts cells at `at`; 0: nothing does. */
static size_t parts_at(struct text text, size_t at, enum parting parting)
{
    struct text here = text_slice(text, at, text.length - at);
    switch (parting) {
    case PARTED_BY_CELLS: return here.at[0] == '\t' ? 1 : 0;
    case PARTED_BY_BARS: return here.at[0] == '|' ? 1 : text_starts(here, TEXT("｜")) ? strlen("｜") : 0;
    case PARTED_BY_COMMAS: {
        bool before = at > 0 && text.at[at - 1] >= '0' && text.at[at - 1] <= '9';
        bool after = here.length > 1 && here.at[1] >= '0' && here.at[1] <= '9';
        return here.at[0] == ',' && !(before && after) ? 1 : 0;
    }
    case PARTED_BY_BLANKS: break;
    }
    size_t length = 0, width = 0;
    while (length < here.length) {
        struct text rest = text_slice(here, length, here.length - length);
        size_t size = here.at[length] == ' ' ? 1 : text_starts(rest, TEXT("　")) ? strlen("　") : 0;
        if (size == 0) break;
        width += size == 1 ? 1 : 2;
        length += size;
    }
    return width >= 2 ? length : 0;
}

static bool take_cell(struct text *rest, enum parting parting, struct text *cell)
{
    if (rest->length == 0) return false;
    size_t at = 0, step = 0;
    while (at < rest->length && (step = parts_at(*rest, at, parting)) == 0)
        at++;
    *cell = text_trim(text_slice(*rest, 0, at));
    *rest = text_slice(*rest, at + step, rest->length);
    return true;
}

static bool is_known(struct reader *reader, struct text cell)
{
    struct year_span years;
    return labels_parse(reader->labels, cell, FORM_COLUMN).label || labels_year(cell, &years);
}

/* Cells of a line, and how many of them are headings that are known. */
struct parted {
    size_t cells, known;
};

static struct parted part_line(struct reader *reader, struct text line, enum parting parting)
{
    struct parted parted = {0, 0};
    struct text rest = text_trim(line), cell;
    while (take_cell(&rest, parting, &cell)) {
        if (cell.length == 0) continue;
        parted.cells++;
        parted.known += is_known(reader, cell);
    }
    return parted;
}

/* -- reporting -------------------------------------------------------------------------------------------------------- */

/* The headings that the dictionary lacks: 「x」「y」を知りません. */
static struct text unknown_heads(struct reader *reader, const struct row *row, enum parting parting)
{
    enum { MOST_NAMED = 6 };
    struct text_buffer names = {.arena = reader->arena};
    size_t count = 0;
    for (size_t i = 0; i < row->count; i++) {
        struct text rest = cells_text(row, i), cell = rest;
        while (parting == PARTED_BY_CELLS ? rest.length > 0 : take_cell(&rest, parting, &cell)) {
            if (parting == PARTED_BY_CELLS) rest.length = 0;
            if (cell.length == 0 || is_known(reader, cell) || count++ >= MOST_NAMED) continue;
            buffer_format(&names, "「%.*s」", TEXT_ARG(cell));
        }
    }
    if (count == 0) return (struct text){NULL, 0};
    if (count > MOST_NAMED) buffer_add(&names, TEXT("…"));
    struct text list = buffer_text(&names);
    return diag_both(reader->diagnostics->arena,
                     text_format(reader->arena, "のうち%.*sを知りません", TEXT_ARG(list)),
                     text_format(reader->arena, ", of which %.*s are not known", TEXT_ARG(list)));
}

static struct text way_out(struct reader *reader, enum parting parting)
{
    struct arena *arena = reader->diagnostics->arena;
    if (parting == PARTED_BY_CELLS)
        return diag_both(arena,
                         TEXT("「取組名」か「指標」の列を加え、見出しを辞書（labels."
                              "tsv）の語にするか、［表］…［以上］で囲んでください"),
                         TEXT("add a column 取組名 or 指標 and use headings of labels.tsv, or put it between "
                              "［表］ and ［以上］"));
    return diag_both(
        arena,
        TEXT("欄を TAB で区切り、見出しを辞書（labels.tsv）の語にするか、［表］…［以上］で囲んでください"),
        TEXT("part the cells with TABs and use headings of labels.tsv, or put it between ［表］ and "
             "［以上］"));
}

static void open_unread(struct reader *reader, const struct row *row, enum parting parting, struct text hint)
{
    struct position at = {reader->source, row->cells[cells_first(row)].offset};
    table_end(reader);
    reader->table_heading = table_words(reader, row);
    DIAG(reader->diagnostics, TABLE_UNREAD, .at = at,
         .arguments = {reader->table_heading, unknown_heads(reader, row, parting), hint});
    reader_became(reader, (struct position){reader->source, row->offset}, "unread");
    pairs_drop_pending(reader);
    reader->unread = (struct unread){true, parting};
    reader->after_table = true;
}

void unread_homeless(struct reader *reader, const struct row *row, enum table_kind kind)
{
    struct arena *arena = reader->diagnostics->arena;
    struct text hint = kind == TABLE_ACTIVITIES
                           ? diag_both(arena, TEXT("この表より前に「取組名：」の行を書いてください"),
                                       TEXT("write a line 取組名： before it"))
                           : diag_both(arena, TEXT("この表より前に「指標：」の行を書いてください"),
                                       TEXT("write a line 指標： before it"));
    open_unread(reader, row, PARTED_BY_CELLS, hint);
    bool bars = row->count > 1 && memchr(row->raw.at, '\t', row->raw.length) == NULL &&
                part_line(reader, row->raw, PARTED_BY_BARS).cells > 1;
    if (bars) reader->unread.parting = PARTED_BY_BARS;
}

void unread_second(struct reader *reader, const struct row *row)
{
    struct text above = reader->table.heading;
    struct text hint =
        diag_both(reader->diagnostics->arena, TEXT("見出しを一行にまとめてください（目標値（R6）など）"),
                  TEXT("make the heading one row, as in 目標値（R6）"));
    struct row both = *row;
    both.cells = ARENA_ARRAY(reader->arena, struct cell, row->count + 1);
    memcpy(both.cells + 1, row->cells, row->count * sizeof *row->cells);
    both.cells[0] = (struct cell){above, row->cells[cells_first(row)].offset, false};
    both.count++;
    open_unread(reader, &both, PARTED_BY_BARS, hint); /* the words of the heading above are parted by ｜ */
    reader->unread.parting = PARTED_BY_CELLS;
}

void unread_row(struct reader *reader, const struct row *row)
{
    table_report_row(reader, row,
                     diag_both(reader->diagnostics->arena,
                               TEXT("「ラベル：値」の行にするか、表の行なら欄の数をそろえてください"),
                               TEXT("Write it as “label：value”, or with as many cells as the table has")));
    reader->after_table = true;
}

/* -- where such a table begins ------------------------------------------------------------------------------------------ */

static bool is_value_label(struct reader *reader, const struct row *row, size_t i)
{
    return i < row->count && labels_parse(reader->labels, cells_text(row, i), FORM_VALUE).label;
}

/* Labels and values in turn, and nothing left over: 協力団体⇥町会⇥区分⇥継続. */
static bool is_in_pairs(struct reader *reader, const struct row *row, size_t first)
{
    if (table_label_run(reader, row) >= 2) return false;
    if (!is_value_label(reader, row, first) && !reader_wants_labels(reader)) return false;
    bool pairs = is_value_label(reader, row, first);
    for (size_t i = first; i < row->count;) {
        struct text label = cells_text(row, i);
        const struct label *known = labels_parse(reader->labels, label, FORM_VALUE).label;
        bool marks = known && known->field == FIELD_MARKS;
        if (label.length == 0) {
            i++;
            continue;
        }
        if (!known && i > first) return false;
        pairs = pairs || (known && i > first);
        for (i++; i < row->count && cells_text(row, i).length == 0;)
            i++;
        while (i < row->count && !is_value_label(reader, row, i)) {
            i++;
            if (!marks) break;
        }
    }
    return pairs;
}

static bool begins_cells(struct reader *reader, const struct row *row, size_t first)
{
    struct row next;
    struct pair pair;
    if (table_filled(row) < FEWEST_CELLS || is_in_pairs(reader, row, first)) return false;
    bool split = pair_split(cells_text(row, first), &pair);
    if (split && labels_parse(reader->labels, pair.label, FORM_VALUE).label) return false;
    if (!reader_peek(reader, &next) || !table_is_data(reader, &next)) return false;
    return next.count == row->count || table_filled(&next) >= FEWEST_CELLS;
}

static bool begins_parted(struct reader *reader, struct text line, enum parting parting)
{
    struct row next;
    struct parted heading = part_line(reader, line, parting);
    if (heading.cells < FEWEST_CELLS || !reader_peek(reader, &next) || cells_first(&next) == next.count)
        return false;
    struct text below = cells_text(&next, cells_first(&next));
    if (cells_filled(&next) > 1 || pair_begins_label(reader, below)) return false;
    size_t cells = part_line(reader, below, parting).cells;
    if (heading.known >= FEWEST_KNOWN && cells >= FEWEST_KNOWN) return true;
    return reader_wants_labels(reader) && cells == heading.cells;
}

bool unread_begins(struct reader *reader, const struct row *row, size_t first)
{
    static const enum parting partings[] = {PARTED_BY_BARS, PARTED_BY_COMMAS, PARTED_BY_BLANKS};
    struct text line = cells_text(row, first);
    if (cells_filled(row) > 1) {
        if (!begins_cells(reader, row, first)) return false;
        open_unread(reader, row, PARTED_BY_CELLS, way_out(reader, PARTED_BY_CELLS));
        return true;
    }
    if (row->cells[first].quoted || pair_begins_label(reader, line)) return false;
    for (size_t i = 0; i < ARRAY_LEN(partings); i++) {
        if (!begins_parted(reader, line, partings[i])) continue;
        open_unread(reader, row, partings[i], way_out(reader, partings[i]));
        return true;
    }
    return false;
}

/* A line of one cell stays in the block only between its rows: a band, a total, a note. */
static bool stands_between(struct reader *reader)
{
    struct row next;
    return reader_peek(reader, &next) && table_is_data(reader, &next);
}

bool unread_goes_on(struct reader *reader, const struct row *row, size_t first)
{
    if (!reader->unread.open) return false;
    struct text line = cells_text(row, first);
    bool lone = cells_filled(row) == 1, goes_on;
    if (lone && (pair_begins_label(reader, line) || text_starts(line, TEXT("■"))))
        goes_on = false;
    else if (reader->unread.parting == PARTED_BY_CELLS)
        goes_on = lone ? row->count > 1 || stands_between(reader)
                       : !table_is_heading(reader, row) && table_is_data(reader, row);
    else
        goes_on = lone && part_line(reader, line, reader->unread.parting).cells >= FEWEST_KNOWN;
    reader->unread.open = goes_on;
    if (goes_on) reader_became(reader, (struct position){reader->source, row->offset}, "unread");
    return goes_on;
}

/* -- notes and units ------------------------------------------------------------------------------------------------------ */

static bool starts_with_any(struct text text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (text_starts(text, text_of(words[i]))) return true;
    return false;
}

/* （単位：千円） over a table. */
static bool is_unit_line(struct text line)
{
    static const char *const words[] = {"（単位", "(単位", "［単位", "[単位", "【単位", "〔単位"};
    return starts_with_any(line, words, ARRAY_LEN(words));
}

static bool is_note_line(struct text line)
{
    static const char *const words[] = {
        "※",    "＊",  "*",    "（注",   "(注",   "注）",   "注)",   "注１",   "注1",   "注２",   "注2",
        "注：", "注:", "注　", "資料：", "資料:", "出典：", "出典:", "（資料", "(資料", "（出典", "(出典"};
    return starts_with_any(line, words, ARRAY_LEN(words));
}

bool unread_note(struct reader *reader, const struct row *row, size_t first)
{
    struct text line = cells_text(row, first);
    struct row next;
    bool unit = is_unit_line(line), at_table = reader->after_table || reader->table.kind != TABLE_NONE;
    bool over = unit && reader_peek(reader, &next) && table_filled(&next) >= FEWEST_KNOWN;
    if (!over && !(at_table && (unit || is_note_line(line)))) return false;
    struct text heading = reader->table.heading.length ? reader->table.heading : reader->table_heading;
    if (over) heading = table_words(reader, &next);
    DIAG(reader->diagnostics, TABLE_NOTE, .at = reader_position(reader, &row->cells[first], line),
         .arguments = {line, heading});
    reader_became(reader, (struct position){reader->source, row->offset}, "unread");
    return true;
}
