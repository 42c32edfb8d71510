/* tree.c: nodes to elements. */
#include "tree.h"
#include "value.h"
#include "words.h"

#include <string.h>

struct growing {
    struct arena *arena;
    struct diagnostics *diagnostics;
};

static void report_element(struct growing *growing, const struct node *node, enum element_kind parent)
{
    struct text allowed = vocabulary_children(parent);
    if (text_starts(allowed, TEXT("#text "))) allowed = text_slice(allowed, strlen("#text "), allowed.length);
    DIAG(growing->diagnostics, ELEMENT_UNKNOWN, .at = node->at,
         .arguments = {node->name, text_of(vocabulary_element(parent)), words_list(growing->arena, allowed),
                       words_suggestion(growing->arena, allowed, node->name)});
}

static void take_attributes(struct growing *growing, struct element *element)
{
    const struct node *node = element->node;
    struct text allowed = vocabulary_attributes(element->kind);
    for (size_t i = 0; i < node->attribute_count; i++) {
        const struct node_attribute *attribute = &node->attributes[i];
        if (words_have(allowed, attribute->name)) continue;
        DIAG(growing->diagnostics, ATTRIBUTE_UNKNOWN, .at = attribute->at,
             .arguments = {attribute->name, text_of(vocabulary_element(element->kind)),
                           words_list(growing->arena, allowed),
                           words_suggestion(growing->arena, allowed, attribute->name)});
    }
    value_read_all(growing->arena, element);
}

static bool is_blank(struct text text)
{
    for (size_t i = 0; i < text.length; i++)
        if (!strchr(" \t\r\n", text.at[i])) return false;
    return true;
}

static void compile_children(struct growing *growing, struct element *element);

static struct element *add_element(struct growing *growing, struct element *parent, enum element_kind kind,
                                   const struct node *node)
{
    struct element *element = ARENA_NEW(growing->arena, struct element);
    element->kind = kind;
    element->node = node;
    element->parent = parent;
    if (parent) {
        if (parent->last)
            parent->last->next = element;
        else
            parent->first = element;
        parent->last = element;
    }
    return element;
}

static void compile_characters(struct growing *growing, struct element *parent, const struct node *node)
{
    if (is_blank(node->text)) return;
    if (!words_have(vocabulary_children(parent->kind), TEXT("#text"))) {
        DIAG(growing->diagnostics, TEXT_MISPLACED, .at = node->at,
             .arguments = {text_trim(node->text), text_of(vocabulary_element(parent->kind))});
        return;
    }
    struct element *characters = add_element(growing, parent, ELEMENT_CHARACTERS, node);
    characters->text =
        template_parse(growing->arena, growing->diagnostics, node->text, node->at, SPACE_OF_FILE);
}

static void compile_node(struct growing *growing, struct element *parent, const struct node *node)
{
    if (node->kind == NODE_TEXT) {
        compile_characters(growing, parent, node);
        return;
    }
    if (!words_have(vocabulary_children(parent->kind), node->name)) {
        report_element(growing, node, parent->kind);
        return;
    }
    enum element_kind kind = ELEMENT_LAYOUT;
    vocabulary_find_element(node->name, &kind);
    struct element *element = add_element(growing, parent, kind, node);
    take_attributes(growing, element);
    compile_children(growing, element);
}

static void compile_children(struct growing *growing, struct element *element)
{
    for (const struct node *child = element->node->first; child; child = child->next)
        compile_node(growing, element, child);
}

struct element *tree_grow(struct arena *arena, struct diagnostics *diagnostics, const struct node *root)
{
    struct growing growing = {arena, diagnostics};
    struct element *element = add_element(&growing, NULL, ELEMENT_LAYOUT, root);
    take_attributes(&growing, element);
    compile_children(&growing, element);
    return element;
}
