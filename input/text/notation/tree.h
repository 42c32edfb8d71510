/* tree.h: building element trees. Names are string constants, texts are borrowed. */
#ifndef SHINCHOKU_INPUT_TEXT_NOTATION_TREE_H
#define SHINCHOKU_INPUT_TEXT_NOTATION_TREE_H

#include "generator/core/node.h"

/* A new element at the end of `parent`'s children (NULL: a root). */
struct node *tree_element(struct arena *arena, struct node *parent, const char *name, struct position at);
/* Makes a root the first child of `parent`. */
void tree_prepend(struct node *parent, struct node *node);
/* Makes a root the last child of `parent`. */
void tree_append(struct node *parent, struct node *node);
/* Character data at the end of `parent`; nothing for an empty text. */
void tree_text(struct arena *arena, struct node *parent, struct text text, struct position at);
/* Element with text in it. */
struct node *tree_leaf(struct arena *arena, struct node *parent, const char *name, struct text text,
                       struct position at);
/* The element again, with its attributes and without its content, at the end of `parent`. */
struct node *tree_copy_head(struct arena *arena, struct node *parent, const struct node *node);
/* Sets an attribute that the element does not have yet. False when it has it. */
bool tree_set(struct arena *arena, struct node *node, const char *name, struct text value,
              struct position at);
/* Numbers the nodes in document order. */
void tree_number(struct node *root);

#endif
