/* node.h: an element tree with the places where everything was written. What input/xml makes of any XML file. */
#ifndef SHINCHOKU_GENERATOR_CORE_NODE_H
#define SHINCHOKU_GENERATOR_CORE_NODE_H

#include "diag.h"

struct node_attribute {
    struct text name;  /* local name; xml:lang is "xml:lang" */
    struct text value;
    struct position at;       /* of the name */
    struct position value_at; /* of the value's first character */
};

enum node_kind { NODE_ELEMENT, NODE_TEXT };

struct node {
    enum node_kind kind;
    struct text name; /* NODE_ELEMENT: local name */
    struct text space; /* NODE_ELEMENT: namespace URI, empty when there is none */
    struct text text; /* NODE_TEXT: characters, entities resolved, line ends LF */
    struct position at; /* of the < or of the first character */
    struct node *parent, *first, *last, *next;
    struct node_attribute *attributes;
    size_t attribute_count;
    uint32_t number; /* in document order, from 0 */
};

/* NULL when the node has no such attribute. */
const struct node_attribute *node_lookup(const struct node *node, const char *name);
/* The attribute's value, or the empty text. */
struct text node_value(const struct node *node, const char *name);
bool node_is(const struct node *node, const char *name);
/* First child element with that name, or NULL; `name` NULL: first child element. */
const struct node *node_child(const struct node *node, const char *name);
const struct node *node_sibling(const struct node *node, const char *name); /* the next one after it */
/* All text below the node, joined. */
struct text node_content(struct arena *arena, const struct node *node);

#endif
