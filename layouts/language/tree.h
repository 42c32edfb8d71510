/* tree.h: the nodes of a definition's file as elements, with their attributes. */
#ifndef SHINCHOKU_LAYOUTS_LANGUAGE_TREE_H
#define SHINCHOKU_LAYOUTS_LANGUAGE_TREE_H

#include "element.h"

/* Reports elements, attributes and text where they cannot stand, and leaves them out. `root` is a <layout>. */
struct element *tree_grow(struct arena *arena, struct diagnostics *diagnostics, const struct node *root);

#endif
