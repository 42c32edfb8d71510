/* writer.c: labels with their values, and the parts that a label closes. */
#include "writer.h"

void writer_add(struct writer *writer, struct text text)
{
    buffer_add(&writer->written->out, text);
}

/* -- the reader's stack ----------------------------------------------------------------------------------------------- */

void writer_close_one(struct writer *writer)
{
    writer_add(writer, TEXT("【以上】\n"));
    writer->depth--;
}

void writer_close_to(struct writer *writer, size_t level)
{
    while (writer->depth > level)
        writer_close_one(writer);
}

void writer_close_for(struct writer *writer, size_t level, enum field field)
{
    for (size_t i = writer->depth; i > level; i = i > writer->depth ? writer->depth : i - 1) {
        if (!(field_parts(field) & 1u << writer->parts[i - 1])) continue;
        while (writer->depth >= i)
            writer_close_one(writer);
    }
    writer->depth = level;
}

void writer_open(struct writer *writer, enum part part)
{
    writer->parts = arena_grow(writer->written->out.arena, writer->parts, writer->depth, writer->depth + 1,
                               &writer->capacity, sizeof *writer->parts);
    writer->parts[writer->depth++] = part;
}

/* -- one line ------------------------------------------------------------------------------------------------------- */

static bool is_plain_value(struct text value)
{
    if (value.length == 0 || value.at[0] == '"' || text_trim(value).length != value.length) return false;
    for (size_t i = 0; i < value.length; i++)
        if ((unsigned char)value.at[i] < 0x20) return false;
    static const char *const ends[] = {"\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9"};
    for (size_t i = 0; i < ARRAY_LEN(ends); i++)
        if (text_find(value, text_of(ends[i])) != SIZE_MAX) return false;
    return true;
}

void writer_add_pair(struct writer *writer, struct text label, const struct prose *value)
{
    bool plain = is_plain_value(value->text);
    writer_add(writer, label);
    writer_add(writer, plain ? TEXT("：") : TEXT("\t\""));
    written_from(writer->written, value->at);
    for (size_t i = 0; i < value->text.length; i++) {
        if (!plain && value->text.at[i] == '"') writer_add(writer, TEXT("\""));
        writer_add(writer, text_slice(value->text, i, 1));
    }
    writer_add(writer, plain ? TEXT("\n") : TEXT("\"\n"));
}

struct text writer_label_of(const struct writer *writer, enum field field)
{
    const struct label *label = labels_first(writer->labels, field, (struct text){NULL, 0});
    return label ? label->name : text_of(field_name(field));
}

struct text writer_qualified(struct writer *writer, struct text label, struct text one, struct text two)
{
    struct arena *arena = writer->written->out.arena;
    if (one.length == 0 && two.length == 0) return label;
    if (two.length == 0) return text_format(arena, "%.*s（%.*s）", TEXT_ARG(label), TEXT_ARG(one));
    if (one.length == 0) return text_format(arena, "%.*s（%.*s）", TEXT_ARG(label), TEXT_ARG(two));
    return text_format(arena, "%.*s（%.*s／%.*s）", TEXT_ARG(label), TEXT_ARG(one), TEXT_ARG(two));
}

void writer_add_field(struct writer *writer, size_t level, enum field field, const struct prose *value)
{
    if (!value) return;
    writer_close_for(writer, level, field);
    writer_add_pair(writer, writer_label_of(writer, field), value);
}

void writer_add_attribute(struct writer *writer, size_t level, enum field field, const struct record *record,
                          enum attribute_kind name)
{
    writer_add_field(writer, level, field, record_attribute(record, name));
}

struct text writer_when_of(struct writer *writer, const struct record *record)
{
    struct text from = record_value(record, ATTRIBUTE_FROM), to = record_value(record, ATTRIBUTE_TO);
    if (from.length == 0 && to.length == 0) return record_value(record, ATTRIBUTE_YEAR);
    return text_format(writer->written->out.arena, "%.*s～%.*s", TEXT_ARG(from), TEXT_ARG(to));
}

struct text writer_prefixed(struct writer *writer, const char *prefix, struct text text)
{
    if (text.length == 0) return text;
    return text_format(writer->written->out.arena, "%s%.*s", prefix, TEXT_ARG(text));
}

void writer_report_left_out(struct writer *writer, const struct record *record)
{
    DIAG(writer->diagnostics, LEFT_OUT, .at = record->at,
         .arguments = {text_format(writer->written->out.arena, "<%s>", record_name(record->kind))});
}
