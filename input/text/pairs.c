/* pairs.c: labels with their values: 「ラベル：値」, cells in pairs, and a label whose value is the next line. */
#include <string.h>

#include "reader.h"

static const struct text nothing = {NULL, 0};

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

struct text reader_before_colon(struct text text)
{
    size_t step, at = find_colon(text, &step);
    return at == SIZE_MAX ? nothing : text_trim(text_slice(text, 0, at));
}

bool reader_split_pair(struct text text, struct pair *pair)
{
    size_t step, at = find_colon(text, &step);
    if (at == SIZE_MAX || at == 0) return false;
    pair->label = text_trim(text_slice(text, 0, at));
    pair->value = text_slice(text, at + step, text.length);
    return pair->label.length > 0;
}

/* A label that can stand here; words that happen to be labels of something that is not open are words. */
struct label_use reader_usable(struct reader *reader, struct text text, unsigned forms)
{
    struct label_use use = labels_parse(reader->labels, text, forms);
    if (use.label && reader_in_prose(reader) && !reader_accepts(reader, use.label)) use.label = NULL;
    return use;
}

/* -- no value --------------------------------------------------------------------------------------------------------- */

bool reader_opens_part(enum field field)
{
    return field == FIELD_INITIATIVE || field == FIELD_INITIATIVE_NO || field == FIELD_ACTIVITY ||
           field == FIELD_INDICATOR || field == FIELD_LEVEL || field == FIELD_LEVEL_NO;
}

static void place_nothing(struct reader *reader, struct label_use use, struct position at)
{
    DIAG(reader->diagnostics, LABEL_EMPTY, .at = at, .arguments = {use.label->name});
    reader_became(reader, at, "empty label");
    if (reader_opens_part(use.label->field))
        reader_place(reader, use, at, (struct value){nothing, at, false});
}

