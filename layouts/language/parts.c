/* parts.c: what each <use> stands for, and whether that is more than can be made. */
#include "parts.h"

enum { MOST_PARTS = 4096, MOST_ELEMENTS = 100 * 1000, DEEPEST = 256 };

static const struct element *part_named(const struct layout *layout, struct text name)
{
    for (size_t i = layout->part_count;
         i-- > 0;) /* a later one of the same name takes the place of an earlier one */
        if (text_equal(element_value(layout->parts[i], WORD_NAME), name)) return layout->parts[i];
    return NULL;
}

static void report_unknown(struct gathered_parts *parts, const struct element *use)
{
    const struct layout *layout = parts->layout;
    struct text_buffer names = {.arena = parts->arena};
    for (size_t i = 0; i < layout->part_count; i++) {
        buffer_add(&names, element_value(layout->parts[i], WORD_NAME));
        buffer_add(&names, TEXT(" "));
    }
    element_report_value(parts->arena, parts->diagnostics, use, WORD_PART, buffer_text(&names));
}

/* Said once: whatever uses the part is too much as well. */
static void report_too_much(struct gathered_parts *parts, const struct element *element)
{
    if (parts->too_many) return;
    parts->too_many = true;
    if (element->depth > DEEPEST)
        DIAG(parts->diagnostics, PARTS_DEEP, .at = element->node->at,
             .arguments = {text_format(parts->arena, "%d", DEEPEST)});
    else
        DIAG(parts->diagnostics, PARTS_MANY, .at = element->node->at,
             .arguments = {text_format(parts->arena, "%d", MOST_ELEMENTS)});
}

static void find_used(struct gathered_parts *parts, struct element *use)
{
    use->part = part_named(parts->layout, element_value(use, WORD_PART));
    if (!use->part) {
        if (element_has(use, WORD_PART)) report_unknown(parts, use);
        return;
    }
    use->weight += use->part->weight;
    use->depth += use->part->depth;
}

/* Adds what the child makes: both are no more than the limits and one element, so that no sum is too large. */
static void add_child(struct element *element, const struct element *child)
{
    element->weight += child->weight;
    if (element->weight > MOST_ELEMENTS) element->weight = MOST_ELEMENTS + 1;
    if (element->depth <= child->depth) element->depth = child->depth + 1;
    if (element->depth > DEEPEST) element->depth = DEEPEST + 1;
}

/* The files that are read are no deeper than any stack. */
void parts_find_used(struct gathered_parts *parts, struct element *element)
{
    element->weight = element->depth = 1;
    if (element->kind == ELEMENT_USE) find_used(parts, element);
    for (struct element *child = element->first; child; child = child->next) {
        if (child->kind == ELEMENT_PART) continue;
        parts_find_used(parts, child);
        add_child(element, child);
    }
    if (element->weight > MOST_ELEMENTS || element->depth > DEEPEST) report_too_much(parts, element);
}

void parts_take(struct gathered_parts *parts, struct element *part)
{
    struct layout *layout = parts->layout;
    size_t count = layout->part_count;
    parts_find_used(parts, part); /* before it is known itself: no part uses itself */
    if (!element_has_room(parts->arena, parts->diagnostics, part, count, MOST_PARTS)) return;
    layout->parts =
        arena_grow(parts->arena, layout->parts, count, count + 1, &parts->capacity, sizeof *layout->parts);
    layout->parts[layout->part_count++] = part;
}
