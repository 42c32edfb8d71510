/* write.c: the record tree as XML. Records carry the names of the vocabulary, so this is a walk. */
#include "write.h"

static void indent(struct written *written, size_t depth)
{
    for (size_t i = 0; i < depth; i++)
        written_add(written, "  ");
}

static void write_attributes(struct written *written, const struct record *record)
{
    for (uint32_t i = 0; i < record->attribute_count; i++) {
        const struct attribute *attribute = &record->attributes[i];
        buffer_format(&written->out, " %s=\"", record_attribute_name(attribute->name));
        written_from(written, attribute->value.at);
        written_escaped(written, attribute->value.text, XML_VALUE);
        written_add(written, "\"");
    }
}

static void write_own_text(struct written *written, const struct record *record)
{
    written_from(written, record->prose.at);
    written_escaped(written, record->prose.text, XML_TEXT);
}

/* Does the record's content stand on one line: text, or text with elements in it? Indentation would be part of it. */
static bool is_inline(const struct record *record)
{
    if (!record->first) return true;
    return record_is_mixed(record->kind) && !record_is_block(record->first->kind);
}

static void write_record(struct written *written, const struct record *record, size_t depth);

static void write_inline(struct written *written, const struct record *record)
{
    if (record->kind == RECORD_TEXT) {
        write_own_text(written, record);
        return;
    }
    buffer_format(&written->out, "<%s", record_name(record->kind));
    write_attributes(written, record);
    if (record->prose.text.length == 0) {
        written_add(written, "/>");
        return;
    }
    written_add(written, ">");
    write_own_text(written, record);
    buffer_format(&written->out, "</%s>", record_name(record->kind));
}

static void write_content(struct written *written, const struct record *record, size_t depth)
{
    if (is_inline(record)) {
        write_own_text(written, record);
        for (const struct record *child = record->first; child; child = child->next)
            write_inline(written, child);
        return;
    }
    written_add(written, "\n");
    for (const struct record *child = record->first; child; child = child->next)
        write_record(written, child, depth + 1);
    indent(written, depth);
}

/* Recursion is as deep as records nest, which the reader limits. */
static void write_record(struct written *written, const struct record *record, size_t depth)
{
    indent(written, depth);
    written_from(written, record->at);
    buffer_format(&written->out, "<%s", record_name(record->kind));
    if (record->kind == RECORD_PLAN) written_add(written, " xmlns=\"urn:shinchoku:plan:1\"");
    write_attributes(written, record);
    if (!record->first && record->prose.text.length == 0) {
        written_add(written, "/>\n");
        return;
    }
    written_add(written, ">");
    write_content(written, record, depth);
    buffer_format(&written->out, "</%s>\n", record_name(record->kind));
}

void write_xml(struct written *written, const struct plan *plan, const char *encoding)
{
    buffer_format(&written->out, "<?xml version=\"1.0\" encoding=\"%s\"?>\n", encoding);
    write_record(written, plan->root, 0);
}