void pending_drop(struct reader *reader)
{
    struct pending pending = reader->pending;
    reader->pending.use.label = NULL;
    if (pending.use.label) place_nothing(reader, pending.use, pending.at);
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

/* 10:30 and https://… are no labels with values. */
static bool names_something(struct pair pair)
{
    if (!is_short_label(pair.label) || text_starts(pair.value, TEXT("//"))) return false;
    for (struct text rest = pair.label; rest.length;) {
        uint32_t c = text_next(&rest);
        if (!text_is_digit(c) && c != '.' && c != '-' && c != '/') return true;
    }
    return false;
}

bool reader_begins_label(struct reader *reader, struct text text)
{
    struct pair pair;
    if (reader_usable(reader, text, FORM_VALUE | FORM_ALONE).label || text_starts(text, TEXT("【")))
        return true;
    return reader_split_pair(text, &pair) &&
           (reader_usable(reader, pair.label, FORM_VALUE | FORM_ALONE).label || names_something(pair));
}

/* Only a line that is no label itself goes on with the label above it. */
bool pending_take(struct reader *reader, const struct row *row, size_t first)
{
    struct pending pending = reader->pending;
    if (!pending.use.label) return false;
    bool escaped = text_starts(row->raw, TEXT("\\"));
    if (!escaped && (cells_filled(row) > 1 || reader_begins_label(reader, cells_text(row, first)))) {
        pending_drop(reader);
        return false;
    }
    reader->pending.use.label = NULL;
    struct text text = row->cells[first].text;
    size_t skipped = escaped && !row->cells[first].quoted ? 1 : 0;
    struct value value = {text_slice(text, skipped, text.length - skipped),
                          {reader->source, row->cells[first].offset + (uint32_t)skipped},
                          row->cells[first].quoted};
    reader_became(reader, value.at, "value");
    reader_place(reader, pending.use, pending.at, value);
    return true;
}

/* -- pairs ------------------------------------------------------------------------------------------------------------ */

static void place_pair(struct reader *reader, const struct cell *cell, struct label_use use, struct pair pair)
{
    struct position label_at = reader_position(reader, cell, pair.label);
    struct value value = {pair.value, reader_position(reader, cell, pair.value), false};
    if (text_trim(pair.value).length == 0 && field_shape(use.label->field) != SHAPE_PROSE) {
        pending_drop(reader); /* of a pair further left */
        reader->pending = (struct pending){use, label_at};
        reader_became(reader, label_at, "label");
        return;
    }
    value.text = text_trim(pair.value);
    value.at = reader_position(reader, cell, value.text);
    reader_place(reader, use, label_at, value);
}

/* The cells that belong to a label in cell `i`: the next, or for marks all up to the next label. Returns the index after
 * them. */
static size_t gather(struct reader *reader, const struct row *row, size_t i, struct label_use use,
                     struct value *value)
{
    size_t at = i + 1;
    *value = (struct value){nothing, {reader->source, row->cells[i].offset}, false};
    bool beside = at < row->count && (cells_text(row, at).length > 0 || row->cells[at].quoted);
    while (!beside && at < row->count && cells_text(row, at).length == 0)
        at++;
    if (at == row->count) return at;
    if (!beside && labels_parse(reader->labels, cells_text(row, at), FORM_VALUE).label) return at;
    *value =
        (struct value){row->cells[at].text, {reader->source, row->cells[at].offset}, row->cells[at].quoted};
    if (use.label->field != FIELD_MARKS) return at + 1;
    struct text_buffer joined = {.arena = reader->arena};
    for (; at < row->count; at++) {
        if (labels_parse(reader->labels, cells_text(row, at), FORM_VALUE).label) break;
        if (joined.length) buffer_add(&joined, TEXT("\t"));
        buffer_add(&joined, cells_text(row, at));
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
        place_nothing(reader, use, at);
        return next;
    }
    reader_place(reader, use, at, value);
    return next;
}

static void report_crowded(struct reader *reader, const struct row *row, size_t i)
{
    struct position at = {reader->source, row->cells[i].offset};
    DIAG(reader->diagnostics, CELL_CROWDED, .at = at, .arguments = {cells_text(row, i)});
    reader_became(reader, at, "error");
}

static void place_pairs(struct reader *reader, const struct row *row, size_t first)
{
    for (size_t i = first; i < row->count;) {
        struct text text = cells_text(row, i);
        struct pair pair;
        if (text.length == 0) {
            i++;
            continue;
        }
        bool split = !row->cells[i].quoted && reader_split_pair(text, &pair);
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

/* Running text that would be a label but for a slip of the pen. */
static void report_misspelt(struct reader *reader, const struct cell *cell, struct text label)
{
    const struct label *near = labels_nearest(reader->labels, label);
    if (!near || !reader_accepts(reader, near) || text_count(label) < 3) return;
    if (text_count(label) < text_count(near->name) && text_starts(near->name, label))
        return; /* a shorter word */
    DIAG(reader->diagnostics, LABEL_MISSPELT, .at = reader_position(reader, cell, label),
         .arguments = {label, near->name});
}

bool reader_wants_labels(struct reader *reader)
{
    return !reader_in_prose(reader) && reader_find(reader, PART_INITIATIVE) != NULL;
}

bool pairs_read(struct reader *reader, const struct row *row, size_t first)
{
    const struct cell *cell = &row->cells[first];
    struct text text = cells_text(row, first);
    struct pair pair = {nothing, nothing};
    struct label_use use = reader_usable(reader, text, FORM_VALUE);
    if (use.label && cells_filled(row) > 1) {
        place_pairs(reader, row, first);
        return true;
    }
    bool split = !cell->quoted && reader_split_pair(text, &pair);
    if (split) use = reader_usable(reader, pair.label, FORM_VALUE);
    if (split && use.label) {
        place_pairs(reader, row, first);
        return true;
    }
    if (split && reader_in_prose(reader)) report_misspelt(reader, cell, pair.label);
    if (!reader_wants_labels(reader)) return false;
    if (split && is_short_label(pair.label)) {
        struct text value = text_trim(pair.value);
        reader_place_unknown(reader, pair.label, reader_position(reader, cell, pair.label),
                             (struct value){value, reader_position(reader, cell, value), false});
        return true;
    }
    if (first + 1 >= row->count || cells_filled(row) < 2 || !is_short_label(text)) return false;
    struct value value;
    static const struct label unknown = {.field = FIELD_FIELD};
    size_t next = gather(reader, row, first, (struct label_use){&unknown, {NULL, 0}}, &value);
    reader_place_unknown(reader, text, reader_position(reader, cell, text), value);
    struct row rest = *row;
    if (next < row->count) place_pairs(reader, &rest, next);
    return true;
}
