/* tree.c: building element trees. */
#include "tree.h"

#include <string.h>

static struct node *new_node(struct arena *arena, enum node_kind kind, struct node *parent,
                             struct position at)
{
    struct node *node = ARENA_NEW(arena, struct node);
    node->kind = kind;
    node->parent = parent;
    node->at = at;
    return node;
}

static void append(struct node *parent, struct node *node)
{
    if (!parent) return;
    if (parent->last)
        parent->last->next = node;
    else
        parent->first = node;
    parent->last = node;
}

void tree_append(struct node *parent, struct node *node)
{
    node->parent = parent;
    append(parent, node);
}

struct node *tree_element(struct arena *arena, struct node *parent, const char *name, struct position at)
{
    struct node *node = new_node(arena, NODE_ELEMENT, parent, at);
    node->name = text_of(name);
    append(parent, node);
    return node;
}

void tree_prepend(struct node *parent, struct node *node)
{
    node->parent = parent;
    node->next = parent->first;
    parent->first = node;
    if (!parent->last) parent->last = node;
}

void tree_text(struct arena *arena, struct node *parent, struct text text, struct position at)
{
    if (text.length == 0) return;
    struct node *node = new_node(arena, NODE_TEXT, parent, at);
    node->text = text;
    append(parent, node);
}

struct node *tree_leaf(struct arena *arena, struct node *parent, const char *name, struct text text,
                       struct position at)
{
    struct node *node = tree_element(arena, parent, name, at);
    tree_text(arena, node, text, at);
    return node;
}

struct node *tree_copy_head(struct arena *arena, struct node *parent, const struct node *node)
{
    struct node *copy = new_node(arena, NODE_ELEMENT, parent, node->at);
    copy->name = node->name;
    copy->attributes = node->attributes;
    copy->attribute_count = node->attribute_count;
    append(parent, copy);
    return copy;
}

bool tree_set(struct arena *arena, struct node *node, const char *name, struct text value, struct position at)
{
    if (node_lookup(node, name)) return false;
    size_t count = node->attribute_count;
    struct node_attribute *attributes = ARENA_ARRAY(arena, struct node_attribute, count + 1);
    if (count) memcpy(attributes, node->attributes, count * sizeof *attributes);
    attributes[count] = (struct node_attribute){text_of(name), value, at, at};
    node->attributes = attributes;
    node->attribute_count = count + 1;
    return true;
}

void tree_number(struct node *root)
{
    uint32_t number = 0;
    for (struct node *node = root; node;) {
        node->number = number++;
        if (node->first) {
            node = node->first;
            continue;
        }
        while (node && node != root && !node->next)
            node = node->parent;
        node = !node || node == root ? NULL : node->next;
    }
}
