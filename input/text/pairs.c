/* pairs.c: labels with their values: 「ラベル：値」, cells in pairs, and a label whose value is the next line. */
#include "pairs.h"

#include "pair.h"
#include "place.h"

static const struct text nothing = {NULL, 0};

/* -- no value --------------------------------------------------------------------------------------------------------- */

static void place_nothing(struct reader *reader, struct label_use use, struct position at)
{
    DIAG(reader->diagnostics, LABEL_EMPTY, .at = at, .arguments = {use.label->name});
    reader_became(reader, at, "empty label");
    if (field_opens_part(use.label->field)) place_value(reader, use, at, (struct value){nothing, at, false});
}

void pairs_drop_pending(struct reader *reader)
{
    struct pending pending = reader->pending;
    reader->pending.use.label = NULL;
    if (pending.use.label) place_nothing(reader, pending.use, pending.at);
}

/* Only a line that is no label itself goes on with the label above it. */
bool pairs_take_pending(struct reader *reader, const struct row *row, size_t first)
{
    struct pending pending = reader->pending;
    if (!pending.use.label) return false;
    bool escaped = text_starts(row->raw, TEXT("\\"));
    if (!escaped && (cells_filled(row) > 1 || pair_begins_label(reader, cells_text(row, first)))) {
        pairs_drop_pending(reader);
        return false;
    }
    reader->pending.use.label = NULL;
    struct text text = row->cells[first].text;
    size_t skipped = escaped && !row->cells[first].quoted ? 1 : 0;
    struct value value = {text_slice(text, skipped, text.length - skipped),
                          {reader->source, row->cells[first].offset + (uint32_t)skipped},
                          row->cells[first].quoted};
    reader_became(reader, value.at, "value");
    place_value(reader, pending.use, pending.at, value);
    return true;
}

/* -- pairs ------------------------------------------------------------------------------------------------------------ */

static void place_pair(struct reader *reader, const struct cell *cell, struct label_use use, struct pair pair)
{
    struct position label_at = reader_position(reader, cell, pair.label);
    struct value value = {pair.value, reader_position(reader, cell, pair.value), false};
    if (text_trim(pair.value).length == 0 && field_shape(use.label->field) != SHAPE_PROSE) {
        pairs_drop_pending(reader); /* of a pair further left */
        reader->pending = (struct pending){use, label_at};
        reader_became(reader, label_at, "label");
        return;
    }
    value.text = text_trim(pair.value);
    value.at = reader_position(reader, cell, value.text);
    place_value(reader, use, label_at, value);
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
    place_value(reader, use, at, value);
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
        bool split = !row->cells[i].quoted && pair_split(text, &pair);
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
    bool split = !cell->quoted && pair_split(text, &pair);
    if (split) use = reader_usable(reader, pair.label, FORM_VALUE);
    if (split && use.label) {
        place_pairs(reader, row, first);
        return true;
    }
    if (split && reader_in_prose(reader)) report_misspelt(reader, cell, pair.label);
    if (!reader_wants_labels(reader)) return false;
    if (split && pair_is_short(pair.label)) {
        struct text value = text_trim(pair.value);
        place_unknown(reader, pair.label, reader_position(reader, cell, pair.label),
                      (struct value){value, reader_position(reader, cell, value), false});
        return true;
    }
    if (first + 1 >= row->count || cells_filled(row) < 2 || !pair_is_short(text)) return false;
    struct value value;
    static const struct label unknown = {.field = FIELD_FIELD};
    size_t next = gather(reader, row, first, (struct label_use){&unknown, {NULL, 0}}, &value);
    place_unknown(reader, text, reader_position(reader, cell, text), value);
    struct row rest = *row;
    if (next < row->count) place_pairs(reader, &rest, next);
    return true;
}
