/* read.c: the door of text records: rows are told apart by their looks and handed on.
 *
 * In this order: rows of an explicit region, comments, empty rows, ■ headings, heading rows of tables and their rows,
 * labels with values, labels alone, running text. */
#include <string.h>

#include "inline.h"
#include "generator/core/year.h"
#include "reader.h"

static const struct text nothing = {NULL, 0};

static struct text cell_text(const struct row *row, size_t i)
{
    return text_trim(row->cells[i].text);
}

static struct position position_of(const struct reader *reader, const struct cell *cell, struct text part)
{
    size_t offset = cell->text.at && part.at >= cell->text.at && part.at <= cell->text.at + cell->text.length
                        ? (size_t)(part.at - cell->text.at)
                        : 0;
    return (struct position){reader->source, cell->offset + (uint32_t)offset};
}

static bool in_prose(struct reader *reader)
{
    enum part part = reader_top(reader)->part;
    return part == PART_PROSE || part == PART_STATUS;
}

/* -- labels with values --------------------------------------------------------------------------------------------- */

/* The first colon outside brackets, if the words before it are short enough for a label. */
static size_t find_colon(struct text text, size_t *step)
{
    int depth = 0;
    for (struct text rest = text; rest.length && text.length - rest.length < 300;) {
        size_t at = text.length - rest.length;
        uint32_t c = text_next(&rest);
        if (c == 0xFF08 || c == '(') depth++;
        if (c == 0xFF09 || c == ')') depth--;
        if ((c != 0xFF1A && c != ':') || depth > 0) continue;
        *step = text.length - rest.length - at;
        return at;
    }
    return SIZE_MAX;
}

/* 「ラベル：値」 taken apart. */
struct pair {
    struct text label, value;
};

struct text reader_before_colon(struct text text)
{
    size_t step, at = find_colon(text, &step);
    return at == SIZE_MAX ? nothing : text_trim(text_slice(text, 0, at));
}

static bool split_pair(struct text text, struct pair *pair)
{
    size_t step, at = find_colon(text, &step);
    if (at == SIZE_MAX || at == 0) return false;
    pair->label = text_trim(text_slice(text, 0, at));
    pair->value = text_slice(text, at + step, text.length);
    return pair->label.length > 0;
}

/* A label that can stand here; words that happen to be labels of something that is not open are words. */
static struct label_use usable(struct reader *reader, struct text text, unsigned forms)
{
    struct label_use use = labels_parse(reader->labels, text, forms);
    if (use.label && in_prose(reader) && !reader_accepts(reader, use.label)) use.label = NULL;
    return use;
}

static void place_pair(struct reader *reader, const struct cell *cell, struct label_use use, struct pair pair)
{
    struct position label_at = position_of(reader, cell, pair.label);
    struct value value = {pair.value, position_of(reader, cell, pair.value), false};
    if (text_trim(pair.value).length == 0 && field_shape(use.label->field) != SHAPE_PROSE) {
        reader->pending = (struct pending){use, label_at};
        reader_became(reader, label_at, "label");
        return;
    }
    value.text = text_trim(pair.value);
    value.at = position_of(reader, cell, value.text);
    reader_place(reader, use, label_at, value);
}

/* The cells that belong to a label in cell `i`: the next, or for marks all up to the next label. Returns the index after
 * them. */
static size_t gather(struct reader *reader, const struct row *row, size_t i, struct label_use use,
                     struct value *value)
{
    size_t at = i + 1;
    *value = (struct value){nothing, {reader->source, row->cells[i].offset}, false};
    bool beside = at < row->count && (cell_text(row, at).length > 0 || row->cells[at].quoted);
    while (!beside && at < row->count && cell_text(row, at).length == 0)
        at++;
    if (at == row->count) return at;
    if (!beside && labels_parse(reader->labels, cell_text(row, at), FORM_VALUE).label) return at;
    *value =
        (struct value){row->cells[at].text, {reader->source, row->cells[at].offset}, row->cells[at].quoted};
    if (use.label->field != FIELD_MARKS) return at + 1;
    struct text_buffer joined = {.arena = reader->arena};
    for (; at < row->count; at++) {
        if (labels_parse(reader->labels, cell_text(row, at), FORM_VALUE).label) break;
        if (joined.length) buffer_add(&joined, TEXT("\t"));
        buffer_add(&joined, cell_text(row, at));
    }
    value->text = buffer_text(&joined);
    value->exact = false;
    return at;
}

