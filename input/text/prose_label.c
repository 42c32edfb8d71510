/* prose_label.c: which element the running text under a label becomes. */
#include "prose_label.h"

#include "parts.h"
#include "qualifier.h"

static const struct text nothing = {NULL, 0};

struct open_part *prose_strand_for(struct reader *reader, enum field field, struct position at)
{
    struct open_part *part = parts_for(reader, field);
    if (!part || part->part == PART_STRAND) return part;
    struct node *node = tree_element(reader->arena, part->node, "strand", at);
    return reader_open(reader, PART_STRAND, node, "strand");
}

static const char *prose_element(enum field field)
{
    const char *prose = field_prose(field);
    if (prose) return prose;
    return field == FIELD_FIELD ? "field" : "entry";
}

/* 進捗度 may have opened a status that still waits for its text. */
static struct open_part *waiting_status(struct reader *reader, struct text qualifier)
{
    struct open_part *status = reader_find(reader, PART_STATUS);
    if (!status || status->node->first) return NULL;
    const struct node_attribute *year = node_lookup(status->node, "year");
    if (year && qualifier.length && !text_equal(year->value, text_trim(qualifier))) return NULL;
    return status;
}

static bool is_entry(enum field field)
{
    return field == FIELD_ENTRY || field == FIELD_ENTRY_ACTUAL || field == FIELD_ENTRY_PLAN;
}

/* One text of a kind and a year is what an initiative has. */
static void report_again(struct reader *reader, const struct label *label, const struct node *parent,
                         const struct node *node)
{
    const char *name = field_prose(label->field);
    if (!name || label->field == FIELD_NOTE) return;
    const void **noted = qualifier_twin(reader, parent, node);
    const struct node *twin = *noted;
    if (twin && twin->first)
        DIAG(reader->diagnostics, PROSE_TWICE, .at = node->at, .related = twin->at,
             .arguments = {label->name});
    else
        *noted = node;
}

static struct open_part *prose_parent(struct reader *reader, enum field field, struct position at)
{
    return is_entry(field) ? prose_strand_for(reader, field, at) : parts_for(reader, field);
}

bool prose_open(struct reader *reader, struct label_use use, struct position at)
{
    enum field field = use.label->field;
    struct text qualifier = use.qualifier, name = use.label->argument;
    struct open_part *waiting = field == FIELD_STATUS ? waiting_status(reader, qualifier) : NULL;
    if (is_entry(field) && qualifier.length == 0) qualifier = reader->meta[FIELD_YEAR].text;
    if (is_entry(field) && qualifier.length == 0) {
        DIAG(reader->diagnostics, LABEL_WITHOUT_YEAR, .at = at, .arguments = {use.label->name});
        field = FIELD_NOTE; /* kept under its own name */
        name = use.label->name;
    }
    if (waiting) {
        parts_close_to(reader, waiting);
        qualifier_set_all(reader, waiting->node, node_lookup(waiting->node, "year") ? nothing : qualifier,
                          at);
        return true;
    }
    struct open_part *parent = prose_parent(reader, field, at);
    if (!parent) return false;
    parent->has_content = true;
    if (field == FIELD_BODY) {
        reader_open(reader, PART_PROSE, parent->node, parent->what);
        return true;
    }
    const char *element = prose_element(field);
    struct node *before = parent->node->last;
    struct node *node = tree_element(reader->arena, parent->node, element, at);
    if (field == FIELD_NOTE || field == FIELD_FIELD) {
        if (name.length == 0) qualifier_take(&qualifier, &name);
        tree_set(reader->arena, node, "name", name, at);
    }
    if (field == FIELD_ENTRY_ACTUAL || field == FIELD_ENTRY_PLAN)
        tree_set(reader->arena, node, "kind", text_of(field == FIELD_ENTRY_PLAN ? "plan" : "actual"), at);
    qualifier_set_all(reader, node, qualifier, at);
    report_again(reader, use.label, parent->node, node);
    struct open_part *part =
        reader_open(reader, field == FIELD_STATUS ? PART_STATUS : PART_PROSE, node, element);
    part->before = before;
    part->label = use.label->name;
    reader_became(reader, at, "%s", element);
    return true;
}
