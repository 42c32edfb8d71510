/* faithful.c: proof that a text record says what its plan says: it is read back and compared, record by record. */
#include "faithful.h"

#include "input/text/text.h"

#include "blocks.h"

struct check {
    struct arena *arena;
    struct diagnostics *diagnostics;
};

static void report(struct check *check, const struct record *record)
{
    struct text shown = text_trim(record_content(check->arena, record)), rest = shown;
    for (int i = 0; i < 24 && rest.length; i++)
        text_next(&rest);
    shown.length -= rest.length;
    struct text words = text_format(check->arena, "<%s> %.*s", record_name(record->kind), TEXT_ARG(shown));
    DIAG(check->diagnostics, TEXT_UNFAITHFUL, .at = record->at, .arguments = {words});
}

/* Kept out of the text: said so when it was written. */
static bool is_absent(const struct record *record)
{
    if (blocks_leave_out(record) || record->kind == RECORD_META || record->kind == RECORD_LEVELS) return true;
    switch ((int)record->kind) {
    case RECORD_OVERVIEW:
    case RECORD_GOAL:
    case RECORD_SCHEDULE:
    case RECORD_NOTE:
        for (const struct record *child = record->first; child; child = child->next)
            if (!blocks_leave_out(child)) return false;
        return true;
    default: return false;
    }
}

static const struct record *present(const struct record *record)
{
    while (record && is_absent(record))
        record = record->next;
    return record;
}

static const struct node *element(const struct node *node)
{
    while (node && (node->kind == NODE_TEXT || node_is(node, "meta") || node_is(node, "levels")))
        node = node->next;
    return node;
}

static bool same_attributes(const struct record *record, const struct node *node)
{
    if (record->kind == RECORD_PLAN) return true;
    if (record->attribute_count != node->attribute_count) return false;
    for (uint32_t i = 0; i < record->attribute_count; i++) {
        const struct attribute *attribute = &record->attributes[i];
        const struct node_attribute *other = node_lookup(node, record_attribute_name(attribute->name));
        if (!other || !text_equal(other->value, attribute->value.text)) return false;
    }
    return true;
}

/* Text with elements in it as one string, so that it does not matter how it is cut into pieces. */
static void flatten_record(struct text_buffer *out, const struct record *record)
{
    for (const struct record *r = record->first; r; r = r->next) {
        if (r->kind != RECORD_TEXT) buffer_format(out, "<%s", record_name(r->kind));
        for (uint32_t i = 0; i < r->attribute_count; i++)
            buffer_format(out, " %.*s", TEXT_ARG(r->attributes[i].value.text));
        if (r->kind != RECORD_TEXT) buffer_add(out, TEXT(">"));
        buffer_add(out, r->prose.text);
        if (r->kind != RECORD_TEXT) buffer_add(out, TEXT("</>"));
    }
}

static void flatten_node(struct text_buffer *out, const struct node *node)
{
    for (const struct node *n = node->first; n; n = n->next) {
        if (n->kind == NODE_TEXT) {
            buffer_add(out, n->text);
            continue;
        }
        buffer_format(out, "<%.*s", TEXT_ARG(n->name));
        for (size_t i = 0; i < n->attribute_count; i++)
            buffer_format(out, " %.*s", TEXT_ARG(n->attributes[i].value));
        buffer_add(out, TEXT(">"));
        buffer_add(out, node_content(out->arena, n));
        buffer_add(out, TEXT("</>"));
    }
}

static bool same_inline(struct check *check, const struct record *record, const struct node *node)
{
    struct text_buffer ours = {.arena = check->arena}, theirs = {.arena = check->arena};
    flatten_record(&ours, record);
    flatten_node(&theirs, node);
    return text_equal(buffer_text(&ours), buffer_text(&theirs));
}

/* Recursion is as deep as records nest. */
static void compare(struct check *check, const struct record *record, const struct node *node)
{
    bool has_blocks =
        record->first && !(record_is_mixed(record->kind) && !record_is_block(record->first->kind));
    bool same = text_is(node->name, record_name(record->kind)) && same_attributes(record, node);
    if (same && !has_blocks && record_is_mixed(record->kind))
        same = same_inline(check, record, node);
    else if (same && !has_blocks && record->prose.text.length)
        same = text_equal(node_content(check->arena, node), record->prose.text);
    if (!same) {
        report(check, record);
        return;
    }
    if (!has_blocks) return;
    const struct record *child = present(record->first);
    const struct node *other = element(node->first);
    for (; child && other; child = present(child->next), other = element(other->next))
        compare(check, child, other);
    if (child || other) report(check, child ? child : record);
}

void faithful_check(const struct written *written, const struct plan *plan, const struct labels *labels,
                    struct diagnostics *diagnostics)
{
    struct arena *arena = written->out.arena;
    struct diagnostics *ignored = diag_open(arena);
    const struct source *source = diag_source(ignored, "text", buffer_text(&written->out));
    struct check check = {arena, diagnostics};
    compare(&check, plan->root, text_read(arena, ignored, source, labels));
}
