/* alone.c: labels alone on their line: 【ラベル】, ①ラベル, ラベル. */
#include "alone.h"

#include "pairs.h"
#include "place.h"
#include "prose_label.h"

static const struct text nothing = {NULL, 0};

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

struct text alone_between_brackets(struct text text)
{
    if (!text_starts(text, TEXT("【")) || !text_ends(text, TEXT("】"))) return nothing;
    return text_slice(text, 3, text.length - 6);
}

static bool open_entry(struct reader *reader, struct text text, struct position at)
{
    static const struct label entry = {.field = FIELD_ENTRY};
    struct year_span span;
    struct text inside = alone_between_brackets(text);
    bool wanted = reader_find(reader, PART_STRAND) || reader_top(reader)->part == PART_INITIATIVE;
    if (inside.length == 0 || !wanted || !labels_year(inside, &span)) return false;
    return prose_open(reader, (struct label_use){&entry, inside}, at);
}

static bool open_unknown_note(struct reader *reader, struct text text, struct position at)
{
    struct text inside = alone_between_brackets(text);
    if (inside.length == 0 || !reader_wants_labels(reader)) return false;
    const struct label *near = labels_nearest(reader->labels, inside);
    struct text hint = near ? text_format(reader->arena, " → 「%.*s」?", TEXT_ARG(near->name)) : nothing;
    DIAG(reader->diagnostics, LABEL_UNKNOWN, .at = at, .arguments = {inside, hint});
    const struct label note = {.field = FIELD_NOTE, .argument = inside};
    return prose_open(reader, (struct label_use){&note, {NULL, 0}}, at);
}

bool alone_read(struct reader *reader, const struct row *row, size_t first)
{
    struct text text = cells_text(row, first);
    struct position at = reader_position(reader, &row->cells[first], text);
    struct label_use use = reader_usable(reader, text, FORM_ALONE);
    if (use.label && use.label->field == FIELD_END && !is_dressed(text))
        return false; /* 以上 as people end a letter */
    if (!use.label && (is_dressed(text) || !reader_in_prose(reader)))
        use = reader_usable(reader, text, FORM_VALUE);
    if (!use.label) return open_entry(reader, text, at) || open_unknown_note(reader, text, at);
    if (field_shape(use.label->field) == SHAPE_PROSE || use.label->field == FIELD_FIELD) {
        if (prose_open(reader, use, at)) {
            reader_became(reader, at, "%s", field_name(use.label->field));
            return true;
        }
    }
    if (field_shape(use.label->field) == SHAPE_HEAD || field_shape(use.label->field) == SHAPE_PROSE) {
        place_value(reader, use, at, (struct value){nothing, at, false});
        return true;
    }
    pairs_drop_pending(reader);
    reader->pending = (struct pending){use, at};
    reader_became(reader, at, "label");
    return true;
}