static size_t place_cell_label(struct reader *reader, const struct row *row, size_t i, struct label_use use)
{
    struct value value;
    struct position at = {reader->source, row->cells[i].offset};
    size_t next = gather(reader, row, i, use, &value);
    if (value.text.length == 0 && !value.exact) {
        DIAG(reader->diagnostics, LABEL_EMPTY, .at = at, .arguments = {use.label->name});
        reader_became(reader, at, "empty label");
        return next;
    }
    reader_place(reader, use, at, value);
    return next;
}

static void report_crowded(struct reader *reader, const struct row *row, size_t i)
{
    struct position at = {reader->source, row->cells[i].offset};
    DIAG(reader->diagnostics, CELL_CROWDED, .at = at, .arguments = {cell_text(row, i)});
    reader_became(reader, at, "error");
}

static void place_pairs(struct reader *reader, const struct row *row, size_t first)
{
    for (size_t i = first; i < row->count;) {
        struct text text = cell_text(row, i);
        struct pair pair;
        if (text.length == 0) {
            i++;
            continue;
        }
        bool split = !row->cells[i].quoted && split_pair(text, &pair);
        struct label_use use = {NULL, {NULL, 0}};
        if (split) use = labels_parse(reader->labels, pair.label, FORM_VALUE);
        if (use.label) {
            place_pair(reader, &row->cells[i++], use, pair);
            continue;
        }
        use = labels_parse(reader->labels, text, FORM_VALUE);
        if (use.label) {
            i = place_cell_label(reader, row, i, use);
            continue;
        }
        report_crowded(reader, row, i);
        i++;
    }
}

static size_t first_cell(const struct row *row)
{
    size_t first = 0;
    while (first < row->count && cell_text(row, first).length == 0)
        first++;
    return first;
}

static size_t filled_cells(const struct row *row)
{
    size_t count = 0;
    for (size_t i = 0; i < row->count; i++)
        count += cell_text(row, i).length > 0 || row->cells[i].quoted;
    return count;
}

/* Running text that would be a label but for a slip of the pen. */
static void report_misspelt(struct reader *reader, const struct cell *cell, struct text label)
{
    const struct label *near = labels_nearest(reader->labels, label);
    if (!near || !reader_accepts(reader, near) || text_count(label) < 3) return;
    if (text_count(label) < text_count(near->name) && text_starts(near->name, label))
        return; /* a shorter word */
    DIAG(reader->diagnostics, LABEL_MISSPELT, .at = position_of(reader, cell, label),
         .arguments = {label, near->name});
}

/* Is the initiative, or something in it that takes no running text, open? */
static bool wants_labels(struct reader *reader)
{
    return !in_prose(reader) && reader_find(reader, PART_INITIATIVE) != NULL;
}

static bool is_short_label(struct text label)
{
    if (label.length > 60) return false;
    for (struct text rest = label; rest.length;) {
        uint32_t c = text_next(&rest);
        if (c == 0x3002 || c == 0x3001 || c == ' ') return false; /* 。 、 */
    }
    return true;
}

static bool read_pairs(struct reader *reader, const struct row *row, size_t first)
{
    const struct cell *cell = &row->cells[first];
    struct text text = cell_text(row, first);
    struct pair pair = {nothing, nothing};
    struct label_use use = usable(reader, text, FORM_VALUE);
    if (use.label && filled_cells(row) > 1) {
        place_pairs(reader, row, first);
        return true;
    }
    bool split = !cell->quoted && split_pair(text, &pair);
    if (split) use = usable(reader, pair.label, FORM_VALUE);
    if (split && use.label) {
        place_pairs(reader, row, first);
        return true;
    }
    if (split && in_prose(reader)) report_misspelt(reader, cell, pair.label);
    if (!wants_labels(reader)) return false;
    if (split && is_short_label(pair.label)) {
        struct text value = text_trim(pair.value);
        reader_place_unknown(reader, pair.label, position_of(reader, cell, pair.label),
                             (struct value){value, position_of(reader, cell, value), false});
        return true;
    }
    if (first + 1 >= row->count || filled_cells(row) < 2 || !is_short_label(text)) return false;
    struct value value;
    static const struct label unknown = {.field = FIELD_FIELD};
    size_t next = gather(reader, row, first, (struct label_use){&unknown, {NULL, 0}}, &value);
    reader_place_unknown(reader, text, position_of(reader, cell, text), value);
    struct row rest = *row;
    if (next < row->count) place_pairs(reader, &rest, next);
    return true;
}

