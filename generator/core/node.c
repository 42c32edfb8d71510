/* node.c: looking things up in an element tree. */
#include "node.h"

const struct node_attribute *node_lookup(const struct node *node, const char *name)
{
    for (size_t i = 0; i < node->attribute_count; i++)
        if (text_is(node->attributes[i].name, name)) return &node->attributes[i];
    return NULL;
}

struct text node_value(const struct node *node, const char *name)
{
    const struct node_attribute *attribute = node_lookup(node, name);
    return attribute ? attribute->value : (struct text){NULL, 0};
}

bool node_is(const struct node *node, const char *name)
{
    return node->kind == NODE_ELEMENT && text_is(node->name, name);
}

static const struct node *first_from(const struct node *node, const char *name)
{
    while (node && (node->kind != NODE_ELEMENT || (name && !text_is(node->name, name))))
        node = node->next;
    return node;
}

const struct node *node_child(const struct node *node, const char *name)
{
    return first_from(node->first, name);
}

const struct node *node_sibling(const struct node *node, const char *name)
{
    return first_from(node->next, name);
}

static void add_content(struct text_buffer *out, const struct node *node)
{
    if (node->kind == NODE_TEXT) buffer_add(out, node->text);
    for (const struct node *child = node->first; child; child = child->next)
        add_content(out, child);
}

struct text node_content(struct arena *arena, const struct node *node)
{
    struct text_buffer out = {.arena = arena};
    add_content(&out, node);
    return buffer_text(&out);
}