/* -- labels alone --------------------------------------------------------------------------------------------------- */

/* 【ラベル】, ①ラベル, ラベル： — dressed so that nobody takes it for running text. */
static bool is_dressed(struct text text)
{
    struct text rest = text;
    uint32_t c = text_next(&rest);
    bool bracket = c == 0x3010 || c == 0x3014 || c == 0x3008 || c == 0x300A || c == 0xFF1C;
    bool ornament = (c >= 0x2460 && c <= 0x2473) || (c >= 0x2776 && c <= 0x2793) || c == 0x25C6 ||
                    c == 0x25C7 || c == 0x25A1 || c == 0x25BC || c == 0x25B6;
    return bracket || ornament || text_ends(text, TEXT("：")) || text_ends(text, TEXT(":"));
}

/* What stands between 【 and 】; empty when the text is something else. */
static struct text between_brackets(struct text text)
{
    if (!text_starts(text, TEXT("【")) || !text_ends(text, TEXT("】"))) return nothing;
    return text_slice(text, 3, text.length - 6);
}

static bool open_entry(struct reader *reader, struct text text, struct position at)
{
    static const struct label entry = {.field = FIELD_ENTRY};
    struct year_span span;
    struct text inside = between_brackets(text);
    bool wanted = reader_find(reader, PART_STRAND) || reader_top(reader)->part == PART_INITIATIVE;
    if (inside.length == 0 || !wanted || !labels_year(inside, &span)) return false;
    return reader_open_prose(reader, (struct label_use){&entry, inside}, at);
}

static bool open_unknown_note(struct reader *reader, struct text text, struct position at)
{
    struct text inside = between_brackets(text);
    if (inside.length == 0 || !wants_labels(reader)) return false;
    const struct label *near = labels_nearest(reader->labels, inside);
    struct text hint = near ? text_format(reader->arena, " → 「%.*s」?", TEXT_ARG(near->name)) : nothing;
    DIAG(reader->diagnostics, LABEL_UNKNOWN, .at = at, .arguments = {inside, hint});
    const struct label note = {.field = FIELD_NOTE, .argument = inside};
    return reader_open_prose(reader, (struct label_use){&note, {NULL, 0}}, at);
}

static bool read_alone(struct reader *reader, const struct row *row, size_t first)
{
    struct text text = cell_text(row, first);
    struct position at = position_of(reader, &row->cells[first], text);
    struct label_use use = usable(reader, text, FORM_ALONE);
    if (use.label && use.label->field == FIELD_END && !is_dressed(text))
        return false; /* 以上 as people end a letter */
    if (!use.label && (is_dressed(text) || !in_prose(reader))) use = usable(reader, text, FORM_VALUE);
    if (!use.label) return open_entry(reader, text, at) || open_unknown_note(reader, text, at);
    if (field_shape(use.label->field) == SHAPE_PROSE || use.label->field == FIELD_FIELD) {
        if (reader_open_prose(reader, use, at)) {
            reader_became(reader, at, "%s", field_name(use.label->field));
            return true;
        }
    }
    if (field_shape(use.label->field) == SHAPE_HEAD || field_shape(use.label->field) == SHAPE_PROSE) {
        reader_place(reader, use, at, (struct value){nothing, at, false});
        return true;
    }
    reader->pending = (struct pending){use, at};
    reader_became(reader, at, "label");
    return true;
}

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
        if (cell_text(row, i).length == 0) continue;
        reader_top(reader)->has_content = true;
        prose_lines(reader, reader->plan, row->cells[i].text,
                    (struct position){reader->source, row->cells[i].offset});
    }
}

/* The container for a line without a label. */
static struct node *text_parent(struct reader *reader, struct position at)
{
    static const struct label stray = {.field = FIELD_NOTE, .argument = {"記載", sizeof "記載" - 1}};
    if (in_prose(reader)) return reader_top(reader)->node;
    if (reader_find(reader, PART_INITIATIVE)) {
        DIAG(reader->diagnostics, LINE_UNLABELLED, .at = at, .arguments = {stray.argument});
        if (reader_open_prose(reader, (struct label_use){&stray, {NULL, 0}}, at))
            return reader_top(reader)->node;
    }
    while (reader_top(reader)->part != PART_SECTION && reader_top(reader)->part != PART_PLAN)
        reader_close(reader);
    reader_top(reader)->has_content = true;
    return reader_top(reader)->node;
}

static struct text line_of(const struct reader *reader, const struct row *row, size_t first)
{
    if (reader->cells.separator == SEPARATED_BY_COMMAS && filled_cells(row) == 1)
        return row->cells[first].text;
    struct text line = row->raw;
    while (text_ends(line, TEXT("\t")) ||
           (reader->cells.separator == SEPARATED_BY_COMMAS && text_ends(line, TEXT(","))))
        line.length--;
    return line;
}

static void read_text(struct reader *reader, const struct row *row, size_t first)
{
    struct position at = {reader->source, row->offset};
    struct text line = line_of(reader, row, first);
    bool untitled =
        reader->depth == 1 && !reader_top(reader)->has_content && !reader->meta[FIELD_PLAN_TITLE].is_given;
    if (untitled && line.at[0] != '\\') {
        take_title(reader, cell_text(row, first), at);
        read_beside_title(reader, row, first);
        return;
    }
    bool quoted = row->cells[first].quoted && filled_cells(row) == 1;
    struct position text_at = quoted ? (struct position){reader->source, row->cells[first].offset} : at;
    struct node *parent = text_parent(reader, at);
    if (quoted)
        prose_lines(reader, parent, row->cells[first].text, text_at);
    else
        prose_line(reader, parent, line, at);
}

static bool take_pending(struct reader *reader, const struct row *row, size_t first)
{
    if (!reader->pending.use.label) return false;
    struct pending pending = reader->pending;
    reader->pending.use.label = NULL;
    struct value value = {
        row->cells[first].text, {reader->source, row->cells[first].offset}, row->cells[first].quoted};
    reader_became(reader, value.at, "value");
    reader_place(reader, pending.use, pending.at, value);
    return true;
}

static void drop_pending(struct reader *reader)
{
    if (!reader->pending.use.label) return;
    DIAG(reader->diagnostics, LABEL_EMPTY, .at = reader->pending.at,
         .arguments = {reader->pending.use.label->name});
    reader->pending.use.label = NULL;
}

/* -- rows ----------------------------------------------------------------------------------------------------------- */

static bool read_table(struct reader *reader, const struct row *row)
{
    if (table_begin(reader, row)) {
        drop_pending(reader);
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
    return text_starts(row->raw, TEXT("#"));
}

static bool is_escaped(const struct row *row)
{
    return text_starts(row->raw, TEXT("\\"));
}

static void read_filled(struct reader *reader, const struct row *row)
{
    size_t first = first_cell(row);
    struct text text = cell_text(row, first);
    bool lone = filled_cells(row) == 1;
    if (is_escaped(row)) {
        if (!take_pending(reader, row, first)) read_text(reader, row, first);
        return;
    }
    if (lone && text_starts(text, TEXT("■"))) {
        drop_pending(reader);
        reader_open_heading(reader, text, position_of(reader, &row->cells[first], text));
        return;
    }
    if (read_table(reader, row) || read_bars(reader, row)) return;
    if (reader->table.kind != TABLE_NONE) table_end(reader);
    if (lone && take_pending(reader, row, first)) return;
    if (read_pairs(reader, row, first)) return;
    if (lone && read_alone(reader, row, first)) return;
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
    if (prose_region(reader, row)) return;
    if (is_comment(row)) {
        reader_became(reader, at, "#");
    } else if (first_cell(row) == row->count) {
        table_end(reader);
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
    drop_pending(reader);
    prose_end(reader);
    while (reader->depth > 1)
        reader_close(reader);
    reprint_resolve(reader);
    finish_levels(reader, start);
    finish_meta(reader, start);
    const struct given *id = &reader->meta[FIELD_PLAN_ID];
    tree_set(reader->arena, reader->plan, "id", id->is_given ? id->text : reader_file_stem(reader),
             id->is_given ? id->at : start);
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
    if (labels_parse(labels, text, any).label || labels_year(between_brackets(text), &span)) return true;
    if (!split_pair(text, &pair)) return between_brackets(text).length > 0;
    return labels_parse(labels, pair.label, any).label || labels_nearest(labels, pair.label);
}

struct node *text_read_listed(struct arena *arena, struct diagnostics *diagnostics,
                              const struct source *source, const struct labels *labels,
                              struct listing *listing)
{
    struct reader *reader = ARENA_NEW(arena, struct reader);
    *reader = (struct reader){
        .arena = arena, .diagnostics = diagnostics, .source = source, .labels = labels, .listing = listing};
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
